//! Data and forward process of an experiment, compared with, or taken from, those of a training.

use super::settings::Settings;
use super::table::{
    BETA0, BETA1, DATA, DRAWN, MIX, PRIOR, RATE, SCHEDULE, SEPARATION, SIGMA_MAX, SIGMA_MIN, Setting, WIDTH,
};
use crate::diffusion::data::{self, DataParameters};
use crate::diffusion::model;
use std::sync::Arc;

/// The settings of the data and of the schedule.
const PROCESS: [&Setting; 12] =
    [&DATA, &PRIOR, &SEPARATION, &WIDTH, &MIX, &DRAWN, &SCHEDULE, &RATE, &BETA0, &BETA1, &SIGMA_MIN, &SIGMA_MAX];

/// Whether two experiments have the same data and the same forward process: settings without an effect may differ.
pub fn have_same_process(one: &Settings, other: &Settings) -> bool {
    let lists = match (one.list(), other.list()) {
        _ if one.data() != &data::LIST => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
        (one, other) => one.is_none() && other.is_none(),
    };
    let same = |setting: &&Setting| !setting.matters(one) || setting.read(one) == setting.read(other);
    lists && PROCESS.iter().all(same)
}

/// Makes the model `learned`, with the data, the schedule and the training of `trained`.
pub fn take_training(settings: &mut Settings, trained: &Settings) {
    settings.model = &model::LEARNED;
    settings.training = trained.training.clone();
    settings.schedule = trained.schedule;
    settings.parameters = trained.parameters;
    settings.data = trained.data;
    // The list of numbers stays loaded.
    let list = settings.data_parameters.list.take();
    settings.data_parameters = DataParameters { list, ..trained.data_parameters.clone() };
    settings.seed = trained.seed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;

    #[test]
    fn settings_without_an_effect_may_differ() {
        let same = |one, other| have_same_process(&from_query(one, &[]).0, &from_query(other, &[]).0);
        assert!(same("", "noise=1&steps=20&seed=3&model=nn&beta1=30&sigma_max=9&hidden=8"));
        for other in ["prior=0.5", "width=0.1", "data=comb", "schedule=linear", "rate=9"] {
            assert!(!same("", other), "{other}");
        }
        assert!(same("data=comb&prior=0.2", "data=comb"));
        assert!(!same("schedule=linear", "schedule=linear&beta1=30"));
    }
}

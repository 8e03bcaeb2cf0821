//! Data and process of an experiment, compared with, or taken from, those of a training.

use super::settings::Settings;
use super::table::{
    BATCH, BLUR, BLUR_FLOOR, BLUR_POWER, CLASS_LIST, DATA, FIRST, HEAT_NOISE, HIDDEN, ITERATIONS, LEARNING_RATE,
    LOG_SNR, PICTURE, PRIOR, PROCESS, SEED, Setting,
};
use crate::images::Model;

/// The settings of the data and of the process.
const OF_PROCESS: [&Setting; 11] =
    [&PICTURE, &DATA, &CLASS_LIST, &FIRST, &PRIOR, &PROCESS, &BLUR, &BLUR_FLOOR, &BLUR_POWER, &LOG_SNR, &HEAT_NOISE];
/// The settings of the training.
const OF_TRAINING: [&Setting; 5] = [&HIDDEN, &BATCH, &LEARNING_RATE, &ITERATIONS, &SEED];

/// Whether two experiments have the same data and the same process: settings without an effect may differ.
pub fn have_same_process(one: &Settings, other: &Settings) -> bool {
    let same = |setting: &&Setting| !setting.matters(one) || setting.read(one) == setting.read(other);
    OF_PROCESS.iter().all(same)
}

/// Makes the estimate `learned`, with the data, the process and the training of `trained`.
pub fn take_training(settings: &mut Settings, trained: &Settings) {
    settings.model = Model::Learned;
    for setting in OF_PROCESS.iter().chain(&OF_TRAINING) {
        (setting.store)(settings, &setting.read(trained));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;

    #[test]
    fn settings_without_an_effect_may_differ() {
        let same = |one, other| have_same_process(&from_query(one, &[]).0, &from_query(other, &[]).0);
        assert!(same("", "noise=1&steps=20&seed=3&model=nn&hidden=8&heat_noise=0.1&prior=0.2"));
        for other in ["blur=2", "data=icons", "classes=3", "first=5", "process=heat", "log_snr=9"] {
            assert!(!same("", other), "{other}");
        }
        let mut settings = Settings::default();
        let trained: Settings = from_query("data=icons&blur=1&hidden=40&seed=9&steps=7", &[]).0;
        take_training(&mut settings, &trained);
        assert!(have_same_process(&settings, &trained) && settings.learns());
        assert_eq!((settings.training(), settings.steps()), (trained.training(), 100));
    }
}

//! Which settings have no meaning together.
//!
//! Data, schedule, score model, corruption, start, sampler and forward scheme are independent choices, and every
//! combination of them is defined in the terms of MATH.md. Notes on some:
//! - `langevin` with a schedule other than `geometric` follows that schedule's p_t from level to level; if the levels
//!   are far apart, the population does not reach each law, and that is what is shown;
//! - `ode` and `ddim` with η = 0 draw no noise, but corruption of the estimate does;
//! - `exact` with any sampler follows, for each particle, the law of its own component;
//! - `gaussian` starts from N(0, 1), or from N(0, σ_max²) where variance explodes, whether or not x(1) has nearly that
//!   law.
//!
//! This file lists the combinations that can't be run, and what changes so that a choice can be.

use super::settings::Settings;
use crate::diffusion::data;
use crate::diffusion::sampler::{self, Corruption};
use crate::lab::settings::Reason;

/// Why these settings can't be run, if they can't. [`Setting::write`](crate::lab::settings::Setting::write) checks
/// this, so settings that exist can always be run; a menu checks the settings that a choice would make.
pub fn reason_against(settings: &Settings) -> Option<Reason> {
    if settings.data() == &data::LIST && settings.list().is_none() {
        return Some(Reason::NoList);
    }
    let divides_by_signal = settings.sampler().divides_by_signal || settings.corrupt() != Corruption::Data;
    if divides_by_signal && !settings.schedule().has_signal_at_the_end() {
        return Some(Reason::NoSignal);
    }
    // A condition that is left over from other data names nothing, and is dropped by `adapt`.
    (settings.condition().largest() > settings.numbered_components()).then_some(Reason::NoComponent)
}

/// Changes what has no meaning together with the setting that was written: the schedule decides which samplers and
/// corruptions there are, the data which components.
pub fn adapt(settings: &mut Settings, written: &str) {
    if written == "schedule" && !settings.schedule().has_signal_at_the_end() {
        if settings.sampler().divides_by_signal {
            settings.sampler = &sampler::DDIM;
        }
        settings.corrupt = Corruption::Data;
    } else if written == "data" || written == "mix" {
        settings.condition = settings.condition.among(settings.numbered_components());
    }
}

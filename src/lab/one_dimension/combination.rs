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
//! This file lists the combinations that can't be run.

use super::settings::Settings;
use crate::diffusion::data;
use crate::lab::settings::Reason;

/// Why these settings can't be run, if they can't. [`Setting::write`](crate::lab::settings::Setting::write) checks
/// this, so settings that exist can always be run; a menu checks the settings that a choice would make.
pub fn reason_against(settings: &Settings) -> Option<Reason> {
    (settings.data() == &data::LIST && settings.list().is_none()).then_some(Reason::NoList)
}

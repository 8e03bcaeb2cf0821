//! Which settings have no meaning together.
//!
//! Data, schedule, score model, corruption, start, sampler and forward scheme are independent choices, and every
//! combination of them is defined in the terms of MATH.md. Some are worth a word:
//! - `langevin` with a schedule other than `geometric` follows that schedule's p_t down its levels; where these are far
//!   apart, it lags behind, and that is what is shown;
//! - `ode` and `ddim` with η = 0 draw no noise of their own, but a corrupted estimate is noise nevertheless;
//! - `exact` under any sampler follows, for each particle, the law of its own component;
//! - `gaussian` starts from N(0, 1), or from N(0, σ_max²) where variance explodes, whether or not the schedule has got
//!   the data there.
//!
//! What remains is what can't be run at all.

use super::settings::Settings;
use crate::diffusion::data;
use crate::lab::settings::Reason;

/// Why these settings can't be run, if they can't. [`Setting::write`](crate::lab::settings::Setting::write) asks, so
/// settings that are held can be run always; a menu asks about settings that it would make.
pub fn reason_against(settings: &Settings) -> Option<Reason> {
    (settings.data() == &data::LIST && settings.list().is_none()).then_some(Reason::NoList)
}

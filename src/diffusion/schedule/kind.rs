//! A formula for a schedule, and its parameters.

use super::level::Level;

/// A formula for a schedule, before its parameters are chosen.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the parameters that the formula uses, as in [`Parameters`].
    pub uses: &'static [&'static str],
    /// The level at a time in (0, 1], made by [`Level::preserving`] or [`Level::exploding`].
    pub level: fn(&Parameters, f64) -> Level,
}

known_by_name!(Kind);

/// The parameters of all schedules; each reads those it [`uses`](Kind::uses). Their ranges are those of the settings
/// of the same names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// c of `cubic` and `constant`.
    pub rate: f64,
    /// β(0) of `linear`.
    pub beta0: f64,
    /// β(1) of `linear`.
    pub beta1: f64,
    /// σ(0⁺) of `geometric`.
    pub sigma_min: f64,
    /// σ(1) of `geometric`.
    pub sigma_max: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { rate: 10.0, beta0: 0.1, beta1: 20.0, sigma_min: 0.01, sigma_max: 5.0 }
    }
}

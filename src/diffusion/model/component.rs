//! The law of x₀ given x_t and a single component of the data.

use crate::diffusion::data::Component;
use crate::diffusion::marginal::component_variance;
use crate::diffusion::schedule::Level;

/// ln(w_k N(x; a μ_k, V_k)) up to a constant that all components share.
pub fn log_weight(component: &Component, x: f64, level: Level) -> f64 {
    let variance = component_variance(component, level);
    let distance = x - level.signal * component.mean;
    libm::log(component.weight) - 0.5 * libm::log(variance) - 0.5 * distance * distance / variance
}

/// E[x₀ | x_t, k] = offset + slope · x: (offset, slope) = (σ² μ_k, a s_k²)/V_k.
pub fn conditional(component: &Component, level: Level) -> (f64, f64) {
    let variance = component_variance(component, level);
    (level.variance * component.mean / variance, level.signal * component.std * component.std / variance)
}

pub fn conditional_mean(component: &Component, x: f64, level: Level) -> f64 {
    if component.std == 0.0 {
        return component.mean;
    }
    let (offset, slope) = conditional(component, level);
    offset + slope * x
}

//! The law of the whole population at time t: p_t(x) = Σ w N(x; a μ, a² s² + σ²) (MATH.md §2).

use super::data::TwoPoint;
use super::schedule::{Level, Schedule};

/// Data carried forward by a schedule: everything that can be said of the process without running it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Process {
    /// The law of x₀.
    pub data: TwoPoint,
    /// How it is carried to noise.
    pub schedule: Schedule,
}

impl Process {
    /// p_t(x). At t = 0 the data are points and have no density: it is 0 away from them and infinite on them.
    pub fn density(&self, x: f64, t: f64) -> f64 {
        self.sum(t, |z, std| libm::exp(-0.5 * z * z) / (std * (2.0 * std::f64::consts::PI).sqrt()), x)
    }

    /// P(x_t ≤ x).
    pub fn cumulative(&self, x: f64, t: f64) -> f64 {
        self.sum(t, |z, _| normal_cumulative(z), x)
    }

    fn sum(&self, t: f64, of_standardised: impl Fn(f64, f64) -> f64, x: f64) -> f64 {
        let Level { signal, variance } = self.schedule.level(t);
        self.data
            .components()
            .iter()
            .map(|c| {
                let std = (signal * signal * c.std * c.std + variance).sqrt();
                c.weight * of_standardised((x - signal * c.mean) / std, std)
            })
            .sum()
    }
}

/// Φ(z), the cumulative function of N(0, 1).
pub fn normal_cumulative(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

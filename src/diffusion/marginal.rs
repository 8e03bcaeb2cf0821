//! The law of the whole population at time t: p_t(x) = Σ w N(x; a μ, a² s² + σ²) (MATH.md §2).

use super::data::{Component, Data};
use super::schedule::{Level, Schedule};

/// The forward process: data and a schedule. Everything that can be computed about it without a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Process {
    /// The law of x₀.
    pub data: Data,
    /// The noise schedule.
    pub schedule: Schedule,
}

impl Process {
    /// p_t(x), for t in [0, 1]. At t = 0, data that are points have no density: this is +∞ on a point and 0 elsewhere.
    pub fn density(&self, x: f64, t: f64) -> f64 {
        self.sum(t, x, |distance, std| {
            if std > 0.0 {
                let z = distance / std;
                libm::exp(-0.5 * z * z) / (std * (2.0 * std::f64::consts::PI).sqrt())
            } else if distance == 0.0 {
                f64::INFINITY
            } else {
                0.0
            }
        })
    }

    /// P(x_t ≤ x), for t in [0, 1].
    pub fn cumulative(&self, x: f64, t: f64) -> f64 {
        self.sum(
            t,
            x,
            |distance, std| {
                if std > 0.0 { normal_cumulative(distance / std) } else { f64::from(u8::from(distance >= 0.0)) }
            },
        )
    }

    /// (mean, variance) of x_t.
    pub fn moments(&self, t: f64) -> (f64, f64) {
        let level = self.schedule.level(t);
        (level.signal * self.data.mean(), level.signal * level.signal * self.data.variance() + level.variance)
    }

    /// The largest |x| of a picture of the process, in units of [`Schedule::unit`]: 3.5, or 1.1 times the extent of the
    /// data, whichever is more.
    pub fn reach(&self) -> f64 {
        (1.1 * self.data.extent()).max(3.5)
    }

    /// The largest |x| of a picture at any time, in the unit of the data.
    pub fn widest(&self) -> f64 {
        self.reach() * self.schedule.unit(1.0)
    }

    /// Σ w f(x − a μ, √(a² s² + σ²)).
    fn sum(&self, t: f64, x: f64, f: impl Fn(f64, f64) -> f64) -> f64 {
        let level = self.schedule.level(t);
        self.data
            .components()
            .iter()
            .map(|c| c.weight * f(x - level.signal * c.mean, component_variance(c, level).sqrt()))
            .sum()
    }
}

/// a² s² + σ², the variance of a component at a level.
pub fn component_variance(component: &Component, level: Level) -> f64 {
    let width = level.signal * component.std;
    width * width + level.variance
}

/// Φ(z), the cumulative function of N(0, 1).
pub fn normal_cumulative(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

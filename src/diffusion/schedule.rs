//! Noise schedules: how fast the forward process forgets the data (MATH.md §2).
//!
//! Every schedule here preserves variance: dx = −½ β(t) x dt + √β(t) dW for t in [0, 1], so that
//! x_t | x₀ ~ N(a x₀, σ²) with a² = ᾱ = e^(−B), σ² = 1 − ᾱ and B(t) = ∫₀ᵗ β(s) ds.
//! Exponentials come from `libm`, which gives the same bits natively and in WebAssembly.

/// A schedule, named by its integral B(t).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schedule {
    /// B(t) = 10 t³: the seed notebook's; it ends at ᾱ(1) = 4.5e−5.
    Cubic,
    /// β(t) = 0.1 + 19.9 t (Song et al. 2021): the limit of DDPM's 1000 steps from 1e−4 to 0.02.
    Linear,
}

/// The law of x_t given x₀ at one time: x_t = `signal` · x₀ + √`variance` · ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// a = √ᾱ, in (0, 1].
    pub signal: f64,
    /// σ², in [0, 1).
    pub variance: f64,
}

impl Schedule {
    /// All schedules, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Cubic, Self::Linear];

    /// B(t) = ∫₀ᵗ β(s) ds, for t in [0, 1].
    pub fn integrated_rate(self, t: f64) -> f64 {
        match self {
            Self::Cubic => 10.0 * t * t * t,
            Self::Linear => t * (0.1 + 0.5 * t * 19.9),
        }
    }

    /// a(t) and σ²(t).
    pub fn level(self, t: f64) -> Level {
        let rate = self.integrated_rate(t);
        Level { signal: libm::exp(-0.5 * rate), variance: -libm::expm1(-rate) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_starts_at_the_data_and_ends_at_noise() {
        for schedule in Schedule::ALL {
            assert_eq!(schedule.level(0.0), Level { signal: 1.0, variance: 0.0 });
            assert!(schedule.level(1.0).signal < 0.01, "{schedule:?}");
        }
        // ᾱ(1) = e^(−10).
        let end = Schedule::Cubic.level(1.0);
        assert!((end.signal * end.signal - 4.539_993e-5).abs() < 1e-11);
    }

    #[test]
    fn signal_falls_and_variance_is_preserved() {
        for schedule in Schedule::ALL {
            let mut before = schedule.level(0.0);
            for i in 1..=1000 {
                let level = schedule.level(f64::from(i) / 1000.0);
                assert!(level.signal < before.signal && level.variance > before.variance);
                // Two roundings of numbers below 1.
                assert!((level.signal * level.signal + level.variance - 1.0).abs() < 4.0 * f64::EPSILON);
                before = level;
            }
        }
    }

    #[test]
    fn linear_is_the_integral_of_its_rate() {
        // ∫₀¹ (0.1 + 19.9 t) dt.
        assert!((Schedule::Linear.integrated_rate(1.0) - 10.05).abs() < 1e-12);
        let h = 1e-5;
        let slope = (Schedule::Linear.integrated_rate(0.5 + h) - Schedule::Linear.integrated_rate(0.5 - h)) / (2.0 * h);
        assert!((slope - 10.05).abs() < 1e-8);
    }
}

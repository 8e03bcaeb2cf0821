//! The noise level of the forward process.

/// How the variance of standardised data changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// It stays 1: the signal decreases as the noise increases.
    Preserving,
    /// It increases: the signal keeps its size.
    Exploding,
}

/// The noise level of the forward process at one time: x_t = `signal` · x₀ + √`variance` · ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// a = √ᾱ, in (0, 1].
    pub signal: f64,
    /// σ² ≥ 0; below 1 where variance is preserved.
    pub variance: f64,
    /// ∫₀ᵗ g² ds, the noise added so far: B where variance is preserved, σ² where it explodes.
    pub elapsed: f64,
    /// Which of the two processes.
    pub family: Family,
}

impl Level {
    /// The level at B = ∫β ≥ 0 of dx = −½ β x dt + √β dW.
    pub fn preserving(integrated_rate: f64) -> Self {
        Self {
            signal: libm::exp(-0.5 * integrated_rate),
            variance: -libm::expm1(-integrated_rate),
            elapsed: integrated_rate,
            family: Family::Preserving,
        }
    }

    /// The level at σ² ≥ 0 of dx = √(dσ²/dt) dW.
    pub fn exploding(variance: f64) -> Self {
        Self { signal: 1.0, variance, elapsed: variance, family: Family::Exploding }
    }

    /// σ.
    pub fn sigma(self) -> f64 {
        self.variance.sqrt()
    }

    /// ln(a²/σ²), +∞ at the data.
    pub fn log_snr(self) -> f64 {
        libm::log(self.signal * self.signal / self.variance)
    }

    /// (a_{t|s}, σ²_{t|s}), the transition x_t = a_{t|s} x_s + σ_{t|s} ε from an `earlier` level s of the same
    /// schedule (MATH.md §5).
    pub fn since(self, earlier: Self) -> (f64, f64) {
        let b = self.elapsed - earlier.elapsed;
        match self.family {
            Family::Preserving => (libm::exp(-0.5 * b), -libm::expm1(-b)),
            Family::Exploding => (1.0, b),
        }
    }

    /// (f dt, g² dt) from an `earlier` level: the step of Euler–Maruyama between the two, dx = f x dt + g dW.
    pub fn increment_since(self, earlier: Self) -> (f64, f64) {
        let b = self.elapsed - earlier.elapsed;
        match self.family {
            Family::Preserving => (-0.5 * b, b),
            Family::Exploding => (0.0, b),
        }
    }
}

//! The noise level of the forward process.

/// How the variance of standardised data changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// It stays 1: the signal decreases as the noise increases.
    Preserving,
    /// It increases: the signal keeps its size.
    Exploding,
    /// The signal becomes noise along a straight line, a = 1 − t and σ = t: at the end there is no signal, and the drift
    /// d ln a/dt is infinite.
    Straight,
}

/// The noise level of the forward process at one time: x_t = `signal` · x₀ + √`variance` · ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// a = √ᾱ, in (0, 1]; 0 at the end of a straight path.
    pub signal: f64,
    /// σ² ≥ 0; below 1 where variance is preserved.
    pub variance: f64,
    /// ∫₀ᵗ g² ds, the noise added so far: B where variance is preserved, σ² where it explodes, +∞ at the end of a
    /// straight path.
    pub elapsed: f64,
    /// Which of the processes.
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

    /// The level a = 1 − `t`, σ = `t` in [0, 1] (MATH.md §9): f = −1/(1 − t), g² = 2 t/(1 − t).
    pub fn straight(t: f64) -> Self {
        let (signal, elapsed) = (1.0 - t, -2.0 * (t + libm::log1p(-t)));
        Self { signal, variance: t * t, elapsed, family: Family::Straight }
    }

    /// σ.
    pub fn sigma(self) -> f64 {
        self.variance.sqrt()
    }

    /// The same with at least a thousandth of σ as its signal, so that x/a is finite.
    #[must_use]
    pub fn visible(self) -> Self {
        Self { signal: self.signal.max(1e-3 * self.sigma()), ..self }
    }

    /// ln(a²/σ²), +∞ at the data and −∞ where there is no signal.
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
            Family::Straight => {
                let signal = self.signal / earlier.signal;
                (signal, self.variance - signal * signal * earlier.variance)
            }
        }
    }

    /// (f dt, g² dt) from an `earlier` level: the step of Euler–Maruyama between the two, dx = f x dt + g dW.
    pub fn increment_since(self, earlier: Self) -> (f64, f64) {
        let b = self.elapsed - earlier.elapsed;
        match self.family {
            Family::Preserving => (-0.5 * b, b),
            Family::Exploding => (0.0, b),
            Family::Straight => (libm::log(self.signal / earlier.signal), b),
        }
    }
}

//! Noise schedules: how fast the forward process forgets the data (MATH.md §2).
//!
//! A schedule is one of two families of processes, run from t = 0 to 1, with x_t | x₀ ~ N(a x₀, σ²):
//! - *variance preserving*, dx = −½ β x dt + √β dW: a² = ᾱ = e^(−B), σ² = 1 − ᾱ, B(t) = ∫₀ᵗ β(s) ds;
//! - *variance exploding*, dx = √(dσ²/dt) dW: a = 1.
//!
//! At t = 0 every schedule is at the data, a = 1 and σ = 0, by definition. `cosine` (clipped) and `geometric`
//! (σ_min) have a limit σ(0⁺) > 0: that noise comes in with the first step out, and the last step home takes it away
//! as far as the sampler can. So x at t = 0 always means the data on the way out and what was recovered of them on
//! the way home.
//!
//! Exponentials come from `libm`, which gives the same bits natively and in WebAssembly.
//!
//! # One more schedule
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_engine::diffusion::schedule::{Kind, Level, Parameters, Schedule};
//!
//! /// B(t) = c t².
//! static SQUARE: Kind = Kind {
//!     name: "square",
//!     uses: &["rate"],
//!     level: |p, t| Level::preserving(p.rate * t * t),
//! };
//!
//! let schedule = Schedule::new(&SQUARE, Parameters { rate: 8.0, ..Parameters::default() });
//! let level = schedule.level(0.5);
//! assert!((level.signal - (-1.0_f64).exp()).abs() < 1e-15);
//! assert!((schedule.rate(0.5) - 8.0).abs() < 1e-6);
//! ```

mod constant;
mod cosine;
mod cubic;
mod geometric;
mod linear;

pub use constant::CONSTANT;
pub use cosine::COSINE;
pub use cubic::CUBIC;
pub use geometric::GEOMETRIC;
pub use linear::LINEAR;

/// All kinds of schedule, in the order of the menu.
pub static ALL: [&Kind; 5] = [&CUBIC, &LINEAR, &COSINE, &CONSTANT, &GEOMETRIC];

/// A formula for a schedule, before its parameters are chosen.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the parameters that the formula reads, as in [`Parameters`].
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

/// What becomes of the variance of standardised data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// It stays: the signal fades as the noise grows.
    Preserving,
    /// It grows without the signal fading.
    Exploding,
}

/// How far the forward process has come: x_t = `signal` · x₀ + √`variance` · ε, and x₀ is still known as well as
/// that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// a = √ᾱ, in (0, 1].
    pub signal: f64,
    /// σ² ≥ 0; below 1 where variance is preserved.
    pub variance: f64,
    /// ∫₀ᵗ g² ds, the noise put in so far: B where variance is preserved, σ² where it explodes.
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

    /// (f dt, g² dt) from an `earlier` level: how Euler–Maruyama sees the way between the two, dx = f x dt + g dW.
    pub fn increment_since(self, earlier: Self) -> (f64, f64) {
        let b = self.elapsed - earlier.elapsed;
        match self.family {
            Family::Preserving => (-0.5 * b, b),
            Family::Exploding => (0.0, b),
        }
    }
}

/// A schedule with its parameters chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    kind: &'static Kind,
    parameters: Parameters,
}

impl Schedule {
    /// The schedule of this kind.
    pub fn new(kind: &'static Kind, parameters: Parameters) -> Self {
        Self { kind, parameters }
    }

    /// Its formula.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// a(t) and σ²(t), for t in [0, 1]; at t = 0 that is the data.
    pub fn level(&self, t: f64) -> Level {
        let level = (self.kind.level)(&self.parameters, t);
        if t > 0.0 {
            return level;
        }
        match level.family {
            Family::Preserving => Level::preserving(0.0),
            Family::Exploding => Level::exploding(0.0),
        }
    }

    /// The levels at t = 0, 1/steps, …, 1.
    pub fn levels(&self, steps: usize) -> Vec<Level> {
        (0..=steps).map(|i| self.level(i as f64 / steps as f64)).collect()
    }

    /// g²(t), which is β(t) where variance is preserved and dσ²/dt where it explodes, for t in (0, 1]: for curves.
    /// A difference quotient over at most ±1e−5, one-sided at the ends.
    pub fn rate(&self, t: f64) -> f64 {
        const H: f64 = 1e-5;
        let (before, after) = ((t - H).max(1e-9), (t + H).min(1.0));
        (self.level(after).elapsed - self.level(before).elapsed) / (after - before)
    }

    /// Standard deviation of the law N(0, ·) that a generator starts from, where all memory of standardised data
    /// should be lost: 1, or σ(1) where variance explodes.
    pub fn reference_std(&self) -> f64 {
        let end = self.level(1.0);
        match end.family {
            Family::Preserving => 1.0,
            Family::Exploding => end.sigma(),
        }
    }
}

impl Default for Schedule {
    fn default() -> Self {
        Self::new(&CUBIC, Parameters::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Schedule> {
        ALL.into_iter().map(|kind| Schedule::new(kind, Parameters::default()))
    }

    #[test]
    fn a_schedule_starts_at_the_data_and_ends_at_noise() {
        for schedule in all() {
            let start = schedule.level(0.0);
            assert_eq!((start.signal, start.variance, start.elapsed), (1.0, 0.0, 0.0));
            // The least of them: `geometric`, ln(0.01²/5²) between its ends, −3.2 at its end.
            assert!(schedule.level(1.0).log_snr() < -3.2, "{schedule:?}");
        }
        // ᾱ(1) = e^(−10).
        let end = Schedule::default().level(1.0);
        assert!((end.signal * end.signal - 4.539_993e-5).abs() < 1e-11);
    }

    #[test]
    fn noise_grows_and_preserved_variance_is_preserved() {
        for schedule in all() {
            let mut before = schedule.level(0.0);
            for level in schedule.levels(1000).into_iter().skip(1) {
                assert!(level.signal <= before.signal && level.variance >= before.variance);
                if level.family == Family::Preserving {
                    // Two roundings of numbers below 1.
                    let sum = level.signal * level.signal + level.variance;
                    assert!((sum - 1.0).abs() < 4.0 * f64::EPSILON);
                }
                let (a, variance) = level.since(before);
                assert!((a * before.signal - level.signal).abs() < 1e-14);
                let composed = a * a * before.variance + variance;
                assert!((composed / level.variance - 1.0).abs() < 1e-12);
                before = level;
            }
        }
    }

    #[test]
    fn rates_are_those_of_the_formulas() {
        let p = Parameters::default();
        for (kind, t, expected) in [
            (&CUBIC, 0.5, 30.0 * 0.25),
            (&LINEAR, 0.5, 10.05),
            (&CONSTANT, 0.5, 10.0),
            // −d ln cos²(πt/2)/dt = π tan(πt/2).
            (&COSINE, 0.5, std::f64::consts::PI),
            // 2 ln(σ_max/σ_min) σ².
            (&GEOMETRIC, 0.5, 2.0 * (p.sigma_max / p.sigma_min).ln() * p.sigma_min * p.sigma_max),
        ] {
            let rate = Schedule::new(kind, p).rate(t);
            assert!((rate / expected - 1.0).abs() < 1e-7, "{kind:?} {rate}");
        }
    }

    #[test]
    fn what_is_clipped_or_has_a_least_noise_jumps_off_the_data() {
        let p = Parameters::default();
        let cosine = Schedule::new(&COSINE, p);
        assert!((cosine.level(1e-6).log_snr() - 10.0).abs() < 1e-9);
        assert!((cosine.level(1.0).log_snr() + 10.0).abs() < 1e-9);
        let geometric = Schedule::new(&GEOMETRIC, p);
        assert!((geometric.level(1e-9).sigma() - 0.01).abs() < 1e-9);
        assert_eq!(geometric.reference_std(), geometric.level(1.0).sigma());
        assert!((geometric.reference_std() - 5.0).abs() < 1e-12);
    }

    #[test]
    fn a_schedule_reads_the_parameters_that_it_names() {
        let names = ["rate", "beta0", "beta1", "sigma_min", "sigma_max"];
        for kind in ALL {
            for (i, name) in names.iter().enumerate() {
                let mut p = Parameters::default();
                for (j, field) in [&mut p.rate, &mut p.beta0, &mut p.beta1, &mut p.sigma_min, &mut p.sigma_max]
                    .into_iter()
                    .enumerate()
                {
                    *field *= if i == j { 1.5 } else { 1.0 };
                }
                let changes = (kind.level)(&p, 0.5) != (kind.level)(&Parameters::default(), 0.5);
                assert_eq!(changes, kind.uses.contains(name), "{kind:?} {name}");
            }
            assert!(kind.uses.iter().all(|name| names.contains(name)));
        }
    }
}

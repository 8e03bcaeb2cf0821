//! A schedule with chosen parameters.

use super::cubic::CUBIC;
use super::kind::{Kind, Parameters};
use super::level::{Family, Level};

/// A schedule with chosen parameters.
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
            Family::Straight => Level::straight(0.0),
        }
    }

    /// The levels at t = 0, 1/steps, …, 1.
    pub fn levels(&self, steps: usize) -> Vec<Level> {
        (0..=steps).map(|i| self.level(i as f64 / steps as f64)).collect()
    }

    /// The levels at these times.
    pub fn levels_at(&self, times: &[f64]) -> Vec<Level> {
        times.iter().map(|&t| self.level(t)).collect()
    }

    /// g²(t), which is β(t) where variance is preserved and dσ²/dt where it explodes, for t in (0, 1]: for curves.
    /// A difference quotient over at most ±1e−5, one-sided at the ends, and just before an end where it is infinite.
    pub fn rate(&self, t: f64) -> f64 {
        const H: f64 = 1e-5;
        let end = if self.has_signal_at_the_end() { 1.0 } else { 1.0 - H };
        let (before, after) = ((t - H).max(1e-9).min(end - H), (t + H).min(end));
        (self.level(after).elapsed - self.level(before).elapsed) / (after - before)
    }

    /// The unit of x at the time t, in which densities are counted and pictures are drawn: √(a² + σ²) where variance
    /// explodes, so that the data and the noise are both seen; 1 elsewhere.
    pub fn unit(&self, t: f64) -> f64 {
        let level = self.level(t);
        match level.family {
            Family::Exploding => (level.signal * level.signal + level.variance).sqrt(),
            _ => 1.0,
        }
    }

    /// Standard deviation of the law N(0, ·) that a generative model starts from, at which standardised data should
    /// have no influence any more: 1, or σ(1) where variance explodes.
    pub fn reference_std(&self) -> f64 {
        let end = self.level(1.0);
        match end.family {
            Family::Preserving | Family::Straight => 1.0,
            Family::Exploding => end.sigma(),
        }
    }

    /// Whether a(1) > 0. If not, whatever divides by a is infinite there: the drift, and x̂₀ as a function of ε̂.
    pub fn has_signal_at_the_end(&self) -> bool {
        self.level(1.0).signal > 0.0
    }
}

impl Default for Schedule {
    fn default() -> Self {
        Self::new(&CUBIC, Parameters::default())
    }
}

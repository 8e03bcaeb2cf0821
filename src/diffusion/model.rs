//! Score models (MATH.md §4): each is an estimate x̂₀ of the clean data, and gives the score
//! s(x, t) = (a x̂₀ − x)/σ².
//!
//! A model has two faces. [`ScoreModel::x0`] is the plain formula, in double precision, for curves and for tests.
//! [`Denoiser`] is the same formula for eight particles at a time, its coefficients worked out once a step.

use super::data::TwoPoint;
use super::marginal::Process;
use super::schedule::Level;
use wide::f32x8;

/// Which estimate of the clean data the reverse run follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScoreModel {
    /// The particle's own x₀: its label is known. Forward and reverse agree.
    Exact,
    /// The data point nearest to x/a. The prior is lost.
    Nearest,
    /// The data point of the larger p(x_t | x₀) · prior. The prior is over-counted.
    MaximumLikelihood,
    /// E[x₀ | x_t], the true score of the population. The prior comes back.
    Posterior,
}

impl ScoreModel {
    /// All models, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Nearest, Self::MaximumLikelihood, Self::Posterior];

    /// x̂₀(x, t) for t in (0, 1], where x alone decides it; `None` for [`ScoreModel::Exact`], which reads the label.
    pub fn x0(self, process: &Process, x: f64, t: f64) -> Option<f64> {
        let level = process.schedule.level(t);
        let side_of = |threshold: f64| if x > threshold { 1.0 } else { -1.0 };
        match self {
            Self::Exact => None,
            Self::Nearest => Some(side_of(0.0)),
            Self::MaximumLikelihood => Some(side_of(likelihood_threshold(process.data, level))),
            Self::Posterior => {
                let argument = level.signal * x / level.variance + process.data.half_log_odds();
                Some(libm::tanh(argument))
            }
        }
    }
}

/// The x at which both points are equally likely after the prior is counted: σ²/(2a) · ln((1−p)/p).
fn likelihood_threshold(data: TwoPoint, level: Level) -> f64 {
    -level.variance / level.signal * data.half_log_odds()
}

/// x̂₀ for a vector of particles, with coefficients worked out once a step and not once a particle.
pub trait Denoiser {
    /// What a step needs to know.
    type Coefficients: Copy;

    /// The coefficients at the time of index `i`, in the order of the levels that the denoiser was made from.
    fn at(&self, i: usize) -> Self::Coefficients;

    /// x̂₀ of particles at `x`, whose clean data were `own`.
    fn x0(at: Self::Coefficients, x: f32x8, own: f32x8) -> f32x8;
}

/// [`ScoreModel::Exact`].
pub struct OwnLabel;

impl Denoiser for OwnLabel {
    type Coefficients = ();

    fn at(&self, _: usize) {}

    #[inline(always)]
    fn x0((): (), _: f32x8, own: f32x8) -> f32x8 {
        own
    }
}

/// +1 above a threshold, −1 at or below it: [`ScoreModel::Nearest`] and [`ScoreModel::MaximumLikelihood`].
pub struct Threshold {
    thresholds: Vec<f32>,
}

impl Threshold {
    /// The nearer of the two points to x/a.
    pub fn nearest(levels: &[Level]) -> Self {
        Self { thresholds: vec![0.0; levels.len()] }
    }

    /// The likelier of the two points; σ² > 0 at every level.
    pub fn likelier(data: TwoPoint, levels: &[Level]) -> Self {
        Self { thresholds: levels.iter().map(|&level| likelihood_threshold(data, level) as f32).collect() }
    }
}

impl Denoiser for Threshold {
    type Coefficients = f32x8;

    fn at(&self, i: usize) -> f32x8 {
        f32x8::splat(self.thresholds[i])
    }

    #[inline(always)]
    fn x0(threshold: f32x8, x: f32x8, _: f32x8) -> f32x8 {
        x.simd_gt(threshold).bitselect(f32x8::splat(1.0), f32x8::splat(-1.0))
    }
}

/// [`ScoreModel::Posterior`]: tanh(a x/σ² + ½ ln(p/(1−p))).
pub struct PosteriorMean {
    slopes: Vec<f32>,
    offset: f32,
}

/// Twice the argument of tanh, in powers of two: tanh(y) = 1 − 2/(1 + 2^(2y/ln 2)).
const TANH_TO_EXP2: f64 = 2.0 * std::f64::consts::LOG2_E;

impl PosteriorMean {
    /// The posterior mean at every level, each with σ² > 0.
    pub fn new(data: TwoPoint, levels: &[Level]) -> Self {
        Self {
            slopes: levels.iter().map(|level| (TANH_TO_EXP2 * level.signal / level.variance) as f32).collect(),
            offset: (TANH_TO_EXP2 * data.half_log_odds()) as f32,
        }
    }
}

impl Denoiser for PosteriorMean {
    type Coefficients = [f32x8; 2];

    fn at(&self, i: usize) -> [f32x8; 2] {
        [f32x8::splat(self.slopes[i]), f32x8::splat(self.offset)]
    }

    #[inline(always)]
    fn x0([slope, offset]: [f32x8; 2], x: f32x8, _: f32x8) -> f32x8 {
        let one = f32x8::splat(1.0);
        one - f32x8::splat(2.0) / (one + exp2(slope * x + offset))
    }
}

/// Minimax coefficients of 2^f on |f| ≤ ½; relative error below 1e−7.
const EXP2: [f32; 6] = [1.0, 0.693_146_97, 0.240_221_2, 0.055_507_13, 0.009_675_541, 0.001_327_647_2];

/// 2^y; arguments beyond ±64 are taken to the nearer end.
#[inline(always)]
fn exp2(y: f32x8) -> f32x8 {
    let y = y.max(f32x8::splat(-64.0)).min(f32x8::splat(64.0));
    // Adding 1.5 · 2²³ rounds to the nearest integer and leaves it in the lowest bits.
    let shift = f32x8::splat(12_582_912.0);
    let shifted = y + shift;
    let f = y - (shifted - shift);
    let mut sum = f32x8::splat(EXP2[5]);
    for &c in EXP2[..5].iter().rev() {
        sum = sum * f + f32x8::splat(c);
    }
    let whole: wide::i32x8 = wide::bytemuck::cast(shifted);
    let bits: wide::i32x8 = wide::bytemuck::cast(sum);
    wide::bytemuck::cast(bits + (whole << 23_i32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::schedule::Schedule;

    fn vector_x0<D: Denoiser>(denoiser: &D, x: f64) -> f64 {
        f64::from(D::x0(denoiser.at(0), f32x8::splat(x as f32), f32x8::splat(0.25)).to_array()[3])
    }

    #[test]
    fn both_faces_of_a_model_agree() {
        for schedule in Schedule::ALL {
            for prior in [0.01, 0.3, 0.5, 0.8, 0.99] {
                let process = Process { data: TwoPoint::new(prior), schedule };
                for t in [0.001, 0.1, 0.5, 1.0] {
                    let levels = [schedule.level(t)];
                    let nearest = Threshold::nearest(&levels);
                    let likelier = Threshold::likelier(process.data, &levels);
                    let posterior = PosteriorMean::new(process.data, &levels);
                    for i in -400..=400 {
                        // An odd offset keeps x off the thresholds, where the last bit may decide.
                        let x = f64::from(i) * 0.01 + 1.234e-5;
                        let plain = |model: ScoreModel| model.x0(&process, x, t).unwrap_or(0.25);
                        let pairs = [
                            (plain(ScoreModel::Exact), vector_x0(&OwnLabel, x)),
                            (plain(ScoreModel::Nearest), vector_x0(&nearest, x)),
                            (plain(ScoreModel::MaximumLikelihood), vector_x0(&likelier, x)),
                        ];
                        for (expected, got) in pairs {
                            assert_eq!(expected, got, "{schedule:?} p={prior} t={t} x={x}");
                        }
                        // x and the slope are rounded to singles: the argument y of tanh is off by at most 2⁻²² |y|,
                        // and |y| (1 − tanh² y) ≤ 0.45.
                        let error = plain(ScoreModel::Posterior) - vector_x0(&posterior, x);
                        assert!(error.abs() < 1e-6, "{schedule:?} p={prior} t={t} x={x}: {error}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_threshold_is_where_the_weighted_likelihoods_cross() {
        let data = TwoPoint::new(0.8);
        let level = Schedule::Cubic.level(0.5);
        let x = likelihood_threshold(data, level);
        let weighted =
            |mean: f64, weight: f64| weight * (-(x - level.signal * mean).powi(2) / (2.0 * level.variance)).exp();
        assert!((weighted(1.0, 0.8) - weighted(-1.0, 0.2)).abs() < 1e-12);
    }
}

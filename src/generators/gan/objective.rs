//! What discriminator and generator minimise, as functions of the discriminator's output y.

use crate::generators::gaussian::map;
use crate::learning::block::{Block, VECTORS, values};
use crate::learning::silu::sigmoid;
use wide::f32x4;

/// An objective.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Objective {
    /// Goodfellow et al. 2014, with the generator's loss that does not saturate: the discriminator minimises
    /// −ln s(y) for data and −ln(1 − s(y)) for samples, s being the sigmoid, and the generator −ln s(y).
    NonSaturating,
    /// Arjovsky et al. 2017 with a gradient penalty: the critic minimises −y for data, y for samples, and `penalty` times
    /// [`slope_penalty`] between them; the generator minimises −y.
    Wasserstein {
        /// The weight of the penalty, ≥ 0.
        penalty: f32,
    },
}

/// Where an output of the discriminator comes from, and who minimises the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Data, for the discriminator.
    Data,
    /// Samples, for the discriminator.
    Samples,
    /// Samples, for the generator.
    Generator,
}

impl Objective {
    /// The sum of the losses over a block of outputs; `gradient` is set to its derivatives.
    pub fn loss(self, role: Role, outputs: &Block, gradient: &mut Block) -> f64 {
        let sign = if role == Role::Samples { 1.0 } else { -1.0 };
        match self {
            Self::NonSaturating => {
                let direction = f32x4::splat(sign);
                *gradient = map([outputs], |[y]| direction * sigmoid(direction * y));
                values(outputs).iter().map(|y| softplus(sign * y)).sum()
            }
            Self::Wasserstein { .. } => {
                *gradient = [f32x4::splat(sign); VECTORS];
                values(outputs).iter().map(|y| f64::from(sign * y)).sum()
            }
        }
    }
}

/// ln(1 + e^y) = −ln s(−y).
fn softplus(y: f32) -> f64 {
    let y = f64::from(y);
    y.max(0.0) + libm::log1p(libm::exp(-y.abs()))
}

/// The sum of max(|s| − 1, 0)² over a block of slopes s = dy/dx, and its derivatives: the one-sided penalty of Petzka,
/// Fischer & Lukovnikov 2018. That of Gulrajani et al. 2017, (|s| − 1)², also keeps |s| from being smaller than 1. In
/// one dimension a slope that starts with the wrong sign would stay so, because it cannot turn without passing 0.
pub fn slope_penalty(slopes: &Block) -> (f64, Block) {
    let (zero, one, two) = (f32x4::ZERO, f32x4::ONE, f32x4::splat(2.0));
    let excess = values(slopes).iter().map(|s| f64::from((s.abs() - 1.0).max(0.0)));
    let sum = excess.map(|above| above * above).sum();
    let above = |s: f32x4| (s - one).fast_max(zero) - (-s - one).fast_max(zero);
    (sum, map([slopes], |[s]| two * above(s)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::block::{SAMPLES, block};

    #[test]
    fn gradients_are_those_of_the_losses() {
        let outputs = block(std::array::from_fn(|i| (i as f32 - 31.5) * 0.3));
        let mut gradient = outputs;
        for objective in [Objective::NonSaturating, Objective::Wasserstein { penalty: 1.0 }] {
            for role in [Role::Data, Role::Samples, Role::Generator] {
                objective.loss(role, &outputs, &mut gradient);
                for i in 0..SAMPLES {
                    let moved = |by: f32| {
                        let mut row = values(&outputs).to_vec();
                        row[i] += by;
                        let row = block(row.try_into().expect("a block"));
                        objective.loss(role, &row, &mut [f32x4::ZERO; VECTORS])
                    };
                    let slope = (moved(0.01) - moved(-0.01)) / 0.02;
                    assert!((f64::from(values(&gradient)[i]) - slope).abs() < 2e-4, "{objective:?} {role:?} {i}");
                }
            }
        }
        // Undecided, both together lose ln 4.
        let zero = [f32x4::ZERO; VECTORS];
        let both = [Role::Data, Role::Samples].map(|role| Objective::NonSaturating.loss(role, &zero, &mut gradient));
        assert!(((both[0] + both[1]) / SAMPLES as f64 - 4.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn slopes_above_one_are_penalised_whatever_their_sign() {
        let slopes = block(std::array::from_fn(|i| [1.5, -1.25, 0.5, -0.5][i % 4]));
        let (sum, gradient) = slope_penalty(&slopes);
        assert!((sum - 16.0 * (0.25 + 0.0625)).abs() < 1e-9);
        assert_eq!(values(&gradient)[..4], [1.0, -0.5, 0.0, 0.0]);
    }
}

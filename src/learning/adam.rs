//! Adam (Kingma & Ba 2015).

use super::block::LANES;
use wide::f32x4;

/// β₁: what the average of the gradient keeps in a step.
const BETA_1: f64 = 0.9;
/// β₂: what the average of its square keeps in a step.
const BETA_2: f64 = 0.999;
/// ε: avoids a division by 0 for a weight without a gradient so far.
const EPSILON: f32 = 1e-8;

/// The averages of a gradient and of its square, and the number of gradients in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
    steps: u64,
}

/// The constants of a step, in all lanes.
struct Constants {
    beta_1: f32x4,
    rest_1: f32x4,
    beta_2: f32x4,
    rest_2: f32x4,
    rate: f32x4,
    square_scale: f32x4,
}

impl Adam {
    /// An optimiser for this many weights.
    pub fn new(weights: usize) -> Self {
        Self { mean: vec![0.0; weights], square: vec![0.0; weights], steps: 0 }
    }

    /// Moves the weights against their gradient, by about `rate` each. Both slices have the length that this was made
    /// for.
    pub fn step(&mut self, weights: &mut [f32], gradient: &[f32], rate: f64) {
        self.steps += 1;
        let steps = self.steps as f64;
        // The averages started at 0 and are too small by these factors.
        let [mean_share, square_share] = [BETA_1, BETA_2].map(|beta| 1.0 - libm::pow(beta, steps));
        let splat = |x: f64| f32x4::splat(x as f32);
        let constants = Constants {
            beta_1: splat(BETA_1),
            rest_1: splat(1.0 - BETA_1),
            beta_2: splat(BETA_2),
            rest_2: splat(1.0 - BETA_2),
            rate: splat(rate / mean_share),
            square_scale: splat(1.0 / square_share),
        };
        let (weights, weights_left) = weights.as_chunks_mut();
        let (gradient, gradient_left) = gradient.as_chunks();
        let (means, means_left) = self.mean.as_chunks_mut();
        let (squares, squares_left) = self.square.as_chunks_mut();
        for (((w, g), m), v) in weights.iter_mut().zip(gradient).zip(means).zip(squares) {
            constants.step(w, *g, m, v);
        }
        for (((w, g), m), v) in weights_left.iter_mut().zip(gradient_left).zip(means_left).zip(squares_left) {
            let (mut ws, mut ms, mut vs) = ([*w; LANES], [*m; LANES], [*v; LANES]);
            constants.step(&mut ws, [*g; LANES], &mut ms, &mut vs);
            ([*w, ..], [*m, ..], [*v, ..]) = (ws, ms, vs);
        }
    }
}

impl Constants {
    #[inline(always)]
    fn step(
        &self,
        weights: &mut [f32; LANES],
        gradient: [f32; LANES],
        mean: &mut [f32; LANES],
        square: &mut [f32; LANES],
    ) {
        let g = f32x4::new(gradient);
        let m = f32x4::new(*mean) * self.beta_1 + g * self.rest_1;
        let v = f32x4::new(*square) * self.beta_2 + g * g * self.rest_2;
        let size = (v * self.square_scale).sqrt() + f32x4::splat(EPSILON);
        *weights = (f32x4::new(*weights) - self.rate * m / size).to_array();
        (*mean, *square) = (m.to_array(), v.to_array());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paper's algorithm in double precision.
    fn reference(start: f64, gradients: &[f64], rate: f64) -> f64 {
        let (mut w, mut m, mut v) = (start, 0.0, 0.0);
        for (i, g) in gradients.iter().enumerate() {
            m = BETA_1 * m + (1.0 - BETA_1) * g;
            v = BETA_2 * v + (1.0 - BETA_2) * g * g;
            let steps = i as i32 + 1;
            w -= rate * (m / (1.0 - BETA_1.powi(steps))) / ((v / (1.0 - BETA_2.powi(steps))).sqrt() + 1e-8);
        }
        w
    }

    #[test]
    fn steps_are_those_of_the_paper() {
        let gradients: Vec<f64> = (0..50).map(|i| f64::from(i * 7 % 11) - 4.5).collect();
        // Six weights: four in a vector, two left over.
        let mut weights = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0_f32];
        let mut adam = Adam::new(weights.len());
        for g in &gradients {
            adam.step(&mut weights, &[*g as f32; 6], 0.01);
        }
        for (i, w) in weights.iter().enumerate() {
            let expected = reference(i as f64, &gradients, 0.01);
            // Fifty rounding errors of single precision.
            assert!((f64::from(*w) - expected).abs() < 2e-5, "{w}, not {expected}");
        }
    }

    #[test]
    fn a_weight_without_gradient_stays() {
        let mut weights = [1.0_f32; 5];
        Adam::new(5).step(&mut weights, &[0.0; 5], 0.1);
        assert_eq!(weights, [1.0; 5]);
    }
}

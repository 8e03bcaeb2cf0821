//! The two networks of a generative adversarial network.

use crate::generators::hidden::Hidden;
use crate::learning::network::Network;
use crate::learning::outputs::outputs;
use crate::learning::random::{Purpose, generator};

/// The factor of the first weights of the generator's last layer, which [`Network::new`] makes a tenth of those before
/// them: samples that all start at one place are one mode.
const ENLARGED: f32 = 10.0;

/// A generator and a discriminator, each with one input and one output.
#[derive(Clone, Debug, PartialEq)]
pub struct Gan {
    /// z ↦ x.
    pub generator: Network,
    /// x ↦ D(x) before the sigmoid: ln of how many times likelier x is data than a sample. For Wasserstein's objective,
    /// the critic.
    pub discriminator: Network,
}

impl Gan {
    /// Untrained networks with these hidden layers.
    pub fn new(hidden: Hidden, seed: u64) -> Self {
        let network = |number| Network::new(hidden.shape(1, 1), &mut generator(seed, Purpose::Weights, number));
        let mut gan = Self { generator: network(0), discriminator: network(1) };
        if let Some(last) = gan.generator.shape().layers().last() {
            gan.generator.weights_mut()[last.weights].iter_mut().for_each(|w| *w *= ENLARGED);
        }
        gan
    }

    /// x = G(z) for each z.
    pub fn generate(&self, z: Vec<f64>) -> Vec<f64> {
        outputs(&self.generator, &[z]).pop().unwrap_or_default()
    }

    /// The discriminator's output for each x.
    pub fn outputs(&self, x: Vec<f64>) -> Vec<f64> {
        outputs(&self.discriminator, &[x]).pop().unwrap_or_default()
    }

    /// The probability that x is data, for each x: the sigmoid of [`Gan::outputs`]. The best is p/(p + q).
    pub fn probabilities(&self, x: Vec<f64>) -> Vec<f64> {
        self.outputs(x).into_iter().map(|y| 1.0 / (1.0 + libm::exp(-y))).collect()
    }
}

//! The networks of a variational autoencoder.

use crate::generators::gaussian::log_std;
use crate::generators::hidden::Hidden;
use crate::learning::network::{Network, Shape};
use crate::learning::outputs::outputs;
use crate::learning::random::{Purpose, generator};

/// The most latent levels.
pub const MOST_LEVELS: usize = 4;

/// ln σ of an untrained encoder.
const FIRST_LOG_STD: f32 = -1.5;
/// The factor of the first weights of an encoder's means, which [`Network::new`] makes a tenth of those before them.
const ENLARGED: f32 = 10.0;

/// The standard deviation of x given z₁.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Observation {
    /// An output of the decoder, for every value.
    Learned,
    /// The same everywhere, > 0. With 1/√2, −ln p(x | z) is the squared error plus a constant.
    Fixed(f32),
}

/// The sizes of a variational autoencoder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// Values of x, at least 1.
    pub data: usize,
    /// Values of every level's z, at least 1.
    pub latent: usize,
    /// Latent levels, T, 1 … [`MOST_LEVELS`].
    pub levels: usize,
    /// The hidden layers of every network.
    pub hidden: Hidden,
    /// The standard deviation of x given z₁.
    pub observation: Observation,
}

impl Sizes {
    /// Values of z_t, t = 0 … T; z₀ is x.
    pub fn width(&self, t: usize) -> usize {
        if t == 0 { self.data } else { self.latent }
    }

    /// The shape of the encoder from z_{t−1} to z_t, t = 1 … T: outputs are the means, then what gives ln σ.
    pub fn encoder(&self, t: usize) -> Shape {
        self.hidden.shape(self.width(t - 1), 2 * self.latent)
    }

    /// The shape of the decoder from z_t to z_{t−1}, t = 1 … T: outputs are the means, then what gives ln σ, unless
    /// that is fixed.
    pub fn decoder(&self, t: usize) -> Shape {
        let outputs = match self.observation {
            Observation::Fixed(_) if t == 1 => self.data,
            _ => 2 * self.width(t - 1),
        };
        self.hidden.shape(self.latent, outputs)
    }
}

/// The networks of the step between z_{t−1} and z_t.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// From z_{t−1} to the law of z_t.
    pub encoder: Network,
    /// From z_t to the law of z_{t−1}.
    pub decoder: Network,
}

/// A variational autoencoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Vae {
    sizes: Sizes,
    levels: Vec<Level>,
}

/// Means and standard deviations, `[value][sample]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaussians {
    /// Means.
    pub means: Vec<Vec<f64>>,
    /// Standard deviations.
    pub stds: Vec<Vec<f64>>,
}

impl Vae {
    /// Untrained networks of these sizes, 1 … [`MOST_LEVELS`] levels.
    pub fn new(sizes: Sizes, seed: u64) -> Self {
        let sizes = Sizes { levels: sizes.levels.clamp(1, MOST_LEVELS), ..sizes };
        let network =
            |shape: Shape, number: usize| Network::new(shape, &mut generator(seed, Purpose::Weights, number as u64));
        let level = |t: usize| Level {
            encoder: informative(network(sizes.encoder(t), 2 * t - 2), sizes.latent),
            decoder: network(sizes.decoder(t), 2 * t - 1),
        };
        Self { levels: (1..=sizes.levels).map(level).collect(), sizes }
    }

    /// The autoencoder of these networks; `None` if they do not have the shapes of `sizes`.
    pub fn with_levels(sizes: Sizes, levels: Vec<Level>) -> Option<Self> {
        let fits = |(i, level): (usize, &Level)| {
            *level.encoder.shape() == sizes.encoder(i + 1) && *level.decoder.shape() == sizes.decoder(i + 1)
        };
        let good = levels.len() == sizes.levels && (1..=MOST_LEVELS).contains(&sizes.levels);
        (good && levels.iter().enumerate().all(fits)).then_some(Self { sizes, levels })
    }

    /// Its sizes.
    pub fn sizes(&self) -> &Sizes {
        &self.sizes
    }

    /// Its networks, those next to x first.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The law of z_t given z_{t−1}, `[value][sample]`, for t = 1 … T.
    pub fn encode(&self, t: usize, z: &[Vec<f64>]) -> Option<Gaussians> {
        let level = self.levels.get(t.checked_sub(1)?)?;
        Some(gaussians(outputs(&level.encoder, z), self.sizes.latent, None))
    }

    /// The law of z_{t−1} given z_t, `[value][sample]`, for t = 1 … T.
    pub fn decode(&self, t: usize, z: &[Vec<f64>]) -> Option<Gaussians> {
        let level = self.levels.get(t.checked_sub(1)?)?;
        let fixed = match self.sizes.observation {
            Observation::Fixed(std) if t == 1 => Some(std),
            _ => None,
        };
        Some(gaussians(outputs(&level.decoder, z), self.sizes.width(t - 1), fixed))
    }

    /// Samples of x, `[value][sample]`, from z_T. `noise` returns one normal number at every call; the last step, from
    /// z₁ to x, has noise, too, as p(x) is the law of such samples.
    pub fn sample(&self, z: &[Vec<f64>], noise: &mut dyn FnMut() -> f64) -> Vec<Vec<f64>> {
        let mut z = z.to_vec();
        for t in (1..=self.levels.len()).rev() {
            let Some(law) = self.decode(t, &z) else { continue };
            z = law.means;
            for (row, stds) in z.iter_mut().zip(&law.stds) {
                row.iter_mut().zip(stds).for_each(|(x, std)| *x += std * noise());
            }
        }
        z
    }
}

/// An encoder whose z depends on x from the start: the weights of its last layer are as large as those of the others,
/// and ln σ is [`FIRST_LOG_STD`]. Otherwise the decoder first learns to do without z.
fn informative(mut encoder: Network, latent: usize) -> Network {
    if let Some(last) = encoder.shape().layers().last() {
        let weights = encoder.weights_mut();
        let of_means = last.weights.start..last.weights.start + latent * last.inputs;
        weights[of_means].iter_mut().for_each(|w| *w *= ENLARGED);
        weights[last.biases.start + latent..last.biases.end].fill(FIRST_LOG_STD);
    }
    encoder
}

/// Means and standard deviations from the outputs of a network: `width` means, then as many that give ln σ.
fn gaussians(mut outputs: Vec<Vec<f64>>, width: usize, fixed: Option<f32>) -> Gaussians {
    let spreads = outputs.split_off(width.min(outputs.len()));
    let stds = match fixed {
        Some(std) => outputs.iter().map(|row| vec![f64::from(std); row.len()]).collect(),
        None => spreads.iter().map(|row| row.iter().map(|r| libm::exp(log_std(*r))).collect()).collect(),
    };
    Gaussians { means: outputs, stds }
}

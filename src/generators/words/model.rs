//! The trained networks.

use super::examples::{Examples, PIXELS};
use super::inputs;
use super::recipe::MOST_LATENT;
use crate::learning::network::Network;
use crate::learning::outputs::outputs;

/// The networks of a latent diffusion model. Latents are the means of the encoder, standardised over the digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    encoder: Network,
    decoder: Network,
    denoiser: Network,
    means: Vec<f32>,
    stds: Vec<f32>,
}

/// The parts of a [`Model`].
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// From pixels to the means of latents, then to what is not used here: their spreads.
    pub encoder: Network,
    /// From latents that are not standardised to pixels.
    pub decoder: Network,
    /// From standardised latents with noise, the time and the condition to the noise ε.
    pub denoiser: Network,
    /// The mean of every value of the encoder's over the digits.
    pub means: Vec<f32>,
    /// Its standard deviation, above 0.
    pub stds: Vec<f32>,
}

impl Model {
    /// The model of these parts; `None` if they do not fit together.
    pub fn new(parts: Parts) -> Option<Self> {
        let Parts { encoder, decoder, denoiser, means, stds } = parts;
        let latent = means.len();
        let ends =
            |network: &Network| network.shape().widths().first().copied().zip(network.shape().widths().last().copied());
        let good = (1..=MOST_LATENT).contains(&latent)
            && stds.len() == latent
            && means.iter().all(|mean| mean.is_finite())
            && stds.iter().all(|std| *std > 0.0 && std.is_finite())
            && ends(&encoder) == Some((PIXELS, 2 * latent))
            && ends(&decoder) == Some((latent, PIXELS))
            && ends(&denoiser) == Some((inputs::width(latent), latent));
        good.then_some(Self { encoder, decoder, denoiser, means, stds })
    }

    /// Values of a latent.
    pub fn latent(&self) -> usize {
        self.means.len()
    }

    /// From pixels to latents, which it does not standardise.
    pub fn encoder(&self) -> &Network {
        &self.encoder
    }

    /// From latents that are not standardised to pixels.
    pub fn decoder(&self) -> &Network {
        &self.decoder
    }

    /// From noisy latents to their noise.
    pub fn denoiser(&self) -> &Network {
        &self.denoiser
    }

    /// Mean and standard deviation of the values of the encoder over the digits.
    pub fn scale(&self) -> impl Iterator<Item = (f32, f32)> {
        self.means.iter().copied().zip(self.stds.iter().copied())
    }

    /// The standardised latents of all digits, `[value][digit]`.
    pub fn latents(&self, examples: &Examples) -> Vec<Vec<f64>> {
        let mut latents = encoded(&self.encoder, examples, self.latent());
        for (row, (mean, std)) in latents.iter_mut().zip(self.scale()) {
            row.iter_mut().for_each(|z| *z = (*z - f64::from(mean)) / f64::from(std));
        }
        latents
    }

    /// The pictures of standardised latents, `[picture][value]`, as pixels, picture after picture.
    pub fn decode(&self, latents: &[f32]) -> Vec<f32> {
        let width = self.latent();
        let row = |(value, (mean, std)): (usize, (f32, f32))| -> Vec<f64> {
            let scaled = |z: &f32| f64::from(*z) * f64::from(std) + f64::from(mean);
            latents.iter().skip(value).step_by(width).map(scaled).collect()
        };
        let rows: Vec<Vec<f64>> = self.scale().enumerate().map(row).collect();
        let columns = outputs(&self.decoder, &rows);
        let picture = |i: usize| columns.iter().map(move |column| column.get(i).map_or(0.0, |x| *x as f32));
        (0..latents.len() / width).flat_map(picture).collect()
    }
}

/// The means of an encoder for all digits, `[value][digit]`.
pub fn encoded(encoder: &Network, examples: &Examples, latent: usize) -> Vec<Vec<f64>> {
    let mut pixels = vec![Vec::new(); PIXELS];
    for picture in examples.pictures() {
        pixels.iter_mut().zip(picture).for_each(|(column, x)| column.push(f64::from(*x)));
    }
    let mut values = outputs(encoder, &pixels);
    values.truncate(latent);
    values
}

/// The mean and the standard deviation of each row.
pub fn moments(rows: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let of = |row: &Vec<f64>| {
        let count = row.len().max(1) as f64;
        let mean = row.iter().sum::<f64>() / count;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
        (mean, variance.sqrt())
    };
    rows.iter().map(of).collect()
}

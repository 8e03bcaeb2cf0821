//! A trained model as a file (`docs/networks.md`), with weights of eight bits. All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `DIFFUWRD`, which identifies the format |
//! | 2 | version, 1 |
//! | 8 | the seed of its training |
//! | 8 | number of iterations of its training |
//! | 1 | Z, the number of values of a latent |
//! | 8 Z | for each value of the encoder, its mean and its standard deviation over the digits |
//! | … | encoder, decoder and denoiser, one after the other |
//! | 4 | CRC-32 (that of ISO-HDLC, as in PNG) of all bytes before it |
//!
//! Each network:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | n, the number of widths that follow |
//! | 2 n | widths of the layers, from the inputs to the outputs |
//! | … | layer after layer: for each output the unit of its weights and its bias in single precision, then for each input the weight, a signed byte, in that unit |

use super::model::{Model, Parts};
use crate::learning::file::{CHECKSUM, NotWeights, take, take_slice};
use crate::learning::network::{Network, Shape};

const MAGIC: &[u8; 8] = b"DIFFUWRD";
const VERSION: u16 = 1;
/// The largest weight of an output is this many units.
const LARGEST: f32 = 127.0;

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The seed of its training.
    pub seed: u64,
    /// Number of iterations of its training.
    pub iterations: u64,
    /// The model.
    pub model: Model,
}

impl Saved {
    /// The bytes of the file. Weights are rounded.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(self.seed.to_le_bytes());
        bytes.extend(self.iterations.to_le_bytes());
        bytes.push(self.model.latent() as u8);
        bytes.extend(self.model.scale().flat_map(|(mean, std)| [mean, std]).flat_map(f32::to_le_bytes));
        for network in [self.model.encoder(), self.model.decoder(), self.model.denoiser()] {
            write(network, &mut bytes);
        }
        bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
        bytes
    }

    /// Whether to treat some bytes as such a file: they begin like one.
    pub fn may_be(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// If they do not have the format of [`Saved::to_bytes`], or if a number is not finite.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotWeights> {
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| {
            // A part of the right beginning is an incomplete file, not one of another format.
            if !bytes.is_empty() && MAGIC.starts_with(bytes) { NotWeights::Truncated } else { NotWeights::Foreign }
        })?;
        let (version, _) = rest.split_first_chunk().ok_or(NotWeights::Truncated)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(NotWeights::Version(version));
        }
        let (before, sum) = bytes.split_last_chunk().ok_or(NotWeights::Truncated)?;
        if CHECKSUM.checksum(before).to_le_bytes() == *sum {
            // A whole file: what can't be read is no model.
            read(before).map_err(|_| NotWeights::NoNetwork)
        } else {
            // Where its content ends too early, the checksum is missing, too.
            match read(bytes) {
                Ok(_) | Err(NotWeights::Truncated) => Err(NotWeights::Truncated),
                _ => Err(NotWeights::Damaged),
            }
        }
    }
}

/// Reads what is between the magic number and the checksum.
fn read(bytes: &[u8]) -> Result<Saved, NotWeights> {
    let mut rest = bytes.get(MAGIC.len() + size_of::<u16>()..).ok_or(NotWeights::Truncated)?;
    let seed = u64::from_le_bytes(take(&mut rest)?);
    let iterations = u64::from_le_bytes(take(&mut rest)?);
    let [latent] = take(&mut rest)?;
    let mut scale = Vec::with_capacity(latent.into());
    for _ in 0..latent {
        scale.push((f32::from_le_bytes(take(&mut rest)?), f32::from_le_bytes(take(&mut rest)?)));
    }
    let (means, stds) = scale.into_iter().unzip();
    let [encoder, decoder, denoiser] = [read_network(&mut rest)?, read_network(&mut rest)?, read_network(&mut rest)?];
    let model = Model::new(Parts { encoder, decoder, denoiser, means, stds }).ok_or(NotWeights::NoNetwork)?;
    if rest.is_empty() { Ok(Saved { seed, iterations, model }) } else { Err(NotWeights::TooLong) }
}

fn write(network: &Network, bytes: &mut Vec<u8>) {
    let widths = network.shape().widths();
    bytes.push(widths.len() as u8);
    bytes.extend(widths.iter().flat_map(|&width| (width as u16).to_le_bytes()));
    for layer in network.shape().layers() {
        let biases = &network.weights()[layer.biases];
        for (row, bias) in network.weights()[layer.weights].chunks_exact(layer.inputs).zip(biases) {
            let unit = row.iter().fold(0.0_f32, |largest, w| largest.max(w.abs())) / LARGEST;
            bytes.extend(unit.to_le_bytes());
            bytes.extend(bias.to_le_bytes());
            let rounded = |w: &f32| if unit > 0.0 { (w / unit).round() as i8 } else { 0 };
            bytes.extend(row.iter().flat_map(|w| rounded(w).to_le_bytes()));
        }
    }
}

fn read_network(rest: &mut &[u8]) -> Result<Network, NotWeights> {
    let [widths] = take(rest)?;
    let widths = take_slice(rest, 2 * usize::from(widths))?.as_chunks().0;
    let widths = widths.iter().map(|&width| u16::from_le_bytes(width).into()).collect();
    let shape = Shape::new(widths).map_err(|_| NotWeights::NoNetwork)?;
    let mut weights = Vec::with_capacity(shape.parameters());
    for layer in shape.layers() {
        let mut biases = Vec::with_capacity(layer.outputs);
        for _ in 0..layer.outputs {
            let unit = f32::from_le_bytes(take(rest)?);
            biases.push(f32::from_le_bytes(take(rest)?));
            let row = take_slice(rest, layer.inputs)?;
            weights.extend(row.iter().map(|byte| f32::from(byte.cast_signed()) * unit));
        }
        weights.extend(biases);
    }
    let weights = Some(weights).filter(|weights| weights.iter().all(|w| w.is_finite()));
    weights.and_then(|weights| Network::with_weights(shape, weights)).ok_or(NotWeights::NoNetwork)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::words::recipe::Recipe;
    use crate::learning::random::{Normal, Purpose, generator};

    fn saved() -> Saved {
        let network = |widths: Vec<usize>| {
            let mut random = generator(1, Purpose::Weights, widths.len() as u64);
            let mut network = Network::new(Shape::new(widths).expect("a shape"), &mut random);
            let mut normal = Normal::new(&mut random);
            network.weights_mut().iter_mut().for_each(|w| *w += 0.1 * normal.draw());
            network
        };
        let inputs = Recipe::new(2).denoiser().widths()[0];
        let parts = Parts {
            encoder: network(vec![64, 3, 4]),
            decoder: network(vec![2, 3, 64]),
            denoiser: network(vec![inputs, 5, 4, 2]),
            means: vec![0.25, -1.0],
            stds: vec![0.5, 2.0],
        };
        Saved { seed: 7, iterations: 21_000, model: Model::new(parts).expect("a model") }
    }

    #[test]
    fn a_model_is_read_back_from_its_bytes_with_rounded_weights() {
        let (saved, bytes) = (saved(), saved().to_bytes());
        let read = Saved::from_bytes(&bytes).expect("it is read");
        assert_eq!((read.seed, read.iterations), (saved.seed, saved.iterations));
        assert!(read.model.scale().eq(saved.model.scale()));
        for (a, b) in [
            (read.model.encoder(), saved.model.encoder()),
            (read.model.decoder(), saved.model.decoder()),
            (read.model.denoiser(), saved.model.denoiser()),
        ] {
            assert_eq!(a.shape(), b.shape());
            for layer in a.shape().layers() {
                assert_eq!(a.weights()[layer.biases.clone()], b.weights()[layer.biases]);
                let rows = |network: &Network| -> Vec<Vec<f32>> {
                    network.weights()[layer.weights.clone()].chunks_exact(layer.inputs).map(<[f32]>::to_vec).collect()
                };
                for (read, exact) in rows(a).iter().zip(&rows(b)) {
                    let largest = exact.iter().fold(0.0_f32, |largest, w| largest.max(w.abs()));
                    // Half a unit.
                    assert!(read.iter().zip(exact).all(|(a, b)| (a - b).abs() <= 0.501 * largest / LARGEST));
                }
            }
        }
        // Rounding what is rounded changes nothing.
        assert_eq!(Saved::from_bytes(&read.to_bytes()).as_ref(), Ok(&read));
    }

    #[test]
    fn every_truncation_is_noticed() {
        let bytes = saved().to_bytes();
        for length in 0..bytes.len() {
            let expected = if length == 0 { NotWeights::Foreign } else { NotWeights::Truncated };
            let error = Saved::from_bytes(&bytes[..length]).expect_err("it is cut short");
            // Without a part of its checksum, it has all of its content.
            let allowed = length > bytes.len() - 4 && error == NotWeights::Damaged;
            assert!(error == expected || allowed, "{length}: {error}");
        }
        assert_eq!(Saved::from_bytes(&[bytes, vec![0]].concat()), Err(NotWeights::Damaged));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let bytes = saved().to_bytes();
        for bit in 0..8 * bytes.len() {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let error = Saved::from_bytes(&damaged).expect_err("one bit is wrong");
            match bit / 8 {
                0..8 => assert_eq!(error, NotWeights::Foreign),
                8..10 => assert!(matches!(error, NotWeights::Version(_))),
                _ => assert!(matches!(error, NotWeights::Damaged | NotWeights::Truncated), "{bit}: {error}"),
            }
        }
    }

    #[test]
    fn a_valid_file_without_a_model_is_refused() {
        let with_checksum = |mut bytes: Vec<u8>| {
            bytes.truncate(bytes.len() - 4);
            bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
            bytes
        };
        let mut not_finite = saved().to_bytes();
        // The first mean.
        not_finite[27..31].copy_from_slice(&f32::NAN.to_le_bytes());
        assert_eq!(Saved::from_bytes(&with_checksum(not_finite)), Err(NotWeights::NoNetwork));
        let mut other_latent = saved().to_bytes();
        other_latent[26] = 3;
        assert_eq!(Saved::from_bytes(&with_checksum(other_latent)), Err(NotWeights::NoNetwork));
        for foreign in [&b"\x89PNG\r\n\x1a\n rest"[..], b"{}", b"DIFFUSCO", &[0; 1000]] {
            assert_eq!(Saved::from_bytes(foreign), Err(NotWeights::Foreign));
        }
    }
}

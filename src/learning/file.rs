//! A trained network as a file (`docs/networks.md`). All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `DIFFUSCO`, which identifies the format |
//! | 2 | version: 1, or 2 with the weights in half as many bytes |
//! | 8 | number of iterations of its training |
//! | 2 | length of the settings |
//! | … | the settings, UTF-8: the query of a link with the experiment and its training |
//! | 1 | n, the number of widths that follow |
//! | 2 n | widths of the layers, from the inputs to the outputs |
//! | 4 each | weights, single precision, layer after layer: `[output][input]`, then the biases; in version 2, the upper 2 bytes of each (bfloat16) |
//! | 4 | CRC-32 (that of ISO-HDLC, as in PNG) of all bytes before it |

use super::network::{Network, Shape};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use std::fmt;

const MAGIC: &[u8; 8] = b"DIFFUSCO";
/// The version with weights in single precision, and the one with weights in bfloat16.
const WHOLE: u16 = 1;
const SHORT: u16 = 2;
/// Without a table, which would be 1 kB: files are short.
pub(crate) const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The content of a file of weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The query of a link with the experiment and its training; after 65 535 bytes it is cut off.
    pub settings: String,
    /// Number of iterations of its training.
    pub iterations: u64,
    /// The network.
    pub network: Network,
}

/// Why some bytes are no file of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWeights {
    /// It does not begin like such a file.
    Foreign,
    /// It has an unknown version.
    Version(u16),
    /// It ends too early.
    Truncated,
    /// It has more bytes after its end.
    TooLong,
    /// Its checksum is not that of its content.
    Damaged,
    /// The checksum is right, but the content is not a network.
    NoNetwork,
}

impl fmt::Display for NotWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(f, "this is not a file of weights that Diffuscope has written"),
            Self::Version(version) => {
                write!(
                    f,
                    "the file is of version {version}, this program reads versions {WHOLE} and {SHORT}: reload the page"
                )
            }
            Self::Truncated => write!(f, "the file is cut short"),
            Self::TooLong => write!(f, "there is something behind the end of the file"),
            Self::Damaged => write!(f, "the file is damaged: its checksum is not that of its contents"),
            Self::NoNetwork => write!(f, "the file holds no network"),
        }
    }
}

impl std::error::Error for NotWeights {}

impl Saved {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes(WHOLE)
    }

    /// The bytes of a file of half the size, in which weights have eight binary digits.
    pub fn to_short_bytes(&self) -> Vec<u8> {
        self.bytes(SHORT)
    }

    fn bytes(&self, version: u16) -> Vec<u8> {
        let mut end = self.settings.len().min(usize::from(u16::MAX));
        while !self.settings.is_char_boundary(end) {
            end -= 1;
        }
        let settings = &self.settings.as_bytes()[..end];
        let widths = self.network.shape().widths();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(version.to_le_bytes());
        bytes.extend(self.iterations.to_le_bytes());
        bytes.extend((settings.len() as u16).to_le_bytes());
        bytes.extend(settings);
        bytes.push(widths.len() as u8);
        bytes.extend(widths.iter().flat_map(|&width| (width as u16).to_le_bytes()));
        let weights = self.network.weights().iter();
        if version == SHORT {
            bytes.extend(weights.flat_map(|w| shortened(*w).to_le_bytes()));
        } else {
            bytes.extend(weights.flat_map(|w| w.to_le_bytes()));
        }
        bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
        bytes
    }

    /// Whether to treat some bytes as a file of weights: they begin like one, or are no text.
    pub fn may_be(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC) || bytes.contains(&0)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// If they do not have the format of [`Saved::to_bytes`], or if a weight is not a finite number.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotWeights> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or_else(|| {
            // A part of the right beginning is an incomplete file, not one of another format.
            if !bytes.is_empty() && MAGIC.starts_with(bytes) { NotWeights::Truncated } else { NotWeights::Foreign }
        })?;
        let version = u16::from_le_bytes(take(&mut rest)?);
        let size = match version {
            WHOLE => size_of::<f32>(),
            SHORT => size_of::<u16>(),
            _ => return Err(NotWeights::Version(version)),
        };
        let iterations = u64::from_le_bytes(take(&mut rest)?);
        let settings = u16::from_le_bytes(take(&mut rest)?);
        let settings = take_slice(&mut rest, settings.into())?;
        let [widths] = take(&mut rest)?;
        let widths = take_slice(&mut rest, 2 * usize::from(widths))?.as_chunks().0;
        let widths = widths.iter().map(|&width| u16::from_le_bytes(width).into()).collect();
        // Before the checksum is checked, a wrong width may also be a damaged one.
        let whole =
            || bytes.split_last_chunk().filter(|(before, sum)| CHECKSUM.checksum(before).to_le_bytes() == **sum);
        let wrong = || if whole().is_some() { NotWeights::NoNetwork } else { NotWeights::Damaged };
        let shape = Shape::new(widths).map_err(|_| wrong())?;
        let weights = take_slice(&mut rest, size * shape.parameters())?;
        let _checksum: [u8; 4] = take(&mut rest)?;
        if !rest.is_empty() {
            return Err(NotWeights::TooLong);
        }
        if whole().is_none() {
            return Err(NotWeights::Damaged);
        }
        let weights: Vec<f32> = if version == SHORT {
            let whole = |w: &[u8; 2]| f32::from_bits(u32::from(u16::from_le_bytes(*w)) << 16);
            weights.as_chunks().0.iter().map(whole).collect()
        } else {
            weights.as_chunks().0.iter().map(|&w| f32::from_le_bytes(w)).collect()
        };
        let settings = str::from_utf8(settings).map_err(|_| NotWeights::NoNetwork)?.to_owned();
        let network = Some(weights).filter(|weights| weights.iter().all(|w| w.is_finite()));
        let network = network.and_then(|weights| Network::with_weights(shape, weights)).ok_or(NotWeights::NoNetwork)?;
        Ok(Self { settings, iterations, network })
    }
}

/// The upper half of a number's bits, rounded to nearest, to even in a tie.
fn shortened(w: f32) -> u16 {
    let bits = w.to_bits();
    (bits.saturating_add(0x7fff + (bits >> 16 & 1)) >> 16) as u16
}

/// Takes the next `N` bytes off `rest`.
pub(crate) fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NotWeights> {
    let (taken, left) = rest.split_first_chunk().ok_or(NotWeights::Truncated)?;
    *rest = left;
    Ok(*taken)
}

/// Takes the next `length` bytes off `rest`.
pub(crate) fn take_slice<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], NotWeights> {
    let (taken, left) = rest.split_at_checked(length).ok_or(NotWeights::Truncated)?;
    *rest = left;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::random::{Purpose, generator};

    fn saved() -> Saved {
        let shape = Shape::new(vec![2, 5, 4, 1]).expect("a shape");
        let network = Network::new(shape, &mut generator(1, Purpose::Weights, 0));
        Saved { settings: "schedule=linear&target=v".to_owned(), iterations: 8000, network }
    }

    #[test]
    fn a_network_is_read_back_from_its_bytes() {
        let bytes = saved().to_bytes();
        assert_eq!(Saved::from_bytes(&bytes), Ok(saved()));
        // 21 bytes of numbers, the settings, four widths, the weights, the checksum.
        assert_eq!(bytes.len(), 21 + 24 + 8 + 4 * saved().network.weights().len() + 4);
        let long = Saved { settings: "é".repeat(40_000), ..saved() };
        let read = Saved::from_bytes(&long.to_bytes()).expect("it is read");
        assert_eq!(read.settings, "é".repeat(32_767));
    }

    #[test]
    fn a_short_file_has_weights_of_eight_binary_digits() {
        let (whole, short) = (saved(), saved().to_short_bytes());
        let read = Saved::from_bytes(&short).expect("it is read");
        assert_eq!(short.len(), whole.to_bytes().len() - 2 * whole.network.weights().len());
        for (w, short) in whole.network.weights().iter().zip(read.network.weights()) {
            assert!((w - short).abs() <= w.abs() / 256.0, "{w} {short}");
        }
        // What has been read is written as it was.
        assert_eq!(read.to_short_bytes(), short);
        assert_eq!(Saved::from_bytes(&short[..short.len() - 5]), Err(NotWeights::Truncated));
        let damaged: Vec<u8> = short.iter().enumerate().map(|(i, byte)| byte ^ u8::from(i == 70)).collect();
        assert_eq!(Saved::from_bytes(&damaged), Err(NotWeights::Damaged));
    }

    #[test]
    fn every_truncation_is_noticed() {
        let bytes = saved().to_bytes();
        for length in 0..bytes.len() {
            let expected = if length == 0 { NotWeights::Foreign } else { NotWeights::Truncated };
            assert_eq!(Saved::from_bytes(&bytes[..length]), Err(expected), "{length}");
        }
        assert_eq!(Saved::from_bytes(&[bytes, vec![0]].concat()), Err(NotWeights::TooLong));
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
                _ => assert!(
                    matches!(error, NotWeights::Damaged | NotWeights::Truncated | NotWeights::TooLong),
                    "{bit}: {error}"
                ),
            }
        }
    }

    #[test]
    fn a_valid_file_without_a_network_is_refused() {
        let mut not_finite = saved();
        not_finite.network.weights_mut()[3] = f32::NAN;
        assert_eq!(Saved::from_bytes(&not_finite.to_bytes()), Err(NotWeights::NoNetwork));
        let mut flat = saved().to_bytes();
        // The second width.
        flat[21 + 24 + 2..][..2].fill(0);
        let end = flat.len() - 4;
        let sum = CHECKSUM.checksum(&flat[..end]).to_le_bytes();
        flat[end..].copy_from_slice(&sum);
        assert_eq!(Saved::from_bytes(&flat), Err(NotWeights::NoNetwork));
        for foreign in [&b"\x89PNG\r\n\x1a\n rest"[..], b"{}", b"diffusco", &[0; 1000]] {
            assert_eq!(Saved::from_bytes(foreign), Err(NotWeights::Foreign));
        }
    }
}

//! A density drawn by hand, and its text: one letter per bin.

use super::distribution::Data;
use super::mixture::Component;
use std::fmt;
use std::str::FromStr;

/// Bins of a drawing.
pub const BINS: usize = 64;
/// The x that the bins cover: ± this.
pub const EXTENT: f64 = 2.0;
/// Width of a bin.
pub const BIN_WIDTH: f64 = 2.0 * EXTENT / BINS as f64;
/// The largest height.
pub const HIGHEST: u8 = 63;
/// Heights as letters that need no escaping in an address (the alphabet of base64url, in its order).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Heights of [`BINS`] bins, lowest x first, each 0 … [`HIGHEST`], not all 0. Only their ratios matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    heights: [u8; BINS],
}

/// A text that is not a drawing, or a drawing with all heights 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADrawing;

impl fmt::Display for NotADrawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a drawing is {BINS} letters out of A–Z, a–z, 0–9, - and _, not all A")
    }
}

impl std::error::Error for NotADrawing {}

impl Drawing {
    /// A drawing of these heights; larger ones are set to [`HIGHEST`].
    pub fn new(heights: [u8; BINS]) -> Result<Self, NotADrawing> {
        if heights.iter().all(|&height| height == 0) {
            return Err(NotADrawing);
        }
        Ok(Self { heights: heights.map(|height| height.min(HIGHEST)) })
    }

    /// The heights, lowest x first.
    pub fn heights(&self) -> &[u8; BINS] {
        &self.heights
    }

    /// The middle of a bin.
    pub fn x(bin: usize) -> f64 {
        (bin as f64 + 0.5) * BIN_WIDTH - EXTENT
    }

    /// The drawing as a mixture with one component per bin (MATH.md §1), whose standard deviation is half a bin: the
    /// sum follows the heights with a ripple of at most 3 %.
    pub fn data(&self) -> Data {
        let sum: f64 = self.heights.iter().map(|&h| f64::from(h)).sum();
        Data::from_components(
            self.heights
                .iter()
                .enumerate()
                .filter(|(_, height)| **height > 0)
                .map(|(bin, &height)| Component {
                    weight: f64::from(height) / sum,
                    mean: Self::x(bin),
                    std: 0.5 * BIN_WIDTH,
                })
                .collect(),
        )
    }
}

impl Default for Drawing {
    /// A ramp and a block with a gap between them, as a start for the user's drawing.
    fn default() -> Self {
        Self {
            heights: std::array::from_fn(|bin| match bin {
                8..32 => (bin - 4) as u8 * 2,
                40..56 => 30,
                _ => 0,
            }),
        }
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.heights.iter().try_for_each(|&height| {
            let letter = LETTERS.get(usize::from(height)).copied().unwrap_or(b'_');
            write!(f, "{}", char::from(letter))
        })
    }
}

impl FromStr for Drawing {
    type Err = NotADrawing;

    fn from_str(text: &str) -> Result<Self, NotADrawing> {
        let letters: [u8; BINS] = text.trim().as_bytes().try_into().map_err(|_| NotADrawing)?;
        let mut heights = [0; BINS];
        for (height, letter) in heights.iter_mut().zip(letters) {
            let place = LETTERS.iter().position(|&l| l == letter);
            *height = place.ok_or(NotADrawing)? as u8;
        }
        Self::new(heights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_read_back_from_its_text() {
        let all = Drawing { heights: std::array::from_fn(|bin| bin as u8) };
        for drawing in [Drawing::default(), all] {
            assert_eq!(drawing.to_string().parse(), Ok(drawing));
            assert_eq!(drawing.to_string().len(), BINS);
        }
    }

    #[test]
    fn empty_and_invalid_drawings_are_refused() {
        for text in ["", "A", &"A".repeat(64), &"é".repeat(32), &"+".repeat(64)] {
            assert_eq!(text.parse::<Drawing>(), Err(NotADrawing), "{text}");
        }
    }
}

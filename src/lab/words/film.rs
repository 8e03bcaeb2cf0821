//! Pictures on their way from noise, and the map of the latent space, as they are shown.

use crate::generators::words::figures::spread;

/// Pictures on their way from noise. Gray values are 0 for paper and 255 for ink.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordsFilm {
    /// Pictures.
    pub count: usize,
    /// The latents in the plane of the map, `[picture][time][direction]`, at the times 1 … 0 after each step.
    pub path: Vec<f32>,
    /// The decoded latents, `[picture][time][pixel]`.
    pub decoded: Vec<u8>,
    /// The decoded estimate of each step, `[picture][step][pixel]`.
    pub estimates: Vec<u8>,
    /// The latents at the end, `[picture][value]`.
    pub latents: Vec<f32>,
    /// Whether the phrase describes the majority of the nearest digits, 1 or 0 for each picture.
    pub hits: Vec<u8>,
    /// The place of the nearest digit for each picture.
    pub nearest: Vec<u32>,
    /// The sum of the variances of the latents of the digits that the phrase describes.
    pub own_variance: f64,
}

impl WordsFilm {
    /// Appends pictures of the same experiment.
    pub fn append(&mut self, more: Self) {
        self.count += more.count;
        self.path.extend(more.path);
        self.decoded.extend(more.decoded);
        self.estimates.extend(more.estimates);
        self.latents.extend(more.latents);
        self.hits.extend(more.hits);
        self.nearest.extend(more.nearest);
        self.own_variance = more.own_variance;
    }

    /// Steps from noise to latents.
    pub fn steps(&self) -> usize {
        (self.path.len() / 2).checked_div(self.count).map_or(0, |times| times.saturating_sub(1))
    }

    /// The share of pictures that show what the phrase describes; `None` without pictures.
    pub fn hit_rate(&self) -> Option<f64> {
        let hits = self.hits.iter().filter(|hit| **hit != 0).count();
        (self.count > 0).then(|| hits as f64 / self.count as f64)
    }

    /// The spread of the latents in units of that of the data that the phrase describes; `None` with fewer than two
    /// pictures.
    pub fn spread(&self) -> Option<f64> {
        spread(&self.latents, self.latents.len().checked_div(self.count)?, self.own_variance)
    }
}

/// The latent space in a plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordsMap {
    /// The digits in the plane, `[digit][direction]`.
    pub points: Vec<f32>,
    /// The class of each digit.
    pub classes: Vec<u8>,
    /// Decoded pictures of a grid of places, row by row from the top: gray values, 0 for paper and 255 for ink.
    pub pictures: Vec<u8>,
    /// Places of the grid along each direction.
    pub side: usize,
    /// The grid reaches from − this to + this.
    pub extent: f64,
}

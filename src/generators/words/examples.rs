//! The digits that are learned from, with the size of each.

use super::phrase::Phrase;
use super::vocabulary::{CLASSES, Size};
use crate::images::PictureSet;
use crate::images::digits::SIDE;

/// Pixels of a picture, row by row, from −1 (paper) to 1 (ink).
pub const PIXELS: usize = SIDE * SIDE;

/// Pictures of 8 × 8 pixels of the classes 0 … 9, and their sizes. There is at least one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Examples {
    set: PictureSet,
    sizes: Vec<Size>,
}

impl Examples {
    /// These pictures; `None` if they have another number of pixels or other classes.
    pub fn new(set: PictureSet) -> Option<Self> {
        let fits = set.side() == SIDE && set.classes().iter().all(|class| usize::from(*class) < CLASSES);
        fits.then(|| Self { sizes: sizes(&set), set })
    }

    /// The number of pictures.
    pub fn count(&self) -> usize {
        self.set.count()
    }

    /// The pixels of every picture.
    pub fn pictures(&self) -> impl Iterator<Item = &[f32]> {
        self.set.pictures()
    }

    /// The pixels of a picture.
    pub fn picture(&self, place: usize) -> Option<&[f32]> {
        self.set.picture(place)
    }

    /// The class of every picture.
    pub fn classes(&self) -> &[u8] {
        self.set.classes()
    }

    /// The class and the size of a picture.
    pub fn kind(&self, place: usize) -> Option<(u8, Size)> {
        self.classes().get(place).copied().zip(self.sizes.get(place).copied())
    }

    /// Whether a phrase describes a picture.
    pub fn is_described(&self, place: usize, phrase: Phrase) -> bool {
        self.kind(place).is_some_and(|(class, size)| phrase.describes(class, size))
    }

    /// The places of the pictures that a phrase describes.
    pub fn described(&self, phrase: Phrase) -> Vec<usize> {
        (0..self.count()).filter(|place| self.is_described(*place, phrase)).collect()
    }
}

/// The size of every picture: of each class, the third with the smallest [`extent`] is small, and so on.
fn sizes(set: &PictureSet) -> Vec<Size> {
    let extents: Vec<f64> = set.pictures().map(extent).collect();
    let mut sizes = vec![Size::Medium; set.count()];
    for class in 0..CLASSES as u8 {
        let mut places: Vec<usize> = (0..set.count()).filter(|place| set.classes()[*place] == class).collect();
        // Pictures of the same extent are in the order of the data.
        places.sort_by(|a, b| extents[*a].total_cmp(&extents[*b]));
        let third = places.len() / 3;
        let (from_medium, from_large) = (third, places.len() - third);
        places.iter().take(from_medium).for_each(|place| sizes[*place] = Size::Small);
        places.iter().skip(from_large).for_each(|place| sizes[*place] = Size::Large);
    }
    sizes
}

/// How far the ink of a picture reaches: its root mean square distance from its centre, in pixels; 0 without ink.
pub fn extent(picture: &[f32]) -> f64 {
    let mut sums = [0.0; 5];
    for (i, pixel) in picture.iter().enumerate() {
        let ink = 0.5 * (f64::from(*pixel).clamp(-1.0, 1.0) + 1.0);
        let (x, y) = ((i % SIDE) as f64, (i / SIDE) as f64);
        for (sum, value) in sums.iter_mut().zip([1.0, x, y, x * x, y * y]) {
            *sum += ink * value;
        }
    }
    let [ink, x, y, xx, yy] = sums;
    if ink > 0.0 {
        let (x, y) = (x / ink, y / ink);
        ((xx + yy) / ink - x * x - y * y).max(0.0).sqrt()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::words::tests::examples;

    #[test]
    fn the_extent_is_that_of_the_ink() {
        let mut picture = [-1.0; PIXELS];
        assert_eq!(extent(&picture), 0.0);
        picture[9] = 1.0;
        assert_eq!(extent(&picture), 0.0);
        // Two points at a distance of four pixels.
        picture[13] = 1.0;
        assert!((extent(&picture) - 2.0).abs() < 1e-12);
        picture[9] = 0.0;
        // Half the ink there: variance of a coin with probability 1/3, times 16.
        assert!((extent(&picture) - (16.0_f64 * 2.0 / 9.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_third_of_every_class_is_small_and_a_third_is_large() {
        let examples = examples();
        for class in 0..10 {
            let of = |size| examples.described(Phrase::new([class], Some(size)).expect("a phrase"));
            let [small, medium, large] = Size::ALL.map(of);
            let all = examples.described(Phrase::new([class], None).expect("a phrase")).len();
            assert_eq!((small.len(), large.len(), small.len() + medium.len() + large.len()), (all / 3, all / 3, all));
            let extents = |places: &[usize]| -> Vec<f64> {
                places.iter().filter_map(|place| examples.picture(*place)).map(extent).collect()
            };
            let largest = |places: &[usize]| extents(places).into_iter().fold(0.0, f64::max);
            let smallest = |places: &[usize]| extents(places).into_iter().fold(f64::INFINITY, f64::min);
            assert!(largest(&small) <= smallest(&medium) && largest(&medium) <= smallest(&large));
        }
    }

    #[test]
    fn other_pictures_are_refused() {
        assert!(Examples::new(PictureSet::new(8, vec![0.0; 64], vec![10]).expect("a set")).is_none());
        assert!(Examples::new(PictureSet::new(16, vec![0.0; 256], vec![1]).expect("a set")).is_none());
    }
}

//! Pictures that are data, with the class of each.

use super::cosine_transform::CosineTransform;

/// Data: pictures of one size, and their classes. There is at least one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureSet {
    side: usize,
    /// The pictures one after the other.
    pixels: Vec<f32>,
    classes: Vec<u8>,
}

/// Data with the probability of every picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The data, in ascending order of classes.
    pub set: PictureSet,
    /// The probability of each picture; the sum is 1.
    pub weights: Vec<f64>,
}

impl PictureSet {
    /// Pictures with `side` × `side` pixels in −1 … 1, one after the other, and the class of each; `None` if the lengths do
    /// not fit, or there is no picture.
    pub fn new(side: usize, pixels: Vec<f32>, classes: Vec<u8>) -> Option<Self> {
        let fits = !classes.is_empty() && pixels.len() == classes.len() * side * side;
        fits.then_some(Self { side, pixels, classes })
    }

    /// N of N × N pixels.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The number of pictures.
    pub fn count(&self) -> usize {
        self.classes.len()
    }

    /// The pixels of a picture, row by row.
    pub fn picture(&self, place: usize) -> Option<&[f32]> {
        self.pixels.chunks_exact(self.side * self.side).nth(place)
    }

    /// All pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &[f32]> {
        self.pixels.chunks_exact(self.side * self.side)
    }

    /// The class of every picture.
    pub fn classes(&self) -> &[u8] {
        &self.classes
    }

    /// The first `most` pictures of these classes (all classes if there are none), in ascending order of classes, and after
    /// them the user's `own` pictures whose size fits, of the class `own_class`. If no picture is left, all of them.
    pub fn chosen(&self, classes: &[u8], most: usize, own: &[Vec<f32>], own_class: u8) -> Self {
        let is_chosen = |class: u8| classes.is_empty() || classes.contains(&class);
        let mut places: Vec<usize> = (0..self.count()).filter(|place| is_chosen(self.classes[*place])).collect();
        places.truncate(most);
        let own: Vec<&Vec<f32>> = own.iter().filter(|pixels| pixels.len() == self.side * self.side).collect();
        if places.is_empty() && own.is_empty() {
            places = (0..self.count()).collect();
        }
        // In a class, the order of the data.
        places.sort_by_key(|place| self.classes[*place]);
        let mut pixels: Vec<f32> = places.iter().filter_map(|place| self.picture(*place)).flatten().copied().collect();
        let mut kept: Vec<u8> = places.iter().map(|place| self.classes[*place]).collect();
        for own in own {
            pixels.extend(own);
            kept.push(own_class);
        }
        Self { side: self.side, pixels, classes: kept }
    }

    /// The classes that there are, in ascending order.
    pub fn kinds(&self) -> Vec<u8> {
        let mut kinds = self.classes.clone();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// These data in which, if there are exactly two classes, the first one has the probability `prior`; else all pictures
    /// are equally probable.
    pub fn with_prior(self, prior: f64) -> Drawn {
        let count = self.count() as f64;
        let kinds = self.kinds();
        let weight = |class: u8| match kinds[..] {
            [first, _] => {
                let of_first = self.classes.iter().filter(|class| **class == first).count() as f64;
                if class == first { prior / of_first } else { (1.0 - prior) / (count - of_first) }
            }
            _ => 1.0 / count,
        };
        let weights = self.classes.iter().map(|class| weight(*class)).collect();
        Drawn { set: self, weights }
    }
}

impl Drawn {
    /// The place of the picture at the quantile `u` of 0 … 1: pictures with probability 0 are never drawn.
    pub fn at_quantile(&self, u: f64) -> usize {
        let mut sum = 0.0;
        let reached = |weight: &f64| {
            sum += weight;
            u < sum
        };
        let last = || self.weights.iter().rposition(|weight| *weight > 0.0).unwrap_or_default();
        self.weights.iter().position(reached).unwrap_or_else(last)
    }

    /// The mean of u² over the data, for every frequency.
    pub fn mean_power(&self, transform: &CosineTransform) -> Vec<f64> {
        let mut power = vec![0.0; self.set.side * self.set.side];
        for (picture, weight) in self.set.pictures().zip(&self.weights) {
            for (sum, u) in power.iter_mut().zip(transform.frequencies(picture)) {
                *sum += weight * f64::from(u) * f64::from(u);
            }
        }
        power
    }

    /// The probability of every class in 0 … `classes`.
    pub fn shares(&self, classes: usize) -> Vec<f64> {
        let mut shares = vec![0.0; classes];
        for (class, weight) in self.set.classes.iter().zip(&self.weights) {
            if let Some(share) = shares.get_mut(usize::from(*class)) {
                *share += weight;
            }
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> PictureSet {
        let pixels = (0..6).flat_map(|i| [i as f32; 4]).collect();
        PictureSet::new(2, pixels, vec![3, 1, 3, 8, 1, 3]).expect("a set")
    }

    #[test]
    fn pictures_and_classes_have_to_fit() {
        assert!(PictureSet::new(2, vec![0.0; 7], vec![0, 0]).is_none());
        assert!(PictureSet::new(2, Vec::new(), Vec::new()).is_none());
        assert_eq!(set().picture(6), None);
    }

    #[test]
    fn a_choice_is_in_the_order_of_classes() {
        let chosen = set().chosen(&[3, 1], 3, &[vec![9.0; 4]], 10);
        assert_eq!(chosen.classes(), [1, 3, 3, 10]);
        assert_eq!(chosen.pictures().map(|picture| picture[0]).collect::<Vec<_>>(), [1.0, 0.0, 2.0, 9.0]);
        assert_eq!(set().chosen(&[], 2, &[vec![9.0; 3]], 10).classes(), [1, 3]);
        assert_eq!(set().chosen(&[7], 2, &[], 10).count(), 6, "nothing chosen: everything");
    }

    #[test]
    fn the_prior_is_the_share_of_the_first_of_two_classes() {
        let drawn = set().chosen(&[1, 3], 100, &[], 10).with_prior(0.8);
        let shares = drawn.shares(10);
        assert!((shares[1] - 0.8).abs() < 1e-12 && (shares[3] - 0.2).abs() < 1e-12);
        assert_eq!((drawn.at_quantile(0.0), drawn.at_quantile(0.79), drawn.at_quantile(0.81)), (0, 1, 2));
        assert_eq!(drawn.at_quantile(1.0), 4);
        let certain = set().chosen(&[1, 3], 100, &[], 10).with_prior(1.0);
        assert_eq!(certain.at_quantile(1.0), 1);
        let three = set().with_prior(0.8);
        assert!(three.weights.iter().all(|weight| (weight - 1.0 / 6.0).abs() < 1e-12));
    }
}

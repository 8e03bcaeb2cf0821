//! The user's own numbers.

use super::distribution::Data;
use super::mixture::Component;

/// The most numbers of a list.
pub const MOST_NUMBERS: usize = 100_000;
/// Numbers are within ± this, so that their squares can be summed.
pub const LARGEST: f64 = 1e15;
/// The most components that approximate a list for the score models.
const MOST_COMPONENTS: usize = 128;
/// Numbers are all equal, but for rounding, if their range is at most this part of the largest.
const ROUNDING: f64 = 4.0 * f64::EPSILON;

/// At least one number, standardised to mean 0 and standard deviation 1, with the original mean and scale.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberList {
    data: Data,
    numbers: Vec<f64>,
    mean: f64,
    std: f64,
}

impl NumberList {
    /// The list of these numbers; `None` if there is none, or if one is not within ±[`LARGEST`], or if there are more
    /// than
    /// [`MOST_NUMBERS`].
    pub fn from_numbers(numbers: Vec<f64>) -> Option<Self> {
        let good = numbers.len() <= MOST_NUMBERS && numbers.iter().all(|x| x.abs() <= LARGEST);
        good.then(|| Self::new(numbers)).flatten()
    }

    /// The list of these numbers, all within ±[`LARGEST`]; `None` if there is none.
    fn new(mut numbers: Vec<f64>) -> Option<Self> {
        numbers.sort_by(f64::total_cmp);
        let (least, most) = (*numbers.first()?, *numbers.last()?);
        let is_point = most - least <= ROUNDING * least.abs().max(most.abs());
        let (mean, std) = if is_point { (least, 1.0) } else { moments(&numbers, least, most) };
        let points: Vec<f32> = numbers.iter().map(|x| if is_point { 0.0 } else { ((x - mean) / std) as f32 }).collect();
        let data = Data::from_components(summed_up(&points)).with_points(points);
        Some(Self { data, numbers, mean, std })
    }

    /// The standardised numbers as data. For the score models they are at most 128 components: the distinct numbers
    /// themselves if there are no more than that, otherwise groups of neighbours of nearly equal size, each a Gaussian
    /// with the group's mean and standard deviation.
    pub fn data(&self) -> Data {
        self.data.clone()
    }

    /// The original numbers, in ascending order.
    pub fn numbers(&self) -> &[f64] {
        &self.numbers
    }

    /// The number of numbers.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// (mean, standard deviation) of the original numbers: x = (number − mean)/std. The deviation is 1 if they are all
    /// equal.
    pub fn scale(&self) -> (f64, f64) {
        (self.mean, self.std)
    }
}

/// (mean, standard deviation) of numbers from `least` to `most`, computed in units of their range, so that neither sums
/// nor squares lose what distinguishes the numbers.
fn moments(numbers: &[f64], least: f64, most: f64) -> (f64, f64) {
    let (middle, half, n) = (0.5 * (least + most), 0.5 * (most - least), numbers.len() as f64);
    let in_range = || numbers.iter().map(|x| (x - middle) / half);
    let mean = in_range().sum::<f64>() / n;
    let variance = in_range().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    (middle + half * mean, half * variance.sqrt())
}

/// Components for numbers in ascending order.
fn summed_up(points: &[f32]) -> Vec<Component> {
    let component = |group: &[f32]| {
        let n = group.len() as f64;
        let mean = group.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
        let squares = group.iter().map(|&x| (f64::from(x) - mean) * (f64::from(x) - mean));
        Component { weight: n / points.len() as f64, mean, std: (squares.sum::<f64>() / n).sqrt() }
    };
    let alike = || points.chunk_by(|a, b| a == b);
    if alike().take(MOST_COMPONENTS + 1).count() <= MOST_COMPONENTS {
        alike()
            .map(|group| Component {
                mean: group.first().copied().map_or(0.0, f64::from),
                std: 0.0,
                ..component(group)
            })
            .collect()
    } else {
        let edge = |i: usize| i * points.len() / MOST_COMPONENTS;
        (0..MOST_COMPONENTS).filter_map(|i| points.get(edge(i)..edge(i + 1))).map(component).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(numbers: &[f64]) -> NumberList {
        NumberList::from_numbers(numbers.to_vec()).expect("there are numbers")
    }

    #[test]
    fn numbers_are_standardised() {
        let list = list(&[1.5, 2.5, -3.0, 4.0]);
        assert_eq!((list.count(), list.scale().0), (4, 1.25));
        let data = list.data();
        assert!(data.mean().abs() < 1e-6 && (data.variance() - 1.0).abs() < 1e-6);
        assert_eq!(data.draw(0.99, 3.0).x0, ((4.0 - 1.25) / list.scale().1) as f32);
    }

    #[test]
    fn numbers_that_are_equal_but_for_rounding_are_one_point_at_0() {
        assert_eq!(NumberList::from_numbers(Vec::new()), None);
        let lists = [vec![7.0], vec![0.1; 3], vec![14.62; 1000], vec![0.1 + 0.2, 0.3], vec![0.0, -0.0], vec![-1e15; 7]];
        for numbers in lists {
            let list = list(&numbers);
            let (mean, std) = list.scale();
            assert!((mean - numbers[0]).abs() <= 1e-15 * mean.abs() && std == 1.0, "{numbers:?}");
            assert_eq!(list.data().components().len(), 1, "{numbers:?}");
            assert_eq!((list.data().mean(), list.data().variance()), (0.0, 0.0), "{numbers:?}");
        }
    }

    #[test]
    fn the_scale_is_that_of_the_range_however_small_or_far_from_0_it_is() {
        for numbers in [[9e14, 9e14 + 1.0], [1e-300, 2e-300], [-1e15, 1e15], [1.0, 1.0 + 1e-12]] {
            let list = list(&numbers);
            let half = 0.5 * (numbers[1] - numbers[0]);
            assert!((list.scale().1 / half - 1.0).abs() < 1e-9, "{numbers:?}: {:?}", list.scale());
            assert!((list.data().draw(0.99, 0.0).x0 - 1.0).abs() < 0.2, "{numbers:?}");
        }
    }

    #[test]
    fn a_long_list_is_approximated() {
        let numbers: Vec<f64> = (0..MOST_NUMBERS).map(|i| ((i * 7919) % 100_003) as f64).collect();
        let data = list(&numbers).data();
        assert_eq!(data.components().len(), MOST_COMPONENTS);
        assert!((data.variance() - 1.0).abs() < 1e-5 && data.mean().abs() < 1e-5);
        assert_eq!(NumberList::from_numbers(vec![1.0; MOST_NUMBERS + 1]), None);
    }
}

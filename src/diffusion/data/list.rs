//! The user's own numbers, read from text.

use super::distribution::Data;
use super::mixture::Component;
use std::fmt;

/// The most numbers of a list.
pub const MOST_NUMBERS: usize = 100_000;
/// Numbers are within ± this, so that their squares can be summed.
pub const LARGEST: f64 = 1e15;
/// The most components that approximate a list for the score models.
const MOST_COMPONENTS: usize = 128;
/// The most words that are listed in a complaint.
const MOST_COMPLAINTS: usize = 20;

/// At least one number, standardised to mean 0 and standard deviation 1, with the original mean and scale.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberList {
    data: Data,
    numbers: Vec<f64>,
    mean: f64,
    std: f64,
}

/// What was found in a text besides numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints {
    /// The first 20 words that are not numbers in ±[`LARGEST`]: (line, counted from 1; the word).
    pub not_numbers: Vec<(usize, String)>,
    /// The number of such words in total.
    pub not_numbers_count: usize,
    /// The number of numbers that were left out because there were more than [`MOST_NUMBERS`].
    pub too_many: usize,
}

impl Complaints {
    /// Whether everything was a number and none was left out.
    pub fn is_empty(&self) -> bool {
        self.not_numbers_count == 0 && self.too_many == 0
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, word) in &self.not_numbers {
            writeln!(f, "line {line}: “{word}” is not a number")?;
        }
        let more = self.not_numbers_count - self.not_numbers.len();
        if more > 0 {
            writeln!(f, "and {more} more that are not numbers")?;
        }
        if self.too_many > 0 {
            writeln!(f, "only the first {MOST_NUMBERS} numbers were used, {} were not", self.too_many)?;
        }
        Ok(())
    }
}

impl NumberList {
    /// Reads numbers from a text or a CSV file: anything between spaces, commas, semicolons, tabs and line ends.
    /// The decimal separator is a point. `None` if there is no number at all.
    pub fn parse(text: &str) -> (Option<Self>, Complaints) {
        let mut numbers = Vec::new();
        let mut complaints = Complaints::default();
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let words = line.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
            for word in words.map(|w| w.trim_matches('"')).filter(|w| !w.is_empty()) {
                match word.parse::<f64>() {
                    Ok(x) if x.abs() <= LARGEST => {
                        if numbers.len() < MOST_NUMBERS {
                            numbers.push(x);
                        } else {
                            complaints.too_many += 1;
                        }
                    }
                    _ => {
                        complaints.not_numbers_count += 1;
                        if complaints.not_numbers.len() < MOST_COMPLAINTS {
                            let word = word.chars().take(40).collect();
                            complaints.not_numbers.push((i + 1, word));
                        }
                    }
                }
            }
        }
        (Self::new(numbers), complaints)
    }

    /// The list of these numbers; `None` if there is none, or if one is not within ±[`LARGEST`], or if there are more
    /// than
    /// [`MOST_NUMBERS`].
    pub fn from_numbers(numbers: Vec<f64>) -> Option<Self> {
        let good = numbers.len() <= MOST_NUMBERS && numbers.iter().all(|x| x.abs() <= LARGEST);
        good.then(|| Self::new(numbers)).flatten()
    }

    /// The list of these numbers, all within ±[`LARGEST`]; `None` if there is none.
    fn new(mut numbers: Vec<f64>) -> Option<Self> {
        let n = numbers.len() as f64;
        if numbers.is_empty() {
            return None;
        }
        numbers.sort_by(f64::total_cmp);
        let mean = numbers.iter().sum::<f64>() / n;
        let variance = numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        // All equal: there is no scale to divide by.
        let std = if variance > 0.0 { variance.sqrt() } else { 1.0 };
        let points: Vec<f32> = numbers.iter().map(|x| ((x - mean) / std) as f32).collect();
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

    #[test]
    fn numbers_are_read_and_the_rest_is_reported_by_line() {
        let (list, complaints) = NumberList::parse("height;age\n1.5, 2.5\n\n-3e0\t\"4\" x NaN inf 1e99\r\n");
        let Some(list) = list else { panic!("no numbers found") };
        assert_eq!((list.count(), list.scale().0), (4, 1.25));
        assert_eq!(complaints.not_numbers_count, 6);
        let text = complaints.to_string();
        for words in ["line 1: “height”", "line 1: “age”", "line 4: “x”", "line 4: “NaN”"] {
            assert!(text.contains(words), "{text}");
        }
        let data = list.data();
        assert!(data.mean().abs() < 1e-6 && (data.variance() - 1.0).abs() < 1e-6);
        assert_eq!(data.draw(0.99, 3.0).x0, ((4.0 - 1.25) / list.scale().1) as f32);
    }

    #[test]
    fn no_numbers_make_no_list_and_equal_numbers_make_a_point() {
        assert_eq!(NumberList::parse("nothing here").0, None);
        assert_eq!(NumberList::parse("").0, None);
        let Some(list) = NumberList::parse("7 7 7").0 else { panic!("no numbers found") };
        assert_eq!(list.scale(), (7.0, 1.0));
        assert_eq!(list.data().components().len(), 1);
    }

    #[test]
    fn a_long_list_is_cut_and_approximated() {
        let text: String = (0..MOST_NUMBERS + 5).map(|i| format!("{}\n", (i * 7919) % 100_003)).collect();
        let (list, complaints) = NumberList::parse(&text);
        assert_eq!(complaints.too_many, 5);
        let Some(list) = list else { panic!("no numbers found") };
        let data = list.data();
        assert_eq!(data.components().len(), MOST_COMPONENTS);
        assert!((data.variance() - 1.0).abs() < 1e-5 && data.mean().abs() < 1e-5);
    }
}

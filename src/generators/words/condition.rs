//! A phrase as inputs of a network, and the phrases of training. This is the text encoder: the first layer of the network
//! turns these inputs into an embedding, which is learned.

use super::phrase::Phrase;
use super::vocabulary::{CLASSES, Size};
use rand::RngExt;
use rand_xoshiro::Xoshiro256PlusPlus;

/// The number of inputs: one for each class, one for each size, and one that is 1 without a phrase.
pub const INPUTS: usize = CLASSES + Size::ALL.len() + 1;

/// The probability that a phrase is dropped in training (Ho & Salimans 2022).
const DROPPED: f64 = 0.15;
/// The probability that a phrase names other classes beside that of the picture.
const SEVERAL: f64 = 0.2;
/// The probability that a phrase names the size of the picture.
const SIZED: f64 = 0.2;

/// The inputs for a phrase, or for none.
pub fn inputs(phrase: Option<Phrase>) -> [f32; INPUTS] {
    let mut inputs = [0.0; INPUTS];
    let (classes, rest) = inputs.split_at_mut(CLASSES);
    let (sizes, none) = rest.split_at_mut(Size::ALL.len());
    match phrase {
        Some(phrase) => {
            phrase.classes().for_each(|class| classes[usize::from(class)] = 1.0);
            let named = Size::ALL.iter().zip(sizes).filter(|(size, _)| phrase.size() == Some(**size));
            named.for_each(|(_, input)| *input = 1.0);
        }
        None => none.fill(1.0),
    }
    inputs
}

/// A phrase that describes a picture of this class and size, or none.
///
/// Whether other classes and the size are named does not depend on the picture, and other classes are drawn uniformly. So
/// the pictures with a phrase have the law of the data that it describes.
pub fn draw(class: u8, size: Size, random: &mut Xoshiro256PlusPlus) -> Option<Phrase> {
    let [dropped, several, sized, more]: [f64; 4] = std::array::from_fn(|_| random.random());
    if dropped < DROPPED {
        return None;
    }
    let mut others: Vec<u8> = (0..CLASSES as u8).filter(|other| *other != class).collect();
    // From one other class to all of them.
    let count = if several < SEVERAL { 1 + (more * others.len() as f64) as usize } else { 0 };
    for i in 0..count {
        let left = (others.len() - i) as f64;
        others.swap(i, i + (random.random::<f64>() * left) as usize);
    }
    others.truncate(count);
    others.push(class);
    Phrase::new(others, (sized < SIZED).then_some(size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::random::{Purpose, generator};

    #[test]
    fn every_part_of_a_phrase_has_an_input() {
        let found = |text: &str| {
            let inputs = inputs(Some(text.parse().expect("a phrase")));
            inputs.iter().enumerate().filter(|(_, input)| **input == 1.0).map(|(i, _)| i).collect::<Vec<_>>()
        };
        assert_eq!(found("seven or nine"), [7, 9]);
        assert_eq!(found("a small zero"), [0, 10]);
        assert_eq!(found("large"), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12]);
        assert_eq!(inputs(None)[..13], [0.0; 13]);
        assert_eq!(inputs(None)[13], 1.0);
    }

    #[test]
    fn phrases_describe_their_picture_and_are_as_frequent_as_they_should_be() {
        let mut random = generator(1, Purpose::Batch, 0);
        const N: usize = 20_000;
        let (mut none, mut several, mut sized, mut others) = (0, 0, 0, [0; CLASSES]);
        for _ in 0..N {
            let Some(phrase) = draw(7, Size::Medium, &mut random) else {
                none += 1;
                continue;
            };
            assert!(phrase.describes(7, Size::Medium));
            several += usize::from(phrase.classes().count() > 1);
            sized += usize::from(phrase.size().is_some());
            phrase.classes().for_each(|class| others[usize::from(class)] += 1);
        }
        // Four standard errors.
        let is_near = |count: usize, of: usize, share: f64| {
            let error = (share * (1.0 - share) / of as f64).sqrt();
            (count as f64 / of as f64 - share).abs() < 4.0 * error
        };
        let rest = N - none;
        assert!(is_near(none, N, DROPPED) && is_near(several, rest, SEVERAL) && is_near(sized, rest, SIZED));
        for (class, count) in others.into_iter().enumerate().filter(|(class, _)| *class != 7) {
            // Of 1 … 9 other classes, five on average.
            assert!(is_near(count, rest, SEVERAL * 5.0 / 9.0), "{class}: {count}");
        }
    }
}

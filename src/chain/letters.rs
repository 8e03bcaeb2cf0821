//! The letters of a text as a Markov chain: the next letter depends on the present one (bigrams; seed 003's n-gram).

use super::matrix::TransitionMatrix;
use super::walk::{drawn, generator, uniform};
use std::collections::HashMap;

/// The most letters that are told apart: those that occur most often. All others count as spaces.
pub const MOST_LETTERS: usize = 26;

/// The chain of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterChain {
    /// The space, then the letters in the order of their numbers in Unicode.
    letters: Vec<char>,
    matrix: TransitionMatrix,
    /// The share of each letter in the text.
    shares: Vec<f64>,
    /// The number of letters of the text, with the spaces between words.
    length: usize,
}

impl LetterChain {
    /// The chain of a text, which is read as if its end were followed by its beginning, so that every letter has a next
    /// one. Letters are small; what is no letter is a space, and spaces in a row are one. `None` if there are not two
    /// different letters.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut counts: HashMap<char, usize> = HashMap::new();
        for letter in text.chars().filter_map(small) {
            *counts.entry(letter).or_default() += 1;
        }
        let mut letters: Vec<char> = Vec::new();
        while letters.len() < MOST_LETTERS {
            let most = counts.iter().max_by_key(|(letter, count)| (**count, std::cmp::Reverse(**letter)));
            let Some(letter) = most.map(|(letter, _)| *letter) else { break };
            counts.remove(&letter);
            letters.insert(letters.partition_point(|other| *other < letter), letter);
        }
        if letters.len() < 2 {
            return None;
        }
        letters.insert(0, ' ');
        let places: HashMap<char, usize> = letters.iter().enumerate().map(|(place, letter)| (*letter, place)).collect();
        let place = |letter: char| small(letter).and_then(|letter| places.get(&letter)).copied().unwrap_or_default();
        let mut rows = vec![vec![0.0; letters.len()]; letters.len()];
        let mut length = 0;
        // The text begins after a space.
        let mut before = 0;
        for next in text.chars().map(place).chain([0]).filter({
            let mut last = 0;
            move |next| std::mem::replace(&mut last, *next) != 0 || *next != 0
        }) {
            rows[before][next] += 1.0;
            before = next;
            length += 1;
        }
        let shares: Vec<f64> = rows.iter().map(|row| row.iter().sum::<f64>() / length as f64).collect();
        Some(Self { matrix: TransitionMatrix::new(&rows)?, letters, shares, length })
    }

    /// The letters, the space first.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The transition matrix.
    pub fn matrix(&self) -> &TransitionMatrix {
        &self.matrix
    }

    /// The share of each letter in the text, which is the stationary distribution.
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// The number of letters of the text, with the spaces between words.
    pub fn length(&self) -> usize {
        self.length
    }

    /// A text of this many letters, drawn from the chain.
    pub fn sample(&self, length: usize, seed: u64) -> String {
        let mut random = generator(seed, 0);
        let mut state = 0;
        let mut next = || {
            state = drawn(self.matrix.row(state), uniform(&mut random));
            self.letters.get(state).copied().unwrap_or(' ')
        };
        (0..length).map(|_| next()).collect()
    }
}

/// A letter as a small one, where there is one of one character.
fn small(letter: char) -> Option<char> {
    letter.is_alphabetic().then(|| {
        let mut lower = letter.to_lowercase();
        lower.next().filter(|_| lower.len() == 0).unwrap_or(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::settling::{Finding, Settling};

    #[test]
    fn pairs_of_letters_are_counted() {
        let Some(chain) = LetterChain::from_text("  Ab, ab -- BA!") else { panic!("a chain") };
        assert_eq!(chain.letters(), [' ', 'a', 'b']);
        // " ab ab ba ": a is followed by b twice and by a space once.
        assert_eq!(chain.length(), 9);
        assert_eq!(chain.shares(), [3.0 / 9.0; 3]);
        assert_eq!(chain.matrix().row(0), [0.0, 2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!(chain.matrix().row(1), [1.0 / 3.0, 0.0, 2.0 / 3.0]);
        for text in ["", "12 34", "a", "aaa a"] {
            assert_eq!(LetterChain::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn the_shares_in_the_text_are_stationary() {
        let text = "a chain forgets where it came from, but a text does not forget what it is about";
        let Some(chain) = LetterChain::from_text(text) else { panic!("a chain") };
        let settling = Settling::new(chain.matrix(), chain.shares());
        assert_eq!(settling.finding, Finding::Settles);
        for (found, expected) in settling.stationary.iter().zip(chain.shares()) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn a_drawn_text_has_pairs_of_the_text_only() {
        let text = "the cat sat on the mat";
        let Some(chain) = LetterChain::from_text(text) else { panic!("a chain") };
        let sample = chain.sample(500, 3);
        assert_eq!(sample.chars().count(), 500);
        let whole = format!(" {text} ");
        let pairs: Vec<char> = sample.chars().collect();
        assert!(pairs.windows(2).all(|pair| whole.contains(&pair.iter().collect::<String>())), "{sample}");
        assert_ne!(sample, chain.sample(500, 4));
    }

    #[test]
    fn a_long_text_with_many_characters_keeps_the_most_frequent_ones() {
        let text: String = (0..1_000_000_u32)
            .map(|i| char::from_u32(0x4e00 + i.wrapping_mul(2_654_435_761) % 3000 % (1 + i % 3000)).unwrap_or(' '))
            .collect();
        let Some(chain) = LetterChain::from_text(&text) else { panic!("a chain") };
        assert_eq!(chain.letters().len(), MOST_LETTERS + 1);
    }
}

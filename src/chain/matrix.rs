//! Transition matrices.

use super::distribution::{self, normalized, with_share};
use std::fmt;
use std::str::FromStr;

/// The probabilities from each state (row) to each state (column). Every row sums to 1, up to rounding.
#[derive(Clone, Debug, PartialEq)]
pub struct TransitionMatrix {
    states: usize,
    /// Row after row.
    entries: Vec<f64>,
}

impl TransitionMatrix {
    /// The matrix of rows of weights, each divided by its sum; `None` if it is not square, has fewer than two states, or
    /// has a row that is no distribution.
    pub fn new(rows: &[Vec<f64>]) -> Option<Self> {
        let states = rows.len();
        if states < 2 || rows.iter().any(|row| row.len() != states) {
            return None;
        }
        let rows: Option<Vec<Vec<f64>>> = rows.iter().map(|row| normalized(row)).collect();
        Some(Self { states, entries: rows?.concat() })
    }

    /// The number of states, at least 2.
    pub fn states(&self) -> usize {
        self.states
    }

    /// The rows, in the order of the states.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.entries.chunks_exact(self.states)
    }

    /// The distribution after one step from a state; empty if there is no such state.
    pub fn row(&self, from: usize) -> &[f64] {
        self.rows().nth(from).unwrap_or_default()
    }

    /// The probability of one step; 0 if there is no such state.
    pub fn probability(&self, from: usize, to: usize) -> f64 {
        self.row(from).get(to).copied().unwrap_or_default()
    }

    /// The distribution one step later: π P.
    pub fn step(&self, distribution: &[f64]) -> Vec<f64> {
        let mut next = vec![0.0; self.states];
        for (share, row) in distribution.iter().zip(self.rows()) {
            for (next, probability) in next.iter_mut().zip(row) {
                *next += share * probability;
            }
        }
        next
    }

    /// The distributions after 0, 1, …, `steps` steps.
    pub fn distributions(&self, start: &[f64], steps: usize) -> Vec<Vec<f64>> {
        let next = |distribution: &Vec<f64>| Some(self.step(distribution));
        std::iter::successors(Some(start.to_vec()), next).take(steps + 1).collect()
    }

    /// Two steps as one: P². Rows are divided by their sum, so that many squares in turn keep them at 1.
    pub fn squared(&self) -> Self {
        let rows = self.rows().map(|row| self.step(row));
        let rows = rows.map(|row| {
            let sum: f64 = row.iter().sum();
            row.into_iter().map(move |entry| entry / sum)
        });
        Self { states: self.states, entries: rows.flatten().collect() }
    }

    /// With one entry set to `value` or as near as possible: entries of its row that are `locked` stay, and the others of
    /// the row give way.
    pub fn with_entry(&self, [from, to]: [usize; 2], value: f64, locked: impl Fn(usize) -> bool) -> Self {
        let mut changed = self.clone();
        if let Some(row) = changed.entries.chunks_exact_mut(self.states).nth(from) {
            let new = with_share(row, to, value, locked);
            row.copy_from_slice(&new);
        }
        changed
    }

    /// With one state more, which stays where it is with probability ½ and leaves for each of the others otherwise; or,
    /// if `states` is smaller, without the last states, whose share the others of each row take.
    pub fn resized(&self, states: usize) -> Self {
        let row = |from: usize| -> Vec<f64> {
            let old = self.row(from);
            let kept: Vec<f64> = (0..states).map(|to| old.get(to).copied().unwrap_or_default()).collect();
            normalized(&kept).unwrap_or_else(|| {
                let leaving = 0.5 / (states - 1).max(1) as f64;
                (0..states).map(|to| if to == from { 0.5 } else { leaving }).collect()
            })
        };
        let rows: Vec<Vec<f64>> = (0..states).map(row).collect();
        Self::new(&rows).unwrap_or_else(|| self.clone())
    }
}

impl fmt::Display for TransitionMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rows().map(distribution::to_text).collect::<Vec<_>>().join(";"))
    }
}

/// A text is no transition matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTransitions;

impl FromStr for TransitionMatrix {
    type Err = NotTransitions;

    /// Rows with semicolons between, entries with commas.
    fn from_str(text: &str) -> Result<Self, NotTransitions> {
        let rows: Option<Vec<Vec<f64>>> =
            text.trim().trim_end_matches(';').split(';').map(distribution::from_text).collect();
        rows.and_then(|rows| Self::new(&rows)).ok_or(NotTransitions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::presets::MARKET;

    fn near(found: &[f64], expected: &[f64], tolerance: f64) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance)
    }

    #[test]
    fn the_market_goes_as_in_the_mathematics_page() {
        let market = MARKET.matrix();
        let found = market.distributions(&MARKET.start(), 3);
        let expected = [
            [0.3, 0.4, 0.3],
            [0.405, 0.4175, 0.1775],
            [0.4715, 0.40875, 0.11975],
            [0.515_600_0, 0.392_300_0, 0.092_100_0],
        ];
        for (found, expected) in found.iter().zip(expected).take(3) {
            assert!(near(found, &expected, 1e-9), "{found:?}");
        }
        // Printed to four digits.
        assert!(near(&found[3], &expected[3], 5e-5), "{:?}", found[3]);
    }

    #[test]
    fn a_matrix_is_written_and_read() {
        let market = MARKET.matrix();
        assert_eq!(market.to_string(), "0.9,0.075,0.025;0.15,0.8,0.05;0.25,0.25,0.5");
        assert_eq!(market.to_string().parse(), Ok(market));
        assert_eq!(
            "3,7;9,1".parse::<TransitionMatrix>().map(|matrix| matrix.to_string()),
            Ok("0.3,0.7;0.9,0.1".into())
        );
        for text in ["", "1", "1,2", "1,2;3", "1,2;0,0", "1,2;3,-1", "1,2,3;4,5,6"] {
            assert_eq!(text.parse::<TransitionMatrix>(), Err(NotTransitions), "{text}");
        }
    }

    #[test]
    fn a_state_can_be_added_and_removed() {
        let three = MARKET.matrix();
        let four = three.resized(4);
        assert_eq!((four.states(), four.row(0)), (4, [0.9, 0.075, 0.025, 0.0].as_slice()));
        assert!(near(four.row(3), &[1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 0.5], 1e-12));
        assert_eq!(four.resized(3), three);
        // A row that only led to the state that is gone.
        let cycle: TransitionMatrix = "0,0,1;1,0,0;0,1,0".parse().unwrap_or_else(|_| panic!("a matrix"));
        assert_eq!(cycle.resized(2).row(0), [0.5, 0.5]);
    }

    #[test]
    fn two_steps_are_one_of_the_square() {
        let market = MARKET.matrix();
        let twice = market.step(&market.step(&MARKET.start()));
        assert!(near(&market.squared().step(&MARKET.start()), &twice, 1e-15));
    }
}

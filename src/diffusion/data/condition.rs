//! A condition: some of the components of the data (MATH.md §8).

use super::distribution::Data;
use super::mixture::MOST_COMPONENTS;
use std::fmt;
use std::str::FromStr;

/// The text of no condition.
const NONE: &str = "none";

/// Some components of a mixture, by their numbers from 1 in ascending order of their means; or none, which is no
/// condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Bit k is component k + 1.
    bits: u16,
}

/// A text that is no condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACondition;

impl Condition {
    /// Whether it is no condition.
    pub fn is_none(self) -> bool {
        self.bits == 0
    }

    /// Whether it has component number `k`, from 1 on.
    pub fn has(self, k: usize) -> bool {
        k.checked_sub(1).is_some_and(|bit| bit < MOST_COMPONENTS && self.bits & 1 << bit != 0)
    }

    /// The same with component number `k`, or without it if it has that.
    #[must_use]
    pub fn toggled(self, k: usize) -> Self {
        let bit = k.checked_sub(1).filter(|bit| *bit < MOST_COMPONENTS).map_or(0, |bit| 1 << bit);
        Self { bits: self.bits ^ bit }
    }

    /// The largest number of a component; 0 if there is none.
    pub fn largest(self) -> usize {
        (u16::BITS - self.bits.leading_zeros()) as usize
    }

    /// What is left of it for data with this many components; nothing if that would be all of them.
    #[must_use]
    pub fn among(self, components: usize) -> Self {
        let all = if components < MOST_COMPONENTS { (1 << components) - 1 } else { (1 << MOST_COMPONENTS) - 1 };
        Self { bits: self.bits & all }
    }

    /// The law of the data given the condition; `None` if the data have too many components to be numbered, or none
    /// of those.
    pub fn given(self, data: &Data) -> Option<Data> {
        let components = data.components();
        let is_numbered = (2..=MOST_COMPONENTS).contains(&components.len());
        let some: Vec<_> = components.iter().enumerate().filter(|(k, _)| self.has(k + 1)).map(|(_, c)| *c).collect();
        let weight: f64 = some.iter().map(|c| c.weight).sum();
        let given = some.into_iter().map(|c| super::Component { weight: c.weight / weight, ..c }).collect();
        (is_numbered && weight > 0.0).then(|| Data::from_components(given))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_none() {
            return f.write_str(NONE);
        }
        let numbers: Vec<String> = (1..=MOST_COMPONENTS).filter(|k| self.has(*k)).map(|k| k.to_string()).collect();
        f.write_str(&numbers.join("+"))
    }
}

impl FromStr for Condition {
    type Err = NotACondition;

    fn from_str(text: &str) -> Result<Self, NotACondition> {
        if text.trim() == NONE {
            return Ok(Self::default());
        }
        // In an address, a plus sign is a space.
        let numbers = text.trim().split(['+', ' ']).map(|number| number.trim().parse::<usize>());
        let mut condition = Self::default();
        for number in numbers {
            let number = number.ok().filter(|k| (1..=MOST_COMPONENTS).contains(k)).ok_or(NotACondition)?;
            if !condition.has(number) {
                condition = condition.toggled(number);
            }
        }
        Ok(condition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::DataParameters;

    #[test]
    fn a_condition_is_read_back_from_its_text() {
        for text in ["none", "1", "2", "1+3", "2+4+8"] {
            assert_eq!(text.parse::<Condition>().map(|c| c.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("3 1".parse::<Condition>().map(|c| c.to_string()).as_deref(), Ok("1+3"));
        for text in ["", "0", "9", "1+", "1,2", "one", "-1"] {
            assert_eq!(text.parse::<Condition>(), Err(NotACondition), "{text}");
        }
    }

    #[test]
    fn data_given_a_condition_have_its_components_alone() {
        let data = DataParameters::default().two_point();
        let given = |text: &str| text.parse::<Condition>().ok().and_then(|condition| condition.given(&data));
        assert_eq!(given("2").map(|data| (data.mean(), data.variance())), Some((1.0, 0.0)));
        assert!(given("1+2").is_some_and(|both| (both.mean() - data.mean()).abs() < 1e-15));
        assert_eq!(given("none").or(given("3")), None);
    }
}

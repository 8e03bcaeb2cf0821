//! Chains with names.

use super::matrix::TransitionMatrix;
use super::settling::Settling;

/// A chain with a name, and names for its states.
#[derive(Debug)]
pub struct Preset {
    /// Its name.
    pub name: &'static str,
    /// The names of its states, with commas between.
    pub names: &'static str,
    /// Its transition matrix as text.
    pub matrix: &'static str,
    /// Its start as text.
    pub start: &'static str,
}

/// A market that is bull, bear or flat: seed 003, MATH.md §14.
pub static MARKET: Preset = Preset {
    name: "market",
    names: "bull,bear,flat",
    matrix: "0.9,0.075,0.025;0.15,0.8,0.05;0.25,0.25,0.5",
    start: "0.3,0.4,0.3",
};
/// Two states: MATH.md §14.
pub static TWO_STATES: Preset = Preset { name: "two-states", names: "A,B", matrix: "0.3,0.7;0.9,0.1", start: "1,0" };
/// A cycle of four states, which never settles.
pub static CYCLE: Preset =
    Preset { name: "cycle", names: "A,B,C,D", matrix: "0,1,0,0;0,0,1,0;0,0,0,1;1,0,0,0", start: "0.7,0.2,0.1,0" };
/// Two pairs of states that never meet.
pub static CLASSES: Preset = Preset {
    name: "classes",
    names: "A,B,C,D",
    matrix: "0.8,0.2,0,0;0.4,0.6,0,0;0,0,0.5,0.5;0,0,0.3,0.7",
    start: "0.6,0.1,0.3,0",
};
/// The weather of a valley.
pub static WEATHER: Preset = Preset {
    name: "weather",
    names: "sunny,cloudy,rainy",
    matrix: "0.7,0.25,0.05;0.3,0.4,0.3;0.15,0.45,0.4",
    start: "0,0,1",
};

/// All, in the order of the menu.
pub static ALL: [&Preset; 5] = [&MARKET, &TWO_STATES, &CYCLE, &CLASSES, &WEATHER];

impl Preset {
    /// Its transition matrix.
    pub fn matrix(&self) -> TransitionMatrix {
        // A test reads all of them.
        self.matrix.parse().unwrap_or_else(|_| MARKET.matrix())
    }

    /// Its start, one share for each state.
    pub fn start(&self) -> Vec<f64> {
        super::distribution::from_text(self.start).unwrap_or_default()
    }

    /// What becomes of it.
    pub fn settling(&self) -> Settling {
        Settling::new(&self.matrix(), &self.start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_chain() {
        for preset in ALL {
            assert_eq!(preset.matrix().to_string(), preset.matrix, "{}", preset.name);
            let states = preset.matrix().states();
            assert_eq!((preset.start().len(), preset.names.split(',').count()), (states, states), "{}", preset.name);
        }
    }
}

//! Settings that are text.

use super::settings::{LARGEST_BETA, names_in};
use crate::chain::{STATES, TransitionMatrix, distribution};
use crate::lab::settings::TextFormat;

/// The most values of β that are given.
const MOST_BETAS: usize = 12;
/// The most characters of a name.
const LONGEST_NAME: usize = 12;

/// A transition matrix.
pub static MATRIX_FORMAT: TextFormat = TextFormat {
    name: "transitions",
    description: || {
        format!(
            "{} to {} rows with semicolons between, each with as many numbers of at least 0 with commas between, such as \
             0.3,0.7;0.9,0.1; each row is divided by its sum",
            STATES.start(),
            STATES.end()
        )
    },
    canonical: |text| {
        let matrix: TransitionMatrix = text.parse().ok()?;
        STATES.contains(&matrix.states()).then(|| matrix.to_string())
    },
};

/// A start.
pub static START_FORMAT: TextFormat = TextFormat {
    name: "start",
    description: || {
        format!(
            "up to {} numbers of at least 0 with commas between, such as 0.3,0.4,0.3; they are divided by their sum",
            STATES.end()
        )
    },
    canonical: |text| {
        let start = distribution::from_text(text)?;
        (start.len() <= *STATES.end()).then(|| distribution::to_text(&start))
    },
};

/// β of the forward process.
pub static BETAS_FORMAT: TextFormat = TextFormat {
    name: "betas",
    description: || format!("2 to {MOST_BETAS} numbers from 0 to {LARGEST_BETA} with commas between, such as 0.01,0.3"),
    canonical: |text| {
        let betas: Option<Vec<f64>> = text.split(',').map(|word| word.trim().parse().ok()).collect();
        let allowed = |beta: &f64| (0.0..=LARGEST_BETA).contains(beta);
        betas
            .filter(|betas| (2..=MOST_BETAS).contains(&betas.len()) && betas.iter().all(allowed))
            .map(|betas| distribution::to_text(&betas))
    },
};

/// Names of states.
pub static NAMES_FORMAT: TextFormat = TextFormat {
    name: "names",
    description: || {
        format!("up to {} names with commas between, each of 1 to {LONGEST_NAME} letters and digits", STATES.end())
    },
    canonical: |text| {
        let names = names_in(text);
        let is_name = |name: &String| {
            (1..=LONGEST_NAME).contains(&name.chars().count()) && name.chars().all(char::is_alphanumeric)
        };
        (names.len() <= *STATES.end() && names.iter().all(is_name)).then(|| names.join(","))
    },
};

//! Settings that are text.

use crate::diffusion::data::Condition;
use crate::diffusion::data::drawing::{self, Drawing};
use crate::diffusion::data::mixture::{LARGEST_MEAN, LARGEST_STD, MOST_COMPONENTS, Mixture, WEIGHTS};
use crate::lab::settings::TextFormat;

/// weight:mean:std, with commas between components.
pub static MIXTURE_FORMAT: TextFormat = TextFormat {
    name: "mixture",
    description: || {
        format!(
            "1 to {MOST_COMPONENTS} components weight:mean:std with commas between, such as {}; weights {} to {}, \
             means ±{LARGEST_MEAN}, standard deviations 0 to {LARGEST_STD}",
            Mixture::default(),
            WEIGHTS.start(),
            WEIGHTS.end()
        )
    },
    canonical: |text| text.parse::<Mixture>().ok().map(|mixture| mixture.to_string()),
};

/// `none`, or numbers of components with plus signs between.
pub static CONDITION_FORMAT: TextFormat = TextFormat {
    name: "condition",
    description: || {
        "none, or numbers of components of the data, from 1 in ascending order of their means, such as 2 or 1+3"
            .to_owned()
    },
    canonical: |text| text.parse::<Condition>().ok().map(|condition| condition.to_string()),
};

/// A letter for every bin of a drawn density.
pub static DRAWING_FORMAT: TextFormat = TextFormat {
    name: "drawing",
    description: || format!("{} letters out of A–Z, a–z, 0–9, - and _, not all A", drawing::BINS),
    canonical: |text| text.parse::<Drawing>().ok().map(|drawing| drawing.to_string()),
};

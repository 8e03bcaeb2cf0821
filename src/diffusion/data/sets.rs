//! All data sets.

use super::distribution::Data;
use super::kind::Kind;
use super::presets;

/// All data sets, in the order of the menu.
pub static ALL: [&Kind; 8] = [
    &TWO_POINT,
    &presets::PRESETS[0],
    &presets::PRESETS[1],
    &presets::PRESETS[2],
    &presets::PRESETS[3],
    &MIXTURE,
    &DRAWN,
    &LIST,
];

/// +1 with probability `prior`, −1 otherwise, or with another `separation`; each with the standard deviation `width`.
pub static TWO_POINT: Kind = Kind {
    name: "two-point",
    uses: &["prior", "separation", "width"],
    make: |data_parameters| Some(data_parameters.two_point()),
};

/// The user's own mixture.
pub static MIXTURE: Kind =
    Kind { name: "mixture", uses: &["mix"], make: |data_parameters| Some(Data::from(data_parameters.mix.clone())) };

/// The density that the user has drawn.
pub static DRAWN: Kind =
    Kind { name: "drawn", uses: &["drawn"], make: |data_parameters| Some(data_parameters.drawn.data()) };

/// The user's own numbers; there are none until a list is loaded.
pub static LIST: Kind =
    Kind { name: "list", uses: &[], make: |data_parameters| data_parameters.list.as_ref().map(|list| list.data()) };

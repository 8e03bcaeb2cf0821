//! Mixtures with a name.

use super::distribution::Data;
use super::kind::Kind;
use super::mixture::{Component, Mixture};

/// The named mixtures, in the order of the menu. A new one is a line here and an entry in [`ALL`](super::ALL).
pub static PRESETS: [Kind; 4] = [
    preset("two-bumps", |_| make(&[(0.7, -1.0, 0.25), (0.3, 1.0, 0.25)])),
    preset("three-bumps", |_| make(&[(0.3, -1.2, 0.2), (0.5, 0.1, 0.15), (0.2, 1.3, 0.25)])),
    preset("comb", |_| {
        make(&[(0.10, -1.6, 0.05), (0.30, -0.9, 0.05), (0.15, -0.3, 0.05), (0.25, 0.5, 0.05), (0.20, 1.5, 0.05)])
    }),
    // Eight Gaussians at distances of 0.4: between −1.6 and 1.6 the density is constant within 2 %.
    preset("uniform", |_| make(&std::array::from_fn::<_, 8, _>(|i| (0.125, -1.4 + 0.4 * i as f64, 0.2)))),
];

const fn preset(name: &'static str, make: fn(&super::DataParameters) -> Option<Data>) -> Kind {
    Kind { name, uses: &[], make }
}

/// A mixture of (weight, mean, standard deviation).
fn make(components: &[(f64, f64, f64)]) -> Option<Data> {
    let components = components.iter().map(|&(weight, mean, std)| Component { weight, mean, std }).collect();
    Mixture::new(components).map(Data::from).ok()
}

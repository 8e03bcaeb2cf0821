//! A data set, and the parameters of all data sets.

use super::distribution::Data;
use super::drawing::Drawing;
use super::list::NumberList;
use super::mixture::{Component, Mixture};
use std::sync::Arc;

/// A way of making data.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the parameters that it uses, as in [`DataParameters`].
    pub uses: &'static [&'static str],
    /// The data; `None` if a parameter is missing.
    pub make: fn(&DataParameters) -> Option<Data>,
}

known_by_name!(Kind);

/// The parameters of all data sets; each reads those it [`uses`](Kind::uses). Ranges are those of the settings of the
/// same names.
#[derive(Clone, Debug, PartialEq)]
pub struct DataParameters {
    /// p, the probability of the upper point.
    pub prior: f64,
    /// Distance between the two points, which are at ± half of it.
    pub separation: f64,
    /// Standard deviation of each of the two points.
    pub width: f64,
    /// The user's own mixture.
    pub mix: Mixture,
    /// The density that the user has drawn.
    pub drawn: Drawing,
    /// The user's own numbers.
    pub list: Option<Arc<NumberList>>,
}

impl Default for DataParameters {
    fn default() -> Self {
        Self { prior: 0.8, separation: 2.0, width: 0.0, mix: Mixture::default(), drawn: Drawing::default(), list: None }
    }
}

impl DataParameters {
    /// The two points.
    pub fn two_point(&self) -> Data {
        let point = |weight, mean| Component { weight, mean, std: self.width };
        let prior = self.prior.clamp(0.0, 1.0);
        Data::from_components(vec![point(1.0 - prior, -0.5 * self.separation), point(prior, 0.5 * self.separation)])
    }
}

//! What is diffused (MATH.md §1): a mixture of Gaussians, or a list of numbers.
//!
//! # One more data set
//! One line in [`PRESETS`](presets::PRESETS) if it is a mixture with nothing to choose; otherwise one file with a
//! [`Kind`]. Its name goes into [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_engine::diffusion::data::{Data, Kind, Mixture, Recipe, Component};
//!
//! /// A narrow peak on a wide one, with `prior` of the weight.
//! static SPIKE: Kind = Kind {
//!     name: "spike",
//!     uses: &["prior"],
//!     make: |recipe| {
//!         let spike = Component { weight: recipe.prior, mean: 0.0, std: 0.05 };
//!         let wide = Component { weight: 1.0 - recipe.prior, mean: 0.0, std: 1.0 };
//!         Mixture::new(vec![wide, spike]).map(Data::from).ok()
//!     },
//! };
//!
//! let data = (SPIKE.make)(&Recipe::default()).unwrap();
//! assert!((data.variance() - (0.8 * 0.05 * 0.05 + 0.2)).abs() < 1e-12);
//! ```

pub mod drawing;
pub mod list;
pub mod mixture;
pub mod presets;

pub use drawing::Drawing;
pub use list::NumberList;
pub use mixture::{Component, Mixture};

use std::sync::Arc;

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

/// +1 with probability `prior`, −1 otherwise; at another `separation`, and blurred to a `width`.
pub static TWO_POINT: Kind =
    Kind { name: "two-point", uses: &["prior", "separation", "width"], make: |recipe| Some(recipe.two_point()) };

/// The user's own mixture.
pub static MIXTURE: Kind =
    Kind { name: "mixture", uses: &["mix"], make: |recipe| Some(Data::from(recipe.mix.clone())) };

/// The density that the user has drawn.
pub static DRAWN: Kind = Kind { name: "drawn", uses: &["drawn"], make: |recipe| Some(recipe.drawn.data()) };

/// The user's own numbers; there are none until a list is loaded.
pub static LIST: Kind = Kind { name: "list", uses: &[], make: |recipe| recipe.list.as_ref().map(|list| list.data()) };

/// A way of making data.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the ingredients that it reads, as in [`Recipe`].
    pub uses: &'static [&'static str],
    /// The data; `None` if an ingredient is missing.
    pub make: fn(&Recipe) -> Option<Data>,
}

known_by_name!(Kind);

/// The ingredients of all data sets; each reads those it [`uses`](Kind::uses). Ranges are those of the settings of the
/// same names.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// p, the probability of the upper point.
    pub prior: f64,
    /// Distance between the two points, which lie at ± half of it.
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

impl Default for Recipe {
    fn default() -> Self {
        Self { prior: 0.8, separation: 2.0, width: 0.0, mix: Mixture::default(), drawn: Drawing::default(), list: None }
    }
}

impl Recipe {
    /// The two points.
    pub fn two_point(&self) -> Data {
        let point = |weight, mean| Component { weight, mean, std: self.width };
        let prior = self.prior.clamp(0.0, 1.0);
        Data::from_components(vec![point(1.0 - prior, -0.5 * self.separation), point(prior, 0.5 * self.separation)])
    }
}

/// The law of x₀.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// In ascending order of the mean, weights summing to 1, at least one.
    components: Arc<[Component]>,
    /// Weight of the components from the last down to each: that of the last, of the last two, …
    from_the_top: Arc<[f64]>,
    /// If x₀ is drawn from a list, that; the components then sum the list up for the score models.
    points: Option<Arc<[f32]>>,
    extent: f64,
}

/// One x₀ and what it was drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// x₀.
    pub x0: f32,
    /// μ of its component; x₀ itself if it is a point.
    pub mean: f32,
    /// s² of its component; 0 of a point.
    pub variance: f32,
}

impl Data {
    /// A mixture as it stands: ascending in the mean, weights summing to 1.
    fn from_components(components: Vec<Component>) -> Self {
        let from_the_top = components
            .iter()
            .rev()
            .scan(0.0, |sum, c| {
                *sum += c.weight;
                Some(*sum)
            })
            .collect();
        let extent = components.iter().map(|c| c.mean.abs() + 3.0 * c.std).fold(0.0, f64::max);
        Self { components: components.into(), from_the_top, points: None, extent }
    }

    /// The same law for the score models, but x₀ is one of `points`.
    fn with_points(self, points: Vec<f32>) -> Self {
        let extent = points.iter().fold(self.extent, |extent, x| extent.max(f64::from(x.abs())));
        Self { points: Some(points.into()), extent, ..self }
    }

    /// The components: at most 8 of a mixture, more of a drawing or a list.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// E x₀.
    pub fn mean(&self) -> f64 {
        self.components.iter().map(|c| c.weight * c.mean).sum()
    }

    /// Var x₀.
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.components.iter().map(|c| c.weight * ((c.mean - mean) * (c.mean - mean) + c.std * c.std)).sum()
    }

    /// The largest |x₀| worth showing: three standard deviations around every component, and all of a list.
    pub fn extent(&self) -> f64 {
        self.extent
    }

    /// Whether every x₀ lies on the mean of its component.
    pub fn is_points(&self) -> bool {
        self.points.is_some() || self.components.iter().all(|c| c.std == 0.0)
    }

    /// The x₀ of a particle whose uniform number in [0, 1) is `u` and whose normal number is `z`. The uppermost
    /// component has the lowest u, so as the prior of two points moves from p to p', only the particles with u between
    /// the two change sides.
    pub fn draw(&self, u: f32, z: f32) -> Draw {
        if let Some(points) = &self.points {
            let x0 = points.get((f64::from(u) * points.len() as f64) as usize).copied().unwrap_or_default();
            return Draw { x0, mean: x0, variance: 0.0 };
        }
        let above = self.from_the_top.partition_point(|&weight| weight <= f64::from(u));
        let last = self.components.len().saturating_sub(1);
        let component = self.components.get(last.saturating_sub(above)).copied().unwrap_or_default();
        let mean = component.mean as f32;
        Draw { x0: mean + component.std as f32 * z, mean, variance: (component.std * component.std) as f32 }
    }
}

impl From<Mixture> for Data {
    fn from(mixture: Mixture) -> Self {
        Self::from_components(mixture.normalised())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_have_the_moments_of_the_law() {
        for kind in ALL {
            let Some(data) = (kind.make)(&Recipe::default()) else {
                assert_eq!(kind, &LIST);
                continue;
            };
            assert!((data.components().iter().map(|c| c.weight).sum::<f64>() - 1.0).abs() < 1e-12, "{kind:?}");
            // Normal numbers by their own quantiles would be exact; ± 1 has the same two moments.
            const N: usize = 20_000;
            let draws: Vec<f64> = (0..N)
                .flat_map(|i| {
                    let u = (i as f32 + 0.5) / N as f32;
                    [1.0, -1.0].map(|z| f64::from(data.draw(u, z).x0))
                })
                .collect();
            let mean = draws.iter().sum::<f64>() / draws.len() as f64;
            let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / draws.len() as f64;
            assert!((mean - data.mean()).abs() < 1e-3, "{kind:?} {mean}");
            assert!((variance - data.variance()).abs() < 2e-3, "{kind:?} {variance}");
            assert!(draws.iter().all(|x| x.abs() <= data.extent() + 1e-6));
        }
    }

    #[test]
    fn a_moved_prior_moves_only_the_particles_between() {
        let with = |prior| Recipe { prior, ..Recipe::default() }.two_point();
        let (before, after) = (with(0.8), with(0.3));
        for i in 0..1000 {
            let u = i as f32 / 1000.0;
            let expected = |p: f32| if u < p { 1.0 } else { -1.0 };
            assert_eq!(before.draw(u, 0.7).x0, expected(0.8));
            assert_eq!(after.draw(u, 0.7).x0, expected(0.3));
        }
    }
}

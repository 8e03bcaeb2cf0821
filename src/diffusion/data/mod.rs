//! What is diffused (MATH.md §1): a mixture of Gaussians, or a list of numbers.
//!
//! # How to add a data set
//! One line in [`PRESETS`](presets::PRESETS) if it is a mixture without parameters; otherwise one file with a
//! [`Kind`]. Its name goes into [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_numerics::diffusion::data::{Data, Kind, Mixture, DataParameters, Component};
//!
//! /// A narrow peak on a wide one, with `prior` of the weight.
//! static SPIKE: Kind = Kind {
//!     name: "spike",
//!     uses: &["prior"],
//!     make: |data_parameters| {
//!         let spike = Component { weight: data_parameters.prior, mean: 0.0, std: 0.05 };
//!         let wide = Component { weight: 1.0 - data_parameters.prior, mean: 0.0, std: 1.0 };
//!         Mixture::new(vec![wide, spike]).map(Data::from).ok()
//!     },
//! };
//!
//! let data = (SPIKE.make)(&DataParameters::default()).unwrap();
//! assert!((data.variance() - (0.8 * 0.05 * 0.05 + 0.2)).abs() < 1e-12);
//! ```

mod condition;
mod distribution;
pub mod drawing;
mod kind;
pub mod list;
pub mod mixture;
pub mod presets;
mod sets;
#[cfg(test)]
mod tests;

pub use condition::Condition;
pub use distribution::{Data, Draw};
pub use drawing::Drawing;
pub use kind::{DataParameters, Kind};
pub use list::NumberList;
pub use mixture::{Component, Mixture};
pub use sets::{ALL, DRAWN, LIST, MIXTURE, TWO_POINT};

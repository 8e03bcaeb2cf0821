//! Settings in general, for all experiments. An experiment lists its settings as a [`Schema`]; sliders,
//! addresses, JavaScript, elements and files all read and write it by the names in that list.

pub mod choice;
mod domain;
pub(in crate::lab) mod kinds;
mod refusal;
mod setting;
pub mod spelling;
mod value;

pub use domain::{Domain, TextFormat, UNLIMITED};
pub use refusal::{Reason, Refusal};
pub use setting::{Schema, Setting, with_values};
pub use value::Value;

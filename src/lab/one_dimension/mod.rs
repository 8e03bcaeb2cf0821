//! The experiment in one dimension: its settings, which of them have no meaning together, and its form in a file.

mod choice;
mod combination;
pub mod file;
pub mod own_mixture;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod text_formats;
mod trained_process;

pub use combination::reason_against;
pub use settings::Settings;
pub use table::*;
pub use text_formats::{DRAWING_FORMAT, MIXTURE_FORMAT};
pub use trained_process::{have_same_process, take_training};

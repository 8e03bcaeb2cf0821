//! The experiment of the screen `chain`: its settings, its run, and its report.

pub mod file;
mod report;
mod run;
mod settings;
mod table;
mod text_formats;

pub use report::report;
pub use run::ChainRun;
pub use settings::{Settings, Source};
pub use table::*;
pub use text_formats::{MATRIX_FORMAT, NAMES_FORMAT, START_FORMAT};

//! The experiment of the screen `chain`: its settings, its run, and its report.

mod continuum;
pub mod file;
mod report;
mod run;
mod settings;
mod table;
mod text_formats;

pub use continuum::ContinuumRun;
pub use report::{continuum_report, report};
pub use run::ChainRun;
pub use settings::{Settings, Source, Topic};
pub use table::*;
pub use text_formats::{BETAS_FORMAT, MATRIX_FORMAT, NAMES_FORMAT, START_FORMAT};

//! The experiment of the screen `images`: its settings, its run, and its report.
//!
//! The page has an [`ImagesRun`], which sends [requests](PicturesRequest) for pictures and receives them; a
//! [`PicturesService`] computes them, in a worker or on a native thread.

mod choices;
mod data;
mod figures;
pub mod file;
mod plan;
mod report;
mod request;
mod run;
mod service;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod text_formats;
mod trained_process;
mod verdict;

pub use choices::{DataKind, ProcessKind};
pub use data::{CLASSES, OWN, PictureData};
pub use figures::Figures;
pub use plan::Plan;
pub use report::{finding_name, levels, report};
pub use request::{Job, Outcome, PicturesReply, PicturesRequest};
pub use run::ImagesRun;
pub use service::PicturesService;
pub use settings::Settings;
pub use table::*;
pub use text_formats::{CLASSES_FORMAT, PICTURE_FORMAT};
pub use trained_process::{have_same_process, take_training};
pub use verdict::{Finding, finding, grade};

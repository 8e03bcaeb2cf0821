//! The experiment of the screen `generators`: several generators learn the same data.
//!
//! The page has a [`GeneratorsRun`] with a [`TrainingRun`] for each generator, which sends [requests](GeneratorsRequest) and
//! receives replies; a [`GeneratorsService`] carries them out, in a worker or on a native thread. That evaluates the
//! generators, too, as often as there is something to be seen, so that the page can go back through a training without
//! any network.

mod choices;
pub mod file;
mod presets;
pub mod progress_numbers;
mod report;
mod request;
mod run;
mod service;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod text_formats;
mod training_run;
mod verdict;

pub use crate::generators::evaluation::{BINS, Evaluation, Known, LINES};
pub use choices::{Generator, ObjectiveKind, Task};
pub use presets::{PRESETS, Preset};
pub use report::{drawn, has_nats, modes_found, report};
pub use request::{GeneratorId, GeneratorsReply, GeneratorsRequest, Job, Outcome, Progress};
pub use run::GeneratorsRun;
pub use service::GeneratorsService;
pub use settings::Settings;
pub use table::*;
pub use text_formats::{SHOWN_FORMAT, generators, to_text};
pub use training_run::{Phase, TrainingRun};
pub use verdict::{Finding, finding};

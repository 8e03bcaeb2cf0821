//! Words to pictures, a task of the screen `generators`: its experiment, its run, its training and its report.
//!
//! The page has a [`WordsRun`], which sends [requests](WordsRequest) and receives replies; a [`WordsService`] carries them
//! out, in a worker or on a native thread. A model is the bytes of its file: the one that comes with the page and one that
//! is trained here are opened in the same way.

mod experiment;
mod film;
mod models;
mod report;
mod request;
mod run;
mod service;
#[cfg(test)]
mod tests;
mod text_format;
mod training;
mod verdict;

pub use experiment::{LATENTS, WordsExperiment};
pub use film::{WordsFilm, WordsMap};
pub use models::{DIGITS_FILE, FileState, Models};
pub use report::report;
pub use request::{WordsJob, WordsOutcome, WordsProgress, WordsReply, WordsRequest};
pub use run::WordsRun;
pub use service::WordsService;
pub use text_format::WORD_FORMAT;
pub use training::{WordsPhase, WordsTraining};
pub use verdict::{Finding, finding, grade};

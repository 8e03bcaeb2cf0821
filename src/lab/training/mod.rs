//! The training of the network of an experiment, a score in one dimension or an estimate of pictures: a job that another thread carries out while the page shows it.
//!
//! The page has a [`TrainingRun`] for each experiment, which sends [requests](request) and receives replies; a
//! [`TrainingService`] carries them out: in a worker, on a native thread, or, where there is no other, on the page's own.
//! Short slices of work are requested one after the other, so a training stops soon after it is paused, and while
//! nobody asks for more.

mod active;
mod network;
mod phase;
mod pretrained;
pub mod request;
mod run;
mod service;
mod shown;
mod subject;
#[cfg(test)]
mod tests;
mod used_network;

pub use phase::{Origin, Phase};
pub use pretrained::{pretrained, pretrained_surface};
pub use run::TrainingRun;
pub use service::TrainingService;
pub use subject::Subject;

//! The experiment of the screen `chain`: its settings, its run, and its report.

mod bayes;
mod continuum;
pub mod file;
mod gaussian_settings;
mod gaussians;
mod report;
mod run;
mod settings;
mod table;
mod text_formats;
mod tool_reports;
mod topic;

pub use bayes::BayesSettings;
pub use continuum::ContinuumRun;
pub use gaussian_settings::{Covariance, GaussianSettings, Operation};
pub use gaussians::GaussiansRun;
pub use report::{continuum_report, continuum_verdict, report, verdict};
pub use run::ChainRun;
pub use settings::{Settings, Source};
pub use table::*;
pub use text_formats::{BETAS_FORMAT, MATRIX_FORMAT, NAMES_FORMAT, START_FORMAT};
pub use tool_reports::{EXTENT, NEAR, bayes_report, gaussians_report};
pub use topic::Topic;

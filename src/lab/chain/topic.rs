//! The topics of the screen.

use crate::lab::settings::choice::Choice;

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A chain of finitely many states.
    Chain,
    /// The forward process: a chain whose states are numbers.
    Continuum,
    /// Two Gaussians.
    Gaussians,
    /// The posterior mean, by Bayes' rule.
    Bayes,
}

impl Choice for Topic {
    const NAMED: &'static [(&'static str, Self)] = &[
        ("chain", Self::Chain),
        ("continuum", Self::Continuum),
        ("gaussians", Self::Gaussians),
        ("bayes", Self::Bayes),
    ];
}

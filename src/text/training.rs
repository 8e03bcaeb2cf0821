//! The words about the training of a network.

/// The words about training in one language.
pub struct TrainingText {
    pub train: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub go_on: &'static str,
    pub reset: &'static str,
    pub reseed: &'static str,
    pub pretrained: &'static str,
    pub from_file: &'static str,
    pub diverged: &'static str,
    /// The network is for other data; the argument says whether it is the pretrained one.
    pub does_not_fit: fn(bool) -> &'static str,
    /// Lines about the state of a training.
    pub state: fn(&TrainingState) -> Vec<String>,
    /// Above the slider through the history, for a number of iterations.
    pub after: fn(&str) -> String,
    pub save: &'static str,
    pub open: &'static str,
    pub loss_tab: &'static str,
    pub loss_by_time_tab: &'static str,
    pub network_tab: &'static str,
    pub loss: &'static str,
    pub floor: &'static str,
    pub no_losses: &'static str,
    pub at_x: &'static str,
}

/// The state of a training; numbers are written as the page writes them.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingState {
    /// Iterations done.
    pub iteration: String,
    /// Iterations of the whole training.
    pub iterations: String,
    /// The mean loss of the last 500, and the smallest possible loss, if it is known.
    pub loss: Option<(String, Option<String>)>,
    /// Iterations a second, and seconds until all are done, while it runs.
    pub pace: Option<(String, String)>,
    /// W₁ of the population that the network recovers.
    pub w1: Option<String>,
}

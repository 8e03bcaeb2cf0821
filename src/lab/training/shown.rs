//! Which of the networks of a training is used, and what is still to be done for that.

/// Which of the networks of a training is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The place of a snapshot in the history; none for the last network.
    pub snapshot: Option<usize>,
    /// Whether its surface is still to be asked for.
    pub is_wanted: bool,
    /// Whether a reply is awaited.
    pub is_awaited: bool,
    /// Whether the thread could not evaluate it.
    pub has_failed: bool,
}

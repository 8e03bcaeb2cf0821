//! What a training is doing, and where its network is from.

/// Where the network is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the page.
    Pretrained,
    /// It was trained here.
    Trained,
    /// It was read from a file.
    File,
}

/// What the training is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is none: the network is used as it is.
    Absent,
    /// Iterations are done.
    Running,
    /// It waits, before its first iteration or after some.
    Paused,
    /// All iterations are done.
    Done,
}

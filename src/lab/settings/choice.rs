//! Choices by name.

/// A type whose values are chosen by name from a list.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every choice with its name in addresses and in JavaScript, in the order of the menu.
    const NAMED: &'static [(&'static str, Self)];

    /// The name of this choice.
    fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, choice)| *choice == self).map_or("", |(name, _)| name)
    }

    /// The choice of this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(n, _)| *n == name).map(|(_, choice)| *choice)
    }
}

/// The names of a choice, for [`Domain::OneOf`](super::Domain::OneOf).
pub const fn names<C: Choice, const N: usize>() -> [&'static str; N] {
    let mut names = [""; N];
    let mut i = 0;
    while i < N {
        names[i] = C::NAMED[i].0;
        i += 1;
    }
    names
}

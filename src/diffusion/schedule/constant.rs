//! The Ornstein–Uhlenbeck process.

use super::{Kind, Level};

/// β(t) = c.
pub static CONSTANT: Kind = Kind { name: "constant", uses: &["rate"], level: |p, t| Level::preserving(p.rate * t) };

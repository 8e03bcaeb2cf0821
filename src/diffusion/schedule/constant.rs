//! The Ornstein–Uhlenbeck process.

use super::kind::Kind;
use super::level::Level;

/// β(t) = c.
pub static CONSTANT: Kind = Kind { name: "constant", uses: &["rate"], level: |p, t| Level::preserving(p.rate * t) };

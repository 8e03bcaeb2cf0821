//! The seed notebook's schedule.

use super::kind::Kind;
use super::level::Level;

/// B(t) = c t³; with c = 10 it ends at ᾱ(1) = 4.5e−5. The last steps of the reverse run add almost no noise.
pub static CUBIC: Kind = Kind { name: "cubic", uses: &["rate"], level: |p, t| Level::preserving(p.rate * t * t * t) };

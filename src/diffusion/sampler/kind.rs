//! A sampler, and the updates of its reverse run under a schedule.

use super::corruption::Corruption;
use super::options::Options;
use super::step::{Step, finest};
use super::update_list::UpdateList;
use crate::diffusion::schedule::Level;

/// A sampler: a discretisation of the reverse process.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the options that it uses, as in [`Options`].
    pub uses: &'static [&'static str],
    /// Whether its updates divide by the signal a of the level where a step begins, so that it does not exist where
    /// a(1) = 0.
    pub divides_by_signal: bool,
    /// Adds the updates of one step.
    pub step: fn(&Step, &mut UpdateList),
}

known_by_name!(Kind);

/// The reverse run through `levels`, from the data to t = 1 (at least two): the updates of `kind`,
/// with corruption ν = `nu` ≥ 0.
pub fn reverse(kind: &Kind, options: Options, levels: &[Level], corruption: Corruption, nu: f64) -> UpdateList {
    let finest = finest(levels);
    let mut updates = UpdateList::new(levels.len().saturating_sub(1), finest, corruption, nu);
    for (i, pair) in levels.windows(2).enumerate().rev() {
        let &[to, from] = pair else { continue };
        updates.start_step(i, from, to);
        let before = levels.get(i + 2).copied();
        (kind.step)(&Step { from, to, before, finest, options }, &mut updates);
        updates.end_step();
    }
    updates
}

//! Annealed Langevin dynamics.

use super::kind::Kind;
use super::step::{EstimateAt, Step};
use super::update_list::UpdateList;

/// At every level, N times x ← x + ½ h s + √h ε with h = h₀ σ²/σ_L² (Song & Ermon 2019; MATH.md §5). This does not
/// discretise the reverse process: at each level, the population approaches that level's law from the one before, so
/// there should be many levels with slowly decreasing noise, as in `geometric`. The last step, to σ = 0, changes
/// nothing. Any schedule can be used: the target at t is that schedule's p_t.
pub static LANGEVIN: Kind = Kind {
    name: "langevin",
    uses: &["langevin_step", "langevin_repeats"],
    divides_by_signal: false,
    step: |step, updates| {
        if step.is_last() {
            updates.add(EstimateAt::From, 1.0, 0.0, 0.0);
        } else {
            add_steps(step, updates, step.options.langevin_repeats);
        }
    },
};

/// `repeats` Langevin steps at the level that the step arrives at.
pub(super) fn add_steps(step: &Step, updates: &mut UpdateList, repeats: u32) {
    // h = r σ² and s = (a x̂₀ − x)/σ².
    let r = step.options.langevin_step;
    for _ in 0..repeats {
        updates.add(EstimateAt::To, 1.0 - 0.5 * r, 0.5 * r * step.to.signal, r * step.to.variance);
    }
}

//! Predictor–corrector sampling.

use super::kind::Kind;
use super::{euler_maruyama, langevin};

/// One Euler–Maruyama step of the reverse SDE, then M Langevin steps at the level where it ended (Song et al. 2021;
/// MATH.md §5), except at the data, where there is no score. Weak order 1, as the predictor; the corrector brings the
/// population closer to p_t, up to the bias of its own step size.
pub static PREDICTOR_CORRECTOR: Kind = Kind {
    name: "pc",
    uses: &["langevin_step", "corrector_steps"],
    divides_by_signal: true,
    step: |step, updates| {
        euler_maruyama::add_step(step, 1.0, updates);
        if !step.is_last() {
            langevin::add_steps(step, updates, step.options.corrector_steps);
        }
    },
};

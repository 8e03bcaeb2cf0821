//! DPM-Solver++ of second order, which uses the estimate of the step before.

use super::kind::Kind;
use super::step::Step;

/// With λ = ln(a/σ), h = λ_s − λ_t and r = h_before/h (Lu et al. 2022, algorithm 2M; MATH.md §10):
/// x_s = (σ_s/σ_t) x + a_s (1 − e^(−h)) ((1 + 1/(2r)) x̂₀(t) − (1/(2r)) x̂₀(before)). The first step, and the last one to
/// σ = 0, are of first order, which is DDIM. Deterministic; order 2 where the score is smooth.
pub static DPM_SOLVER: Kind = Kind {
    name: "dpm++",
    uses: &[],
    divides_by_signal: false,
    step: |step, updates| {
        let (from, to) = (step.from, step.to);
        let x_factor = to.sigma() / from.sigma();
        // a_s (1 − e^(−h)), which is defined also where a or σ is 0.
        let x0_factor = to.signal - from.signal * x_factor;
        let before = x0_factor * share_of_before(step);
        updates.add_multistep(x_factor, x0_factor + before, -before);
    },
};

/// 1/(2r); 0 in a step of first order.
fn share_of_before(step: &Step) -> f64 {
    let Some(before) = step.before.filter(|_| !step.is_last()) else { return 0.0 };
    let half_log_snr = |level: crate::diffusion::schedule::Level| 0.5 * level.log_snr();
    let (h, earlier) =
        (half_log_snr(step.to) - half_log_snr(step.from), half_log_snr(step.from) - half_log_snr(before));
    // Where a schedule stands still, there is no slope.
    if earlier > 0.0 && earlier.is_finite() { 0.5 * h / earlier } else { 0.0 }
}

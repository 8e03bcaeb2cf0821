//! The targets of a score network (MATH.md §6). A new target is a file with a [`Kind`], and its name in [`ALL`].

mod eps;
mod kind;
mod score;
mod v;
mod x0;

pub use eps::EPS;
pub use kind::{Kind, scaled};
pub use score::SCORE;
pub use v::V;
pub use x0::X0;

/// All targets, in the order of the menu.
pub static ALL: [&Kind; 4] = [&EPS, &X0, &V, &SCORE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::schedule::{self, Parameters, Schedule};

    #[test]
    fn every_target_is_equivalent() {
        for kind in schedule::ALL {
            for t in [1e-3, 0.1, 0.5, 0.9, 1.0] {
                let schedule = Schedule::new(kind, Parameters::default());
                if t == 1.0 && !schedule.has_signal_at_the_end() {
                    continue;
                }
                let level = schedule.level(t);
                let (x0, eps) = (0.7, -1.3);
                let x = level.signal * x0 + level.sigma() * eps;
                for target in ALL {
                    let dot = |[a, b]: [f64; 2], u, v| a * u + b * v;
                    let f = dot((target.wanted)(level), x0, eps);
                    // x̂₀ from ε̂ divides by a, ε̂ from x̂₀ by σ: rounding errors grow by these factors.
                    let allowed = 1e-14 / (level.signal * level.sigma()).min(1.0);
                    assert!((dot((target.noise)(level), x, f) - eps).abs() < allowed, "{target:?} {kind:?} {t}");
                    assert!((dot((target.data)(level), x, f) - x0).abs() < allowed, "{target:?} {kind:?} {t}");
                }
            }
        }
    }
}

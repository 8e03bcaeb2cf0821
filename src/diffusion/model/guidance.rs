//! Guidance: x̂₀ of the data given a condition, and more of it than that (MATH.md §8).

use super::kind::{Kind, PreparedModel};
use super::list::{EXACT, LEARNED, MAXIMUM_LIKELIHOOD, NEAREST, POSTERIOR};
use super::mixture::{HardAssignment, SoftAssignment};
use super::surface::{CELLS, Surface, SurfaceGrid};
use super::table::Table;
use crate::diffusion::marginal::Process;
use crate::diffusion::schedule::Level;

/// Guidance towards the data given a condition y.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    /// The process of all data, without the condition.
    pub whole: Process,
    /// w ≥ 0 in x̂₀ + w (x̂₀(x | y) − x̂₀): 0 is unconditional, 1 conditional, more over-sharpens.
    pub weight: f64,
}

/// Rows of the table of a guided estimate.
const ROWS: usize = 192;
/// The table extends so many times as far as the data, because guidance leads beyond them.
const BEYOND: f64 = 1.5;

/// A score model with everything that it is made from: an estimate of the clean data.
#[derive(Clone, Copy)]
pub struct Estimator<'a> {
    /// The score model.
    pub kind: &'a Kind,
    /// The process that is reversed: of the data given the condition, if there is one.
    pub process: &'a Process,
    /// What the model has learned, if it is one that learns: always about all data.
    pub learned: Option<&'a Surface>,
    /// Guidance, if there is a condition.
    pub guidance: Option<&'a Guidance>,
}

impl<'a> Estimator<'a> {
    /// The true x̂₀ of the population of a process.
    pub fn posterior(process: &'a Process) -> Self {
        Self { kind: &POSTERIOR, process, learned: None, guidance: None }
    }

    /// x̂₀ at x and a level with σ² > 0; `None` for a model that also depends on the particle's label. A network knows
    /// no conditions: it is guided by the difference of the true estimates.
    pub fn x0(&self, x: f64, level: Level) -> Option<f64> {
        let of = |kind: &Kind, process: &Process| (kind.x0)(process, self.learned, x, level);
        let Some(Guidance { whole, weight }) = self.guidance else { return of(self.kind, self.process) };
        let (all, by) = (of(self.kind, whole)?, self.guide());
        Some(all + weight * (of(by, self.process)? - of(by, whole)?))
    }

    /// s(x, t) = (a x̂₀ − x)/σ² at a level with σ² > 0; `None` as for [`Estimator::x0`].
    pub fn score(&self, x: f64, level: Level) -> Option<f64> {
        self.x0(x, level).map(|x0| (level.signal * x0 - x) / level.variance)
    }

    /// x̂₀ for a block of particles, at every one of these levels, all with σ² > 0.
    pub fn prepare(&self, levels: &[Level]) -> Box<dyn PreparedModel> {
        let of = |process: &Process| (self.kind.prepare)(process, self.learned, levels);
        match self.guidance {
            Some(guidance) if self.kind != &EXACT => {
                if guidance.weight == 0.0 {
                    of(&guidance.whole)
                } else if guidance.weight == 1.0 && self.kind != &LEARNED {
                    of(self.process)
                } else {
                    Box::new(Table::new(&self.guided_surface(guidance, levels), levels))
                }
            }
            _ => of(self.process),
        }
    }

    fn guided_surface(&self, guidance: &Guidance, levels: &[Level]) -> Surface {
        let extent = BEYOND * guidance.whole.data.extent();
        let grid = SurfaceGrid::of_levels(extent, levels, ROWS.min(levels.len()), CELLS);
        let by = self.guide();
        let (given, all) = (surface(by, self.process, grid), surface(by, &guidance.whole, grid));
        let change = given.minus(&all).times(guidance.weight as f32);
        match self.learned.filter(|_| self.kind == &LEARNED) {
            Some(learned) => learned.on(grid).plus(&change),
            None => all.plus(&change),
        }
    }

    /// The model whose estimates for and without the condition differ by what guides.
    fn guide(&self) -> &Kind {
        if self.kind == &LEARNED { &POSTERIOR } else { self.kind }
    }
}

/// The surface of a model that depends neither on labels nor on what is learned.
fn surface(kind: &Kind, process: &Process, grid: SurfaceGrid) -> Surface {
    if kind == &NEAREST {
        Surface::new(grid, |levels| HardAssignment::nearest(process, levels))
    } else if kind == &MAXIMUM_LIKELIHOOD {
        Surface::new(grid, |levels| HardAssignment::likelier(process, levels))
    } else {
        Surface::new(grid, |levels| SoftAssignment::new(process, levels))
    }
}

//! A process cut into steps. Every step of every sampler here is made of moves that are affine in the particle, the
//! estimate of its clean data and a fresh normal number, x ← A x + C x̂₀ + D ε, with A, C, D depending on time alone;
//! so a sampler compiles a schedule into a list of [`Move`]s, and one kernel runs them all.
//!
//! Most samplers make one move a step. Langevin and predictor–corrector make several; Heun's makes two, the second of
//! which also looks back to where the step began.
//!
//! # One more sampler
//! One file with a [`Kind`], and its name in [`ALL`]; menu, address, JavaScript and tests read that list.
//! ```
//! use diffuscope_engine::diffusion::{block::*, data, schedule::Schedule, model, population::Population};
//! use diffuscope_engine::diffusion::sampler::{Kind, Reads};
//!
//! /// Guess the clean data, then put fresh noise on the guess: x_s = a_s x̂₀ + σ_s ε.
//! static GUESS: Kind = Kind {
//!     name: "guess",
//!     uses: &[],
//!     step: |step, moves| {
//!         moves.add(Reads::From, 0.0, step.to.signal, step.to.variance);
//!     },
//! };
//!
//! let journey = Journey {
//!     sampler: &GUESS,
//!     model: &model::EXACT,
//!     ..Journey::new(data::Recipe::default().two_point(), Schedule::default(), 100)
//! };
//! let mut recovered = Population::default();
//! Plan::new(journey).run(1, 0, |leg, i, x| {
//!     if leg == Leg::Reverse && i == 0 {
//!         recovered.add(x);
//!     }
//! });
//! assert!((recovered.std() - 0.8).abs() < 0.1);
//! ```

mod ddim;
mod ddpm;
mod euler_maruyama;
mod forward;
mod langevin;
mod ode;
mod predictor_corrector;

pub use ddim::DDIM;
pub use ddpm::DDPM;
pub use euler_maruyama::EULER_MARUYAMA;
pub use forward::{Forward, forward};
pub use langevin::LANGEVIN;
pub use ode::ODE;
pub use predictor_corrector::PREDICTOR_CORRECTOR;

use super::schedule::{Family, Level};

/// All samplers, in the order of the menu.
pub static ALL: [&Kind; 6] = [&EULER_MARUYAMA, &DDPM, &DDIM, &ODE, &LANGEVIN, &PREDICTOR_CORRECTOR];

/// A way of running the process home.
pub struct Kind {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// The names of the options that it reads, as in [`Options`].
    pub uses: &'static [&'static str],
    /// Adds the moves of one step.
    pub step: fn(&Step, &mut Moves),
}

known_by_name!(Kind);

/// What all samplers can be told; each reads what it [`uses`](Kind::uses). Ranges are those of the settings of the
/// same names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// η of DDIM: 0 adds no noise, 1 adds as much as DDPM does.
    pub eta: f64,
    /// Size h of a Langevin step in units of the noise variance at its level, h/σ². MATH.md §5 has h = h₀ σ²/σ_L²,
    /// so this is h₀/σ_L², which does not change with the schedule.
    pub langevin_step: f64,
    /// N: Langevin steps at every level.
    pub langevin_repeats: u32,
    /// M: Langevin steps after every predictor step.
    pub corrector_steps: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { eta: 0.0, langevin_step: 0.2, langevin_repeats: 3, corrector_steps: 1 }
    }
}

/// One step of the way home.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The level that it leaves, σ² > 0.
    pub from: Level,
    /// The level that it arrives at; the data at the last step.
    pub to: Level,
    /// A level just short of the data, see [`finest`].
    pub finest: Level,
    /// What the sampler was told.
    pub options: Options,
}

impl Step {
    /// Whether this is the last step, which arrives at the data.
    pub fn is_last(&self) -> bool {
        self.to.variance == 0.0
    }
}

/// At which end of a step x̂₀ is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// At the level that the step leaves.
    From,
    /// At the level that it arrives at, which must have σ² > 0: not in the last step.
    To,
    /// At the [`finest`] level.
    Finest,
}

/// A level just short of the data, for samplers that read the score where the way ends: with 1/10 000 of the noise that
/// the last step takes away. `levels` are those at t = 0, 1/steps, …, 1.
pub fn finest(levels: &[Level]) -> Level {
    const SHARE: f64 = 1e-4;
    match levels.get(1) {
        Some(level) => match level.family {
            Family::Preserving => Level::preserving(SHARE * level.elapsed),
            Family::Exploding => Level::exploding(SHARE * level.elapsed),
        },
        None => Level::exploding(SHARE),
    }
}

/// What independent normal numbers, fresh for every particle and at every evaluation, are added to (MATH.md §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corruption {
    /// x̂₀ + ν η.
    Data,
    /// ε̂ + ν η with ε̂ = (x − a x̂₀)/σ.
    Noise,
    /// s + ν η.
    Score,
}

impl Corruption {
    /// The standard deviation of what this adds to x̂₀, at ν = 1. As ε̂ = (x − a x̂₀)/σ and s = (a x̂₀ − x)/σ², an error
    /// of ν in ε̂ is one of ν σ/a in x̂₀, and an error of ν in s is one of ν σ²/a.
    pub fn spread(self, level: Level) -> f64 {
        match self {
            Self::Data => 1.0,
            Self::Noise => level.sigma() / level.signal,
            Self::Score => level.variance / level.signal,
        }
    }
}

/// One move: x ← `keep` · x + `pull` · x̂₀ + `noise` · ε + `origin` · (x at the beginning of the step).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// A.
    pub keep: f32,
    /// C.
    pub pull: f32,
    /// D ≥ 0.
    pub noise: f32,
    /// Weight of the place where the step began.
    pub origin: f32,
    /// x̂₀ is read at t = (`reads` + 1)/steps, and at the [`finest`] level if `reads` = steps.
    pub reads: usize,
}

/// The moves of a whole run home, step by step.
#[derive(Clone, Debug)]
pub struct Moves {
    moves: Vec<Move>,
    /// `ends[k]` is where the moves of the k-th step end, counted from the first step that is run.
    ends: Vec<usize>,
    corruption: (Corruption, f64),
    steps_in_all: usize,
    step: usize,
    from: Level,
    to: Level,
    finest: Level,
}

impl Moves {
    /// Adds x ← `keep` x + `pull` x̂₀ + √`variance` ε.
    ///
    /// Corruption adds ν·spread·η to x̂₀, with η ~ N(0, 1) fresh at every move. It enters next to ε and both are
    /// normal, so one normal number with the summed variance has exactly the same law.
    pub fn add(&mut self, reads: Reads, keep: f64, pull: f64, variance: f64) {
        self.add_looking_back(reads, keep, pull, variance, 0.0);
    }

    /// As [`Moves::add`], with `origin` times the place where the step began.
    pub fn add_looking_back(&mut self, reads: Reads, keep: f64, pull: f64, variance: f64, origin: f64) {
        let (level, reads) = match reads {
            Reads::From => (self.from, self.step),
            Reads::To => (self.to, self.step.saturating_sub(1)),
            Reads::Finest => (self.finest, self.steps_in_all),
        };
        let (corruption, nu) = self.corruption;
        let corrupted = pull * (corruption.spread(level) * nu);
        self.moves.push(Move {
            keep: keep as f32,
            pull: pull as f32,
            noise: (variance.max(0.0) + corrupted * corrupted).sqrt() as f32,
            origin: origin as f32,
            reads,
        });
    }

    /// The moves of every step, from the one that leaves t = 1 to the one that arrives at t = 0, each with the index i
    /// of the time t = i/steps that it arrives at.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &[Move])> {
        let mut start = 0;
        let arrivals = (0..self.ends.len()).rev();
        arrivals.zip(&self.ends).map(move |(i, &end)| {
            let moves = &self.moves[start..end];
            start = end;
            (i, moves)
        })
    }
}

impl From<Move> for Moves {
    /// One step of one move, as it stands.
    fn from(step: Move) -> Self {
        let start = Level::preserving(0.0);
        Self {
            moves: vec![step],
            ends: vec![1],
            corruption: (Corruption::Data, 0.0),
            steps_in_all: 1,
            step: 0,
            from: start,
            to: start,
            finest: start,
        }
    }
}

/// The run home through `levels`, which are those at t = 0, 1/steps, …, 1 (at least two): the moves of `kind`, with x̂₀
/// corrupted at level `nu` ≥ 0.
pub fn reverse(kind: &Kind, options: Options, levels: &[Level], corruption: Corruption, nu: f64) -> Moves {
    let start = Level::preserving(0.0);
    let finest = finest(levels);
    let mut moves = Moves {
        moves: Vec::with_capacity(levels.len()),
        ends: Vec::with_capacity(levels.len()),
        corruption: (corruption, nu),
        steps_in_all: levels.len().saturating_sub(1),
        step: 0,
        from: start,
        to: start,
        finest,
    };
    for (i, pair) in levels.windows(2).enumerate().rev() {
        let &[to, from] = pair else { continue };
        (moves.step, moves.from, moves.to) = (i, from, to);
        let step = Step { from, to, finest, options };
        (kind.step)(&step, &mut moves);
        moves.ends.push(moves.moves.len());
    }
    moves
}

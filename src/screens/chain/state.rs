//! The state of the screen from frame to frame.

use super::text_window::TextWindow;
use crate::chain::Gaussian;
use crate::chain::fit::Fit;
use crate::lab::chain::{ChainRun, ContinuumRun, EXTENT, GaussiansRun, Operation, Settings, Topic};
use crate::lab::playback::Playback;
use crate::lab::undo::UndoHistory;
use crate::screens::experiment_state::ExperimentState;
use crate::text::Text;
use crate::widgets::number_format::fixed;

/// The stages of Bayes' rule after the prior: the likelihood, their product, the posterior, its mean.
pub const STAGES: usize = 4;
/// The steps of a playhead that sweeps over x.
const SWEEP: usize = 120;

/// The experiment, and how it is shown.
pub struct State {
    pub(super) settings: Settings,
    run: ChainRun,
    continuum: ContinuumRun,
    gaussians: GaussiansRun,
    /// The topic and the operation for which the playhead is where it is.
    placed_for: (Topic, Operation),
    pub(super) playback: Playback,
    pub(super) undo: UndoHistory<Settings>,
    pub(super) locks: Locks,
    pub(super) text_window: TextWindow,
    /// The experiment from before the lessons, and its playhead.
    set_aside: Option<(Settings, Playback)>,
}

/// Entries of the matrix, as row and column, that stay when others of their row are changed.
#[derive(Default)]
pub struct Locks {
    /// Whether a click on an entry locks or unlocks it.
    pub editing: bool,
    entries: Vec<[usize; 2]>,
}

impl Locks {
    /// Whether an entry is locked.
    pub fn has(&self, place: [usize; 2]) -> bool {
        self.entries.contains(&place)
    }

    /// Locks or unlocks an entry.
    pub fn toggle(&mut self, place: [usize; 2]) {
        match self.entries.iter().position(|entry| *entry == place) {
            Some(at) => _ = self.entries.swap_remove(at),
            None => self.entries.push(place),
        }
    }
}

impl ExperimentState for State {
    type Settings = Settings;

    fn settings_and_undo(&mut self) -> (&mut Settings, &mut UndoHistory<Settings>) {
        (&mut self.settings, &mut self.undo)
    }
}

impl State {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        let mut playback = Playback::default();
        playback.seek(rest(&settings));
        Self {
            gaussians: GaussiansRun::new(&settings),
            placed_for: shown(&settings),
            set_aside: None,
            run: ChainRun::new(&settings),
            continuum: ContinuumRun::new(&settings),
            playback,
            undo: UndoHistory::new(settings.clone()),
            locks: Locks::default(),
            text_window: TextWindow::default(),
            settings,
        }
    }

    /// The results of the settings as they are now.
    pub fn run(&mut self) -> &ChainRun {
        if self.run.settings() != &self.settings {
            self.run = ChainRun::new(&self.settings);
        }
        &self.run
    }

    /// Computes anew what is shown, if its settings have changed.
    pub fn refresh(&mut self) {
        self.place_playhead();
        match self.settings.topic() {
            Topic::Chain => _ = self.run(),
            Topic::Continuum => _ = self.continuum(),
            Topic::Gaussians => _ = self.gaussians(),
            Topic::Bayes => {}
        }
    }

    /// Puts the playhead where something else that is shown now is seen at its best.
    pub fn place_playhead(&mut self) {
        let before = std::mem::replace(&mut self.placed_for, shown(&self.settings));
        let is_chain = |topic| matches!(topic, Topic::Chain | Topic::Continuum);
        // From a chain of states to one of numbers, it stays.
        if before != self.placed_for && !(is_chain(before.0) && is_chain(self.placed_for.0)) {
            self.playback.seek(rest(&self.settings));
        }
    }

    /// The results of the Gaussians as they are now.
    pub fn gaussians(&mut self) -> &GaussiansRun {
        if self.gaussians.settings() != &self.settings {
            self.gaussians = GaussiansRun::new(&self.settings);
        }
        &self.gaussians
    }

    /// The results that [`State::gaussians`] has returned last.
    pub fn last_gaussians(&self) -> &GaussiansRun {
        &self.gaussians
    }

    /// The two Gaussians.
    pub fn pair(&self) -> (Gaussian, Gaussian) {
        (self.settings.gaussians().p(), self.settings.gaussians().q())
    }

    /// Whether the playhead goes from step to step of a chain or a fit.
    pub fn has_steps(&self) -> bool {
        matches!(self.settings.topic(), Topic::Chain | Topic::Continuum) || self.settings.fits()
    }

    /// Whether the picture says nothing without its plots: the areas that are the divergences.
    pub fn has_plots_in_picture(&self) -> bool {
        shown(&self.settings) == (Topic::Gaussians, Operation::Divergence)
    }

    /// The x of the playhead, where it sweeps over x.
    pub fn swept_x(&self) -> f64 {
        EXTENT * (self.playback.position() - 1.0)
    }

    /// Up to which x the picture is uncovered.
    pub fn seen_x(&self) -> f64 {
        EXTENT * (self.playback.seen() - 1.0)
    }

    /// The position of the playhead, as the page writes it.
    pub fn place_in_words(&self, text: &Text) -> String {
        let sweeps = self.settings.topic() == Topic::Gaussians && !self.settings.fits();
        if !sweeps {
            return (text.chain.step_of)(self.place().0, self.steps());
        }
        let name = if self.settings.gaussians().operation() == Operation::Sum { "z" } else { "x" };
        format!("{name} = {}", fixed(self.swept_x(), 2))
    }

    /// Keeps the experiment and its playhead, and goes on with a copy, until [`State::bring_back`].
    pub fn set_aside(&mut self) {
        if self.set_aside.is_none() {
            self.set_aside = Some((self.settings.clone(), self.playback));
        }
    }

    /// Shows the experiment again that was set aside, unless the current one is to be kept.
    pub fn bring_back(&mut self, keep: bool) {
        if let Some((settings, playback)) = self.set_aside.take()
            && !keep
        {
            // What the reader made meanwhile can be redone.
            self.note_for_undo(false);
            self.placed_for = shown(&settings);
            self.settings = settings;
            self.playback = playback;
        }
    }

    /// The results of the forward process as it is set up now.
    pub fn continuum(&mut self) -> &ContinuumRun {
        if self.continuum.settings() != &self.settings {
            self.continuum = ContinuumRun::new(&self.settings);
        }
        &self.continuum
    }

    /// The results that [`State::continuum`] has returned last.
    pub fn last_continuum(&self) -> &ContinuumRun {
        &self.continuum
    }

    /// The number of steps of what is shown.
    pub fn steps(&self) -> usize {
        match self.settings.topic() {
            Topic::Chain => self.run.steps(),
            Topic::Continuum => self.continuum.chain().steps(),
            Topic::Gaussians => self.gaussians.fit().map_or(SWEEP, Fit::steps),
            Topic::Bayes => STAGES,
        }
    }

    /// The results that [`State::run`] has returned last.
    pub fn last_run(&self) -> &ChainRun {
        &self.run
    }

    /// The position of the playhead in steps: a whole number of steps, and how much of the next one is done.
    pub fn place(&self) -> (usize, f64) {
        let place = 0.5 * self.playback.position() * self.steps() as f64;
        // A position that was made of a whole number of steps is one.
        let place = if (place - place.round()).abs() < 1e-6 { place.round() } else { place };
        (place as usize, place.fract())
    }
}

/// What is shown.
fn shown(settings: &Settings) -> (Topic, Operation) {
    (settings.topic(), settings.gaussians().operation())
}

/// Where the playhead is at first: at the start of a chain; where all is seen of what has an end; where something is to be
/// seen of what is swept over.
fn rest(settings: &Settings) -> f64 {
    let gaussians = settings.gaussians();
    let at = |x: f64| (1.0 + x / EXTENT).clamp(0.0, 2.0);
    match (settings.topic(), gaussians.operation()) {
        (Topic::Chain | Topic::Continuum, _) => 0.0,
        (Topic::Gaussians, Operation::Sum) => at(gaussians.p().sum(gaussians.q()).mean),
        (Topic::Gaussians, Operation::Plane) => at(gaussians.p().mean + gaussians.p().std),
        _ => 2.0,
    }
}

/// The name of a state as the page shows it.
pub fn shown_name(name: &str, text: &Text) -> String {
    (text.chain.state)(name).map_or_else(|| name.to_owned(), str::to_owned)
}

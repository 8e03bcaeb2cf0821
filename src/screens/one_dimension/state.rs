//! The state of the screen from frame to frame.

use super::experiments::{Experiment, Experiments};
use super::panels::numbers::NumbersWindow;
use super::plots::tabs::PlotTab;
use super::stage::layers::Layers;
use crate::lab::embedding::Embedding;
use crate::lab::link;
use crate::lab::one_dimension::Settings;
use crate::lab::playback::Playback;
use crate::lab::undo::UndoHistory;
use egui::Ui;

/// The x at which the network is drawn at first.
const NETWORK_X: f64 = 0.5;

/// The experiments, and how they are shown.
pub struct State {
    pub(super) experiments: Experiments,
    pub(super) playback: Playback,
    pub(super) layers: Layers,
    pub(super) tab: PlotTab,
    /// The x at which the network is drawn.
    pub(super) network_x: f64,
    pub(super) numbers: NumbersWindow,
    pub(super) undo: UndoHistory<Compared>,
    /// Whether the plot of the tab is to be in view beside the picture, also where it is below the controls otherwise.
    pub(super) plot_in_view: bool,
    /// The experiments from before the lessons, their playhead, and the plot.
    set_aside: Option<(Experiments, Playback, PlotTab)>,
    /// The playhead when the pointer was pressed, and whether two fingers zoom since then.
    pressed: Playback,
    pinches: bool,
}

/// The settings of A, and of B if there is one.
pub type Compared = (Settings, Option<Settings>);

impl State {
    /// The state at the start, with these experiments.
    pub fn new(a: Settings, b: Option<Settings>) -> Self {
        Self {
            undo: UndoHistory::new((a.clone(), b.clone())),
            experiments: Experiments::new(a, b),
            playback: Playback::default(),
            layers: Layers::default(),
            tab: PlotTab::default(),
            network_x: NETWORK_X,
            numbers: NumbersWindow::default(),
            plot_in_view: false,
            set_aside: None,
            pressed: Playback::default(),
            pinches: false,
        }
    }

    /// Keeps the experiments with their networks, and shows copies of them, until [`State::bring_back`].
    pub fn set_aside(&mut self) {
        if self.set_aside.is_none() {
            let (a, b) = self.experiments.settings();
            let copies = Experiments::new(a.clone(), b.cloned());
            let mut kept = std::mem::replace(&mut self.experiments, copies);
            for experiment in kept.iter_mut() {
                experiment.training_mut().0.pause();
            }
            self.set_aside = Some((kept, self.playback, self.tab));
        }
    }

    /// Shows the experiments again that were set aside, unless the current ones are to be kept.
    pub fn bring_back(&mut self, keep: bool) {
        self.plot_in_view = false;
        if let Some((experiments, playback, tab)) = self.set_aside.take()
            && !keep
        {
            // What the reader made meanwhile can be redone.
            self.note_for_undo(false);
            self.experiments = experiments;
            self.playback = playback;
            self.tab = tab;
        }
    }

    /// Notes what a frame begins with: the experiments, for undo, and the playhead, in case that two fingers zoom.
    pub fn begin_frame(&mut self, ui: &Ui) {
        let (held, pressed, fingers) = ui.input(|input| {
            let held = input.pointer.any_down() || input.pointer.any_released();
            (held, input.pointer.any_pressed(), input.multi_touch().is_some())
        });
        self.note_for_undo(ui.input(|input| input.pointer.any_down()));
        if pressed && !self.pinches {
            self.pressed = self.playback;
        }
        self.pinches = fingers || self.pinches && held;
    }

    /// Two fingers zoom the page. The first of them has pressed something, but it is not to move the playhead.
    pub fn end_frame(&mut self) {
        if self.pinches {
            self.playback = self.pressed;
        }
    }

    /// Shows the plot of this name in the tabs and keeps it in view; without a name, it need not be in view any more.
    /// Returns whether there is such a plot.
    pub fn show_plot(&mut self, name: Option<&str>) -> bool {
        let tab = name.map(PlotTab::named);
        self.plot_in_view = matches!(tab, Some(Some(_)));
        self.tab = tab.flatten().unwrap_or(self.tab);
        self.plot_in_view || name.is_none()
    }

    /// The experiments that are shown, and those that are set aside.
    pub fn all_experiments_mut(&mut self) -> impl Iterator<Item = &mut Experiment> {
        let kept = self.set_aside.iter_mut().flat_map(|(experiments, ..)| experiments.iter_mut());
        self.experiments.iter_mut().chain(kept)
    }

    /// The experiments as the query of an address.
    pub fn query(&self) -> String {
        let (a, b) = self.experiments.settings();
        link::experiments_to_query(a, b)
    }

    /// The experiments as a query that opens them for ever.
    pub fn link(&self) -> String {
        let (a, b) = self.experiments.settings();
        link::experiments_to_link(a, b)
    }

    /// Takes the numbers of a text as the data of the experiment that the controls change.
    pub fn open_text(&mut self, text: &str) {
        self.numbers.take(text, self.experiments.edited_mut().settings_mut());
    }

    /// Takes note of the experiments, so that a change can be undone; not while a control is `held`.
    pub fn note_for_undo(&mut self, held: bool) {
        if !held {
            let (a, b) = self.experiments.settings();
            self.undo.note(&(a.clone(), b.cloned()));
        }
    }

    /// Goes back to the experiments before; or forward again, if `redo`.
    pub fn undo(&mut self, redo: bool) {
        // A change that has not been noted yet is a step of its own.
        self.note_for_undo(false);
        if let Some((a, b)) = self.undo.step(redo) {
            *self.experiments.a_mut().settings_mut() = a;
            self.experiments.compare(b);
        }
    }

    /// Calls `act`, which may change settings for the reader of an embedded page, and undoes changes to locked
    /// settings.
    pub fn as_reader<R>(&mut self, embedding: &Embedding, act: impl FnOnce(&mut Self) -> R) -> R {
        if !embedding.has_locks() {
            return act(self);
        }
        let before: Vec<_> = self.experiments.iter().map(|experiment| experiment.settings().clone()).collect();
        let result = act(self);
        for (experiment, before) in self.experiments.iter_mut().zip(before) {
            if embedding.forbids(&before, experiment.settings()) {
                *experiment.settings_mut() = before;
            }
        }
        result
    }
}

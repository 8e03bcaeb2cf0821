//! The training of the network of an experiment: its buttons, its progress, and its earlier networks.

use crate::lab::training::{Origin, Phase, Subject, TrainingRun};
use crate::text::{Text, TrainingState};
use crate::theme::{Palette, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::{count, fixed};
use crate::widgets::request::Request;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Button, Layout, Response, RichText, Role, Sense, Slider, Ui, WidgetInfo, vec2};
use rand::TryRng as _;
use rand::rngs::SysRng;

/// Fewer snapshots are no history to go back through.
const HISTORY: usize = 3;
/// The height of the bar of progress.
const BAR: f32 = 6.0;

/// The panel, for one frame.
pub struct TrainingPanel<'a> {
    /// The training that it shows and changes.
    pub training: &'a mut TrainingRun,
    /// The experiment.
    pub subject: Subject,
    /// Whether the page around the picture can save and open files.
    pub has_files: bool,
    /// Whether the reader sees the whole picture, and need not predict what is recovered.
    pub all_seen: bool,
    /// The words.
    pub text: &'static Text,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
}

/// What the user asks for in the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A file.
    pub request: Option<Request>,
    /// Another seed: a training with it is to be started.
    pub seed: Option<u32>,
}

impl TrainingPanel<'_> {
    /// Shows it in the available width; returns what the user asks for.
    pub fn show(&mut self, ui: &mut Ui) -> Asked {
        self.status(ui);
        let seed = self.buttons(ui);
        self.progress(ui);
        self.earlier_networks(ui);
        Asked { request: if self.has_files { self.files(ui) } else { None }, seed }
    }

    /// The main button and the progress alone, in a row.
    pub fn show_in_one_row(&mut self, ui: &mut Ui) {
        self.main_button(ui);
        self.progress(ui);
    }

    /// Where the network is from, and whether it is for these data.
    fn status(&self, ui: &mut Ui) {
        let (text, palette) = (self.text, Palette::of(ui.ctx()));
        let small = |words: String| RichText::new(words).font(regular(12.5));
        if !self.training.subject().fits(&self.subject) {
            let words = (text.training.does_not_fit)(self.training.origin() == Origin::Pretrained);
            ui.label(small(words.to_owned()).color(palette.fair));
        } else if self.training.progress().loss.is_finite() {
            let words = match self.training.origin() {
                Origin::Pretrained => text.training.pretrained,
                Origin::File => text.training.from_file,
                Origin::Trained => return,
            };
            ui.label(small(words.to_owned()).color(palette.faint_ink));
        } else {
            ui.label(small(text.training.diverged.to_owned()).color(palette.poor));
        }
    }

    /// Returns another seed, if the user asks for one.
    fn buttons(&mut self, ui: &mut Ui) -> Option<u32> {
        let text = self.text;
        let row = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            self.main_button(ui);
            let (phase, origin) = (self.training.phase(), self.training.origin());
            let known = self.training.subject();
            let is_old = phase != Phase::Running && !known.is_of(&self.subject);
            let can_go_on = known.has_shape_of(&self.subject) && (is_old || phase == Phase::Done);
            if can_go_on && self.button(ui, "go_on_training", text.training.go_on).clicked() {
                self.training.go_on_from_here(self.subject.clone());
                self.training.resume();
            }
            if origin == Origin::Trained
                && self.training.progress().iteration > 0
                && self.button(ui, "reset_training", text.training.reset).clicked()
            {
                self.training.reset(self.subject.clone());
            }
            let reseeds = self.button(ui, "reseed", text.training.reseed).clicked();
            reseeds.then(|| SysRng.try_next_u32().ok()).flatten()
        });
        row.inner
    }

    /// Train, pause, or go on.
    fn main_button(&mut self, ui: &mut Ui) {
        let text = self.text;
        let is_of = self.training.subject().is_of(&self.subject);
        match self.training.phase() {
            Phase::Running => {
                if self.button(ui, "train", text.training.pause).clicked() {
                    self.training.pause();
                }
            }
            Phase::Paused if is_of && self.training.progress().iteration > 0 => {
                if self.button(ui, "train", text.training.resume).clicked() {
                    self.training.resume();
                }
            }
            _ => {
                if self.button(ui, "train", text.training.train).clicked() {
                    if self.training.phase() != Phase::Paused || !is_of {
                        self.training.reset(self.subject.clone());
                    }
                    self.training.resume();
                }
            }
        }
    }

    fn button(&mut self, ui: &mut Ui, name: &'static str, words: &str) -> Response {
        let is_main = name == "train";
        let palette = Palette::of(ui.ctx());
        let button = if is_main {
            Button::new(RichText::new(words).color(palette.surface)).fill(palette.reverse_text)
        } else {
            Button::new(words)
        };
        let response = ui.add(button);
        self.widgets.push(WidgetRect { name, rect: response.rect });
        response.explained(name, "");
        response
    }

    fn progress(&self, ui: &mut Ui) {
        let (progress, total) = (self.training.progress(), self.training.iterations());
        if self.training.origin() != Origin::Trained || progress.weights.is_empty() {
            return;
        }
        let palette = Palette::of(ui.ctx());
        let share = progress.iteration as f32 / total.max(1) as f32;
        let seconds = self.training.seconds();
        let rate = if seconds > 0.0 { progress.iteration as f64 / seconds } else { 0.0 };
        let left = total.saturating_sub(progress.iteration) as f64 / rate;
        let is_running = self.training.phase() == Phase::Running && rate > 0.0;
        let state = TrainingState {
            iteration: count(progress.iteration),
            iterations: count(total),
            loss: (progress.iteration > 0)
                .then(|| (fixed(progress.loss, 4), progress.floor().map(|floor| fixed(floor, 4)))),
            pace: is_running.then(|| (count(rate as u64), fixed(left, 0))),
            w1: progress.w1.filter(|_| self.all_seen).map(|w1| fixed(w1, 3)),
        };
        let words = (self.text.training.state)(&state);
        ui.vertical(|ui| {
            let (bar, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
            ui.painter().rect_filled(bar, 3.0, palette.rail);
            let done = bar.split_left_right_at_fraction(share.clamp(0.0, 1.0)).0;
            ui.painter().rect_filled(done, 3.0, palette.reverse);
            response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words.join(", ")));
            for line in &words {
                ui.label(RichText::new(line).font(regular(12.5)).color(palette.faint_ink));
            }
        });
    }

    /// A slider back through the training.
    fn earlier_networks(&mut self, ui: &mut Ui) {
        let snapshots = self.training.history().snapshots();
        if snapshots.len() < HISTORY {
            return;
        }
        let last = snapshots.len();
        let mut place = self.training.snapshot().unwrap_or(last);
        let iteration = snapshots.get(place).map_or(self.training.progress().iteration, |snapshot| snapshot.iteration);
        let label = ui.label((self.text.training.after)(&count(iteration)));
        let response = ui.scope(|ui| {
            ui.spacing_mut().slider_width = ui.available_width();
            ui.add(Slider::new(&mut place, 0..=last).show_value(false)).labelled_by(label.id)
        });
        response.inner.explained("training_history", "");
        self.widgets.push(WidgetRect { name: "training_history", rect: response.inner.rect });
        label.explained("training_history", "");
        if response.inner.changed() {
            self.training.look_at((place < last).then_some(place));
        }
    }

    fn files(&mut self, ui: &mut Ui) -> Option<Request> {
        let text = self.text;
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let mut request = None;
            if self.button(ui, "save_network", text.training.save).clicked() {
                request = Some(Request::SaveNetwork);
            }
            if self.button(ui, "open_network", text.training.open).clicked() {
                request = Some(Request::ChooseFile);
            }
            request
        })
        .inner
    }
}

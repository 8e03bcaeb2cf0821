//! The sliders and choices: everything that [`Settings`] holds.

use crate::diffusion::data;
use crate::diffusion::sampler::Corruption;
use crate::lab::one_dimension::{
    BATCH, BETA0, BETA1, CONDITION, CORRECTOR_STEPS, CORRUPT, DATA, DRAWN, EMA, ETA, FORWARD, GRID, GUIDANCE, HIDDEN,
    ITERATIONS, LANGEVIN_REPEATS, LANGEVIN_STEP, LAYERS, LEARNING_RATE, MIX, MODEL, NOISE, PARTICLES, PRIOR, RATE,
    SAMPLER, SAMPLES, SCHEDULE, SEED, SEPARATION, SIGMA_MAX, SIGMA_MIN, START, STEPS, STOCHASTICITY, Setting, Settings,
    TARGET, WIDTH, own_mixture,
};
use crate::lab::settings::{Domain, Value};
use crate::lab::training::TrainingRun;
use crate::screens::one_dimension::panels::choices::Choices;
use crate::screens::one_dimension::panels::numbers::NumbersWindow;
use crate::screens::one_dimension::panels::{condition, emphasis, mixture, models};
use crate::text::Text;
use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::heading::section;
use crate::widgets::request::Request;
use crate::widgets::seed_control::SeedControl;
use crate::widgets::slider::SettingSlider;
use crate::widgets::training_panel::TrainingPanel;
use crate::widgets::widget_rect::WidgetRect;
use egui::{CollapsingHeader, Color32, RichText, Ui};

/// The controls, for one frame.
pub struct Controls<'a> {
    /// What they change.
    pub settings: &'a mut Settings,
    /// The other experiment of a comparison.
    pub other: Option<&'a Settings>,
    /// The words.
    pub text: &'static Text,
    /// The training of the score model `learned`.
    pub training: &'a mut TrainingRun,
    /// The list of the user's own numbers.
    pub numbers: &'a mut NumbersWindow,
    /// Whether the page around the picture can save and open files.
    pub has_files: bool,
    /// Whether the reader sees the whole picture.
    pub all_seen: bool,
    /// Where each control was drawn.
    pub widgets: &'a mut Vec<WidgetRect>,
}

impl Controls<'_> {
    /// Shows the score model and the noise, one row each: for a page on which the others have to be scrolled.
    pub fn show_main(&mut self, ui: &mut Ui) {
        let color = Palette::of(ui.ctx()).reverse;
        self.in_one_row(ui, color, &MODEL);
        self.in_one_row(ui, color, &NOISE);
    }

    /// Shows the controls in the available width, without those of [`Controls::show_main`] if they are shown already.
    /// Returns what the user asks for.
    pub fn show(&mut self, ui: &mut Ui, main_is_shown: bool) -> Option<Request> {
        let text = self.text;
        let palette = Palette::of(ui.ctx());
        if !is_for_fingers(ui) {
            // So that at 1280 × 800 nothing has to be scrolled.
            ui.spacing_mut().item_spacing.y = ROW_GAP;
        }
        section(ui, text.data, palette.forward);
        self.rows(ui, text, palette.forward, &[&DATA, &PRIOR]);
        self.own_data(ui, text);
        self.more(ui, text, palette.forward, &[&SEPARATION, &WIDTH]);

        section(ui, text.forward, palette.forward);
        self.rows(ui, text, palette.forward, &[&SCHEDULE, &STEPS]);
        self.more(ui, text, palette.forward, &[&RATE, &BETA0, &BETA1, &SIGMA_MIN, &SIGMA_MAX, &FORWARD, &GRID]);

        section(ui, text.reverse, palette.reverse_text);
        if !main_is_shown {
            emphasis::show(ui, self.is_same(&MODEL), palette.reverse, |ui, color| {
                models::show(ui, text, color, self.settings, self.widgets);
            });
            ui.add_space(4.0);
        }
        let request = if self.settings.learns() { self.training(ui, text) } else { None };
        if !main_is_shown {
            self.rows(ui, text, palette.reverse, &[&NOISE]);
            self.noise_hint(ui);
        }
        self.rows(ui, text, palette.reverse, &[&SAMPLER, &ETA, &LANGEVIN_STEP, &LANGEVIN_REPEATS, &CORRECTOR_STEPS]);
        self.more(ui, text, palette.reverse, &[&CONDITION, &GUIDANCE, &STOCHASTICITY, &CORRUPT, &START]);

        section(ui, text.run, palette.ink);
        self.rows(ui, text, palette.faint_ink, &[&PARTICLES, &SEED]);
        request
    }

    /// What the noise does, once the reader need not predict it.
    fn noise_hint(&self, ui: &mut Ui) {
        let is_first = self.settings.noise() == 0.0;
        let words = match (self.all_seen, is_first, self.settings.corrupt()) {
            (false, ..) => "",
            (true, true, _) => self.text.noise_hint,
            (true, false, Corruption::Data) => self.text.noise_on_data,
            (true, false, _) => self.text.noise_elsewhere,
        };
        ui.label(RichText::new(words).font(regular(12.5)).color(Palette::of(ui.ctx()).reverse_text));
    }

    /// The training of the score model, and its settings.
    fn training(&mut self, ui: &mut Ui, text: &'static Text) -> Option<Request> {
        let asked = self.training_panel().show(ui);
        if let Some(seed) = asked.seed {
            _ = SEED.write(self.settings, &Value::Number(seed.into()));
            self.training.reset(&*self.settings);
            self.training.resume();
        }
        let color = Palette::of(ui.ctx()).reverse;
        self.rows(ui, text, color, &[&TARGET, &ITERATIONS]);
        self.more(ui, text, color, &[&SAMPLES, &HIDDEN, &LAYERS, &BATCH, &LEARNING_RATE, &EMA]);
        ui.add_space(6.0);
        asked.request
    }

    /// The panel of the training.
    pub fn training_panel(&mut self) -> TrainingPanel<'_> {
        let Self { settings, text, training, has_files, all_seen, widgets, .. } = self;
        let subject = (&**settings).into();
        TrainingPanel { training, subject, has_files: *has_files, all_seen: *all_seen, text, widgets }
    }

    /// A control for each of `settings` that has an effect.
    fn rows(&mut self, ui: &mut Ui, text: &Text, color: Color32, settings: &[&'static Setting]) {
        for setting in settings {
            if setting.matters(self.settings) {
                let same = self.is_same(setting);
                emphasis::show(ui, same, color, |ui, color| self.row(ui, text, color, setting));
            }
        }
    }

    /// Whether a setting is the same in the other experiment, if there is one.
    fn is_same(&self, setting: &Setting) -> Option<bool> {
        emphasis::is_same(setting, self.settings, self.other)
    }

    fn row(&mut self, ui: &mut Ui, text: &Text, color: Color32, setting: &'static Setting) {
        match setting.domain {
            Domain::Real { .. } | Domain::Whole { .. } | Domain::WholeOrUnlimited { .. } => {
                let slider = SettingSlider { name: text.setting(setting.name), setting, color };
                slider.show(ui, self.settings, self.widgets);
            }
            Domain::OneOf(names) => self.choices().menu(ui, setting, names),
            Domain::Seed => self.seed(ui, text),
            Domain::Text(_) if setting == &CONDITION => condition::show(ui, text, self.settings, self.widgets),
            Domain::Text(_) => {}
        }
    }

    /// A control in one row, with its name.
    pub fn in_one_row(&mut self, ui: &mut Ui, color: Color32, setting: &'static Setting) {
        let same = self.is_same(setting);
        emphasis::show(ui, same, color, |ui, color| self.one_row(ui, color, setting));
    }

    fn one_row(&mut self, ui: &mut Ui, color: Color32, setting: &'static Setting) {
        let text = self.text;
        match setting.domain {
            Domain::Real { .. } | Domain::Whole { .. } | Domain::WholeOrUnlimited { .. } => {
                let slider = SettingSlider { name: text.setting(setting.name), setting, color };
                slider.show_in_one_row(ui, self.settings, self.widgets);
            }
            Domain::OneOf(names) => self.choices().in_one_row(ui, setting, names),
            Domain::Seed => self.seed(ui, text),
            Domain::Text(_) => {}
        }
    }

    /// As [`Controls::rows`], collapsed until the user opens it or one of them differs from its default.
    fn more(&mut self, ui: &mut Ui, text: &Text, color: Color32, settings: &[&'static Setting]) {
        let mut matter = settings.iter().filter(|setting| setting.matters(self.settings)).peekable();
        if matter.peek().is_none() {
            return;
        }
        let changed = matter.any(|setting| !setting.is_default(self.settings));
        let words = RichText::new(text.more).font(regular(13.0)).color(Palette::of(ui.ctx()).faint_ink);
        let salt = settings.first().map_or("", |setting| setting.name);
        let header = CollapsingHeader::new(words).id_salt(salt).open(changed.then_some(true));
        let header = header.show_unindented(ui, |ui| self.rows(ui, text, color, settings));
        header.header_response.explained("more", "");
    }

    /// Controls for data that the user makes.
    fn own_data(&mut self, ui: &mut Ui, text: &Text) {
        if MIX.matters(self.settings) {
            mixture::rows(ui, text, self.settings);
        } else if DRAWN.matters(self.settings) {
            ui.weak(text.draw_hint);
        } else if self.settings.data() == &data::LIST
            && let Some(list) = self.settings.list()
        {
            ui.weak(text.numbers.list(list, None));
            self.numbers.open_button(ui, text);
        } else if self.settings.data() != &data::TWO_POINT
            && ui.button(text.edit_mixture).explained("edit_mixture", "").clicked()
        {
            own_mixture::take_over(self.settings);
        }
    }

    fn choices(&mut self) -> Choices<'_> {
        let Self { settings, numbers, text, widgets, .. } = self;
        Choices { settings, numbers, text, widgets }
    }

    fn seed(&mut self, ui: &mut Ui, text: &Text) {
        ui.add_space(4.0);
        let control = SeedControl { name: text.setting(SEED.name), setting: &SEED, text };
        control.show(ui, self.settings, self.widgets);
    }
}

const ROW_GAP: f32 = 3.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::one_dimension::ALL;

    #[test]
    fn every_setting_has_a_control() {
        let source = include_str!("controls.rs");
        for setting in ALL {
            let control = format!("&{}", setting.name.to_uppercase());
            let own = [&MODEL, &MIX, &DRAWN].contains(&setting);
            assert!(own || source.contains(&control), "{setting:?}");
        }
    }
}

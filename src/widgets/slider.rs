//! A slider for one number setting: its name and its number above, the slider below.

use crate::lab::settings::spelling;
use crate::lab::settings::{Domain, Schema, Setting, UNLIMITED, Value};
use crate::theme::is_for_fingers;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::{count, fixed};
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align, Color32, DragValue, Id, Label, Layout, Slider, Stroke, Ui, vec2};

/// A slider for `setting`.
pub struct SettingSlider<'a, S: Schema> {
    /// Its name on the page.
    pub name: &'a str,
    /// A setting whose domain is numbers.
    pub setting: &'static Setting<S>,
    /// The colour of the part of the experiment that it belongs to.
    pub color: Color32,
}

/// From this width on, name, slider and number share a row for touch.
const ONE_ROW: f32 = 260.0;
const NAME: f32 = 92.0;
const NUMBER: f32 = 64.0;
/// The largest radius of a handle.
const HANDLE: f32 = 13.0;

/// A slider of real numbers is logarithmic if the largest is at least this many times the smallest.
const LOGARITHMIC: f64 = 1000.0;
/// The right end of a slider without a limit, in units of the largest number.
const UNLIMITED_END: f64 = 4.0;

impl<S: Schema> SettingSlider<'_, S> {
    /// Shows the slider in the available width, and lets it change `settings`.
    pub fn show(self, ui: &mut Ui, settings: &mut S, widgets: &mut Vec<WidgetRect>) {
        let Some(value) = self.value(settings) else {
            return;
        };
        let (typed, slid) = if is_for_fingers(ui) && ui.available_width() >= ONE_ROW {
            self.in_one_row(ui, value, widgets)
        } else {
            (self.name_and_number(ui, value), self.slider(ui, value, widgets))
        };
        self.take(settings, typed.or(slid));
    }

    /// The same in one row: name, slider, number.
    pub fn show_in_one_row(self, ui: &mut Ui, settings: &mut S, widgets: &mut Vec<WidgetRect>) {
        if let Some(value) = self.value(settings) {
            let (typed, slid) = self.in_one_row(ui, value, widgets);
            self.take(settings, typed.or(slid));
        }
    }

    /// The value as a number; without a limit, infinity.
    fn value(&self, settings: &S) -> Option<f64> {
        match self.setting.read(settings) {
            Value::Number(value) => Some(value),
            Value::Text(text) => (text == UNLIMITED).then_some(f64::INFINITY),
        }
    }

    fn take(&self, settings: &mut S, given: Option<f64>) {
        // Only the user changes a setting: a value that is shown must not be rounded.
        if let Some(x) = given {
            let value = match self.setting.domain {
                Domain::WholeOrUnlimited { most, .. } if x > most.into() => Value::from(UNLIMITED),
                _ => Value::Number(x),
            };
            _ = self.setting.write_nearest(settings, &value);
        }
    }

    /// For touch: rows are high, so name, slider and number share one.
    fn in_one_row(&self, ui: &mut Ui, value: f64, widgets: &mut Vec<WidgetRect>) -> (Option<f64>, Option<f64>) {
        let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let words = Label::new(self.name).wrap();
            let label = ui.add_sized(vec2(NAME, row.y), |ui: &mut Ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(words)).inner
            });
            label.explained(self.setting.name, "");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let number =
                    ui.allocate_ui_with_layout(vec2(NUMBER, row.y), Layout::right_to_left(Align::Center), |ui| {
                        ui.set_min_width(NUMBER);
                        self.number(ui, value, label.id)
                    });
                (number.inner, self.slider(ui, value, widgets))
            })
            .inner
        })
        .inner
    }

    fn name_and_number(&self, ui: &mut Ui, value: f64) -> Option<f64> {
        ui.horizontal(|ui| {
            let label = ui.label(self.name);
            label.explained(self.setting.name, "");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.number(ui, value, label.id)).inner
        })
        .inner
    }

    fn number(&self, ui: &mut Ui, mut value: f64, label: Id) -> Option<f64> {
        let decimals = match self.setting.domain {
            Domain::Real { decimals, .. } => Some(decimals),
            _ => None,
        };
        let is_whole = decimals.is_none();
        let speed = decimals.map_or_else(|| (value * 0.01).clamp(1.0, 1e3), |_| (0.01_f64).min(0.1 * value.abs()));
        let format = |x: f64| match decimals {
            Some(decimals) => fixed(x, decimals),
            None if x.is_infinite() => "∞".to_owned(),
            None => count(x as u64),
        };
        let drag = DragValue::new(&mut value)
            .speed(speed)
            .custom_formatter(|x, _| format(x))
            .custom_parser(move |text| parse(text, is_whole));
        ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        let changed = ui.add(drag).labelled_by(label).explained(self.setting.name, "").changed();
        changed.then(|| if decimals.is_none() { value.round() } else { value })
    }

    fn slider(&self, ui: &mut Ui, mut value: f64, widgets: &mut Vec<WidgetRect>) -> Option<f64> {
        let (least, most, decimals) = match self.setting.domain {
            Domain::Real { least, most, decimals } => (least, most, decimals),
            Domain::Whole { least, most } => (least.into(), most.into(), 0),
            Domain::WholeOrUnlimited { least, most } => (least.into(), UNLIMITED_END * f64::from(most), 0),
            Domain::OneOf(_) | Domain::Seed | Domain::Text(_) => return None,
        };
        let is_logarithmic = decimals == 0 || most >= LOGARITHMIC * least && least > 0.0;
        value = value.min(most);
        let slider = Slider::new(&mut value, least..=most).logarithmic(is_logarithmic);
        let height = ui.spacing().interact_size.y;
        let response = ui
            .scope(|ui| {
                ui.spacing_mut().slider_width = ui.available_width();
                let visuals = ui.visuals_mut();
                visuals.selection.bg_fill = self.color;
                for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active]
                {
                    state.fg_stroke = Stroke::new(2.5, self.color);
                    // For touch the target is larger, not the handle: egui's radius is the height divided by 2.5.
                    state.expansion = HANDLE.min(height / 2.5) - height / 2.5;
                }
                ui.add(slider.show_value(false)).accessible_name(self.name)
            })
            .inner;
        response.explained(self.setting.name, "");
        widgets.push(WidgetRect { name: self.setting.name, rect: response.rect });
        response.changed().then(|| rounded(value, decimals))
    }
}

fn rounded(x: f64, decimals: usize) -> f64 {
    let scale = 10_f64.powi(decimals as i32);
    (x * scale).round() / scale
}

/// Reads a number as it is written on the page: with gaps between thousands and a true minus sign.
fn parse(text: &str, is_whole: bool) -> Option<f64> {
    if text.trim() == "∞" { Some(f64::INFINITY) } else { spelling::number(text, is_whole) }
}

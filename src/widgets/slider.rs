//! A slider for one number setting: its name and its number above, the slider below.

use crate::lab::settings::{Domain, Schema, Setting, Value};
use crate::theme::is_for_fingers;
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

/// Sliders round real numbers to two decimals; an address may hold more.
const DECIMALS: usize = 2;

impl<S: Schema> SettingSlider<'_, S> {
    /// Shows the slider in the available width, and lets it change `settings`.
    pub fn show(self, ui: &mut Ui, settings: &mut S, widgets: &mut Vec<WidgetRect>) {
        let Value::Number(value) = self.setting.read(settings) else {
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
        if let Value::Number(value) = self.setting.read(settings) {
            let (typed, slid) = self.in_one_row(ui, value, widgets);
            self.take(settings, typed.or(slid));
        }
    }

    fn take(&self, settings: &mut S, given: Option<f64>) {
        // Only the user changes a setting: a value that is shown must not be rounded.
        if let Some(x) = given {
            _ = self.setting.write_nearest(settings, &Value::Number(x));
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
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.number(ui, value, label.id)).inner
        })
        .inner
    }

    fn number(&self, ui: &mut Ui, mut value: f64, label: Id) -> Option<f64> {
        let whole = self.is_whole();
        let speed = if whole { (value * 0.01).max(1.0) } else { 0.01 };
        let format = |x: f64| if whole { count(x as u64) } else { fixed(x, DECIMALS) };
        let drag = DragValue::new(&mut value).speed(speed).custom_formatter(|x, _| format(x)).custom_parser(parse);
        ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        let changed = ui.add(drag).labelled_by(label).changed();
        changed.then(|| if whole { value.round() } else { value })
    }

    fn slider(&self, ui: &mut Ui, mut value: f64, widgets: &mut Vec<WidgetRect>) -> Option<f64> {
        let (slider, round): (_, fn(f64) -> f64) = match self.setting.domain {
            Domain::Real { least, most } => (Slider::new(&mut value, least..=most), to_decimals),
            Domain::Whole { least, most } => {
                (Slider::new(&mut value, f64::from(least)..=f64::from(most)).logarithmic(true), f64::round)
            }
            Domain::OneOf(_) | Domain::Seed | Domain::Text(_) => return None,
        };
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
        widgets.push(WidgetRect { name: self.setting.name, rect: response.rect });
        response.changed().then(|| round(value))
    }

    fn is_whole(&self) -> bool {
        matches!(self.setting.domain, Domain::Whole { .. })
    }
}

fn to_decimals(x: f64) -> f64 {
    let scale = 10_f64.powi(DECIMALS as i32);
    (x * scale).round() / scale
}

/// Reads a number as it is written on the page: with gaps between thousands and a true minus sign.
fn parse(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.replace('−', "-").parse().ok()
}

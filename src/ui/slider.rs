//! A slider over one number setting: its name and its number above, the slider below.

use super::app::Place;
use super::plot;
use crate::lab::settings::{Domain, Setting, Settings, Value};
use eframe::egui::{Align, Color32, DragValue, Id, Layout, Slider, Stroke, Ui};

/// A slider over `setting`.
pub struct SettingSlider<'a> {
    /// What the page calls it.
    pub name: &'a str,
    /// A setting whose domain is numbers.
    pub setting: &'static Setting,
    /// Of the part of the experiment that it belongs to.
    pub color: Color32,
}

/// A hand sets real numbers to two decimals; an address may hold more.
const DECIMALS: usize = 2;

impl SettingSlider<'_> {
    /// Shows the slider as wide as there is room, and lets it change `settings`.
    pub fn show(self, ui: &mut Ui, settings: &mut Settings, places: &mut Vec<Place>) {
        let Value::Number(value) = self.setting.read(settings) else {
            return;
        };
        let typed = self.number(ui, value);
        let slid = self.slider(ui, value, places);
        // Only a hand changes a setting: showing one must not round it.
        if let Some(x) = typed.or(slid) {
            _ = self.setting.write_nearest(settings, &Value::Number(x));
        }
    }

    /// The same in one row: name, slider, number.
    pub fn show_in_a_row(self, ui: &mut Ui, settings: &mut Settings, places: &mut Vec<Place>) {
        let Value::Number(value) = self.setting.read(settings) else {
            return;
        };
        let changed = ui.horizontal(|ui| {
            let label = ui.label(self.name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let typed = self.drag_value(ui, value, label.id);
                let slid = ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.slider(ui, value, places));
                typed.or(slid.inner)
            })
        });
        if let Some(x) = changed.inner.inner {
            _ = self.setting.write_nearest(settings, &Value::Number(x));
        }
    }

    fn number(&self, ui: &mut Ui, value: f64) -> Option<f64> {
        ui.horizontal(|ui| {
            let label = ui.label(self.name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.drag_value(ui, value, label.id)).inner
        })
        .inner
    }

    fn drag_value(&self, ui: &mut Ui, mut value: f64, label: Id) -> Option<f64> {
        let whole = self.is_whole();
        let speed = if whole { (value * 0.01).max(1.0) } else { 0.01 };
        let format = |x: f64| if whole { plot::count(x as u64) } else { plot::fixed(x, DECIMALS) };
        let drag = DragValue::new(&mut value).speed(speed).custom_formatter(|x, _| format(x)).custom_parser(parse);
        ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        let changed = ui.add(drag).labelled_by(label).changed();
        changed.then(|| if whole { value.round() } else { value })
    }

    fn slider(&self, ui: &mut Ui, mut value: f64, places: &mut Vec<Place>) -> Option<f64> {
        let (slider, round): (_, fn(f64) -> f64) = match self.setting.domain {
            Domain::Real { least, most } => (Slider::new(&mut value, least..=most), to_decimals),
            Domain::Whole { least, most } => {
                (Slider::new(&mut value, f64::from(least)..=f64::from(most)).logarithmic(true), f64::round)
            }
            Domain::OneOf(_) | Domain::Seed | Domain::Mixture | Domain::Drawing => return None,
        };
        let response = ui
            .scope(|ui| {
                ui.spacing_mut().slider_width = ui.available_width();
                let visuals = ui.visuals_mut();
                visuals.selection.bg_fill = self.color;
                for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active]
                {
                    state.fg_stroke = Stroke::new(2.5, self.color);
                }
                ui.add(slider.show_value(false)).accessible_name(self.name)
            })
            .inner;
        places.push(Place { name: self.setting.name, rect: response.rect });
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

//! The user's own mixture: a row of numbers for each component. The same components can be dragged in the data
//! histogram, see `data_editor`.

use crate::diffusion::data::mixture::{LARGEST_MEAN, LARGEST_STD, MOST_COMPONENTS, WEIGHTS};
use crate::lab::one_dimension::{Settings, own_mixture};
use crate::text::Text;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::percent;
use egui::{DragValue, Grid, Ui};

/// Rows of numbers, one per component, with buttons that add and delete.
pub fn rows(ui: &mut Ui, text: &Text, settings: &mut Settings) {
    let mut components = settings.data_parameters().mix.components().to_vec();
    let before = components.clone();
    let mut deleted = None;
    Grid::new("mixture").num_columns(4).spacing([4.0, 4.0]).show(ui, |ui| {
        for words in [text.weight, "μ", "s", ""] {
            ui.weak(words);
        }
        ui.end_row();
        let several = components.len() > 1;
        for (i, component) in components.iter_mut().enumerate() {
            let number = |value, range, name: &str, of| {
                let drag = DragValue::new(value).range(range).speed(0.01).max_decimals(2);
                (drag, format!("{name} {}", i + 1), of)
            };
            for (drag, name, of) in [
                number(&mut component.weight, WEIGHTS, text.weight, "weight"),
                number(&mut component.mean, -LARGEST_MEAN..=LARGEST_MEAN, "μ", "mean"),
                number(&mut component.std, 0.0..=LARGEST_STD, "s", "std"),
            ] {
                ui.add(drag).accessible_name(name).explained(of, "");
            }
            if ui.add_enabled(several, egui::Button::new(text.delete)).explained("delete", "").clicked() {
                deleted = Some(i);
            }
            ui.end_row();
        }
    });
    if let Some(i) = deleted {
        components.remove(i);
    }
    let room = components.len() < MOST_COMPONENTS;
    if ui.add_enabled(room, egui::Button::new(text.add)).explained("add", "").clicked() {
        components.push(own_mixture::NEW_COMPONENT);
    }
    let sum: f64 = components.iter().map(|component| component.weight).sum();
    if (sum - 1.0).abs() > 0.005 {
        let shares = components.iter().map(|component| percent(component.weight / sum)).collect::<Vec<_>>();
        ui.weak(format!("{}: {}", text.shares, shares.join(" : "))).explained("weight", "");
    }
    ui.weak(text.edit_hint);
    if components != before {
        own_mixture::set(settings, components);
    }
}

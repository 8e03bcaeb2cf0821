//! The list of score models.

use crate::lab::one_dimension::{MODEL, Settings};
use crate::lab::settings::{Domain, Value};
use crate::text::Text;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Color32, RichText, Stroke, Ui};

/// Shows the score models, of which one is chosen, with dots in this colour.
pub fn show(ui: &mut Ui, text: &Text, color: Color32, settings: &mut Settings, widgets: &mut Vec<WidgetRect>) {
    let Domain::OneOf(names) = MODEL.domain else {
        return;
    };
    let palette = Palette::of(ui.ctx());
    let column = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for name in names {
            let chosen = settings.model().name == *name;
            let word = RichText::new(text.choice(MODEL.name, name)).color(ui.visuals().text_color());
            let word = if chosen { word.font(semibold(14.0)) } else { word };
            // egui gives the dot of a radio button the colour of text, and its ring the colour of a button's edge.
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
                state.bg_fill = palette.surface;
                state.fg_stroke.color = color;
                state.bg_stroke = Stroke::new(1.5, if chosen { color } else { palette.faint_ink });
            }
            if ui.radio(chosen, word).explained(MODEL.name, name).clicked() {
                _ = MODEL.write(settings, &Value::Text((*name).to_owned()));
            }
        }
    });
    widgets.push(WidgetRect { name: MODEL.name, rect: column.response.rect });
}

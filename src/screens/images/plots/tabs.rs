//! The plot beside the map: the mean spectrum at the playhead, or what is left of every frequency there.

use super::tab::Tab;
use super::{levels, spectrum};
use crate::screens::images::state::State;
use crate::text::Text;
use crate::theme::{Palette, semibold};
use crate::widgets::explanation::{Explained as _, note};
use crate::widgets::number_format::fixed;
use egui::{Align, Button, Color32, Layout, Rect, RichText, Ui, UiBuilder};

/// The height of the tabs.
const TABS: f32 = 22.0;

/// Shows the tabs and the chosen plot.
pub fn show(state: &mut State, ui: &mut Ui, rect: Rect, text: &Text) {
    let (palette, t) = (Palette::of(ui.ctx()), fixed(state.playback.t(), 2));
    let row = rect.with_max_y(rect.top() + TABS);
    let layout = Layout::left_to_right(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        ui.spacing_mut().interact_size.y = TABS;
        for tab in Tab::ALL {
            let is_shown = tab == state.tab;
            let color = if is_shown { palette.ink } else { palette.forward };
            let words = RichText::new(tab.words(text, is_shown.then_some(&t))).font(semibold(13.0)).color(color);
            let button = ui.add(Button::new(words).fill(Color32::TRANSPARENT).frame(false).truncate());
            if button.explained("images_tab", tab.id()).clicked() {
                state.tab = tab;
            }
        }
    });
    let body = rect.with_min_y(row.bottom());
    let heading = state.tab.words(text, Some(&t));
    match state.tab {
        Tab::Spectrum => spectrum::show(state, ui, body, &heading, text),
        Tab::Levels => levels::show(state, ui, body, &heading, text),
    }
    note(ui, body, "images_tab", state.tab.id());
}

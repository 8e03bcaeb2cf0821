//! The window that lists the keyboard shortcuts.

use crate::text::Text;
use crate::theme::{Palette, semibold};
use egui::{Frame, Grid, Id, Margin, Modal, RichText, ScrollArea, Stroke, Ui, vec2};

/// The list of keys, over the page until it is closed. It lists the keys of the panels if there are any.
pub fn show(ui: &Ui, open: &mut bool, text: &Text, has_panels: bool) {
    if !*open {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let rows: [(&[&str], &str); 13] = [
        (&[text.space_key], text.play_pause),
        (&["←", "→"], text.step_keys),
        (&["Home", "End"], text.end_keys),
        (&["R"], text.backwards),
        (&["L"], text.looping),
        (&["C"], text.compare),
        (&[text.ctrl_click], text.compare_changed),
        (&["A", "B"], text.edit_keys),
        (&["Ctrl+Z", "Ctrl+Shift+Z"], text.undo_keys),
        (&["1", "…", "9"], if has_panels { text.lessons } else { "" }),
        (&["S"], if has_panels { text.sweep } else { "" }),
        (&["?"], text.keys),
        (&["Esc"], text.close),
    ];
    let frame = Frame::popup(&ui.global_style()).inner_margin(Margin::same(16));
    let modal = Modal::new(Id::unique("shortcuts")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_max_width((ui.ctx().content_rect().width() - 60.0).min(360.0));
        ui.label(RichText::new(text.keys).font(semibold(18.0)));
        ui.add_space(6.0);
        let height = ui.ctx().content_rect().height() - 170.0;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            // Nothing here is a touch target, so rows may be low.
            ui.spacing_mut().interact_size.y = 24.0;
            Grid::new("keys").num_columns(2).spacing(vec2(14.0, 6.0)).show(ui, |ui| {
                for (caps, words) in rows.into_iter().filter(|(_, words)| !words.is_empty()) {
                    ui.horizontal(|ui| caps.iter().for_each(|cap| key_cap(ui, cap, palette)));
                    ui.label(words);
                    ui.end_row();
                }
            });
        });
        ui.add_space(6.0);
        ui.button(text.close).clicked()
    });
    if modal.inner || modal.should_close() {
        *open = false;
    }
}

fn key_cap(ui: &mut Ui, name: &str, palette: &Palette) {
    if name == "…" {
        ui.label(name);
        return;
    }
    Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.faint_ink))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 2))
        .show(ui, |ui| ui.label(name));
}

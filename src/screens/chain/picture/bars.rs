//! A bar for the share of each state.

use crate::chain::STATES;
use crate::lab::chain::ChainRun;
use crate::screens::chain::state::shown_name;
use crate::text::Text;
use crate::theme::{Palette, is_for_fingers, regular};
use crate::widgets::adjustable::Adjustable;
use crate::widgets::explanation::Explained as _;
use crate::widgets::number_format::fixed;
use egui::{Align2, Color32, CursorIcon, Rect, Sense, Stroke, Ui, pos2, vec2};

/// The bars of one distribution.
pub struct Bars<'a> {
    /// What the bars show.
    pub shares: &'a [f64],
    /// A line across each bar at the exact share.
    pub exact: Option<&'a [f64]>,
    /// Their colour.
    pub color: Color32,
    /// What they are, for the accessible names.
    pub label: &'a str,
}

/// The margin around the bars, and the height of a bar that has its words above it.
const MARGIN: f32 = 8.0;
const WORDS: f32 = 16.0;
const HIGHEST_BAR: f32 = 22.0;
/// Rows lower than this have their words in one line with the bar.
const LOW_ROW: f32 = 30.0;
/// From this width on, percentages have a decimal.
const ROOMY: f32 = 110.0;

impl Bars<'_> {
    /// Draws the bars. If the user may drag them, returns the state and its new share when one was dragged.
    pub fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (run, text): (&ChainRun, &Text),
        draggable: bool,
    ) -> Option<(usize, f64)> {
        let palette = Palette::of(ui.ctx());
        let names = run.settings().state_names();
        let room = rect.shrink(MARGIN);
        let row = room.height() / self.shares.len().max(1) as f32;
        // Rows that are too low for fingers are not dragged: the controls have sliders.
        let can_drag = draggable && (!is_for_fingers(ui) || row >= ui.spacing().interact_size.y);
        let largest = || self.shares.iter().chain(self.exact.into_iter().flatten()).fold(0.05, |a: f64, b| a.max(*b));
        let most = if run.matrix().states() <= *STATES.end() { 1.0 } else { largest() };
        let mut changed = None;
        for (i, &share) in self.shares.iter().enumerate() {
            let name = names.get(i).map(|name| shown_name(name, text)).unwrap_or_default();
            let whole = Rect::from_min_size(room.left_top() + vec2(0.0, i as f32 * row), vec2(room.width(), row));
            let bar = if row < LOW_ROW {
                whole.shrink2(vec2(0.0, 0.12 * row)).with_min_x(whole.left() + 14.0)
            } else {
                let height = HIGHEST_BAR.min(row - WORDS - 6.0);
                let top = whole.center().y + 0.5 * (WORDS - height);
                Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), height))
            };
            let x = |share: f64| bar.left() + (share / most) as f32 * bar.width();
            if can_drag {
                let id = ui.scope_id().with((self.label, i));
                let response =
                    ui.interact(whole, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal);
                let words = format!("{}: {name}", self.label);
                let adjustable = Adjustable { name: &words, words: "", value: share, range: 0.0..=1.0, step: 0.01 };
                if let Some(share) = adjustable.show(ui, &response) {
                    changed = Some((i, share));
                }
                response.explained("chain_start", "");
                if let Some(pointer) = response.interact_pointer_pos()
                    && (response.dragged() || response.clicked())
                {
                    let to = f64::from((pointer.x - bar.left()) / bar.width()).clamp(0.0, 1.0);
                    changed = Some((i, (100.0 * to).round() / 100.0));
                }
                if response.has_focus() {
                    ui.painter().rect_stroke(whole, 3.0, Stroke::new(1.5, palette.ink), egui::StrokeKind::Inside);
                }
            }
            let painter = ui.painter();
            painter.rect_filled(bar, 2.0, palette.page);
            painter.rect_filled(bar.with_max_x(x(share)), 2.0, self.color);
            if can_drag {
                painter.circle(pos2(x(share), bar.center().y), 5.0, palette.surface, Stroke::new(2.0, self.color));
            }
            if let Some(exact) = self.exact.and_then(|exact| exact.get(i)) {
                painter.vline(x(*exact), bar.y_range().expand(3.0), Stroke::new(1.8, palette.ink));
            }
            if row < LOW_ROW {
                painter.text(
                    whole.left_center(),
                    Align2::LEFT_CENTER,
                    name,
                    regular((0.8 * row).min(12.0)),
                    palette.ink,
                );
            } else {
                let y = bar.top() - 2.0;
                painter.text(pos2(bar.left(), y), Align2::LEFT_BOTTOM, name, regular(12.5), palette.ink);
                let told = self.exact.and_then(|exact| exact.get(i)).copied().unwrap_or(share);
                let decimals = usize::from(room.width() >= ROOMY);
                let percent = format!("{} %", fixed(100.0 * told, decimals));
                painter.text(pos2(bar.right(), y), Align2::RIGHT_BOTTOM, percent, regular(12.5), palette.faint_ink);
            }
        }
        changed
    }
}

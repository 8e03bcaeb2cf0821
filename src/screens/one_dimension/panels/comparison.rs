//! Comparison of two experiments: their letters, the figures of both, and which one the controls change.

use crate::lab::report::Report;
use crate::lab::run::Run;
use crate::lab::verdict::Verdict;
use crate::screens::one_dimension::experiments::Experiments;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::badge::{LETTERS, badge};
use crate::widgets::explanation::{Explained as _, note};
use crate::widgets::mark::mark;
use crate::widgets::number_format::fixed;
use crate::widgets::widget_rect::WidgetRect;
use egui::{Align2, Button, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 21.0;
/// From this width on, the verdicts fit in words.
const ROOMY: f32 = 640.0;

/// The height of the figures.
pub const HEIGHT: f32 = 4.0 * ROW + 6.0;

/// Which experiment the controls change, and a button that swaps the two.
pub fn switches(ui: &mut Ui, experiments: &mut Experiments, text: &Text, widgets: &mut Vec<WidgetRect>) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(text.controls_change);
        for (second, letter) in [false, true].into_iter().zip(LETTERS) {
            let chosen = experiments.edits_b() == second;
            let (fill, ink) = if chosen { (palette.ink, palette.surface) } else { (palette.rail, palette.ink) };
            let size = vec2(ui.spacing().interact_size.y.max(32.0), ui.spacing().interact_size.y);
            let words = RichText::new(letter).font(semibold(14.0)).color(ink);
            let response = ui.add(Button::new(words).fill(fill).min_size(size));
            response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, letter));
            if response.clicked() {
                experiments.edit(second);
            }
            widgets.push(WidgetRect { name: if second { "edit_b" } else { "edit_a" }, rect: response.rect });
            response.explained("edit", "");
        }
        let swap = ui.button(text.swap);
        if swap.clicked() {
            experiments.swap();
        }
        widgets.push(WidgetRect { name: "swap", rect: swap.rect });
        swap.explained("swap", "");
    });
}

/// The figures of A, of B, and the differences B − A.
pub fn figures(ui: &mut Ui, first: &Run, second: &Run, edits_second: bool, text: &Text) {
    let (table, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter();
    let roomy = table.width() >= ROOMY;
    let names = [if roomy { text.share } else { "x > 0" }, text.mean, text.std, "W₁"];
    let column = if roomy { 100.0 } else { (table.width() - 50.0) / names.len() as f32 };
    // On a very narrow page, the figures are smaller than elsewhere.
    let (of_names, of_figures) = if column < 48.0 { (10.0, 10.5) } else { (12.5, 14.0) };
    // Close to the words, also on a wide page.
    let figures_from = (table.right() - column * names.len() as f32).min(table.left() + 300.0);
    let y = |row: usize| table.top() + (row as f32 + 0.5) * ROW;
    let cells = |row: usize, words: [String; 4], strong: bool| {
        for (i, words) in words.into_iter().enumerate() {
            let at = pos2(figures_from + (i + 1) as f32 * column, y(row));
            let (font, color) =
                if strong { (semibold(of_figures), palette.ink) } else { (regular(of_names), palette.faint_ink) };
            painter.text(at, Align2::RIGHT_CENTER, words, font, color);
        }
    };
    cells(0, names.map(str::to_owned), false);
    for (i, name) in ["share", "mean", "std", "w1"].into_iter().enumerate() {
        let left = figures_from + i as f32 * column;
        note(ui, Rect::from_x_y_ranges(left..=left + column, table.y_range()), "figure", name);
    }
    let reports = [first, second].map(|run| (run, Report::new(run.recording())));
    for (i, (run, report)) in reports.iter().enumerate() {
        let verdict = Verdict::new(run, report);
        badge(painter, pos2(table.left() + 10.0, y(i + 1)), LETTERS[i], edits_second == (i == 1), palette);
        mark(painter, pos2(table.left() + 34.0, y(i + 1)), verdict.grade(), palette);
        if roomy {
            let at = pos2(table.left() + 52.0, y(i + 1));
            painter.text(at, Align2::LEFT_CENTER, text.finding(verdict.finding), semibold(15.0), palette.ink);
        }
        let [share, mean, std, w1] = quantities(report);
        cells(i + 1, [format!("{} %", fixed(share, 1)), fixed(mean, 2), fixed(std, 2), fixed(w1, 3)], true);
    }
    painter.hline(table.left()..=figures_from + 4.0 * column, y(2) + 0.5 * ROW, Stroke::new(1.0, palette.line));
    painter.text(pos2(table.left() + 2.0, y(3)), Align2::LEFT_CENTER, "B − A", semibold(13.0), palette.faint_ink);
    let [(_, a), (_, b)] = &reports;
    let (a, b) = (quantities(a), quantities(b));
    let more = |i: usize, decimals: usize| signed(b[i] - a[i], decimals);
    cells(3, [more(0, 1), more(1, 2), more(2, 2), more(3, 3)], true);
}

/// What is compared: share of x > 0 in per cent, mean, standard deviation, W₁ to the data.
fn quantities(report: &Report) -> [f64; 4] {
    let recovered = &report.recovered;
    [100.0 * recovered.plus_share, recovered.mean, recovered.std, report.w1_to_data]
}

/// A number with its sign; zero has none.
fn signed(x: f64, decimals: usize) -> String {
    let words = fixed(x, decimals);
    if x > 0.0 && words.bytes().any(|b| (b'1'..=b'9').contains(&b)) { format!("+{words}") } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_their_sign() {
        assert_eq!(signed(0.25, 2), "+0.25");
        assert_eq!(signed(-0.25, 2), "−0.25");
        assert_eq!(signed(0.001, 2), "0.00");
        assert_eq!(signed(-0.001, 2), "0.00");
    }
}

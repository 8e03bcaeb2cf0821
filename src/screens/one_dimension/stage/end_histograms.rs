//! The histograms at the two ends of the picture: the data and the recovered population.

use crate::diffusion::block::Direction;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::screens::one_dimension::stage::cover::cover;
use crate::theme::{Palette, semibold};
use crate::widgets::number_format::percent;
use crate::widgets::plot::axis::unit_ticks;
use egui::{Align2, Color32, Painter, Rect, Ui, pos2, vec2};

/// The number of bars of a histogram: as many as can be distinguished.
const BARS: usize = 64;

/// The height that two numbers need.
const ROOM_FOR_TWO: f32 = 64.0;

/// Shows the data in `data` and the recovered population in `recovered`, up to ±`reach`; the latter only when nothing
/// is covered.
pub fn show(ui: &Ui, data: Rect, recovered: Rect, run: &Run, reach: f64, all_seen: bool) {
    let palette = Palette::of(ui.ctx());
    let recording = run.recording();
    let ends = [
        (data, Direction::Forward, recording.data().plus_share(), palette.forward, palette.forward),
        (recovered, Direction::Reverse, recording.recovered().plus_share(), palette.reverse, palette.reverse_text),
    ];
    for (rect, direction, plus_share, color, text_color) in ends {
        let plot = Plot::new(rect, 0.0..=1.0, -reach..=reach);
        let painter = ui.painter_at(rect);
        plot.ground(&painter, palette);
        if direction == Direction::Reverse && !all_seen {
            cover(&painter, &plot, 0.0, palette);
            plot.frame(ui.painter(), palette);
            continue;
        }
        plot.grid_y(&painter, palette, &[0.0]);
        bars(
            &painter,
            &plot,
            recording.direction(direction).density.column(0),
            f64::from(run.reach()),
            direction,
            color,
        );
        plot.frame(ui.painter(), palette);
        let size = match rect.width() {
            60.0.. => 16.0,
            36.0.. => 13.0,
            _ => 10.5,
        };
        let shares = [(rect.top() + 16.0, plus_share), (rect.bottom() - 16.0, 1.0 - plus_share)];
        // If only one share fits, the other follows from it.
        let count = if rect.height() < ROOM_FOR_TWO { 1 } else { 2 };
        for (y, share) in shares.into_iter().take(count) {
            let words = painter.layout_no_wrap(percent(share), semibold(size), text_color);
            let place = Align2::CENTER_CENTER.anchor_size(pos2(rect.center().x, y), words.size());
            painter.rect_filled(place.expand2(vec2(4.0, 1.0)), 4.0, palette.surface.gamma_multiply(0.85));
            painter.galley(place.min, words, text_color);
        }
    }
    Plot::new(data, 0.0..=1.0, -reach..=reach).label_y(ui.painter(), palette, &unit_ticks(reach));
}

/// The bins of a `column` up to ±`reach` as bars, which start at the side next to the runs.
fn bars(painter: &Painter, plot: &Plot, column: &[u32], reach: f64, direction: Direction, color: Color32) {
    let bars: Vec<u32> = column.chunks(column.len().div_ceil(BARS).max(1)).map(|bins| bins.iter().sum()).collect();
    let longest = bars.iter().copied().max().unwrap_or(0).max(1) as f32;
    let edge = |i: usize| plot.y_px(reach * (2.0 * i as f64 / bars.len() as f64 - 1.0));
    let rect = plot.rect;
    for (i, &count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
        let length = count as f32 / longest * (rect.width() - 6.0);
        let (left, right) = match direction {
            Direction::Forward => (rect.right() - length, rect.right()),
            Direction::Reverse => (rect.left(), rect.left() + length),
        };
        let bar = Rect::from_min_max(pos2(left, edge(i + 1)), pos2(right, edge(i)));
        painter.rect_filled(bar.expand2(vec2(0.0, 0.3)), 0.0, color);
    }
}

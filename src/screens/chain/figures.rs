//! The verdict and the figures.

use crate::chain::Finding;
use crate::lab::chain::ChainRun;
use crate::lab::verdict::Grade;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::mark::mark;
use crate::widgets::number_format::{count, fixed};
use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

/// The distance whose number of steps is told.
const NEAR: f64 = 0.01;
/// Below this width the figures have a row of their own.
const NARROW: f32 = 640.0;
/// Below this width the verdict needs smaller type.
const SMALL: f32 = 420.0;
const ROW: f32 = 28.0;

/// The height of the figures at this width.
pub fn height(width: f32) -> f32 {
    if width < NARROW { 2.0 * ROW } else { 1.4 * ROW }
}

/// Shows the verdict and the figures; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, run: &ChainRun, all_seen: bool, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let narrow = width < NARROW;
    let row = vec2(width, if narrow { ROW } else { height(width) });
    ui.spacing_mut().item_spacing.y = 0.0;
    let layout = Layout::left_to_right(Align::Center);
    if !all_seen {
        ui.allocate_ui_with_layout(vec2(width, height(width)), layout, |ui| {
            ui.label(RichText::new(text.chain.prediction).font(semibold(16.0)).color(palette.faint_ink));
        });
        return;
    }
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        let grade = match run.settling().finding {
            Finding::Settles => Grade::Good,
            Finding::DependsOnStart => Grade::Fair,
            Finding::Periodic => Grade::Poor,
        };
        mark(ui.painter(), place.center(), grade, palette);
        let size = if width < SMALL { 13.0 } else { 17.0 };
        ui.add(Label::new(RichText::new(sentence(run, text)).font(semibold(size))).truncate());
        if !narrow {
            ui.add_space(10.0);
            figures(ui, run, text);
        }
    });
    if narrow {
        ui.allocate_ui_with_layout(row, layout, |ui| figures(ui, run, text));
    }
}

fn figures(ui: &mut Ui, run: &ChainRun, text: &Text) {
    ui.spacing_mut().item_spacing.x = 14.0;
    let palette = Palette::of(ui.ctx());
    for words in words(run, text) {
        let galley = ui.painter().layout_no_wrap(words.clone(), regular(13.0), palette.faint_ink);
        // If not all fit, the last ones are left out.
        if galley.size().x <= ui.available_width() {
            ui.label(RichText::new(words).font(regular(13.0)).color(palette.faint_ink));
        }
    }
}

/// The verdict in words.
pub fn sentence(run: &ChainRun, text: &Text) -> String {
    let settling = run.settling();
    (text.chain.verdict)(settling.finding, settling.period(), settling.classes.len())
}

/// What the chain ends with: the heading of the stationary distribution.
pub fn end(run: &ChainRun, text: &Text) -> &'static str {
    match run.settling().finding {
        Finding::Settles => text.chain.settles_at,
        Finding::Periodic => text.chain.mean_over_period,
        Finding::DependsOnStart => text.chain.from_this_start,
    }
}

/// The reasons of the verdict, and the figures.
pub fn words(run: &ChainRun, text: &Text) -> Vec<String> {
    let settling = run.settling();
    let second = settling.second_eigenvalue;
    let imaginary = if second.is_real() { String::new() } else { format!(" ± {} i", fixed(second.im.abs(), 3)) };
    let eigenvalue = format!("{} {}{imaginary}", text.chain.second_eigenvalue, fixed(second.re, 3));
    let steps = run.steps_to_within(NEAR).map(|steps| (text.chain.within)(&count(steps)));
    let entropy = format!("{} {} nat", text.chain.entropy, fixed(settling.entropy, 3));
    let walkers = format!("{} {}", text.chain.walkers, count(run.walk().walkers() as u64));
    [eigenvalue].into_iter().chain(steps).chain([entropy, walkers]).collect()
}

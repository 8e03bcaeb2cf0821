//! The verdict and the figures, in one line (two on a phone).

use crate::diffusion::data;
use crate::diffusion::population::Population;
use crate::lab::one_dimension::PARTICLES;
use crate::lab::report::Report;
use crate::lab::run::Run;
use crate::lab::verdict::Verdict;
use crate::lab::verdict::cause::NOT_NOISE;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::explanation::Explained as _;
use crate::widgets::mark::mark;
use crate::widgets::number_format::{count, fixed, number, percent};
use crate::widgets::page_size::{figures_height, has_two_rows_of_figures};
use egui::{Align, Label, Layout, RichText, Sense, Ui, UiBuilder, vec2};

/// Below this width the verdict needs smaller type to fit in one row.
const TINY: f32 = 360.0;
/// What came back within ± this of data that are one point is near it.
const NEAR: f64 = 0.1;
/// Shares below this are shown with a decimal.
const RARE: f64 = 0.05;

/// Shows the figures of `run`, which `threads` share; while the reader is to predict them, the question instead.
pub fn show(ui: &mut Ui, run: &Run, threads: u32, all_seen: bool, text: &Text) {
    let palette = Palette::of(ui.ctx());
    let report = Report::new(run.recording());
    let verdict = Verdict::new(run, &report);
    let width = ui.available_width();
    let narrow = has_two_rows_of_figures(width);
    let (strip, _) = ui.allocate_exact_size(vec2(width, figures_height(width)), Sense::hover());
    let (first, second) = strip.split_top_bottom_at_fraction(0.5);
    let layout = Layout::left_to_right(Align::Center);
    if !all_seen {
        ui.scope_builder(UiBuilder::new().max_rect(first.union(second)).layout(layout), |ui| {
            ui.label(RichText::new(text.prediction).font(semibold(16.0)).color(palette.faint_ink));
        });
        return;
    }
    let size = if width < TINY {
        13.0
    } else if narrow {
        16.0
    } else {
        18.0
    };
    ui.scope_builder(UiBuilder::new().max_rect(if narrow { first } else { strip }).layout(layout), |ui| {
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        mark(ui.painter(), place.center(), verdict.grade(), palette);
        let words = RichText::new(sentence(verdict, &report, text)).font(semibold(size));
        ui.label(words).explained("finding", verdict.finding.id());
        if !narrow {
            ui.add_space(10.0);
            figures(ui, (verdict, &report), run, threads, text, 13.0);
        }
    });
    if narrow {
        ui.scope_builder(UiBuilder::new().max_rect(second).layout(layout), |ui| {
            figures(ui, (verdict, &report), run, threads, text, 12.0)
        });
    }
}

/// The same in one row of this height: the verdict, and the figures that fit beside it.
pub fn show_in_one_row(ui: &mut Ui, run: &Run, threads: u32, all_seen: bool, text: &Text, height: f32) {
    let palette = Palette::of(ui.ctx());
    let report = Report::new(run.recording());
    let verdict = Verdict::new(run, &report);
    let width = ui.available_width();
    let font = semibold(if width < TINY { 13.0 } else { 15.0 });
    ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        if !all_seen {
            ui.add(Label::new(RichText::new(text.prediction).font(font).color(palette.faint_ink)).truncate());
            return;
        }
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        mark(ui.painter(), place.center(), verdict.grade(), palette);
        let words = RichText::new(sentence(verdict, &report, text)).font(font);
        // What does not fit is on hover.
        ui.add(Label::new(words).truncate()).explained("finding", verdict.finding.id());
        ui.add_space(6.0);
        figures(ui, (verdict, &report), run, threads, text, 12.0);
    });
}

/// The verdict in words.
pub fn sentence(verdict: Verdict, report: &Report, text: &Text) -> String {
    let finding = text.finding(verdict.finding);
    match verdict.shares {
        Some([before, after]) => {
            // A rare share needs a decimal.
            let is_rare = [before, after].iter().any(|share| !(RARE..=1.0 - RARE).contains(share));
            let share = |share: f64| if is_rare { format!("{} %", fixed(100.0 * share, 1)) } else { percent(share) };
            format!("{finding}: {} → {}", share(before), share(after))
        }
        None => format!("{finding}: W₁ {}", fixed(report.w1_to_data, 3)),
    }
}

fn figures(ui: &mut Ui, (verdict, report): (Verdict, &Report), run: &Run, threads: u32, text: &Text, size: f32) {
    ui.spacing_mut().item_spacing.x = size;
    let palette = Palette::of(ui.ctx());
    let threads = (["figure", "threads"], format!("{} {threads}", text.threads));
    for ([of, part], words) in named_words((verdict, report), run, text).into_iter().chain([threads]) {
        let galley = ui.painter().layout_no_wrap(words.clone(), regular(size), palette.faint_ink);
        // If not all fit, the last ones are left out.
        if galley.size().x <= ui.available_width() {
            ui.label(RichText::new(words).font(regular(size)).color(palette.faint_ink)).explained(of, part);
        }
    }
}

/// The cause of the verdict, and the figures, the most informative first.
pub fn words(found: (Verdict, &Report), run: &Run, text: &Text) -> Vec<String> {
    named_words(found, run, text).into_iter().map(|(_, words)| words).collect()
}

/// The same with the names of their explanations.
fn named_words((verdict, report): (Verdict, &Report), run: &Run, text: &Text) -> Vec<([&'static str; 2], String)> {
    let share = |share: f64| format!("{} %", fixed(100.0 * share, 1));
    let data = run.settings().process().data;
    let (share_of, shares) = if data.variance() == 0.0 {
        // Of data that are one point, no share lies above or below it: the share that came back near it.
        let mean = data.mean();
        let near = |part: &Population| part.parts(&[mean - NEAR, mean + NEAR]).get(1).map_or(0.0, |part| part.share);
        let centre = if mean == 0.0 { "x".to_owned() } else { format!("x − {}", number(mean)) };
        (format!("|{centre}| < {NEAR}"), [run.recording().data(), run.recording().recovered()].map(near))
    } else {
        let name = if run.settings().data() == &data::TWO_POINT { text.share } else { "x > 0" };
        (name.to_owned(), [report.data.plus_share, report.recovered.plus_share])
    };
    let shares = shares.map(share).join(" → ");
    let figures = [
        ("mean", text.mean, change(report.data.mean, report.recovered.mean)),
        ("w1", "W₁", fixed(report.w1_to_data, 3)),
        ("std", text.std, change(report.data.std, report.recovered.std)),
        ("share", &*share_of, shares),
        ("particles", text.setting(PARTICLES.name), particles(run)),
    ];
    let cause = verdict.cause.map(|cause| (["cause", cause.id()], text.cause(cause)));
    let distance = run.distance_to_noise();
    let to_noise = (distance > NOT_NOISE).then(|| format!("{} {}", text.distance_to_noise, fixed(distance, 2)));
    let to_noise = to_noise.map(|words| (["figure", "distance_to_noise"], words));
    let figures = figures.map(|(id, name, figure)| (["figure", id], format!("{name} {figure}")));
    cause.into_iter().chain(to_noise).chain(figures).collect()
}

fn change(before: f64, after: f64) -> String {
    format!("{} → {}", fixed(before, 2), fixed(after, 2))
}

fn particles(run: &Run) -> String {
    let done = count(run.particles_done().into());
    if run.is_settled() { done } else { format!("{done} / {}", count(run.settings().particles().into())) }
}

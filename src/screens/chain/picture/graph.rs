//! States as discs, with arrows as thick as their probabilities, and the walkers on them.

use super::colors::state_color;
use super::hops::Hop;
use crate::lab::chain::ChainRun;
use crate::screens::chain::state::shown_name;
use crate::text::Text;
use crate::theme::{Palette, regular, semibold};
use crate::widgets::number_format::fixed;
use egui::{Align2, Color32, Mesh, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::f32::consts::TAU;

/// The width of an arrow with probability 1, in addition to that of the faintest one.
const THICK: f32 = 9.0;
const THIN: f32 = 1.2;
/// The most states whose arrows have their probabilities beside them.
const NUMBERED: usize = 4;
/// The least size of the graph with such numbers.
const ROOMY: f32 = 290.0;
/// The most walkers that are drawn.
const MOST_WALKERS: usize = 2000;

struct Layout {
    centres: Vec<Pos2>,
    radius: f32,
    middle: Pos2,
}

impl Layout {
    fn new(rect: Rect, states: usize) -> Self {
        // Loops and arrow heads need room around the discs.
        let room = rect.shrink(0.06 * rect.size().min_elem());
        let (across, down) = (0.5 * room.width(), 0.5 * room.height());
        let share = match states {
            2 => 0.52,
            3 => 0.36,
            4 => 0.32,
            5 => 0.27,
            _ => 0.24,
        };
        let radius = share * across.min(down);
        let around = vec2((across - 1.25 * radius).min(1.9 * down), down - 1.25 * radius);
        // Two states are side by side; three and more begin on top.
        let first = if states == 2 { 0.5 } else { -0.25 };
        let middle = if states == 3 { room.center() + vec2(0.0, 0.18 * radius) } else { room.center() };
        let centre = |i: usize| middle + Vec2::angled(TAU * (first + i as f32 / states as f32)) * around;
        Self { centres: (0..states).map(centre).collect(), radius, middle }
    }

    fn outwards(&self, i: usize) -> Vec2 {
        // Beside two states there is no room.
        if self.centres.len() == 2 {
            return vec2(0.0, -1.0);
        }
        let way = self.centres[i] - self.middle;
        if way.length() > 1.0 { way.normalized() } else { vec2(0.0, -1.0) }
    }
}

/// Draws the chain of `run` when `step` steps and a `fraction` of the next one are done.
pub fn show(ui: &Ui, rect: Rect, (run, text): (&ChainRun, &Text), step: usize, fraction: f32) {
    let palette = Palette::of(ui.ctx());
    let states = run.matrix().states();
    let layout = Layout::new(rect, states);
    let painter = ui.painter_at(rect);
    let numbered = states <= NUMBERED && rect.size().min_elem() >= ROOMY;
    for from in 0..states {
        for to in 0..states {
            let probability = run.matrix().probability(from, to);
            if probability > 0.0 && from == to {
                loop_arrow(&painter, &layout, from, (probability, numbered), palette);
            } else if probability > 0.0 {
                arrow(&painter, &layout, [from, to], (probability, numbered), palette);
            }
        }
    }
    for (i, &centre) in layout.centres.iter().enumerate() {
        let color = state_color(palette, i, states);
        painter.circle(centre, layout.radius, palette.surface, palette.stroke(2.0, color));
    }
    painter.add(walkers(&layout, run, step, fraction, palette));
    let shares = run.walk().shares(step);
    for (i, &centre) in layout.centres.iter().enumerate() {
        let name = shown_name(&run.settings().name(i), text);
        let percent = format!("{} %", fixed(100.0 * shares[i], 1));
        plate(&painter, centre, [&name, &percent], layout.radius, palette);
    }
    let words: Vec<String> = shares
        .iter()
        .enumerate()
        .map(|(i, share)| format!("{} {} %", shown_name(&run.settings().name(i), text), fixed(100.0 * share, 1)))
        .collect();
    let response = ui.interact(rect, ui.scope_id().with("graph"), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Figure, true, format!("{}: {}", (text.chain.middle)(step), words.join(", ")))
    });
}

fn thickness(probability: f64) -> f32 {
    THIN + THICK * probability as f32
}

fn arrow(
    painter: &Painter,
    layout: &Layout,
    [from, to]: [usize; 2],
    (probability, numbered): (f64, bool),
    palette: &Palette,
) {
    let hop = Hop::between(layout.centres[from], layout.centres[to]);
    let width = thickness(probability);
    let color = palette.rail.lerp_to_gamma(palette.faint_ink, 0.25 + 0.4 * probability as f32);
    let places = hop.outside(layout.radius + 3.0);
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
        return;
    };
    let head = 5.0 + 1.1 * width;
    let tip = hop.at(last);
    let line: Vec<Pos2> = places.iter().map(|s| hop.at(*s)).filter(|place| place.distance(tip) > 0.8 * head).collect();
    painter.add(Shape::line(line, Stroke::new(width, color)));
    head_at(painter, tip, hop.direction(last), (head, color));
    if numbered {
        number(painter, hop.at(0.5 * (first + last)), probability, palette);
    }
}

/// An arrow from a state to itself, on the side away from the others.
fn loop_arrow(
    painter: &Painter,
    layout: &Layout,
    state: usize,
    (probability, numbered): (f64, bool),
    palette: &Palette,
) {
    let out = layout.outwards(state);
    let radius = 0.42 * layout.radius;
    let centre = layout.centres[state] + (layout.radius + 0.45 * radius) * out;
    let color = palette.rail.lerp_to_gamma(palette.faint_ink, 0.25 + 0.4 * probability as f32);
    let width = thickness(probability);
    let start = out.angle() - 0.36 * TAU;
    let place = |s: f32| centre + radius * Vec2::angled(start + 0.72 * TAU * s);
    painter.add(Shape::line((0..=22_u8).map(|i| place(f32::from(i) / 24.0)).collect(), Stroke::new(width, color)));
    head_at(painter, place(1.0), (place(1.0) - place(0.93)).normalized(), (5.0 + 1.1 * width, color));
    if numbered {
        number(painter, centre + radius * out, probability, palette);
    }
}

fn head_at(painter: &Painter, tip: Pos2, direction: Vec2, (length, color): (f32, Color32)) {
    let side = 0.55 * length * direction.rot90();
    let back = tip - length * direction;
    painter.add(Shape::convex_polygon(vec![tip, back + side, back - side], color, Stroke::NONE));
}

fn number(painter: &Painter, at: Pos2, probability: f64, palette: &Palette) {
    let digits = fixed(probability, 3);
    let words = digits.trim_end_matches('0').trim_end_matches('.').to_owned();
    let galley = painter.layout_no_wrap(words, regular(11.5), palette.ink);
    let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
    painter.rect_filled(place.expand2(vec2(3.0, 0.5)), 4.0, palette.surface.gamma_multiply(0.9));
    painter.galley(place.min, galley, palette.ink);
}

/// The name of a state and its share, on a plate in its middle; nothing if they are wider than its disc, which has a
/// colour of its own.
fn plate(painter: &Painter, centre: Pos2, [name, percent]: [&str; 2], radius: f32, palette: &Palette) {
    let size = (0.32 * radius).clamp(9.0, 15.0);
    let name = painter.layout_no_wrap(name.to_owned(), semibold(size), palette.ink);
    let percent = painter.layout_no_wrap(percent.to_owned(), regular(0.9 * size), palette.ink);
    let whole = vec2(name.size().x.max(percent.size().x), name.size().y + percent.size().y);
    if whole.x > 2.2 * radius {
        return;
    }
    let place = Rect::from_center_size(centre, whole);
    painter.rect_filled(place.expand2(vec2(5.0, 2.0)), 5.0, palette.surface.gamma_multiply(0.82));
    painter.galley(pos2(centre.x - 0.5 * name.size().x, place.top()), name.clone(), palette.ink);
    painter.galley(pos2(centre.x - 0.5 * percent.size().x, place.top() + name.size().y), percent, palette.ink);
}

/// All walkers as one mesh of small squares. Each has the colour of the state where it started, and its own place in
/// every disc, so that it only moves when it hops.
fn walkers(layout: &Layout, run: &ChainRun, step: usize, fraction: f32, palette: &Palette) -> Mesh {
    let (walk, states) = (run.walk(), run.matrix().states());
    let every = walk.walkers().div_ceil(MOST_WALKERS);
    let drawn = walk.walkers() / every.max(1);
    let half = (0.55 * layout.radius / (drawn as f32).sqrt()).clamp(0.8, 3.0);
    let (before, after, start) = (walk.places(step), walk.places(step + 1), walk.places(0));
    let eased = fraction * fraction * (3.0 - 2.0 * fraction);
    let colors: Vec<Color32> = (0..states).map(|i| state_color(palette, i, states)).collect();
    let centre = |state: u8| layout.centres.get(usize::from(state)).copied().unwrap_or(layout.middle);
    let mut mesh = Mesh::default();
    for walker in (0..walk.walkers()).step_by(every.max(1)) {
        let (Some(&from), Some(&to), Some(&first)) = (before.get(walker), after.get(walker), start.get(walker)) else {
            continue;
        };
        let at =
            if from == to || eased == 0.0 { centre(from) } else { Hop::between(centre(from), centre(to)).at(eased) };
        // Roberts' sequence fills a disc evenly, in any order of the walkers.
        let (u, v) = ((walker as f32 * 0.754_877_7).fract(), (walker as f32 * 0.569_840_3).fract());
        let offset = 0.94 * layout.radius * u.sqrt() * Vec2::angled(TAU * v);
        let color = colors.get(usize::from(first)).copied().unwrap_or(palette.ink);
        mesh.add_colored_rect(Rect::from_center_size(at + offset, Vec2::splat(2.0 * half)), color);
    }
    mesh
}

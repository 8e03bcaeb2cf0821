//! The plot at the right: the score model's estimates, the schedule, or the distance of the two runs.

use crate::lab::run::Run;
use crate::screens::one_dimension::plots::distance;
use crate::screens::one_dimension::plots::estimate::{self, Quantity};
use crate::screens::one_dimension::plots::schedule;
use crate::text::Text;
use crate::theme::{Palette, least_target, regular, semibold};
use egui::{Align, Button, Color32, Layout, Rect, RichText, Ui, UiBuilder};

/// What is plotted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlotTab {
    /// x̂₀ against x.
    #[default]
    Estimate,
    /// The score against x.
    Score,
    /// ᾱ, σ, β and log-SNR against t.
    Schedule,
    /// W₁ between the two populations against t.
    Distance,
}

/// The space above a plot.
const TITLE: f32 = 26.0;

impl PlotTab {
    const ALL: [Self; 4] = [Self::Estimate, Self::Score, Self::Schedule, Self::Distance];

    fn name(self, text: &Text) -> &'static str {
        match self {
            Self::Estimate => text.estimate_tab,
            Self::Score => text.score_tab,
            Self::Schedule => text.schedule_tab,
            Self::Distance => text.distance_tab,
        }
    }

    /// Shows the tabs and the chosen plot at `t` in `rect`.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, run: &Run, t: f64, text: &Text) {
        let tabs = ui.spacing().interact_size.y.max(TITLE);
        self.tabs(ui, rect.with_max_y(rect.top() + tabs), text);
        let rect = rect.with_min_y(rect.top() + tabs - TITLE);
        match self {
            Self::Estimate => estimate::show(ui, rect, run, t, text, Quantity::CleanData),
            Self::Score => estimate::show(ui, rect, run, t, text, Quantity::Score),
            Self::Schedule => schedule::show(ui, rect, run, t),
            Self::Distance => distance::show(ui, rect, run, t, text),
        }
    }

    fn tabs(&mut self, ui: &mut Ui, rect: Rect, text: &Text) {
        let row = rect.with_min_x(rect.left() + 16.0);
        let palette = Palette::of(ui.ctx());
        let mut row = ui.new_child(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)));
        row.spacing_mut().item_spacing.x = 2.0;
        row.spacing_mut().button_padding.x = 7.0;
        for tab in Self::ALL {
            let chosen = *self == tab;
            let font = if chosen { semibold(14.0) } else { regular(14.0) };
            let color = if chosen { palette.ink } else { palette.faint_ink };
            let words = RichText::new(tab.name(text)).font(font).color(color);
            let fill = if chosen { palette.rail } else { Color32::TRANSPARENT };
            if row.add(Button::new(words).fill(fill).min_size(least_target(&row))).clicked() {
                *self = tab;
            }
        }
    }
}

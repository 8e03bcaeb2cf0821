//! The plot at the right: the score model's estimates, the schedule, or the distance of the two runs.

use crate::diffusion::schedule::FLOW;
use crate::lab::one_dimension::Settings;
use crate::lab::run::Run;
use crate::lab::training::TrainingRun;
use crate::screens::one_dimension::plots::distance;
use crate::screens::one_dimension::plots::estimate::{self, Quantity};
use crate::screens::one_dimension::plots::{losses, network, schedule};
use crate::text::Text;
use crate::theme::{Palette, least_target, regular, semibold};
use crate::widgets::explanation::{Explained as _, note};
use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Button, Color32, Layout, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo};

/// What is plotted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlotTab {
    /// x̂₀ against x.
    #[default]
    Estimate,
    /// ε̂ against x.
    Noise,
    /// The score against x.
    Score,
    /// The velocity of the straight path against x.
    Velocity,
    /// a², σ, β and log-SNR against t.
    Schedule,
    /// W₁ between the two populations against t.
    Distance,
    /// The loss of the training against iterations.
    Loss,
    /// The same against t.
    LossByTime,
    /// The network.
    Network,
}

/// What the plots are about.
pub struct Plotted<'a> {
    /// The run.
    pub run: &'a Run,
    /// The training of its score model.
    pub training: &'a TrainingRun,
    /// The time of the playhead.
    pub t: f64,
    /// The x at which the network is drawn.
    pub network_x: &'a mut f64,
}

/// The space above a plot.
const TITLE: f32 = 26.0;

impl PlotTab {
    const ALL: [Self; 9] = [
        Self::Estimate,
        Self::Noise,
        Self::Score,
        Self::Velocity,
        Self::Schedule,
        Self::Distance,
        Self::Loss,
        Self::LossByTime,
        Self::Network,
    ];

    fn name(self, text: &Text) -> &'static str {
        match self {
            Self::Estimate => text.estimate_tab,
            Self::Noise => text.noise_tab,
            Self::Score => text.score_tab,
            Self::Velocity => text.velocity_tab,
            Self::Schedule => text.schedule_tab,
            Self::Distance => text.distance_tab,
            Self::Loss => text.training.loss_tab,
            Self::LossByTime => text.training.loss_by_time_tab,
            Self::Network => text.training.network_tab,
        }
    }

    /// The plot of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.id() == name)
    }

    /// Its name in explanations and in JavaScript.
    fn id(self) -> &'static str {
        match self {
            Self::Estimate => "estimate",
            Self::Noise => "noise",
            Self::Score => "score",
            Self::Velocity => "velocity",
            Self::Schedule => "schedule",
            Self::Distance => "distance",
            Self::Loss => "loss",
            Self::LossByTime => "loss_by_time",
            Self::Network => "network",
        }
    }

    /// Whether there is such a plot for an experiment: some are about a network, one about the straight path.
    fn is_for(self, settings: &Settings) -> bool {
        match self {
            Self::Noise | Self::Loss | Self::LossByTime | Self::Network => settings.learns(),
            Self::Velocity => settings.schedule().kind() == &FLOW,
            Self::Estimate | Self::Score | Self::Schedule | Self::Distance => true,
        }
    }

    /// Shows the tabs and the chosen plot in `rect`.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, plotted: Plotted<'_>, text: &Text) {
        let Plotted { run, training, t, network_x } = plotted;
        let tabs = ui.spacing().interact_size.y.max(TITLE);
        let settings = run.settings();
        let shown = if self.is_for(settings) { *self } else { Self::default() };
        let right = self.tabs(ui, rect.with_max_y(rect.top() + tabs), shown, settings, text);
        let rect = rect.with_min_y(rect.top() + tabs - TITLE);
        note(ui, rect.with_min_y(rect.top() + TITLE), "tab", shown.id());
        let estimate = |ui: &mut Ui, quantity| estimate::show(ui, rect, run, t, text, (quantity, right));
        match shown {
            Self::Estimate => estimate(ui, Quantity::CleanData),
            Self::Noise => estimate(ui, Quantity::Noise),
            Self::Score => estimate(ui, Quantity::Score),
            Self::Velocity => estimate(ui, Quantity::Velocity),
            Self::Schedule => schedule::show(ui, rect, run, t),
            Self::Distance => distance::show(ui, rect, run, t, text),
            Self::Loss => losses::show(ui, rect, training, text),
            Self::LossByTime => losses::show_by_time(ui, rect, training, t, text),
            Self::Network => network::show(ui, rect, (run, training), t, network_x, text),
        }
    }

    /// Returns where the tabs end.
    fn tabs(&mut self, ui: &mut Ui, rect: Rect, shown: Self, settings: &Settings, text: &Text) -> f32 {
        let row = rect.with_min_x(rect.left() + 16.0);
        let palette = Palette::of(ui.ctx());
        let mut row = ui.new_child(UiBuilder::new().max_rect(row));
        row.ctx().accesskit_node_builder(row.unique_id(), |node| node.set_role(Role::TabList));
        // More tabs than fit can be scrolled.
        let scroll = ScrollArea::horizontal().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        let tabs = scroll.show(&mut row, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().button_padding.x = 7.0;
                for tab in Self::ALL.into_iter().filter(|tab| tab.is_for(settings)) {
                    let chosen = shown == tab;
                    let font = if chosen { semibold(14.0) } else { regular(14.0) };
                    let color = if chosen { palette.ink } else { palette.faint_ink };
                    let words = RichText::new(tab.name(text)).font(font).color(color);
                    let fill = if chosen { palette.rail } else { Color32::TRANSPARENT };
                    let button = ui.add(Button::new(words).fill(fill).min_size(least_target(ui)));
                    button.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, tab.name(text)));
                    if button.explained("tab", tab.id()).clicked() {
                        *self = tab;
                    }
                }
                ui.min_rect().right()
            })
            .inner
        });
        tabs.inner
    }
}

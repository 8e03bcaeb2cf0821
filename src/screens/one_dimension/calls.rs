//! What JavaScript asks of the screen: its experiments, runs and trainings.

use super::screen::OneDimension;
use crate::lab::one_dimension::Settings;
use crate::lab::run::Run;
use crate::lab::settings::{Refusal, Value, with_values};
use crate::lab::training::TrainingRun;

impl OneDimension {
    /// The settings of the experiment: of A, if two are compared.
    pub fn experiment(&self) -> &Settings {
        self.state.experiments.a().settings()
    }

    /// The settings of the experiment that is compared with it: of B, if there is one.
    pub fn second(&self) -> Option<&Settings> {
        self.state.experiments.settings().1
    }

    /// The settings that [`Screen::apply`](crate::screens::screen::Screen::apply) would make.
    ///
    /// # Errors
    /// As [`Screen::apply`](crate::screens::screen::Screen::apply).
    pub fn settings_with(&self, values: &[(String, Value)]) -> Result<Settings, Refusal> {
        with_values(self.experiment(), values)
    }

    /// The run of the settings as they are now: of A, if two are compared.
    pub fn run(&mut self) -> &mut Run {
        self.state.experiments.a_mut().run()
    }

    /// The same of B, if there is one.
    pub fn second_run(&mut self) -> Option<&mut Run> {
        self.state.experiments.iter_mut().nth(1).map(|second| second.run())
    }

    /// The particles that are pinned in the picture, as indices into the sample paths.
    pub fn pinned(&self) -> &[usize] {
        self.state.experiments.a().pinned()
    }

    /// The training of the score model: of A, if two are compared.
    pub fn training(&self) -> &TrainingRun {
        self.state.experiments.a().training()
    }

    /// Shows the plot of this name and keeps it in view beside the picture; without a name,
    /// plots are where they have room. Returns whether there is such a plot.
    pub fn show_plot(&mut self, name: Option<&str>) -> bool {
        self.state.show_plot(name)
    }
}

//! The results of two Gaussians.

use super::gaussian_settings::GaussianSettings;
use super::settings::Settings;
use crate::chain::fit::Fit;
use crate::chain::mixture_density::MixtureDensity;

/// The results of two Gaussians; what has a formula is computed where it is used.
#[derive(Clone, Debug)]
pub struct GaussiansRun {
    settings: Settings,
    fit: Option<Fit>,
}

impl GaussiansRun {
    /// The results of these settings.
    pub fn new(settings: &Settings) -> Self {
        let fit = settings.fits().then(|| {
            let GaussianSettings { q, direction, .. } = *settings.gaussians();
            Fit::new(MixtureDensity::new(settings.mix()), q, direction, settings.steps() as usize)
        });
        Self { fit, settings: settings.clone() }
    }

    /// The settings that these are the results of.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The two Gaussians.
    pub fn gaussians(&self) -> &GaussianSettings {
        self.settings.gaussians()
    }

    /// The fit, if that is what is done.
    pub fn fit(&self) -> Option<&Fit> {
        self.fit.as_ref()
    }
}

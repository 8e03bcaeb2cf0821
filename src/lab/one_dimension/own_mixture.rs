//! The user's own mixture.

use super::settings::Settings;
use super::table::{DATA, MIX};
use crate::diffusion::data::{Component, MIXTURE, Mixture};
use crate::lab::settings::Value;

/// A new component: about as wide as a peak of the presets.
pub const NEW_COMPONENT: Component = Component { weight: 0.5, mean: 0.0, std: 0.2 };

/// Makes `components` the user's mixture, if they are valid.
pub fn set(settings: &mut Settings, components: Vec<Component>) {
    if let Ok(mixture) = Mixture::new(components) {
        _ = MIX.write(settings, &Value::Text(mixture.to_string()));
    }
}

/// Makes the components of the current data the user's mixture.
pub fn take_over(settings: &mut Settings) {
    let components = settings.process().data.components().to_vec();
    set(settings, components);
    _ = DATA.write(settings, &Value::Text(MIXTURE.name.to_owned()));
}

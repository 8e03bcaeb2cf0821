//! Experiments that are worth a button.

use super::settings::Settings;
use crate::lab::settings::{Setting, Value};

/// A named experiment: what it changes in the defaults.
pub struct Preset {
    /// Identifies its words.
    pub name: &'static str,
    /// Settings and their values.
    pub values: &'static [(&'static str, &'static str)],
}

/// Failures that really happen, and can be cured by a slider: a mode collapse by `critic_rate`, a posterior collapse by
/// `beta`.
pub static PRESETS: [Preset; 2] = [
    Preset { name: "mode_collapse", values: &[("data", "three-bumps"), ("shown", "gan"), ("critic_rate", "0.05")] },
    Preset { name: "posterior_collapse", values: &[("shown", "vae+deep_vae"), ("beta", "5")] },
];

impl Preset {
    /// Its experiment.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in self.values {
            let written =
                Setting::<Settings>::named(name).and_then(|setting| setting.write(&mut settings, &Value::from(*value)));
            debug_assert!(written.is_ok(), "{name}={value}");
        }
        settings
    }
}

//! The words of the screen of pictures.

use crate::lab::images::Finding;

/// Its words in one language.
pub struct ImagesText {
    /// The name of a setting of this screen.
    pub setting: fn(&str) -> &'static str,
    /// The name of a choice of this screen.
    pub choice: fn(&str, &str) -> &'static str,
    /// The accessible name of a class.
    pub class: fn(usize) -> String,
    pub draw: &'static str,
    pub open: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub draw_hint: &'static str,
    /// The accessible name of one of the user's own pictures, counted from 1.
    pub own: fn(usize) -> String,
    pub strips: &'static str,
    /// The heading of the pictures at t.
    pub at_playhead: fn(&str) -> String,
    pub map: &'static str,
    pub equal: &'static str,
    pub fine: &'static str,
    pub coarse: &'static str,
    pub kept: &'static str,
    pub lost: &'static str,
    /// The heading of the spectrum at t.
    pub spectrum: fn(&str) -> String,
    pub frequency: &'static str,
    pub power: &'static str,
    pub theory: &'static str,
    pub spectrum_tab: &'static str,
    pub levels_tab: &'static str,
    /// The heading of α and σ at t.
    pub levels: fn(&str) -> String,
    pub signal: &'static str,
    pub noise: &'static str,
    pub amplitude: &'static str,
    pub log_snr: &'static str,
    pub loading: &'static str,
    pub no_digits: &'static str,
    pub no_weights: &'static str,
    /// Why the network that comes with the page can't be used.
    pub damaged_weights: fn(&str) -> String,
    pub no_network: &'static str,
    pub finding: fn(Finding) -> String,
    pub rms: &'static str,
    /// The number of different pictures, of all of them.
    pub distinct: fn(&str, &str) -> String,
    pub spectrum_error: &'static str,
    /// The share of pictures whose class is recognised, in percent.
    pub recognised: fn(&str) -> String,
    pub class_share: &'static str,
    pub credit: &'static str,
    pub(super) not_a_picture: &'static str,
    pub(super) classes_form: &'static str,
    pub(super) picture_form: &'static str,
}

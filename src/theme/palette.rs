//! Colours. A colour has the same meaning everywhere: blue the forward run, orange the reverse run, ink the theory.

use super::projection::is_projected;
use egui::{Color32, Stroke};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub page: Color32,
    /// Behind the controls and inside the plots.
    pub surface: Color32,
    /// Text, theory, the playhead.
    pub ink: Color32,
    /// Secondary text.
    pub faint_ink: Color32,
    /// Frames and grid lines.
    pub line: Color32,
    /// The rail of a slider, the area of a button.
    pub rail: Color32,
    /// The forward run.
    pub forward: Color32,
    /// The reverse run.
    pub reverse: Color32,
    /// Text about the reverse run: orange is too light to be read on white.
    pub reverse_text: Color32,
    /// The end of a density's colour scale: where most particles are.
    pub densest: Color32,
    /// Verdicts.
    pub good: Color32,
    /// Verdicts.
    pub fair: Color32,
    /// Verdicts.
    pub poor: Color32,
    /// Factor for the width of the plots' lines; 1 on a desk.
    pub weight: f32,
}

const LIGHT: Palette = Palette {
    page: Color32::from_rgb(0xf6, 0xf7, 0xf8),
    surface: Color32::from_rgb(0xff, 0xff, 0xff),
    ink: Color32::from_rgb(0x16, 0x1b, 0x22),
    faint_ink: Color32::from_rgb(0x57, 0x60, 0x6a),
    line: Color32::from_rgb(0xdd, 0xe1, 0xe6),
    rail: Color32::from_rgb(0xdf, 0xe3, 0xe8),
    forward: Color32::from_rgb(0x1b, 0x63, 0xc6),
    reverse: Color32::from_rgb(0xdb, 0x62, 0x04),
    reverse_text: Color32::from_rgb(0xb0, 0x4a, 0x00),
    densest: Color32::from_rgb(0x0b, 0x12, 0x20),
    good: Color32::from_rgb(0x11, 0x7a, 0x3d),
    fair: Color32::from_rgb(0x8f, 0x5e, 0x00),
    poor: Color32::from_rgb(0xc6, 0x28, 0x28),
    weight: 1.0,
};

const DARK: Palette = Palette {
    page: Color32::from_rgb(0x11, 0x14, 0x18),
    surface: Color32::from_rgb(0x19, 0x1d, 0x23),
    ink: Color32::from_rgb(0xf0, 0xf2, 0xf4),
    faint_ink: Color32::from_rgb(0xa3, 0xac, 0xb6),
    line: Color32::from_rgb(0x2e, 0x35, 0x3e),
    rail: Color32::from_rgb(0x35, 0x3d, 0x47),
    forward: Color32::from_rgb(0x5c, 0xa8, 0xff),
    reverse: Color32::from_rgb(0xff, 0x9d, 0x45),
    reverse_text: Color32::from_rgb(0xff, 0x9d, 0x45),
    densest: Color32::from_rgb(0xff, 0xff, 0xff),
    good: Color32::from_rgb(0x4c, 0xc7, 0x7c),
    fair: Color32::from_rgb(0xf0, 0xb8, 0x3c),
    poor: Color32::from_rgb(0xff, 0x7b, 0x72),
    weight: 1.0,
};

/// The factor in a lecture hall, in addition to the zoom.
const HEAVIER: f32 = 1.35;
const PROJECTED_LIGHT: Palette = Palette { weight: HEAVIER, ..LIGHT };
const PROJECTED_DARK: Palette = Palette { weight: HEAVIER, ..DARK };

impl Palette {
    /// The palette of the current theme.
    pub fn of(ctx: &egui::Context) -> &'static Self {
        match (ctx.theme(), is_projected(ctx)) {
            (egui::Theme::Light, true) => &PROJECTED_LIGHT,
            (egui::Theme::Dark, true) => &PROJECTED_DARK,
            (theme, false) => Self::for_theme(theme),
        }
    }

    /// The palette of a theme, on a desk.
    pub fn for_theme(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Light => &LIGHT,
            egui::Theme::Dark => &DARK,
        }
    }

    /// A line of a plot, `width` points on a desk.
    pub fn stroke(&self, width: f32, color: Color32) -> Stroke {
        Stroke::new(width * self.weight, color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.1.
    fn luminance(color: Color32) -> f32 {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half() {
        for palette in [LIGHT, DARK] {
            for ground in [palette.page, palette.surface] {
                for text in [
                    palette.ink,
                    palette.faint_ink,
                    palette.forward,
                    palette.reverse_text,
                    palette.good,
                    palette.fair,
                    palette.poor,
                ] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.ink, palette.rail) >= 4.5);
            assert!(contrast(palette.surface, palette.forward) >= 4.5);
        }
    }
}

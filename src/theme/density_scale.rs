//! The colour scale of a density: perceptually uniform, with monotonic lightness, so that it also works without colour.

use super::palette::Palette;
use egui::{Color32, Rgba};

/// A colour scale of 256 steps for densities, from the plot's background through the run's colour to the densest,
/// evenly spaced in OKLab (Ottosson 2020) so that equal steps look equal.
pub fn density_scale(palette: &Palette, run: Color32) -> [Color32; 256] {
    let [ground, middle, densest] = [palette.surface, run, palette.densest].map(oklab);
    std::array::from_fn(|i| {
        let s = i as f32 / 255.0;
        let middle_at = 0.72;
        if s < middle_at {
            from_oklab(mix(ground, middle, s / middle_at))
        } else {
            from_oklab(mix(middle, densest, 0.75 * (s - middle_at) / (1.0 - middle_at)))
        }
    })
}

fn mix(a: [f32; 3], b: [f32; 3], s: f32) -> [f32; 3] {
    std::array::from_fn(|i| a[i] + s * (b[i] - a[i]))
}

fn times(matrix: [[f32; 3]; 3], v: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

fn oklab(color: Color32) -> [f32; 3] {
    let linear = Rgba::from(color);
    let lms = times(
        [
            [0.412_221_5, 0.536_332_5, 0.051_446],
            [0.211_903_5, 0.680_699_5, 0.107_397],
            [0.088_302_5, 0.281_718_8, 0.629_978_7],
        ],
        [linear.r(), linear.g(), linear.b()],
    );
    times(
        [
            [0.210_454_3, 0.793_617_8, -0.004_072],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904, 0.782_771_8, -0.808_675_8],
        ],
        lms.map(f32::cbrt),
    )
}

fn from_oklab(lab: [f32; 3]) -> Color32 {
    let lms = times(
        [[1.0, 0.396_337_8, 0.215_803_8], [1.0, -0.105_561_3, -0.063_854_2], [1.0, -0.089_484_2, -1.291_485_5]],
        lab,
    )
    .map(|root| root * root * root);
    let [r, g, b] = times(
        [
            [4.076_741_7, -3.307_711_6, 0.230_969_9],
            [-1.268_438, 2.609_757_4, -0.341_319_4],
            [-0.004_196_1, -0.703_418_6, 1.707_614_7],
        ],
        lms,
    );
    Rgba::from_rgb(r.clamp(0.0, 1.0), g.clamp(0.0, 1.0), b.clamp(0.0, 1.0)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Theme;

    #[test]
    fn a_colour_is_the_same_after_conversion_to_oklab_and_back() {
        let [light, dark] = [Theme::Light, Theme::Dark].map(Palette::for_theme);
        for color in [light.forward, dark.reverse, Color32::WHITE, Color32::BLACK] {
            assert_eq!(from_oklab(oklab(color)), color);
        }
    }

    #[test]
    fn a_density_scale_has_monotonic_lightness() {
        for palette in [Theme::Light, Theme::Dark].map(Palette::for_theme) {
            for run in [palette.forward, palette.reverse] {
                let lightness = density_scale(palette, run).map(|color| oklab(color)[0]);
                let falls = lightness[255] < lightness[0];
                // Rounding to eight bits may make a step slightly smaller.
                assert!(lightness.windows(2).all(|w| if falls { w[1] < w[0] + 0.004 } else { w[1] > w[0] - 0.004 }));
                assert!((lightness[255] - lightness[0]).abs() > 0.4);
            }
        }
    }
}

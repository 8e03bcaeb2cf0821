//! A density as a picture: time from left to right, x upwards, the colour for the number of particles.

use crate::diffusion::density::{BINS, Density};
use crate::screens::one_dimension::stage::axes::Plot;
use egui::{Color32, ColorImage, Context, Painter, Rect, TextureHandle, TextureOptions, pos2};

/// The probability density times the reach at which the colour saturates: well above a single broad peak, far below a
/// point.
const SATURATION: f32 = 4.5;

/// The texture of a density, painted again only when the density or the colours have changed.
#[derive(Default)]
pub struct DensityImage {
    texture: Option<TextureHandle>,
    painted: Option<(u32, u64, Color32)>,
}

impl DensityImage {
    /// Updates the texture. `version` changes whenever `density` does, which counts this many `particles`.
    pub fn update(&mut self, ctx: &Context, density: &Density, particles: u32, version: u64, scale: &[Color32; 256]) {
        // One colour is enough to distinguish the scales.
        let state = (particles, version, scale[200]);
        if self.painted == Some(state) {
            return;
        }
        self.painted = Some(state);
        let image = image(density, particles, scale);
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.texture = Some(ctx.load_texture("density", image, TextureOptions::LINEAR)),
        }
    }

    /// Fills a plot up to ±`reach` of the density; a plot whose t goes from 1 to 0 shows the columns in that order.
    pub fn paint(&self, painter: &Painter, plot: &Plot, reach: f64, columns: usize, backwards: bool) {
        let Some(texture) = &self.texture else {
            return;
        };
        // Columns are times, not intervals: the first and the last lie on the edges of the plot.
        let half = 0.5 / columns as f32;
        let (left, right) = if backwards { (1.0 - half, half) } else { (half, 1.0 - half) };
        let uv = Rect::from_min_max(pos2(left, 0.0), pos2(right, 1.0));
        let place = plot.rect.with_min_y(plot.y_px(reach)).with_max_y(plot.y_px(-reach));
        painter.image(texture.id(), place, uv, Color32::WHITE);
    }
}

/// The picture of a density of `particles`: one pixel for each column and bin, the highest x on top.
pub fn image(density: &Density, particles: u32, scale: &[Color32; 256]) -> ColorImage {
    let columns = density.columns();
    let per_bin = density.bin_width() / density.reach();
    let per_count = 1.0 / (particles.max(1) as f32 * per_bin * SATURATION);
    let mut pixels = vec![Color32::TRANSPARENT; columns * BINS];
    for column in 0..columns {
        for (bin, &count) in density.column(column).iter().enumerate() {
            // The square root makes the tails visible; a linear scale would show only the peaks.
            let tone = (count as f32 * per_count).sqrt().min(1.0);
            pixels[(BINS - 1 - bin) * columns + column] = scale[(tone * 255.0) as usize];
        }
    }
    ColorImage::new([columns, BINS], pixels)
}

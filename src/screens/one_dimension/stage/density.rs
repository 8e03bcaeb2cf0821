//! A density as a picture: time from left to right, x upwards, the colour for the number of particles.

use crate::diffusion::block::Direction;
use crate::diffusion::density::BINS;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::screens::one_dimension::stage::texture::paint_texture;
use crate::screens::one_dimension::stage::units::Units;
use crate::theme::Palette;
use crate::theme::density_scale::density_scale;
use crate::widgets::texture::Texture;
use egui::{Color32, ColorImage, Context, Painter, TextureOptions};

/// The probability density times the reach at which the colour saturates: well above a single broad peak, far below a
/// point.
const SATURATION: f32 = 4.5;

/// The texture of a density, painted again only when the density or the colours have changed.
#[derive(Default)]
pub struct DensityImage {
    texture: Texture,
    painted: Option<(u32, u64, [Color32; 2])>,
}

impl DensityImage {
    /// Updates the texture to the density of a direction of a run, in a scale from the ground of `palette` to `color`.
    pub fn update(&mut self, ctx: &Context, run: &Run, direction: Direction, (palette, color): (&Palette, Color32)) {
        // Both colours distinguish the scales.
        let state = (run.particles_done(), run.id(), [palette.surface, color]);
        if self.texture.is_painted(ctx) && self.painted == Some(state) {
            return;
        }
        self.painted = Some(state);
        let image = image(run, direction, &density_scale(palette, color));
        self.texture.paint(ctx, "density", image, TextureOptions::LINEAR);
    }

    /// Fills a plot of x against t up to ±`reach` of the density, which is in `units` of x.
    pub fn paint(&self, painter: &Painter, plot: &Plot, reach: f64, units: &Units, columns: usize) {
        if let Some(texture) = self.texture.id() {
            // Columns are times, not intervals: the first and the last lie on the edges of the plot.
            let half = 0.5 / columns as f32;
            paint_texture(painter, plot, texture, reach, units, (half, 1.0 - half));
        }
    }
}

/// The picture of the density of a direction: one pixel for each bin and for each of as many evenly spaced times as there
/// are columns, the highest x on top.
pub fn image(run: &Run, direction: Direction, scale: &[Color32; 256]) -> ColorImage {
    let (density, grid) = (&run.recording().direction(direction).density, run.recording().columns());
    let columns = density.columns();
    let per_bin = density.bin_width() / density.reach();
    let per_count = 1.0 / (run.particles_done().max(1) as f32 * per_bin * SATURATION);
    let mut pixels = vec![Color32::TRANSPARENT; columns * BINS];
    let is_even = grid.is_even();
    for column in 0..columns {
        let recorded = if is_even { column } else { grid.nearest(column as f64 / (columns - 1).max(1) as f64) };
        for (bin, &count) in density.column(recorded).iter().enumerate() {
            // The square root makes the tails visible; a linear scale would show only the peaks.
            let tone = (count as f32 * per_count).sqrt().min(1.0);
            pixels[(BINS - 1 - bin) * columns + column] = scale[(tone * 255.0) as usize];
        }
    }
    ColorImage::new([columns, BINS], pixels)
}

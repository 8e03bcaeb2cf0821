//! Where the score model is wrong, as a layer over the reverse run.

use crate::lab::error_field::error_field;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::screens::one_dimension::stage::texture::paint_texture;
use crate::screens::one_dimension::stage::units::Units;
use crate::theme::Palette;
use crate::widgets::texture::Texture;
use egui::{Color32, ColorImage, Context, Painter, TextureOptions};

/// Values along t and x; fewer where an estimate sums over many components.
const VALUES: (usize, usize) = (97, 129);
const FEW_VALUES: (usize, usize) = (49, 65);
const MANY_COMPONENTS: usize = 16;
/// The error times the reach at which the colour is full.
const SATURATION: f32 = 2.0;
/// The opacity there.
const OPACITY: f32 = 0.85;

/// The error of one run's score model.
#[derive(Default)]
pub struct ErrorLayer {
    texture: Texture,
    of: Option<(u64, Color32)>,
}

impl ErrorLayer {
    /// Brings it up to date.
    pub fn update(&mut self, ctx: &Context, run: &Run, palette: &Palette) {
        if self.texture.is_painted(ctx) && self.of == Some((run.id(), palette.poor)) {
            return;
        }
        self.of = Some((run.id(), palette.poor));
        let reach = f64::from(run.reach());
        let size = if run.process().data.components().len() > MANY_COMPONENTS { FEW_VALUES } else { VALUES };
        let field = error_field(&run.estimator(), size, reach);
        let image = image(&field, size, reach as f32, palette.poor);
        self.texture.paint(ctx, "error", image, TextureOptions::LINEAR);
    }

    /// Draws it into a plot of x against t, up to ±`reach` in `units`.
    pub fn paint(&self, painter: &Painter, plot: &Plot, reach: f64, units: &Units) {
        if let Some(texture) = self.texture.id() {
            paint_texture(painter, plot, texture, reach, units, (0.0, 1.0));
        }
    }
}

/// One pixel for each value, the highest x on top.
fn image(field: &[f32], (columns, rows): (usize, usize), reach: f32, color: Color32) -> ColorImage {
    let mut pixels = vec![Color32::TRANSPARENT; columns * rows];
    for (i, error) in field.iter().enumerate() {
        let (column, row) = (i / rows, i % rows);
        // The square root makes small errors visible.
        let tone = (error * reach / SATURATION).sqrt().min(1.0);
        pixels[(rows - 1 - row) * columns + column] = color.gamma_multiply(OPACITY * tone);
    }
    ColorImage::new([columns, rows], pixels)
}

//! Where the score model is wrong, as a layer over the reverse run.

use crate::lab::error_field::error_field;
use crate::lab::run::Run;
use crate::screens::one_dimension::stage::axes::Plot;
use crate::theme::Palette;
use egui::{Color32, ColorImage, Context, Painter, Rect, TextureHandle, TextureOptions, pos2};

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
    texture: Option<TextureHandle>,
    of: Option<(u64, Color32)>,
}

impl ErrorLayer {
    /// Brings it up to date.
    pub fn update(&mut self, ctx: &Context, run: &Run, palette: &Palette) {
        if self.of == Some((run.id(), palette.poor)) {
            return;
        }
        self.of = Some((run.id(), palette.poor));
        let (process, reach) = (run.process(), f64::from(run.reach()));
        let size = if process.data.components().len() > MANY_COMPONENTS { FEW_VALUES } else { VALUES };
        let learned = run.learned().map(|learned| &**learned);
        let field = error_field(process, (run.settings().model(), learned), size, reach);
        let image = image(&field, size, reach as f32, palette.poor);
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.texture = Some(ctx.load_texture("error", image, TextureOptions::LINEAR)),
        }
    }

    /// Draws it into a plot whose t goes from 1 to 0.
    pub fn paint(&self, painter: &Painter, plot: &Plot, reach: f64) {
        if let Some(texture) = &self.texture {
            let place = plot.rect.with_min_y(plot.y_px(reach)).with_max_y(plot.y_px(-reach));
            let mirrored = Rect::from_min_max(pos2(1.0, 0.0), pos2(0.0, 1.0));
            painter.image(texture.id(), place, mirrored, Color32::WHITE);
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

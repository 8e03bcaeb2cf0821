//! What every frequency keeps, as a texture: a pixel for each time and each ring of frequencies, coloured by the log-SNR.

use crate::lab::images::Plan;
use crate::theme::Palette;
use crate::theme::density_scale::density_scale;
use crate::widgets::texture::Texture;
use egui::{Color32, ColorImage, Context, TextureId, TextureOptions};

/// The colour of the largest log-SNR, of 255.
const LAST_COLOR: f64 = 200.0;
/// The log-SNR is shown from minus this to this: those of the default process.
pub const LOG_SNR: f64 = 10.0;

/// The place of a log-SNR in the scale of colours.
pub fn place(log_snr: f64) -> usize {
    (LAST_COLOR * 0.5 * (log_snr / LOG_SNR + 1.0).clamp(0.0, 2.0)) as usize
}

/// The map as a texture, a pixel for each time and ring.
#[derive(Default)]
pub struct MapTexture {
    texture: Texture,
    /// What it was made from: the rings' shares, and the colour of the page.
    shares: Vec<Vec<f64>>,
    ground: Color32,
}

impl MapTexture {
    /// Brings it up to date.
    pub fn update(&mut self, ctx: &Context, plan: &Plan, palette: &Palette) {
        let share = |column: usize| -> Vec<f64> {
            let noise = plan.noise(column);
            plan.signal(column).iter().map(|signal| signal / (signal + noise)).collect()
        };
        let shares: Vec<Vec<f64>> = (0..plan.times.len()).map(share).collect();
        if self.texture.is_painted(ctx) && self.shares == shares && self.ground == palette.surface {
            return;
        }
        self.ground = palette.surface;
        let scale = density_scale(palette, palette.forward);
        let rings = plan.rings.count();
        let color = |i: usize| {
            let (ring, column) = (rings - 1 - i / shares.len(), i % shares.len());
            let share = shares[column][ring].clamp(1e-12, 1.0 - 1e-12);
            scale[place((share / (1.0 - share)).ln())]
        };
        let pixels = (0..rings * shares.len()).map(color).collect();
        let image = ColorImage::new([shares.len(), rings], pixels);
        self.texture.paint(ctx, "map", image, TextureOptions::LINEAR);
        self.shares = shares;
    }

    /// The ring, with a fraction, up to which there is more signal than noise at each time; none where there is none.
    pub fn equal(&self) -> Vec<Option<f64>> {
        let crossing = |shares: &Vec<f64>| {
            let last = shares.iter().rposition(|share| *share >= 0.5)?;
            let next = shares.get(last + 1).copied();
            let fraction = next.map_or(0.0, |next| (shares[last] - 0.5) / (shares[last] - next).max(1e-9));
            Some(last as f64 + fraction.clamp(0.0, 1.0))
        };
        self.shares.iter().map(crossing).collect()
    }

    /// The share of the power that is signal, for each time and each ring.
    pub fn shares(&self) -> &[Vec<f64>] {
        &self.shares
    }

    /// The texture, after the first update.
    pub fn id(&self) -> Option<TextureId> {
        self.texture.id()
    }
}

//! A texture of many pictures, each as large as any other.

use crate::theme::Palette;
use crate::widgets::texture::Texture;
use egui::{Color32, ColorImage, Context, Painter, Rect, TextureOptions, pos2};

/// The pictures, in rows.
#[derive(Default)]
pub struct Film {
    texture: Texture,
    /// What the texture was made from.
    key: Vec<u64>,
    across: usize,
    down: usize,
}

impl Film {
    /// Makes the texture anew if `key` or the theme have changed: `across` × `down` pictures of `side` × `side` pixels, whose
    /// gray values `pixels` returns by column and row; those that do not exist are transparent.
    pub fn update<'a>(
        &mut self,
        ctx: &Context,
        name: &'static str,
        (across, down, side): (usize, usize, usize),
        mut key: Vec<u64>,
        pixels: impl Fn(usize, usize) -> Option<&'a [u8]>,
    ) {
        let palette = Palette::of(ctx);
        key.extend([across as u64, down as u64, u64::from(ctx.theme() == egui::Theme::Dark)]);
        if self.texture.is_painted(ctx) && self.key == key {
            return;
        }
        self.key = key;
        (self.across, self.down) = (across, down);
        let scale: Vec<Color32> =
            (0..=255_u8).map(|gray| palette.surface.lerp_to_gamma(palette.ink, f32::from(gray) / 255.0)).collect();
        let width = across * side;
        let mut image = vec![Color32::TRANSPARENT; width * down * side];
        for row in 0..down {
            for column in 0..across {
                for (i, gray) in pixels(column, row).unwrap_or_default().iter().enumerate() {
                    let place = (row * side + i / side) * width + column * side + i % side;
                    image[place] = scale[usize::from(*gray)];
                }
            }
        }
        let image = ColorImage::new([width, down * side], image);
        self.texture.paint(ctx, name, image, TextureOptions::NEAREST);
    }

    /// Draws one of the pictures.
    pub fn paint(&self, painter: &Painter, column: usize, row: usize, rect: Rect) {
        if let Some(texture) = self.texture.id() {
            let (width, height) = (1.0 / self.across.max(1) as f32, 1.0 / self.down.max(1) as f32);
            let corner = pos2(column as f32 * width, row as f32 * height);
            let part = Rect::from_min_size(corner, egui::vec2(width, height));
            painter.image(texture, rect, part, Color32::WHITE);
        }
    }
}

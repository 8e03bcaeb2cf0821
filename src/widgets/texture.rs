//! A texture that an image is painted into from time to time.

use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};

/// A texture; there is none before the first image. Textures belong to the graphics of a context: with another one, after
/// the graphics were lost, the image has to be painted again.
#[derive(Default)]
pub struct Texture(Option<(Context, TextureHandle)>);

impl Texture {
    /// Whether it has been painted, in this context.
    pub fn is_painted(&self, ctx: &Context) -> bool {
        self.0.as_ref().is_some_and(|(of, _)| of == ctx)
    }

    /// Paints an image. The name is for messages of egui alone.
    pub fn paint(&mut self, ctx: &Context, name: &str, image: ColorImage, options: TextureOptions) {
        match &mut self.0 {
            Some((of, texture)) if of == ctx => texture.set(image, options),
            other => *other = Some((ctx.clone(), ctx.load_texture(name, image, options))),
        }
    }

    /// Its number, for those who draw it.
    pub fn id(&self) -> Option<TextureId> {
        self.0.as_ref().map(|(_, texture)| texture.id())
    }
}

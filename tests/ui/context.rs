//! Another context: in a browser, the graphics of a canvas may be lost, and the application goes on with another one.

use crate::harness::{app, english};
use egui::{Context, RawInput, Rect, TextureId, vec2};
use std::collections::HashSet;

/// The textures that are painted in the first frames.
fn painted(ctx: &Context, app: &mut diffuscope::app::application::App) -> HashSet<TextureId> {
    let mut painted = HashSet::new();
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1280.0, 800.0)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..Default::default() }, |ui| app.show(ui));
        painted.extend(output.textures_delta.set.keys().copied());
        output.textures_delta.clear();
    }
    painted
}

#[test]
fn in_another_context_every_texture_is_painted_again_and_the_zoom_and_the_experiment_stay() {
    for (query, count) in [
        // The fonts, two densities.
        ("?particles=2048&noise=0.3&projector=1", 3),
        // The fonts, pictures in two arrangements, the map of frequencies.
        ("?screen=images&steps=20&pictures=16&projector=1", 4),
    ] {
        let mut page = english(query);
        let app = app(&mut page);
        let (link, zoom) = (app.screen().link(), app.zoom());
        assert!(zoom > 1.0);
        let other = Context::default();
        app.move_to(&other);
        assert_eq!(painted(&other, app).len(), count, "{query}");
        assert_eq!((app.screen().link(), app.zoom()), (link, zoom));
    }
}

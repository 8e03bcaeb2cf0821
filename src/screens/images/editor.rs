//! A picture of the user's own, drawn with the pointer.

use crate::images::{digits, icons, own_picture};
use crate::lab::images::{DataKind, PICTURE, Settings};
use crate::lab::settings::Value;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::widget_rect::WidgetRect;
use egui::{CursorIcon, Mesh, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// The side of the picture, in points.
const SIDE: f32 = 128.0;

/// Shows a button that begins a picture; or the picture, and a button that removes it.
pub fn show(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>) {
    let words = &page.text().images;
    let Some(pixels) = settings.own_picture() else {
        let response = ui.button(words.draw);
        response.explained(PICTURE.name, "");
        page.widgets.push(WidgetRect { name: PICTURE.name, rect: response.rect });
        if response.clicked() {
            let side = if settings.data() == DataKind::Digits { digits::SIDE } else { icons::SIDE };
            write(settings, &vec![-1.0; side * side]);
        }
        return;
    };
    ui.label(RichText::new(words.draw_hint).font(regular(12.5)).color(Palette::of(ui.ctx()).forward));
    drawn(settings, ui, page, pixels);
    if ui.button(words.remove).explained("remove_picture", "").clicked() {
        _ = PICTURE.write(settings, &Value::from("none"));
    }
}

/// The picture: the pointer leaves ink; it removes ink if it begins on ink.
fn drawn(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>, mut pixels: Vec<f32>) {
    let palette = Palette::of(ui.ctx());
    let side = if pixels.len() == digits::SIDE * digits::SIDE { digits::SIDE } else { icons::SIDE };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::Crosshair);
    response.explained(PICTURE.name, "");
    let name = (page.text().images.setting)(PICTURE.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), name));
    page.widgets.push(WidgetRect { name: PICTURE.name, rect });
    let cell = SIDE / side as f32;
    let place = |at: egui::Pos2| {
        let offset = (at - rect.min) / cell;
        let inside = |x: f32| (0.0..side as f32).contains(&x);
        (inside(offset.x) && inside(offset.y)).then(|| offset.y as usize * side + offset.x as usize)
    };
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    if let Some(at) = response.interact_pointer_pos().filter(|_| pressed) {
        let (origin, way) = ui.input(|input| (input.pointer.press_origin(), input.pointer.delta()));
        // What the pointer does was decided by the pixel on which it began.
        let begins_on_ink =
            || origin.and_then(place).and_then(|origin| pixels.get(origin)).is_some_and(|ink| *ink > 0.0);
        let erases = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(response.id, begins_on_ink));
        // The pointer may have gone over several pixels since the last frame.
        for part in 0..=2 * side {
            if let Some(pixel) = place(at - way * (part as f32 / (2 * side) as f32)).and_then(|at| pixels.get_mut(at)) {
                *pixel = if erases { -1.0 } else { 1.0 };
            }
        }
        write(settings, &pixels);
    } else {
        ui.data_mut(|data| data.remove_temp::<bool>(response.id));
    }
    let mut mesh = Mesh::default();
    for (i, ink) in pixels.iter().enumerate() {
        let corner = rect.min + cell * vec2((i % side) as f32, (i / side) as f32);
        let color = palette.surface.lerp_to_gamma(palette.ink, 0.5 * (ink + 1.0));
        mesh.add_colored_rect(Rect::from_min_size(corner, Vec2::splat(cell)), color);
    }
    ui.painter().add(mesh);
    ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, palette.forward), StrokeKind::Outside);
}

fn write(settings: &mut Settings, pixels: &[f32]) {
    _ = PICTURE.write(settings, &Value::Text(own_picture::to_text(pixels)));
}

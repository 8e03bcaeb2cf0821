//! Pictures of the user's own: drawn with the pointer, or opened from files.

use crate::images::own_picture;
use crate::lab::images::{PICTURE, Settings};
use crate::lab::settings::Value;
use crate::screens::screen::Page;
use crate::theme::{Palette, regular};
use crate::widgets::explanation::Explained as _;
use crate::widgets::request::Request;
use crate::widgets::widget_rect::WidgetRect;
use egui::{
    CursorIcon, Id, Mesh, Painter, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

/// The side of the picture, in points, and that of a picture to be chosen.
const SIDE: f32 = 128.0;
const SMALL: f32 = 30.0;

/// Shows buttons that begin or open a picture; or the pictures, one of them to be drawn in, and buttons that add and
/// remove one.
pub fn show(settings: &mut Settings, ui: &mut Ui, page: &mut Page<'_>) {
    let words = &page.text().images;
    let mut pictures = settings.own_pictures();
    let side = settings.side();
    let chosen = Id::unique("own picture");
    let mut place = ui.data(|data| data.get_temp::<usize>(chosen)).unwrap_or_default();
    place = place.min(pictures.len().saturating_sub(1));
    if !pictures.is_empty() {
        ui.label(RichText::new(words.draw_hint).font(regular(12.5)).color(Palette::of(ui.ctx()).forward));
    }
    if pictures.len() > 1 {
        choose(ui, page, &pictures, &mut place);
    }
    let mut changed = pictures.get_mut(place).is_some_and(|pixels| drawn(ui, page, pixels));
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let response = ui.button(if pictures.is_empty() { words.draw } else { words.add });
        response.explained(PICTURE.name, "");
        if response.clicked() && pictures.len() < own_picture::MOST {
            place = pictures.len();
            pictures.push(vec![-1.0; side * side]);
            changed = true;
        }
        if page.has_panels && ui.button(words.open).explained("open_pictures", "").clicked() {
            page.requests.push(Request::ChooseFile);
        }
        if place < pictures.len() && ui.button(words.remove).explained("remove_picture", "").clicked() {
            pictures.remove(place);
            changed = true;
        }
    });
    if pictures.is_empty() {
        page.widgets.push(WidgetRect { name: PICTURE.name, rect: row.response.rect });
    }
    ui.data_mut(|data| data.insert_temp(chosen, place));
    if changed {
        let text = own_picture::all_to_text(&pictures);
        let value = if pictures.is_empty() { Value::from("none") } else { Value::Text(text) };
        _ = PICTURE.write(settings, &value);
    }
}

/// All pictures, to choose the one that is drawn in.
fn choose(ui: &mut Ui, page: &Page<'_>, pictures: &[Vec<f32>], place: &mut usize) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (i, pixels) in pictures.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(SMALL), Sense::click());
            let name = (page.text().images.own)(i + 1);
            response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), i == *place, &name));
            response.explained(PICTURE.name, "");
            paint(ui.painter(), rect, pixels, palette);
            let color = if i == *place { palette.forward } else { palette.line };
            ui.painter().rect_stroke(rect, 1.0, Stroke::new(2.0, color), StrokeKind::Outside);
            if response.clicked() {
                *place = i;
            }
        }
    });
}

/// A picture: the pointer leaves ink; it removes ink if it begins on ink. Returns whether it has been changed.
fn drawn(ui: &mut Ui, page: &mut Page<'_>, pixels: &mut [f32]) -> bool {
    let palette = Palette::of(ui.ctx());
    let side = own_picture::side(pixels);
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
    let pointer = response.interact_pointer_pos().filter(|_| pressed);
    if let Some(at) = pointer {
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
    } else {
        ui.data_mut(|data| data.remove_temp::<bool>(response.id));
    }
    paint(ui.painter(), rect, pixels, palette);
    ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, palette.forward), StrokeKind::Outside);
    pointer.is_some()
}

fn paint(painter: &Painter, rect: Rect, pixels: &[f32], palette: &Palette) {
    let side = own_picture::side(pixels);
    let cell = rect.width() / side as f32;
    let mut mesh = Mesh::default();
    for (i, ink) in pixels.iter().enumerate() {
        let corner = rect.min + cell * vec2((i % side) as f32, (i / side) as f32);
        let color = palette.surface.lerp_to_gamma(palette.ink, 0.5 * (ink + 1.0));
        mesh.add_colored_rect(Rect::from_min_size(corner, Vec2::splat(cell)), color);
    }
    painter.add(mesh);
}

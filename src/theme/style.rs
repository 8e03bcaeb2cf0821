//! Fonts, colours and sizes as egui's styles.

use super::fonts::{fonts, regular, semibold};
use super::palette::Palette;
use egui::{Color32, CornerRadius, Stroke, TextStyle, vec2};

/// The theme of a name in an address; the system's, unless it is `light` or `dark`.
pub fn preference(name: &str) -> egui::ThemePreference {
    match name {
        "light" => egui::ThemePreference::Light,
        "dark" => egui::ThemePreference::Dark,
        _ => egui::ThemePreference::System,
    }
}

/// Gives `ctx` our fonts and both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply_palette(style, Palette::for_theme(theme)));
    }
    // Otherwise egui looks at every point of a mesh, in every frame, to find out whether any is visible. The sample paths
    // have ten thousand, and they are: what is drawn but not visible is little.
    ctx.tessellation_options_mut(|options| options.coarse_tessellation_culling = false);
}

/// The height of a target for a mouse, and for touch.
const FOR_MOUSE: f32 = 24.0;
const FOR_FINGERS: f32 = 44.0;

/// Adapts both themes to a mouse or to touch, and to users who prefer reduced motion.
pub fn fit(ctx: &egui::Context, for_fingers: bool, still: bool) {
    let height = if for_fingers { FOR_FINGERS } else { FOR_MOUSE };
    let animation = if still { 0.0 } else { egui::Style::default().animation_time };
    let style = ctx.global_style();
    if style.spacing.interact_size.y == height && style.animation_time == animation {
        return;
    }
    ctx.all_styles_mut(|style| {
        style.spacing.interact_size = vec2(height.max(40.0), height);
        style.spacing.icon_width = if for_fingers { 24.0 } else { 18.0 };
        style.spacing.icon_width_inner = if for_fingers { 12.0 } else { 8.0 };
        style.animation_time = animation;
    });
}

/// The minimum size of a button.
pub fn least_target(ui: &egui::Ui) -> egui::Vec2 {
    if is_for_fingers(ui) { egui::Vec2::splat(FOR_FINGERS) } else { egui::Vec2::ZERO }
}

/// Whether targets are large enough for touch.
pub fn is_for_fingers(ui: &egui::Ui) -> bool {
    ui.spacing().interact_size.y >= FOR_FINGERS
}

fn apply_palette(style: &mut egui::Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, regular(12.0)),
        (TextStyle::Body, regular(14.0)),
        (TextStyle::Button, regular(14.0)),
        (TextStyle::Monospace, regular(14.0)),
        (TextStyle::Heading, semibold(20.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size.y = FOR_MOUSE;
    spacing.slider_rail_height = 5.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 8.0;
    spacing.scroll = egui::style::ScrollStyle::thin();

    let visuals = &mut style.visuals;
    visuals.panel_fill = palette.page;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.surface;
    visuals.weak_text_color = Some(palette.faint_ink);
    visuals.selection.bg_fill = palette.forward;
    visuals.selection.stroke = Stroke::new(1.0, palette.surface);
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = egui::style::HandleShape::Circle;
    let corner_radius = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    for (state, stroke) in [
        (&mut widgets.noninteractive, palette.line),
        (&mut widgets.inactive, Color32::TRANSPARENT),
        (&mut widgets.hovered, palette.faint_ink),
        (&mut widgets.active, palette.forward),
        (&mut widgets.open, palette.faint_ink),
    ] {
        state.bg_fill = palette.rail;
        state.weak_bg_fill = palette.rail;
        state.bg_stroke = Stroke::new(1.0, stroke);
        state.fg_stroke = Stroke::new(1.5, palette.ink);
        state.corner_radius = corner_radius;
        state.expansion = 0.0;
    }
    widgets.noninteractive.bg_fill = palette.surface;
}

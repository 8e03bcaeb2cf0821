//! Colours, type and spacing. One colour means one thing everywhere: blue the forward run, orange the reverse run,
//! ink what theory says.

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, vec2,
};
use std::sync::Arc;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub page: Color32,
    /// Behind the controls and inside the plots.
    pub surface: Color32,
    /// Text, theory, the playhead.
    pub ink: Color32,
    /// Text of second rank.
    pub faint_ink: Color32,
    /// Frames and grid lines.
    pub line: Color32,
    /// What a slider runs in, what a button is made of.
    pub rail: Color32,
    /// The forward run.
    pub forward: Color32,
    /// The reverse run.
    pub reverse: Color32,
    /// The reverse run in words: orange is too light to be read on white.
    pub reverse_text: Color32,
    /// The end of a density's colour scale beyond the run's own colour: where most particles are.
    pub densest: Color32,
    /// Verdicts.
    pub good: Color32,
    /// Verdicts.
    pub fair: Color32,
    /// Verdicts.
    pub poor: Color32,
    /// How much heavier than on a desk the lines of the plots are.
    pub weight: f32,
}

const LIGHT: Palette = Palette {
    page: Color32::from_rgb(0xf6, 0xf7, 0xf8),
    surface: Color32::from_rgb(0xff, 0xff, 0xff),
    ink: Color32::from_rgb(0x16, 0x1b, 0x22),
    faint_ink: Color32::from_rgb(0x57, 0x60, 0x6a),
    line: Color32::from_rgb(0xdd, 0xe1, 0xe6),
    rail: Color32::from_rgb(0xdf, 0xe3, 0xe8),
    forward: Color32::from_rgb(0x1b, 0x63, 0xc6),
    reverse: Color32::from_rgb(0xdb, 0x62, 0x04),
    reverse_text: Color32::from_rgb(0xb0, 0x4a, 0x00),
    densest: Color32::from_rgb(0x0b, 0x12, 0x20),
    good: Color32::from_rgb(0x11, 0x7a, 0x3d),
    fair: Color32::from_rgb(0x8f, 0x5e, 0x00),
    poor: Color32::from_rgb(0xc6, 0x28, 0x28),
    weight: 1.0,
};

const DARK: Palette = Palette {
    page: Color32::from_rgb(0x11, 0x14, 0x18),
    surface: Color32::from_rgb(0x19, 0x1d, 0x23),
    ink: Color32::from_rgb(0xf0, 0xf2, 0xf4),
    faint_ink: Color32::from_rgb(0xa3, 0xac, 0xb6),
    line: Color32::from_rgb(0x2e, 0x35, 0x3e),
    rail: Color32::from_rgb(0x35, 0x3d, 0x47),
    forward: Color32::from_rgb(0x5c, 0xa8, 0xff),
    reverse: Color32::from_rgb(0xff, 0x9d, 0x45),
    reverse_text: Color32::from_rgb(0xff, 0x9d, 0x45),
    densest: Color32::from_rgb(0xff, 0xff, 0xff),
    good: Color32::from_rgb(0x4c, 0xc7, 0x7c),
    fair: Color32::from_rgb(0xf0, 0xb8, 0x3c),
    poor: Color32::from_rgb(0xff, 0x7b, 0x72),
    weight: 1.0,
};

/// In a lecture hall, beside the zoom.
const HEAVIER: f32 = 1.35;
const PROJECTED_LIGHT: Palette = Palette { weight: HEAVIER, ..LIGHT };
const PROJECTED_DARK: Palette = Palette { weight: HEAVIER, ..DARK };

impl Palette {
    /// The palette of the theme in force.
    pub fn of(ctx: &egui::Context) -> &'static Self {
        match (ctx.theme(), is_projected(ctx)) {
            (egui::Theme::Light, true) => &PROJECTED_LIGHT,
            (egui::Theme::Dark, true) => &PROJECTED_DARK,
            (theme, false) => Self::for_theme(theme),
        }
    }

    /// The palette of a theme, on a desk.
    pub fn for_theme(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Light => &LIGHT,
            egui::Theme::Dark => &DARK,
        }
    }

    /// A line of a plot, `width` points on a desk.
    pub fn stroke(&self, width: f32, color: Color32) -> Stroke {
        Stroke::new(width * self.weight, color)
    }
}

/// Where `ctx` keeps whether it is seen from the last row.
fn projected_id() -> egui::Id {
    egui::Id::unique("projected")
}

/// Whether `ctx` is seen in a lecture hall.
pub fn is_projected(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(projected_id()).unwrap_or_default())
}

/// Says whether `ctx` is seen in a lecture hall.
pub fn set_projected(ctx: &egui::Context, projected: bool) {
    ctx.data_mut(|data| data.insert_temp(projected_id(), projected));
}

const SEMIBOLD: &str = "Inter SemiBold";

/// Regular type of a size in points.
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Semi-bold type of a size in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

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
        ctx.style_mut_of(theme, |style| dress(style, Palette::for_theme(theme)));
    }
}

/// How high a target is for a mouse, and for a finger.
const FOR_MOUSE: f32 = 24.0;
const FOR_FINGERS: f32 = 44.0;

/// Fits both themes to a mouse or to fingers, and to users who want nothing to move by itself.
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

/// How large a button has to be at least.
pub fn least_target(ui: &egui::Ui) -> egui::Vec2 {
    if is_for_fingers(ui) { egui::Vec2::splat(FOR_FINGERS) } else { egui::Vec2::ZERO }
}

/// Whether targets are fit for fingers.
pub fn is_for_fingers(ui: &egui::Ui) -> bool {
    ui.spacing().interact_size.y >= FOR_FINGERS
}

/// Our own Latin subsets; other scripts come from the browser or the system.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let regular = "Inter";
    for (name, bytes) in [
        (regular, include_bytes!("../../assets/fonts/Inter-Regular.otf").as_slice()),
        (SEMIBOLD, include_bytes!("../../assets/fonts/Inter-SemiBold.otf").as_slice()),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, name) in [
        (FontFamily::Proportional, regular),
        (FontFamily::Monospace, regular),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD),
    ] {
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}

fn dress(style: &mut egui::Style, palette: &Palette) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.1.
    fn luminance(color: Color32) -> f32 {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half() {
        for palette in [LIGHT, DARK] {
            for ground in [palette.page, palette.surface] {
                for text in [
                    palette.ink,
                    palette.faint_ink,
                    palette.forward,
                    palette.reverse_text,
                    palette.good,
                    palette.fair,
                    palette.poor,
                ] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.ink, palette.rail) >= 4.5);
            assert!(contrast(palette.surface, palette.forward) >= 4.5);
        }
    }
}

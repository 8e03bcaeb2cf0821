//! The panels, driven natively as a hand would: found by their names, clicked and dragged. A character that no font has
//! panics here, which guards the Latin subset.

mod controls;
mod layout;
mod stage;

use diffuscope::ui::app::App;
use diffuscope::ui::text::Language;
use eframe::egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::{self, FontData, FontFamily, Pos2, Rect, vec2};
use egui_kittest::Harness;

/// The Chinese page is checked against a Chinese font; `make test` installs it.
const CHINESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

fn page(query: &'static str, size: [f32; 2], language: Language) -> Harness<'static, Option<App>> {
    let mut harness = Harness::builder().with_size(vec2(size[0], size[1])).with_step_dt(0.1).build_ui_state(
        move |ui, app: &mut Option<App>| match app {
            Some(app) => app.show(ui),
            // Fonts come into force in the next frame.
            None => {
                *app = Some(App::new(ui.ctx(), query, language));
                add_chinese(ui.ctx());
                ui.ctx().request_repaint();
            }
        },
        None,
    );
    settle(&mut harness);
    harness
}

fn add_chinese(ctx: &egui::Context) {
    let font = std::fs::read(CHINESE_FONT).expect("a Chinese font (Debian: fonts-noto-cjk)");
    let semibold = diffuscope::ui::theme::semibold(14.0).family;
    let families = [FontFamily::Proportional, FontFamily::Monospace, semibold];
    ctx.add_font(FontInsert::new(
        "Chinese",
        FontData::from_owned(font),
        families.map(|family| InsertFontFamily { family, priority: FontPriority::Lowest }).to_vec(),
    ));
}

fn settle(harness: &mut Harness<'_, Option<App>>) {
    harness.run_steps(3);
    app(harness).refine(std::time::Duration::from_secs(60));
    harness.run_steps(2);
}

fn app<'h>(harness: &'h mut Harness<'_, Option<App>>) -> &'h mut App {
    harness.state_mut().as_mut().expect("the page has started")
}

fn english(query: &'static str) -> Harness<'static, Option<App>> {
    page(query, [1280.0, 800.0], Language::English)
}

fn place(harness: &mut Harness<'_, Option<App>>, name: &str) -> Rect {
    app(harness).places().iter().find(|place| place.name == name).expect("the control is there").rect
}

fn drag(harness: &mut Harness<'_, Option<App>>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(1);
    harness.drop_at(to);
    harness.run_steps(1);
}

fn click(harness: &mut Harness<'_, Option<App>>, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(2);
}

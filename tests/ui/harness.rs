//! A page to test.

use diffuscope::app::application::App;
use diffuscope::app::background_thread::DrawingThread;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::screens::one_dimension::OneDimension;
pub use diffuscope::screens::screen::Screen;
use diffuscope::text::Language;
use egui::accesskit::Role;
use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{self, FontData, FontFamily, Pos2, Rect, vec2};
use egui_kittest::Harness;

/// The Chinese page is checked against a Chinese font; `make test` installs it.
const CHINESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// A page with an application, which does not exist before the first frame.
pub type Page = Harness<'static, Option<App>>;

/// A page of this size in points, with all particles done.
pub fn page(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = started_page(query, size, language);
    settle(&mut harness);
    harness
}

/// A page of this size in points, some frames after its start.
pub fn started_page(query: &'static str, size: [f32; 2], language: Language) -> Page {
    let mut harness = Harness::builder().with_size(vec2(size[0], size[1])).with_step_dt(0.1).build_ui_state(
        move |ui, app: &mut Option<App>| match app {
            Some(app) => app.show(ui),
            // Fonts take effect in the next frame.
            None => {
                let mut started = App::new(ui.ctx(), query, language);
                started.set_background_thread(Box::new(DrawingThread::default()));
                *app = Some(started);
                add_chinese(ui.ctx());
                ui.ctx().request_repaint();
            }
        },
        None,
    );
    harness.run_steps(3);
    harness
}

pub fn add_chinese(ctx: &egui::Context) {
    let font = std::fs::read(CHINESE_FONT).expect("a Chinese font (Debian: fonts-noto-cjk)");
    let semibold = diffuscope::theme::semibold(14.0).family;
    let families = [FontFamily::Proportional, FontFamily::Monospace, semibold];
    ctx.add_font(FontInsert::new(
        "Chinese",
        FontData::from_owned(font),
        families.map(|family| InsertFontFamily { family, priority: FontPriority::Lowest }).to_vec(),
    ));
}

/// Runs until all particles are done.
pub fn settle(harness: &mut Page) {
    harness.run_steps(3);
    app(harness).screen_mut().refine(std::time::Duration::from_secs(60));
    harness.run_steps(2);
}

/// The first screen.
pub fn screen(harness: &mut Page) -> &mut OneDimension {
    app(harness).one_dimension_mut().expect("the first screen is shown")
}

/// The settings of experiment A.
pub fn settings(harness: &mut Page) -> &Settings {
    screen(harness).experiment()
}

/// The application.
pub fn app(harness: &mut Page) -> &mut App {
    harness.state_mut().as_mut().expect("the page has started")
}

pub fn english(query: &'static str) -> Page {
    page(query, [1280.0, 800.0], Language::English)
}

/// The place of a control.
pub fn place(harness: &mut Page, name: &str) -> Rect {
    find_place(harness, name).expect("the control is there")
}

/// The place of a control, if it exists.
pub fn find_place(harness: &mut Page, name: &str) -> Option<Rect> {
    app(harness).widgets().iter().find(|widget| widget.name == name).map(|widget| widget.rect)
}

pub fn drag(harness: &mut Page, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(1);
    harness.drop_at(to);
    harness.run_steps(1);
}

pub fn click(harness: &mut Page, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(2);
}

/// The roles of what can be clicked or typed into.
pub const CONTROLS: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::ComboBox,
    Role::TextInput,
    Role::Tab,
];

//! Prints the controls of the page of a query as egui's test harness sees them, a line each: role, name, value and state, with
//! tabs between. `tests/browser/tree.test.mjs` compares them with the accessibility tree of a browser.

use diffuscope::app::application::App;
use diffuscope::app::background_thread::DrawingThread;
use diffuscope::app::host::{Event, Host};
use diffuscope::text::Language;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const ROLES: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::ComboBox,
    Role::TextInput,
    Role::Tab,
];

/// A page around the application, so that it has the buttons of the panels.
struct Page;

impl Host for Page {
    fn event(&self, _: Event) {}
}

fn main() {
    let query = std::env::args().nth(1).unwrap_or_default();
    let mut app = None;
    let mut harness = Harness::builder().with_size(egui::vec2(1280.0, 800.0)).build_ui(move |ui| {
        let app = app.get_or_insert_with(|| {
            let mut app = App::new(ui.ctx(), &query, Language::English);
            app.set_host(Box::new(Page));
            app.set_background_thread(Box::new(DrawingThread::default()));
            // Fonts take effect in the next frame.
            ui.ctx().request_discard("fonts");
            app
        });
        app.show(ui);
        app.screen_mut().refine(std::time::Duration::from_secs(60));
    });
    harness.run_steps(6);
    for role in ROLES {
        for node in harness.query_all_by_role(role) {
            let node = node.accesskit_node();
            let labels = || node.labelled_by().filter_map(|label| label.value().or(label.label())).collect::<Vec<_>>();
            let name = node.label().unwrap_or_else(|| labels().join(" "));
            let number = node.numeric_value().map(|number| number.to_string());
            let value = number.or_else(|| node.value()).unwrap_or_default();
            let state = match node.toggled() {
                Some(Toggled::True) => "true",
                Some(Toggled::False) => "false",
                _ => "",
            };
            println!("{role:?}\t{name}\t{value}\t{state}");
        }
    }
}

//! The entry point: a browser canvas or a native window.

#[cfg(target_arch = "wasm32")]
fn main() {
    diffuscope::web::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> eframe::Result {
    use diffuscope::{app::application::App, app::native_thread::NativeThread, text::Language};
    use egui::ViewportBuilder;

    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Diffuscope")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([320.0, 480.0]),
        ..Default::default()
    };
    // The argument is the query of an address: `cargo run --release -- 'model=nn&noise=0.3'`.
    let query = std::env::args().nth(1).unwrap_or_default();
    let language = Language::from_tag(&std::env::var("LANG").unwrap_or_default());
    eframe::run_native(
        "diffuscope",
        options,
        Box::new(move |cc| {
            let mut app = App::new(&cc.egui_ctx, &query, language);
            for language in [Language::English, Language::Chinese] {
                app.set_explanations(language, language.explanations());
            }
            app.set_background_thread(Box::new(NativeThread::start(cc.egui_ctx.clone())?));
            Ok(Box::new(app))
        }),
    )
}

//! The application, which the canvas, the JavaScript object and the workers share. It is not eframe's own, so that it
//! outlives a canvas whose graphics are lost (`canvas.rs`).

use crate::app::application::App;
use eframe::WebRunner;
use egui::Context;
use std::cell::{RefCell, RefMut};
use std::rc::Rc;

/// The application, as often as it is needed.
#[derive(Clone)]
pub struct SharedApp {
    runner: WebRunner,
    app: Rc<RefCell<Option<App>>>,
}

impl SharedApp {
    /// An application that `runner` is going to draw; it is not there before its [first canvas](Self::on_canvas).
    pub fn new(runner: WebRunner) -> Self {
        Self { runner, app: Rc::default() }
    }

    /// The application; none while something else uses it, and after a panic.
    pub fn get(&self) -> Option<RefMut<'_, App>> {
        let app = self.app.try_borrow_mut().ok().filter(|_| !self.runner.has_panicked())?;
        RefMut::filter_map(app, Option::as_mut).ok()
    }

    /// What eframe draws on a canvas with this context: the application, which `create` makes for the first canvas.
    pub fn on_canvas(&self, ctx: &Context, create: impl FnOnce(&Context) -> App) -> Box<dyn eframe::App> {
        // It was borrowed only if a frame of another canvas were being drawn.
        if let Ok(mut app) = self.app.try_borrow_mut() {
            match &mut *app {
                Some(app) => app.move_to(ctx),
                None => *app = Some(create(ctx)),
            }
        }
        Box::new(Drawn(self.clone()))
    }
}

struct Drawn(SharedApp);

impl eframe::App for Drawn {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if let Some(mut app) = self.0.get() {
            app.ui(ui, frame);
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        if let Some(mut app) = self.0.get() {
            app.raw_input_hook(ctx, input);
        }
    }
}

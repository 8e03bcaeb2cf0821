//! The application: it knows which screen is shown, and passes on what that screen and the page around it ask for.

mod files;
mod frame;

use crate::app::background_thread::BackgroundThread;
use crate::app::dropped_files::DroppedFiles;
use crate::app::host::Host;
use crate::app::page_changes::PageChanges;
use crate::app::screens::{ScreenName, Screens, is_setting};
use crate::app::two_fingers::TwoFingers;
use crate::lab::embedding::Embedding;
use crate::lab::link;
use crate::lab::settings::{Refusal, Value};
use crate::screens::chain::Chain;
use crate::screens::generators::Generators;
use crate::screens::images::Images;
use crate::screens::one_dimension::OneDimension;
use crate::screens::screen::Screen;
use crate::text::{Explanations, Language};
use crate::theme::{self, Appearance};
use crate::widgets::widget_rect::WidgetRect;
use std::sync::Arc;

/// The application.
pub struct App {
    ctx: egui::Context,
    screens: Screens,
    threads: u32,
    language: Language,
    appearance: Appearance,
    embedding: Embedding,
    refusals: Vec<Refusal>,
    dropped_files: DroppedFiles,
    widgets: Vec<WidgetRect>,
    lists_shortcuts: bool,
    seen: bool,
    page_changes: PageChanges,
    explanations: Vec<(Language, Arc<Explanations>)>,
    /// Whether the noise is pointed at, for a reader who is here for the first time.
    points_at_noise: bool,
    two_fingers: TwoFingers,
    background: Option<Box<dyn BackgroundThread>>,
    host: Option<Box<dyn Host>>,
}

impl App {
    /// The application as the query of an address sets it up (see [`link`] and
    /// [`PAGE_NAMES`](crate::lab::embedding::PAGE_NAMES)), in `language` unless the query says otherwise.
    pub fn new(ctx: &egui::Context, query: &str, language: Language) -> Self {
        theme::install(ctx);
        let value = |name: &str| link::value_of(query, name);
        ctx.set_theme(theme::preference(&value("theme").unwrap_or_default()));
        let (screens, mut refusals) = Screens::from_query(query);
        let (embedding, more) = Embedding::from_query(query, &screens.shown().vocabulary());
        refusals.extend(more);
        Self {
            ctx: ctx.clone(),
            screens,
            threads: 1,
            language: value("lang").map_or(language, |tag| Language::from_tag(&tag)),
            appearance: Appearance::new(value("projector").is_some_and(|value| value != "0")),
            embedding,
            refusals,
            dropped_files: DroppedFiles::default(),
            widgets: Vec::new(),
            lists_shortcuts: false,
            seen: true,
            page_changes: PageChanges::default(),
            explanations: Vec::new(),
            points_at_noise: false,
            two_fingers: TwoFingers::default(),
            background: None,
            host: None,
        }
    }

    /// From now on, sends events to `host`.
    pub fn set_host(&mut self, host: Box<dyn Host>) {
        self.host = Some(host);
    }

    /// From now on, work that takes long is carried out there; before that, its requests wait.
    pub fn set_background_thread(&mut self, thread: Box<dyn BackgroundThread>) {
        self.background = Some(thread);
    }

    /// Exchanges requests and replies with the thread for work that takes long; every frame does that, too.
    pub fn exchange_with_background_thread(&mut self) {
        if let Some(thread) = &mut self.background {
            for reply in thread.take_replies() {
                self.screens.receive(reply);
            }
            for request in self.screens.take_requests() {
                thread.send(request);
            }
        }
    }

    /// Sets the sentences about everything on the page in a language, from the content of its file.
    pub fn set_explanations(&mut self, language: Language, sentences: Explanations) {
        self.explanations.retain(|(known, _)| *known != language);
        self.explanations.push((language, Arc::new(sentences)));
        self.ctx.request_repaint();
    }

    /// Points at the noise until the reader does something.
    pub fn point_at_noise(&mut self) {
        self.points_at_noise = true;
        self.ctx.request_repaint();
    }

    /// From now on, nothing is animated.
    pub fn reduce_motion(&mut self) {
        self.appearance.reduces_motion = true;
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The screen that is shown.
    pub fn screen(&self) -> &dyn Screen {
        self.screens.shown()
    }

    /// The screen that is shown, to be changed; see [`App::repaint`].
    pub fn screen_mut(&mut self) -> &mut dyn Screen {
        self.screens.shown_mut()
    }

    /// The first screen, if it is shown.
    pub fn one_dimension(&self) -> Option<&OneDimension> {
        self.screens.one_dimension()
    }

    /// The first screen, if it is shown, to be changed; see [`App::repaint`].
    pub fn one_dimension_mut(&mut self) -> Option<&mut OneDimension> {
        self.screens.one_dimension_mut()
    }

    /// The screen of pictures, to be changed; see [`App::repaint`].
    pub fn images_mut(&mut self) -> &mut Images {
        self.screens.images_mut()
    }

    /// The screen of generators, if it is shown, to be changed; see [`App::repaint`].
    pub fn generators_mut(&mut self) -> Option<&mut Generators> {
        self.screens.generators_mut()
    }

    /// The screen of Markov chains, if it is shown, to be changed; see [`App::repaint`].
    pub fn chain_mut(&mut self) -> Option<&mut Chain> {
        self.screens.chain_mut()
    }

    /// Shows the screen of this name, as it was when it was last shown.
    ///
    /// # Errors
    /// [`Refusal::UnknownScreen`].
    pub fn show_screen(&mut self, name: &str) -> Result<(), Refusal> {
        self.screens.show(ScreenName::named(name)?);
        self.ctx.request_repaint();
        Ok(())
    }

    /// Changes settings by name: all of them, or none. A value for `screen` is the name of the screen that has them.
    ///
    /// # Errors
    /// What is not allowed.
    pub fn apply(&mut self, values: &[(String, Value)]) -> Result<(), Refusal> {
        let (screens, values): (Vec<_>, Vec<_>) = values.iter().cloned().partition(|(name, _)| name == link::SCREEN);
        let before = self.screens.shown_name();
        if let Some((_, name)) = screens.last() {
            self.show_screen(&name.to_string())?;
        }
        self.ctx.request_repaint();
        self.screens.shown_mut().apply(&values).inspect_err(|_| self.screens.show(before))
    }

    /// Brings back the experiments that were set aside, of all screens; or lets those of the screen that is shown go, to
    /// `keep` its current ones.
    pub fn bring_back(&mut self, keep: bool) {
        self.screens.bring_back(keep);
        self.ctx.request_repaint();
    }

    /// Has a frame drawn, for what was changed from outside.
    pub fn repaint(&self) {
        self.ctx.request_repaint();
    }

    /// Changes how the page looks, by the names in [`PAGE_NAMES`](crate::lab::embedding::PAGE_NAMES): all of it, or
    /// nothing.
    ///
    /// # Errors
    /// The first word that is not allowed.
    pub fn set_look(&mut self, words: &[(String, String)]) -> Result<(), Refusal> {
        let vocabulary = self.screen().vocabulary();
        let mut embedding = self.embedding.clone();
        for (name, words) in words {
            if let Some(refusal) = embedding.write(name, words, &vocabulary).into_iter().next() {
                return Err(refusal);
            }
        }
        self.embedding = embedding;
        for (name, word) in words {
            match name.as_str() {
                "theme" => self.ctx.set_theme(theme::preference(word)),
                "lang" => self.language = Language::from_tag(word),
                "projector" => self.appearance.projector = word != "0",
                _ => {}
            }
        }
        self.ctx.request_repaint();
        Ok(())
    }

    /// Sets whether the page is visible. While it is not, nothing plays, and nothing is computed except by
    /// [`Screen::refine`].
    pub fn set_seen(&mut self, seen: bool) {
        self.seen = seen;
        self.ctx.request_repaint();
    }

    /// Whether the page is visible.
    pub fn is_seen(&self) -> bool {
        self.seen
    }

    /// Sets how many threads share the runs; the figures show it.
    pub fn set_threads(&mut self, threads: u32) {
        self.threads = threads;
    }

    /// The messages on the page.
    pub fn messages(&self) -> Vec<String> {
        let text = self.language.text();
        let refusals = self.refusals.iter().map(|refusal| text.refusal(refusal));
        refusals.chain(self.screen().messages(text)).collect()
    }

    /// Where the controls were drawn in the last frame.
    pub fn widgets(&self) -> &[WidgetRect] {
        &self.widgets
    }

    /// CSS pixels per point of the application.
    pub fn zoom(&self) -> f32 {
        self.ctx.zoom_factor()
    }
}

/// `query` with its experiments replaced by `experiments`; its other parts stay.
pub fn query_with_experiments(query: &str, experiments: &str) -> String {
    link::with_experiments(query, experiments, is_setting)
}

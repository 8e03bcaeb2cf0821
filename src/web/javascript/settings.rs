//! `window.diffuscope`: the settings of the experiments, and how the page looks.

use super::values::{from_values, plain, to_words};
use super::{Diffuscope, refused};
use crate::lab::link::FIRST_SCREEN;
use crate::lab::settings::Schema as _;
use crate::text::{Explanations, Language};
use eframe::wasm_bindgen::{self, JsValue, prelude::wasm_bindgen};
use js_sys::{Array, Object};

#[wasm_bindgen]
impl Diffuscope {
    /// If two experiments are compared, an object whose calls are about B: `settings`, `report`, `densities`, `paths`,
    /// `distances`, `populations`, `estimates`, `caption` and what else is about one run. Undefined if there is no B.
    pub fn second(&self) -> Result<Option<Diffuscope>, JsValue> {
        let is_there = self.one_dimension()?.second().is_some();
        let second = || Self { app: self.app.clone(), workers: self.workers.clone(), is_second: true };
        Ok(is_there.then(second))
    }

    /// The experiment as it is set up: a plain object with one entry per setting, and `screen`.
    pub fn settings(&self) -> Result<Object, JsValue> {
        if self.is_second {
            return plain(FIRST_SCREEN, &self.run()?.settings().values());
        }
        let app = self.app()?;
        plain(app.screen().name(), &app.screen().settings())
    }

    /// The settings of an address without a query, in the same form; of the screen that is shown.
    pub fn defaults(&self) -> Result<Object, JsValue> {
        let app = self.app()?;
        plain(app.screen().name(), &app.screen().defaults())
    }

    /// Shows the screen of this name, with the experiments that it had when it was last shown. Throws an error that
    /// lists the screens if there is none of this name.
    pub fn screen(&self, name: &str) -> Result<(), JsValue> {
        self.app()?.show_screen(name).map_err(|refusal| refused(&refusal))
    }

    /// Changes settings: `partial` is an object with some of the entries of `settings()`. Throws an error that says
    /// what is allowed, and changes nothing, if a name is unknown or a value is not allowed.
    pub fn apply(&self, partial: &JsValue) -> Result<(), JsValue> {
        let values = from_values("apply", partial)?;
        self.app()?.apply(&values).map_err(|refusal| refused(&refusal))
    }

    /// Sets up a second experiment, B, beside the first, as `apply(partial)` would make it of the first; `null` removes
    /// it again. The other calls are about the first.
    pub fn compare(&self, partial: &JsValue) -> Result<(), JsValue> {
        let values = if partial.is_null_or_undefined() { None } else { Some(from_values("compare", partial)?) };
        let mut app = self.app()?;
        app.repaint();
        app.screen_mut().compare(values.as_deref()).map_err(|refusal| refused(&refusal))
    }

    /// Keeps the experiments of the screen that is shown, with their networks and the playhead, until `bringBack()`;
    /// meanwhile there are copies of them. A second call does nothing.
    #[wasm_bindgen(js_name = setAside)]
    pub fn set_aside(&self) -> Result<(), JsValue> {
        self.app()?.screen_mut().set_aside();
        Ok(())
    }

    /// Brings back the experiments that were set aside, of all screens. With `true` it lets those of the screen that is
    /// shown go, and its current ones stay.
    #[wasm_bindgen(js_name = bringBack)]
    pub fn bring_back(&self, keep: Option<bool>) -> Result<(), JsValue> {
        self.app()?.bring_back(keep.unwrap_or_default());
        Ok(())
    }

    /// Changes how the page looks: `words` is an object with some of `lang`, `theme`, `projector`, `embed`, `show` and
    /// `lock`, as in an address. Throws an error, and changes nothing, if a word is not allowed.
    pub fn look(&self, words: &JsValue) -> Result<(), JsValue> {
        let words = to_words(from_values("look", words)?);
        self.app()?.set_look(&words).map_err(|refusal| refused(&refusal))
    }

    /// The language of the page: `"en"` or `"zh-CN"`.
    pub fn language(&self) -> Result<String, JsValue> {
        Ok(self.app()?.language().tag().to_owned())
    }

    /// Sets the sentences about everything on the page in a language, `"en"` or `"zh-CN"`: the content of a file in
    /// `web/explanations/`.
    pub fn explain(&self, language: &str, sentences: &str) -> Result<(), JsValue> {
        self.app()?.set_explanations(Language::from_tag(language), Explanations::parse(sentences));
        Ok(())
    }

    /// Points at the noise until the reader does something.
    #[wasm_bindgen(js_name = pointAtNoise)]
    pub fn point_at_noise(&self) -> Result<(), JsValue> {
        self.app()?.point_at_noise();
        Ok(())
    }

    /// `false` says that the page is not visible: nothing plays and nothing is computed until it is called with `true`.
    #[wasm_bindgen(js_name = setSeen)]
    pub fn set_seen(&self, seen: bool) -> Result<(), JsValue> {
        self.app()?.set_seen(seen);
        Ok(())
    }

    /// The messages that the page shows, in its language.
    pub fn messages(&self) -> Result<Array, JsValue> {
        Ok(self.app()?.messages().into_iter().map(JsValue::from).collect())
    }
}

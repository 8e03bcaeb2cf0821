//! The files that pictures of words need.

use super::experiment::LATENTS;
use std::sync::Arc;

/// The name of the file of the digits, relative to the page's script.
pub const DIGITS_FILE: &str = "./images/digits.bin";
/// The names of the files of the models, in the order of [`LATENTS`].
const MODEL_FILES: [&str; LATENTS.len()] = ["./weights/words-2.bin", "./weights/words-8.bin"];

/// Whether a file is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FileState {
    /// It has not been asked for.
    #[default]
    Unknown,
    /// The page has been asked for it.
    Asked,
    /// It is there.
    Loaded(Arc<[u8]>),
    /// It could not be loaded.
    Missing,
}

impl FileState {
    /// Its content, if it is there.
    pub fn content(&self) -> Option<&Arc<[u8]>> {
        match self {
            Self::Loaded(content) => Some(content),
            _ => None,
        }
    }
}

/// The files of the digits and of the models, and the models that were trained here.
#[derive(Clone, Debug, Default)]
pub struct Models {
    digits: FileState,
    pretrained: [FileState; LATENTS.len()],
    own: [Option<Arc<[u8]>>; LATENTS.len()],
}

impl Models {
    /// The name of a file that is needed for latents of this many values and has not been asked for; it is then.
    pub fn wanted(&mut self, latent: usize) -> Option<&'static str> {
        let place = place(latent);
        let has_own = self.own[place].is_some();
        let digits = [(DIGITS_FILE, &mut self.digits)].into_iter();
        let model = [(MODEL_FILES[place], &mut self.pretrained[place])].into_iter().filter(|_| !has_own);
        let (name, state) = digits.chain(model).find(|(_, state)| **state == FileState::Unknown)?;
        *state = FileState::Asked;
        Some(name)
    }

    /// Takes a file that was asked for; nothing if it could not be loaded. False if it is not one of these files.
    pub fn take(&mut self, name: &str, content: Option<&[u8]>) -> bool {
        let models = MODEL_FILES.into_iter().zip(&mut self.pretrained);
        let found = [(DIGITS_FILE, &mut self.digits)].into_iter().chain(models).find(|(known, _)| *known == name);
        let Some((_, state)) = found else { return false };
        *state = content.map_or(FileState::Missing, |content| FileState::Loaded(Arc::from(content)));
        true
    }

    /// The file of the digits.
    pub fn digits(&self) -> &FileState {
        &self.digits
    }

    /// The model for latents of this many values: the one that was trained here, if there is one.
    pub fn model(&self, latent: usize) -> Option<&Arc<[u8]>> {
        let place = place(latent);
        self.own[place].as_ref().or(self.pretrained[place].content())
    }

    /// Whether a file that is needed could not be loaded.
    pub fn is_missing(&self, latent: usize) -> bool {
        let model = &self.pretrained[place(latent)];
        self.digits == FileState::Missing || (!self.has_own(latent) && *model == FileState::Missing)
    }

    /// Whether the model was trained here.
    pub fn has_own(&self, latent: usize) -> bool {
        self.own[place(latent)].is_some()
    }

    /// Takes the model of a training; nothing brings back the one that comes with the page.
    pub fn set_own(&mut self, latent: usize, model: Option<Arc<[u8]>>) {
        self.own[place(latent)] = model;
    }
}

fn place(latent: usize) -> usize {
    LATENTS.iter().position(|known| *known == latent).unwrap_or_default()
}

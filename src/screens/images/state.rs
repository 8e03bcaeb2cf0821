//! The state of the screen from frame to frame.

use super::picture::film::Film;
use super::plots::map_texture::MapTexture;
use super::plots::tab::Tab;
use crate::images::own_picture;
use crate::lab::images::{DATA, ImagesRun, PICTURE, Settings, take_training};
use crate::lab::playback::Playback;
use crate::lab::settings::{Refusal, Value, with_values};
use crate::lab::training::request::{TrainingId, TrainingReply, TrainingRequest};
use crate::lab::training::{Origin, TrainingRun};
use crate::lab::undo::UndoHistory;
use crate::learning::file::{NotWeights, Saved};
use crate::screens::experiment_state::ExperimentState;
use crate::text::Text;
use std::sync::Arc;

/// The experiment, and how it is shown.
pub struct State {
    pub(super) settings: Settings,
    pub(super) run: ImagesRun,
    pub(super) playback: Playback,
    pub(super) undo: UndoHistory<Settings>,
    /// The training of the network of the estimate `learned`.
    pub(super) training: TrainingRun,
    /// The network that comes with the page.
    pretrained: Option<Saved>,
    /// The experiment that is kept while a lesson is open, and its network.
    aside: Option<(Settings, Playback, TrainingRun)>,
    pub(super) digits: FileState,
    pub(super) weights: FileState,
    /// Pictures of the strips, and of the grid at the playhead.
    pub(super) strips: Film,
    pub(super) grid: Film,
    pub(super) map: MapTexture,
    /// The plot beside the map.
    pub(super) tab: Tab,
}

/// Whether a file of the page is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It has not been asked for.
    Unknown,
    /// The page has been asked for it.
    Asked,
    /// It is there.
    Loaded,
    /// It could not be loaded.
    Missing,
    /// It is damaged.
    Damaged(NotWeights),
}

impl ExperimentState for State {
    type Settings = Settings;

    fn settings_and_undo(&mut self) -> (&mut Settings, &mut UndoHistory<Settings>) {
        (&mut self.settings, &mut self.undo)
    }
}

impl State {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        Self {
            run: ImagesRun::new(settings.clone()),
            playback: Playback::default(),
            undo: UndoHistory::new(settings.clone()),
            training: TrainingRun::of_pictures(),
            pretrained: None,
            aside: None,
            digits: FileState::Unknown,
            weights: FileState::Unknown,
            strips: Film::default(),
            grid: Film::default(),
            map: MapTexture::default(),
            tab: Tab::default(),
            settings,
        }
    }

    /// Begins the experiment as it is set up now, unless it is being run.
    pub fn refresh(&mut self) {
        self.run.set(&self.settings, self.training.network_for(&self.settings));
    }

    /// Whether the file of the digits is to be asked for.
    pub fn needs_digits(&self) -> bool {
        self.digits == FileState::Unknown && self.settings.needs_digits()
    }

    /// Whether the file of the network that comes with the page is to be asked for.
    pub fn needs_weights(&self) -> bool {
        self.weights == FileState::Unknown && self.settings.learns() && self.training.origin() == Origin::Pretrained
    }

    /// Takes the file of the digits; nothing if it could not be loaded.
    pub fn take_digits(&mut self, file: Option<&[u8]>) {
        let is_loaded = file.is_some_and(|file| self.run.set_digits(&Arc::from(file)));
        self.digits = if is_loaded { FileState::Loaded } else { FileState::Missing };
        self.training.set_digits(self.run.digits_file());
    }

    /// Takes the file of the network that comes with the page; nothing if it could not be loaded.
    pub fn take_weights(&mut self, file: Option<&[u8]>) {
        let taken = file.map(|file| {
            let saved = Saved::from_bytes(file)?;
            self.training.take_pretrained(&saved)?;
            self.pretrained = Some(saved);
            Ok(())
        });
        self.weights = match taken {
            None => FileState::Missing,
            Some(Ok(())) => FileState::Loaded,
            Some(Err(reason)) => FileState::Damaged(reason),
        };
    }

    /// Whether the estimate waits for the network that comes with the page.
    pub fn waits_for_weights(&self) -> bool {
        let is_coming = matches!(self.weights, FileState::Unknown | FileState::Asked);
        self.settings.learns() && self.training.origin() == Origin::Pretrained && is_coming
    }

    /// Uses the network of a file, with the data and the process that it was trained on.
    ///
    /// # Errors
    /// If it is no network for pictures.
    pub fn open_network(&mut self, content: &[u8]) -> Result<(), NotWeights> {
        self.training.open(&Saved::from_bytes(content)?)?;
        if let Some(trained) = self.training.subject().images() {
            take_training(&mut self.settings, trained);
        }
        Ok(())
    }

    /// The training, and the one that is set aside.
    pub fn trainings(&self) -> impl Iterator<Item = &TrainingRun> {
        std::iter::once(&self.training).chain(self.aside.iter().map(|(.., training)| training))
    }

    /// Adds a picture, given as [`own_picture::DECODED`]² gray values, to the user's own; from two on they are the data.
    pub fn add_picture(&mut self, gray: &[u8]) {
        let mut pictures = self.settings.own_pictures();
        pictures.extend(own_picture::from_gray(gray, self.settings.side()));
        pictures.truncate(own_picture::MOST);
        let values = [
            (PICTURE.name.to_owned(), Value::Text(own_picture::all_to_text(&pictures))),
            (DATA.name.to_owned(), Value::from("own")),
        ];
        let count = if pictures.len() > 1 { 2 } else { 1 };
        if let Ok(settings) = with_values(&self.settings, &values[..count]) {
            self.settings = settings;
        }
    }

    /// Requests for the thread that trains, if a frame of the page takes so many milliseconds.
    pub fn take_training_requests(&mut self, frame: f64) -> Vec<(TrainingId, TrainingRequest)> {
        let kept = self.aside.iter_mut().map(|(.., training)| training);
        let all = std::iter::once(&mut self.training).chain(kept);
        all.flat_map(|training| training.take_requests(frame)).collect()
    }

    /// Why there is no network that comes with the page, if one is needed.
    pub fn weights_message(&self, text: &Text) -> Option<String> {
        let is_needed = self.settings.learns() && self.training.origin() == Origin::Pretrained;
        match self.weights {
            FileState::Missing => is_needed.then(|| text.images.no_weights.to_owned()),
            FileState::Damaged(reason) => {
                is_needed.then(|| (text.images.damaged_weights)(&text.refusal(&Refusal::NotWeights(reason))))
            }
            FileState::Unknown | FileState::Asked | FileState::Loaded => None,
        }
    }

    /// Takes a reply of the thread that trains, if it is to a request of this screen.
    pub fn receive_training(&mut self, id: TrainingId, reply: TrainingReply) {
        let kept = self.aside.iter_mut().map(|(.., training)| training);
        if let Some(training) = std::iter::once(&mut self.training).chain(kept).find(|training| training.id() == id) {
            training.receive(reply);
        }
    }

    /// The intervals between the times of which pictures are kept.
    pub fn intervals(&self) -> usize {
        self.settings.steps().min(100) as usize
    }

    /// Keeps the experiment, its network and the playhead, and goes on with the network that comes with the page; a second
    /// call does nothing.
    pub fn set_aside(&mut self) {
        if self.aside.is_none() {
            let mut training = TrainingRun::of_pictures();
            training.set_digits(self.run.digits_file());
            // It was taken before.
            _ = self.pretrained.as_ref().map(|saved| training.take_pretrained(saved));
            self.training.pause();
            let kept = std::mem::replace(&mut self.training, training);
            self.aside = Some((self.settings.clone(), self.playback, kept));
        }
    }

    /// Brings back what was set aside; or lets it go, to `keep` the current experiment.
    pub fn bring_back(&mut self, keep: bool) {
        if let Some((settings, playback, training)) = self.aside.take().filter(|_| !keep) {
            self.settings = settings;
            self.playback = playback;
            self.training = training;
        }
    }
}

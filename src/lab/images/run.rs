//! An experiment with pictures that is being run: the page's side.

use super::data::PictureData;
use super::figures::Figures;
use super::plan::Plan;
use super::request::{Job, Outcome, PicturesReply, PicturesRequest};
use super::settings::Settings;
use crate::images::{Block, Drawn};
use crate::learning::network::Network;
use std::sync::Arc;

/// Pictures of the first request: so few that they are there at once.
const FIRST: u32 = 4;
/// Experiments with more steps are shown with so many first: the first pictures are to be there within 100 ms.
const PREVIEW_STEPS: u32 = 100;
/// Picture-steps of each following request: it is this long until a changed experiment is begun.
const PICTURE_STEPS: u32 = 1600;

/// The run of an experiment.
#[derive(Clone, Debug)]
pub struct ImagesRun {
    settings: Settings,
    sets: PictureData,
    data: Option<Arc<Drawn>>,
    plan: Option<Plan>,
    /// The network, if the estimate is that of one.
    network: Option<Arc<Network>>,
    /// Its number, which is in its requests.
    run: u32,
    /// Whether the thread has been told of it.
    started: bool,
    /// Whether there is a request without reply.
    waits: bool,
    done: u32,
    pictures: Block,
    /// A few pictures with fewer steps, until the first ones are done; and whether they have been asked for.
    preview: Block,
    is_previewed: bool,
    /// How often pictures have been taken, so that what shows them can notice.
    version: u64,
    figures: Option<Figures>,
}

impl ImagesRun {
    /// A run of these settings. Pictures of the digits wait for their [file](Self::set_digits).
    pub fn new(settings: Settings) -> Self {
        let mut run = Self {
            settings,
            sets: PictureData::default(),
            data: None,
            plan: None,
            network: None,
            run: 0,
            started: false,
            waits: false,
            done: 0,
            pictures: Block::default(),
            preview: Block::default(),
            is_previewed: false,
            version: 0,
            figures: None,
        };
        run.begin();
        run
    }

    /// Takes the file of the digits; false if it is another file.
    pub fn set_digits(&mut self, file: &Arc<[u8]>) -> bool {
        let is_file = self.sets.set_digits(file);
        if is_file && self.data.is_none() {
            self.begin();
        }
        is_file
    }

    /// The file of the digits, if it is there.
    pub fn digits_file(&self) -> Option<&Arc<[u8]>> {
        self.sets.digits_file()
    }

    /// Changes the experiment; what has been computed of another one is dropped. `network` is that of the estimate, if it
    /// is one that learns; without it, the run waits.
    pub fn set(&mut self, settings: &Settings, network: Option<&Arc<Network>>) {
        let network = network.filter(|_| settings.learns());
        let is_known = match (&self.network, network) {
            (Some(known), Some(network)) => Arc::ptr_eq(known, network),
            (known, network) => known.is_none() && network.is_none(),
        };
        if &self.settings != settings || !is_known {
            self.settings = settings.clone();
            self.network = network.cloned();
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.data = self.sets.of(&self.settings).map(Arc::new);
        self.plan = self.data.as_ref().map(|data| Plan::new(&self.settings, data));
        self.run += 1;
        self.started = false;
        self.waits = false;
        self.done = 0;
        self.pictures = Block::default();
        self.preview = Block::default();
        self.is_previewed = false;
        self.version += 1;
        self.figures = None;
    }

    /// The experiment.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its data, if they are there.
    pub fn data(&self) -> Option<&Arc<Drawn>> {
        self.data.as_ref()
    }

    /// What is known of it in any case, if its data are there.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The pictures that are done.
    pub fn pictures(&self) -> &Block {
        &self.pictures
    }

    /// The pictures to be shown: before any is done, a few with fewer steps.
    pub fn shown(&self) -> &Block {
        if self.done == 0 { &self.preview } else { &self.pictures }
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.done as usize
    }

    /// Changes whenever the pictures do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The figures of the pictures that are done; `None` if there is none.
    pub fn figures(&self) -> Option<&Figures> {
        self.figures.as_ref()
    }

    /// Whether all pictures are done.
    pub fn is_settled(&self) -> bool {
        self.done >= self.settings.pictures()
    }

    /// Whether there is no network for the estimate, which is that of one.
    pub fn lacks_network(&self) -> bool {
        self.settings.learns() && self.network.is_none()
    }

    /// Requests for the thread that computes pictures.
    pub fn take_requests(&mut self) -> Vec<PicturesRequest> {
        if self.data.is_none() || self.waits || self.is_settled() || self.lacks_network() {
            return Vec::new();
        }
        let mut jobs = Vec::new();
        let previews = !self.is_previewed && self.settings.steps() > PREVIEW_STEPS;
        if !self.started {
            let digits = self.sets.digits_file().cloned().unwrap_or_else(|| Arc::new([]));
            let steps = if previews { PREVIEW_STEPS } else { self.settings.steps };
            let settings = Box::new(Settings { steps, ..self.settings.clone() });
            jobs.push(Job::Start { settings, digits, network: self.network.clone() });
            // That of a preview is followed by another one.
            self.started = !previews;
        }
        let size = if self.done == 0 { FIRST } else { (PICTURE_STEPS / self.settings.steps() / 4 * 4).clamp(4, 16) };
        jobs.push(Job::Pictures(self.done..(self.done + size).min(self.settings.pictures())));
        self.waits = true;
        jobs.into_iter().map(|job| PicturesRequest { run: self.run, job }).collect()
    }

    /// Takes a reply. One to a request of an earlier run is ignored.
    pub fn receive(&mut self, reply: PicturesReply) {
        if reply.run != self.run {
            return;
        }
        self.waits = false;
        let is_preview = !self.is_previewed && self.settings.steps() > PREVIEW_STEPS;
        match reply.outcome {
            Outcome::Done(block) if is_preview => {
                self.is_previewed = true;
                self.preview = *block;
                self.version += 1;
            }
            Outcome::Done(block) => {
                self.done += block.data.len() as u32;
                self.pictures.append(*block);
                self.version += 1;
                let known = self.data.as_ref().zip(self.plan.as_ref());
                self.figures = known.map(|(data, plan)| Figures::new(&self.settings, data, plan, &self.pictures));
            }
            // The thread has been replaced by another one.
            Outcome::Lost => self.started = false,
        }
    }
}

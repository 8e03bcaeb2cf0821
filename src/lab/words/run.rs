//! Words to pictures: the page's side.

use super::experiment::WordsExperiment;
use super::film::{WordsFilm, WordsMap};
use super::models::Models;
use super::request::{WordsJob, WordsOutcome, WordsReply, WordsRequest};
use super::training::{WordsPhase, WordsTraining};
use crate::learning::file::NotWeights;
use std::sync::Arc;

/// Pictures of a request: what the sampler computes together.
const TOGETHER: u32 = 64;

/// The pictures of an experiment, and the training of models.
#[derive(Clone, Debug)]
pub struct WordsRun {
    experiment: WordsExperiment,
    models: Models,
    training: WordsTraining,
    /// The number of the model that was opened last, which is in its requests.
    run: u32,
    is_open: bool,
    waits: bool,
    /// Whether a reply that is on its way is to pictures of an experiment that has changed since.
    is_stale: bool,
    done: u32,
    film: WordsFilm,
    map: Option<Arc<WordsMap>>,
    refused: Option<NotWeights>,
    /// How often pictures or the map have changed, so that what shows them can notice.
    version: u64,
}

impl WordsRun {
    /// A run of this experiment, which waits for its files.
    pub fn new(experiment: WordsExperiment) -> Self {
        Self {
            experiment,
            models: Models::default(),
            training: WordsTraining::default(),
            run: 0,
            is_open: false,
            waits: false,
            is_stale: false,
            done: 0,
            film: WordsFilm::default(),
            map: None,
            refused: None,
            version: 0,
        }
    }

    /// Changes the experiment; its pictures are drawn anew.
    pub fn set(&mut self, experiment: &WordsExperiment) {
        if &self.experiment != experiment {
            let other_model = self.experiment.latent != experiment.latent;
            self.experiment = experiment.clone();
            self.begin();
            if other_model {
                self.close();
                (self.film, self.map) = (WordsFilm::default(), None);
            }
        }
    }

    /// The pictures before stay until the first of the new ones are there, so that nothing flickers.
    fn begin(&mut self) {
        self.is_stale = self.waits;
        self.done = 0;
        self.version += 1;
    }

    /// The model has to be opened anew.
    fn close(&mut self) {
        self.run += 1;
        (self.is_open, self.waits, self.is_stale) = (false, false, false);
        self.refused = None;
    }

    /// The experiment.
    pub fn experiment(&self) -> &WordsExperiment {
        &self.experiment
    }

    /// The pictures to show: as long as none of the experiment is done, those before it.
    pub fn film(&self) -> &WordsFilm {
        &self.film
    }

    /// The pictures of the experiment that are done; `None` if there is none.
    pub fn done(&self) -> Option<&WordsFilm> {
        Some(&self.film).filter(|_| self.done > 0)
    }

    /// The map of the model, if it has been opened.
    pub fn map(&self) -> Option<&Arc<WordsMap>> {
        self.map.as_ref()
    }

    /// The training.
    pub fn training(&self) -> &WordsTraining {
        &self.training
    }

    /// The files.
    pub fn models(&self) -> &Models {
        &self.models
    }

    /// Why the file of the model can't be used, if it can't.
    pub fn refused(&self) -> Option<NotWeights> {
        self.refused
    }

    /// Changes whenever pictures or the map do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether all pictures are done, or can't be.
    pub fn is_settled(&self) -> bool {
        self.refused.is_some() || self.is_missing() || self.done >= self.experiment.pictures
    }

    /// Whether a file that is needed could not be loaded.
    pub fn is_missing(&self) -> bool {
        self.models.is_missing(self.experiment.latent)
    }

    /// The name of a file that is needed now, if it has not been asked for before; relative to the page's script.
    pub fn wanted_file(&mut self) -> Option<&'static str> {
        self.models.wanted(self.experiment.latent)
    }

    /// Takes a file that was asked for; nothing if it could not be loaded.
    pub fn take_file(&mut self, name: &str, content: Option<&[u8]>) {
        if self.models.take(name, content) {
            self.close();
            self.begin();
        }
    }

    /// Starts a training for the latents of the experiment; nothing as long as the digits are not there.
    pub fn train(&mut self) {
        if let Some(digits) = self.models.digits().content().cloned() {
            self.training.start(digits, self.experiment.latent, self.experiment.seed);
        }
    }

    /// Pauses the training, or goes on with it.
    pub fn set_training(&mut self, running: bool) {
        self.training.set_running(running);
    }

    /// Ends the training, and brings back the model that comes with the page.
    pub fn use_pretrained(&mut self) {
        self.training.stop();
        self.use_model(self.experiment.latent, None);
    }

    /// Uses the model of a file for latents of this many values.
    pub fn use_model(&mut self, latent: usize, model: Option<Arc<[u8]>>) {
        self.models.set_own(latent, model);
        if latent == self.experiment.latent {
            self.close();
            self.begin();
        }
    }

    /// Requests for the thread that draws and trains.
    pub fn take_requests(&mut self) -> Vec<WordsRequest> {
        let mut requests = Vec::new();
        let files = self.models.digits().content().zip(self.models.model(self.experiment.latent));
        if let Some((digits, weights)) = files
            && self.refused.is_none()
            && !self.waits
        {
            let run = self.run;
            if !self.is_open {
                let job = WordsJob::Open { digits: digits.clone(), weights: weights.clone() };
                requests.push(WordsRequest { run, job });
                self.waits = true;
            } else if self.done < self.experiment.pictures {
                let numbers = self.done..(self.done + TOGETHER).min(self.experiment.pictures);
                requests.push(WordsRequest { run, job: WordsJob::Pictures(self.experiment.clone(), numbers) });
                self.waits = true;
            }
        }
        requests.extend(self.training.take_requests());
        requests
    }

    /// Takes a reply. One to a request of an earlier run is ignored.
    pub fn receive(&mut self, reply: WordsReply) {
        let WordsReply { run, outcome } = reply;
        match outcome {
            WordsOutcome::Trained(_) | WordsOutcome::TrainingLost => {
                let latent = self.training.latent();
                if let Some(model) = self.training.receive(run, outcome) {
                    self.use_model(latent, Some(model));
                }
            }
            _ if run != self.run => {}
            WordsOutcome::Map(map) => {
                (self.is_open, self.waits, self.is_stale) = (true, false, false);
                self.map = Some(Arc::from(map));
                self.version += 1;
            }
            WordsOutcome::NoModel(reason) => {
                self.waits = false;
                self.refused = Some(reason);
            }
            WordsOutcome::Pictures(film) => {
                self.waits = false;
                if std::mem::take(&mut self.is_stale) {
                    return;
                }
                if self.done == 0 {
                    self.film = WordsFilm::default();
                }
                self.done += film.count as u32;
                self.film.append(*film);
                self.version += 1;
            }
            // The thread has been replaced by another one.
            WordsOutcome::Lost => (self.is_open, self.waits, self.is_stale) = (false, false, false),
        }
    }

    /// Whether there is work to wait for.
    pub fn is_active(&self) -> bool {
        let has_files = self.models.digits().content().is_some() && self.models.model(self.experiment.latent).is_some();
        (has_files && !self.is_settled()) || self.training.phase() == WordsPhase::Running
    }
}

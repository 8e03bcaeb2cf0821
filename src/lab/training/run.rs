//! The page's side of a training.

use super::phase::{Origin, Phase};
use super::pretrained::PRETRAINED;
use super::request::{Detail, Progress, TrainingId, TrainingReply, TrainingRequest};
use super::shown::Shown;
use super::subject::Subject;
use crate::diffusion::model::Surface;
use crate::lab::images;
use crate::learning::history::{History, Snapshot};
use crate::learning::network::Network;
use std::sync::Arc;

/// Milliseconds of a request, at least and at most: two frames, because each reply costs the page some time.
const SLICE: [f64; 2] = [30.0, 250.0];
/// Requests that are sent ahead, so that the other thread never waits for the page.
const AHEAD: u32 = 2;
/// Every so many replies have a coarse surface.
const COARSE_EVERY: u32 = 4;
/// After so many replies, about once a second, new pictures are made with the network as it is.
const PICTURES_EVERY: u32 = 32;
/// How often work that was lost with its thread is begun again.
const REPETITIONS: u32 = 4;

/// The training of the network of one experiment, and that network.
pub struct TrainingRun {
    pub(super) id: TrainingId,
    pub(super) subject: Subject,
    pub(super) origin: Origin,
    pub(super) phase: Phase,
    /// The weights that it was started with, if they were not new, and how often its work was lost.
    pub(super) first: Option<Vec<f32>>,
    pub(super) repetitions: u32,
    pub(super) unsent: Vec<TrainingRequest>,
    /// Requests to train without a reply yet.
    pub(super) outstanding: u32,
    pub(super) replies: u32,
    pub(super) milliseconds: f64,
    pub(super) progress: Progress,
    pub(super) history: History,
    pub(super) shown: Shown,
    /// None until it is needed, and for pictures.
    pub(super) surface: Option<Arc<Surface>>,
    /// The network that is used for pictures; none until it is there.
    pub(super) network: Option<Arc<Network>>,
    /// The file of the digits.
    pub(super) digits: Option<Arc<[u8]>>,
}

impl Default for TrainingRun {
    /// The network that the default data come with, which is fetched when it is wanted.
    fn default() -> Self {
        Self::of(Subject::from_query(PRETRAINED))
    }
}

impl TrainingRun {
    /// The network that the default pictures come with, which waits for its [file](Self::take_pretrained).
    pub fn of_pictures() -> Self {
        Self::of(Subject::from(&images::Settings::default()))
    }

    pub(super) fn of(subject: Subject) -> Self {
        Self {
            id: TrainingId::new(),
            progress: Progress::of_network(subject.iterations(), Vec::new()),
            subject,
            origin: Origin::Pretrained,
            phase: Phase::Absent,
            first: None,
            repetitions: 0,
            unsent: Vec::new(),
            outstanding: 0,
            replies: 0,
            milliseconds: 0.0,
            history: History::default(),
            shown: Shown::default(),
            surface: None,
            network: None,
            digits: None,
        }
    }

    /// Takes the file of the digits, which a training of pictures may need.
    pub fn set_digits(&mut self, digits: Option<&Arc<[u8]>>) {
        self.digits = digits.cloned();
    }

    /// Starts with new weights; the first request for more is [`TrainingRun::resume`].
    pub fn reset(&mut self, subject: impl Into<Subject>) {
        self.start(subject.into(), None);
    }

    /// Starts with the weights that there are, if the experiment asks for a network of that shape; otherwise with new ones.
    pub fn go_on_from_here(&mut self, subject: impl Into<Subject>) {
        let subject = subject.into();
        let weights = Some(self.progress.weights.clone()).filter(|_| self.subject.has_shape_of(&subject));
        self.start(subject, weights);
    }

    fn start(&mut self, subject: Subject, weights: Option<Vec<f32>>) {
        self.id.start += 1;
        self.subject = subject.clone();
        self.origin = Origin::Trained;
        self.phase = Phase::Paused;
        self.outstanding = 0;
        self.replies = 0;
        self.milliseconds = 0.0;
        self.progress = Progress::of_network(0, weights.clone().unwrap_or_default());
        self.history = History::default();
        self.shown = Shown::default();
        self.first.clone_from(&weights);
        self.repetitions = 0;
        let digits = self.digits.clone().filter(|_| subject.images().is_some_and(images::Settings::needs_digits));
        self.unsent = vec![TrainingRequest::Start { subject, digits, weights }];
        self.request(0.0, Detail::Fine);
    }

    /// Starts with new weights, unless the training of this experiment is only paused: then goes on with it.
    pub fn start_or_resume(&mut self, subject: impl Into<Subject>) {
        let subject = subject.into();
        if !self.subject.is_of(&subject) || matches!(self.phase, Phase::Absent | Phase::Done) {
            self.start(subject, None);
        }
        self.resume();
    }

    /// Goes on with the iterations that are left.
    pub fn resume(&mut self) {
        if self.phase == Phase::Paused {
            self.phase = Phase::Running;
            self.look_at(None);
        }
    }

    /// Stops until [`TrainingRun::resume`].
    pub fn pause(&mut self) {
        if self.phase == Phase::Running {
            self.phase = Phase::Paused;
            self.request(0.0, Detail::Fine);
        }
    }

    /// Uses the network of a snapshot of the history, or the last network.
    pub fn look_at(&mut self, snapshot: Option<usize>) {
        let snapshot = snapshot.filter(|place| *place < self.history.snapshots().len());
        if self.shown.snapshot != snapshot {
            self.shown = Shown { snapshot, is_wanted: self.subject.images().is_none(), ..self.shown };
            self.use_network();
        }
    }

    /// Requests for the thread that trains, if a frame of the page takes so many milliseconds.
    pub fn take_requests(&mut self, frame: f64) -> Vec<(TrainingId, TrainingRequest)> {
        while self.phase == Phase::Running && self.outstanding < AHEAD {
            let coarse = (self.replies + self.outstanding).is_multiple_of(COARSE_EVERY);
            self.request((2.0 * frame).clamp(SLICE[0], SLICE[1]), if coarse { Detail::Coarse } else { Detail::Losses });
        }
        if self.shown.is_wanted && !self.shown.is_awaited {
            (self.shown.is_wanted, self.shown.is_awaited) = (false, true);
            let weights = self.shown_weights().to_vec();
            let is_known = self.origin != Origin::Pretrained || !weights.is_empty();
            let evaluate = TrainingRequest::Evaluate { subject: self.subject.clone(), weights };
            self.unsent.push(if is_known { evaluate } else { TrainingRequest::Pretrained });
        }
        std::mem::take(&mut self.unsent).into_iter().map(|request| (self.id, request)).collect()
    }

    fn request(&mut self, milliseconds: f64, detail: Detail) {
        self.outstanding += 1;
        self.unsent.push(TrainingRequest::Train { milliseconds, detail });
    }

    /// Identifies the training in requests and replies.
    pub fn id(&self) -> TrainingId {
        self.id
    }

    /// Takes a reply that has this training's [id](Self::id).
    pub fn receive(&mut self, reply: TrainingReply) {
        match reply {
            TrainingReply::Progress(progress) => self.advance(*progress),
            TrainingReply::Evaluated(surface) => {
                self.shown.is_awaited = false;
                self.surface = Some(Arc::new(surface));
            }
            TrainingReply::Lost if self.repetitions < REPETITIONS && self.needs_thread() => self.ask_again(),
            TrainingReply::Lost => {
                self.shown = Shown { is_awaited: false, is_wanted: false, has_failed: true, ..self.shown };
                self.outstanding = 0;
                self.unsent.clear();
                self.phase = Phase::Absent;
            }
        }
    }

    fn needs_thread(&self) -> bool {
        self.phase == Phase::Running || self.is_waiting()
    }

    /// The thread has been replaced by another one. The same settings give the same network, so nothing but time is lost.
    fn ask_again(&mut self) {
        self.repetitions += 1;
        self.shown.is_wanted |= self.shown.is_awaited;
        self.shown.is_awaited = false;
        if self.outstanding == 0 && self.phase != Phase::Running {
            return;
        }
        let (subject, repetitions, runs) = (self.subject.clone(), self.repetitions, self.phase == Phase::Running);
        let first = self.first.take();
        self.start(subject, first);
        self.repetitions = repetitions;
        if runs {
            self.resume();
        }
    }

    fn advance(&mut self, mut progress: Progress) {
        if self.phase == Phase::Absent {
            self.shown.is_awaited = false;
        }
        self.outstanding = self.outstanding.saturating_sub(1);
        self.replies += 1;
        self.milliseconds += progress.milliseconds;
        for Snapshot { iteration, weights } in std::mem::take(&mut progress.snapshots) {
            self.history.note(iteration, &weights);
        }
        if let Some(surface) = progress.surface.take().filter(|_| self.shown.snapshot.is_none()) {
            self.surface = Some(Arc::new(surface));
        }
        let w1 = progress.w1.or(self.progress.w1.filter(|_| progress.iteration == self.progress.iteration));
        self.progress = Progress { w1, ..progress };
        if self.phase != Phase::Absent && self.progress.iteration >= self.iterations() {
            self.phase = Phase::Done;
        }
        if self.phase != Phase::Running || self.replies % PICTURES_EVERY == 1 {
            self.use_network();
        }
    }

    /// What the training is doing.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Where the network is from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The experiment whose network is trained.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether the network was trained for the data, the process and the target of this experiment.
    pub fn fits(&self, subject: impl Into<Subject>) -> bool {
        self.subject.fits(&subject.into())
    }

    /// The last reply.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Seconds that the iterations have taken.
    pub fn seconds(&self) -> f64 {
        self.milliseconds / 1e3
    }

    /// Iterations of the whole training.
    pub fn iterations(&self) -> u64 {
        self.subject.iterations()
    }

    /// Earlier networks.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether replies are awaited: then another frame is needed.
    pub fn is_waiting(&self) -> bool {
        self.outstanding > 0 || self.shown.is_awaited || self.shown.is_wanted || !self.unsent.is_empty()
    }
}

//! Which network a training uses: that of a file, an earlier one, or the last.

use super::phase::Origin;
use super::request::{Progress, TrainingId};
use super::run::TrainingRun;
use super::shown::Shown;
use super::subject::Subject;
use crate::lab::images;
use crate::learning::file::{NotWeights, Saved};
use crate::learning::history::{History, Snapshot};
use crate::learning::network::Network;
use std::sync::Arc;

impl TrainingRun {
    /// The same network, for another experiment.
    pub fn copy(&self) -> Self {
        Self {
            origin: self.origin,
            milliseconds: self.milliseconds,
            progress: self.progress.clone(),
            history: self.history.clone(),
            shown: Shown { snapshot: self.shown.snapshot, ..Shown::default() },
            surface: self.surface.clone(),
            network: self.network.clone(),
            digits: self.digits.clone(),
            ..Self::of(self.subject.clone())
        }
    }

    /// Uses the network of a file in place of this one.
    ///
    /// # Errors
    /// If the network does not have the shape in the settings of the file, or is for another kind of experiment.
    pub fn open(&mut self, saved: &Saved) -> Result<(), NotWeights> {
        let subject = Subject::from_query(&saved.settings);
        let same_kind = subject.images().is_some() == self.subject.images().is_some();
        if !same_kind || *saved.network.shape() != subject.shape() {
            return Err(NotWeights::NoNetwork);
        }
        let mut history = History::default();
        history.note(saved.iterations, saved.network.weights());
        let is_of_pictures = subject.images().is_some();
        *self = Self {
            id: TrainingId { start: self.id.start + 1, ..self.id },
            origin: Origin::File,
            progress: Progress::of_network(saved.iterations, saved.network.weights().to_vec()),
            history,
            shown: Shown { is_wanted: !is_of_pictures, ..Shown::default() },
            surface: self.surface.clone(),
            network: is_of_pictures.then(|| Arc::new(saved.network.clone())),
            digits: self.digits.clone(),
            ..Self::of(subject)
        };
        Ok(())
    }

    /// Takes the network that comes with the page, unless there is another one by now.
    ///
    /// # Errors
    /// As [`TrainingRun::open`].
    pub fn take_pretrained(&mut self, saved: &Saved) -> Result<(), NotWeights> {
        if self.origin == Origin::Pretrained {
            self.open(saved)?;
            self.origin = Origin::Pretrained;
        }
        Ok(())
    }

    /// Uses the network that is shown for pictures. One that has diverged is not used.
    pub(super) fn use_network(&mut self) {
        let are_numbers = |network: &Network| network.weights().iter().all(|weight| weight.is_finite());
        let is_known = |network: &Network| self.network.as_deref() == Some(network);
        let of_pictures = self.network().filter(|_| self.subject.images().is_some());
        if let Some(network) = of_pictures.filter(|network| are_numbers(network) && !is_known(network)) {
            self.network = Some(Arc::new(network));
        }
    }

    /// The network that is used for pictures, if it is there and has the shape and the target that they need.
    pub fn network_for(&self, pictures: &images::Settings) -> Option<&Arc<Network>> {
        // A training that has just been started keeps the network before until its own is there.
        let network = self.network.as_ref().filter(|network| *network.shape() == pictures.shape());
        network.filter(|_| self.subject.has_shape_of(&pictures.into()))
    }

    /// The network that is used, as a file; `None` if it has not been fetched.
    pub fn saved(&self) -> Option<Saved> {
        let iterations = self.shown_snapshot().map_or(self.progress.iteration, |snapshot| snapshot.iteration);
        Some(Saved { settings: self.subject.link(), iterations, network: self.network()? })
    }

    /// The network that is used; `None` if it has not been fetched.
    pub fn network(&self) -> Option<Network> {
        Network::with_weights(self.subject.shape(), self.shown_weights().to_vec())
    }

    fn shown_snapshot(&self) -> Option<&Snapshot> {
        self.history.snapshots().get(self.shown.snapshot?)
    }

    pub(super) fn shown_weights(&self) -> &[f32] {
        self.shown_snapshot().map_or(&self.progress.weights, |snapshot| &snapshot.weights)
    }
}

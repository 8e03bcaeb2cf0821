use super::request::{Detail, TrainingReply, TrainingRequest};
use super::{Origin, Phase, Subject, TrainingRun, TrainingService};
use crate::lab::link::from_query;
use crate::lab::one_dimension::{LEARNING_RATE, Settings};
use crate::learning::file::{NotWeights, Saved};
use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

fn settings(query: &str) -> Settings {
    let (settings, refusals) = from_query(&format!("model=learned&hidden=8&layers=1&{query}"), &[]);
    assert_eq!(refusals, []);
    settings
}

/// A page and a thread that trains, with a clock that goes on by a millisecond whenever it is read.
#[derive(Default)]
struct Pair {
    run: TrainingRun,
    service: TrainingService,
    clock: Cell<u64>,
}

impl Pair {
    /// Carries out the requests that there are; returns whether there were any.
    fn exchange(&mut self) -> bool {
        let requests = self.run.take_requests(16.0);
        let any = !requests.is_empty();
        for (id, request) in requests {
            let now = || {
                self.clock.set(self.clock.get() + 1);
                Duration::from_millis(self.clock.get())
            };
            if let Some(reply) = self.service.carry_out(id, request, now)
                && id == self.run.id()
            {
                self.run.receive(reply);
            }
        }
        any
    }

    fn finish(&mut self) {
        while self.exchange() {}
    }
}

#[test]
fn a_training_runs_to_its_end_and_gives_the_same_however_it_is_divided() {
    let mut at_once = Pair::default();
    at_once.run.reset(&settings("iterations=300"));
    at_once.run.resume();
    at_once.finish();
    assert_eq!((at_once.run.phase(), at_once.run.progress().iteration), (Phase::Done, 300));
    // Replies to requests that were sent ahead do not replace the network, which would start the run anew.
    let last = at_once.run.surface().expect("a surface");
    let id = at_once.run.id();
    let more = TrainingRequest::Train { milliseconds: 30.0, detail: Detail::Coarse };
    let reply = at_once.service.carry_out(id, more, || Duration::ZERO).expect("a reply");
    at_once.run.receive(reply);
    assert!(at_once.run.surface().is_some_and(|surface| Arc::ptr_eq(&surface, &last)));
    assert!(at_once.run.progress().w1.is_some());

    let mut with_pauses = Pair::default();
    with_pauses.run.reset(&settings("iterations=300"));
    with_pauses.finish();
    assert_eq!((with_pauses.run.phase(), with_pauses.run.progress().iteration), (Phase::Paused, 0));
    let untrained = with_pauses.run.surface();
    while with_pauses.run.phase() != Phase::Done {
        with_pauses.run.resume();
        with_pauses.exchange();
        with_pauses.run.pause();
        with_pauses.finish();
        assert!(!with_pauses.run.is_waiting());
    }
    let [one, other] = [&at_once.run, &with_pauses.run];
    assert_eq!(one.progress().weights, other.progress().weights);
    assert_eq!((one.surface(), one.progress().w1), (other.surface(), other.progress().w1));
    assert_eq!(one.history(), other.history());
    assert_ne!(untrained, other.surface());
    let floor = one.progress().floor().expect("a floor");
    assert!(one.progress().loss > floor && floor > 0.09);
}

#[test]
fn replies_to_an_earlier_start_have_another_id() {
    let mut pair = Pair::default();
    pair.run.reset(&settings(""));
    let early = pair.run.id();
    pair.run.reset(&settings("seed=2"));
    assert_ne!(early, pair.run.id());
    let other = TrainingRun::default();
    assert_ne!(other.id().run, pair.run.id().run);
}

#[test]
fn a_training_whose_thread_is_lost_is_begun_again_and_gives_the_same_network() {
    let mut undisturbed = Pair::default();
    undisturbed.run.reset(&settings("iterations=300"));
    undisturbed.run.resume();
    undisturbed.finish();
    let mut pair = Pair::default();
    pair.run.reset(&settings("iterations=300"));
    pair.run.resume();
    pair.exchange();
    pair.service = TrainingService::default();
    pair.finish();
    assert_eq!(pair.run.phase(), Phase::Done);
    assert!(pair.run.progress().weights == undisturbed.run.progress().weights, "another network");
}

#[test]
fn a_training_whose_threads_are_lost_again_and_again_ends() {
    let mut pair = Pair::default();
    pair.run.reset(&settings("iterations=2000"));
    pair.run.resume();
    pair.exchange();
    for _ in 0..9 {
        pair.run.receive(TrainingReply::Lost);
    }
    assert_eq!(pair.run.phase(), Phase::Absent);
    assert!(!pair.run.is_waiting());
    let train = TrainingRequest::Train { milliseconds: 1.0, detail: Detail::Losses };
    assert_eq!(pair.service.carry_out(pair.run.id(), train, || Duration::ZERO), Some(TrainingReply::Lost));
}

#[test]
fn the_history_can_be_gone_through_and_the_training_goes_on_at_its_end() {
    let mut pair = Pair::default();
    pair.run.reset(&settings("iterations=300"));
    pair.run.resume();
    pair.finish();
    let last = pair.run.surface().expect("a surface");
    pair.run.look_at(Some(1));
    assert!(pair.run.is_waiting());
    pair.finish();
    assert!(pair.run.snapshot() == Some(1) && !Arc::ptr_eq(&last, &pair.run.surface().expect("a surface")));
    let (snapshot, shown) = (&pair.run.history().snapshots()[1], pair.run.saved().expect("a network"));
    assert_eq!((shown.iterations, shown.network.weights()), (10, &*snapshot.weights));
    // A copy, for an experiment to be compared with, has the same network.
    let copy = pair.run.copy();
    assert_eq!((copy.surface(), copy.saved()), (pair.run.surface(), Some(shown)));
    pair.run.look_at(None);
    pair.finish();
    assert_eq!(pair.run.surface(), Some(last));
}

#[test]
fn a_saved_network_is_opened_again() {
    let mut pair = Pair::default();
    pair.run.reset(&settings("iterations=50&prior=0.3&schedule=linear&target=v"));
    pair.run.resume();
    pair.finish();
    let bytes = pair.run.saved().expect("a network").to_bytes();
    let mut other = Pair::default();
    assert_eq!(other.run.open(&Saved::from_bytes(&bytes).expect("weights")), Ok(()));
    other.finish();
    assert_eq!((other.run.surface(), other.run.origin()), (pair.run.surface(), Origin::File));
    assert_eq!(other.run.subject().one_dimension().map(Settings::prior), Some(0.3));
    assert!(pair.run.subject().fits(other.run.subject()) && !other.run.fits(&Settings::default()));
    // The shape in the settings is not that of the network.
    let wrong = Saved { settings: "hidden=9".to_owned(), ..pair.run.saved().expect("a network") };
    assert_eq!(other.run.open(&wrong), Err(NotWeights::NoNetwork));
}

#[test]
fn a_training_goes_on_with_other_data() {
    let mut pair = Pair::default();
    pair.run.reset(&settings("iterations=50"));
    pair.run.resume();
    pair.finish();
    let before = pair.run.progress().weights.clone();
    let other = settings("iterations=50&prior=0.2");
    assert!(!pair.run.fits(&other) && pair.run.subject().has_shape_of(&Subject::from(&other)));
    pair.run.go_on_from_here(&other);
    pair.finish();
    assert_eq!((pair.run.progress().iteration, &pair.run.progress().weights), (0, &before));
    assert!(pair.run.fits(&other));
    pair.run.resume();
    pair.finish();
    assert_ne!(pair.run.progress().weights, before);
}

#[test]
fn the_surface_of_the_pretrained_network_is_computed_when_it_is_wanted() {
    let mut pair = Pair::default();
    pair.finish();
    assert_eq!((pair.run.surface(), pair.run.saved()), (None, None));
    pair.run.want_surface();
    pair.finish();
    assert_eq!(pair.run.surface(), Some(super::pretrained_surface()));
    assert_eq!(pair.run.saved().map(|saved| saved.network), Some(super::pretrained().network));
    assert!(!pair.run.is_waiting());
}

#[test]
fn weights_that_are_no_numbers_have_no_surface() {
    let mut pair = Pair::default();
    let mut settings = settings("iterations=400&layers=4");
    assert_eq!(LEARNING_RATE.write(&mut settings, &0.1.into()), Ok(()));
    pair.run.reset(&settings);
    pair.finish();
    let id = pair.run.id();
    // Weights that no longer are numbers.
    let weights = vec![f32::NAN; settings.training().shape().parameters()];
    let evaluate = TrainingRequest::Evaluate { subject: Subject::from(&settings), weights };
    assert!(matches!(pair.service.carry_out(id, evaluate, || Duration::ZERO), Some(TrainingReply::Lost)));
    assert!(pair.run.surface().is_some());
}

//! Experiments that are set aside while lessons are open.

use super::harness::*;
use diffuscope::app::host::{Event, Host};
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::settings::Value;
use egui::{Key, Modifiers};
use std::cell::RefCell;
use std::rc::Rc;

/// What a lesson does: an experiment of its own, with a covered picture.
fn begin_lesson(harness: &mut Page) {
    let screen = screen(harness);
    // The second call does nothing.
    screen.set_aside();
    screen.set_aside();
    screen.compare(None).expect("a comparison can be ended");
    screen.apply(&[("model".to_owned(), Value::from("bayes"))]).expect("there is such a model");
    screen.playback_mut().cover(1.0);
    harness.run_steps(2);
}

fn models(harness: &mut Page) -> (&'static str, Option<&'static str>) {
    let screen = screen(harness);
    (screen.experiment().model().name, screen.second().map(|settings: &Settings| settings.model().name))
}

#[test]
fn experiments_that_were_set_aside_come_back_as_they_were() {
    let mut harness = english("particles=512&steps=20&model=nn&b.model=mle");
    let run = screen(&mut harness).run().id();
    begin_lesson(&mut harness);
    assert_eq!(models(&mut harness), ("bayes", None));
    assert_ne!(screen(&mut harness).run().id(), run);
    screen(&mut harness).bring_back(false);
    harness.run_steps(2);
    assert_eq!(models(&mut harness), ("nn", Some("mle")));
    // The run itself, with all of its particles, and the playhead.
    assert_eq!((screen(&mut harness).run().id(), screen(&mut harness).is_settled()), (run, true));
    assert!(screen(&mut harness).playback().is_all_seen());
    // The experiment of the lesson is a step back, and the one from before it is two.
    for expected in [("bayes", None), ("nn", Some("mle"))] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
        assert_eq!(models(&mut harness), expected);
    }
}

#[test]
fn the_experiment_of_a_lesson_can_be_kept() {
    let mut harness = english("particles=256&steps=20&model=nn");
    begin_lesson(&mut harness);
    screen(&mut harness).bring_back(true);
    screen(&mut harness).bring_back(false);
    harness.run_steps(2);
    assert_eq!(models(&mut harness), ("bayes", None));
}

#[test]
fn blocks_that_a_worker_has_run_meanwhile_are_not_lost() {
    let mut harness = started_page("particles=4096&steps=10&model=nn", [1280.0, 800.0], Default::default());
    let job = screen(&mut harness).run().take_job(2);
    begin_lesson(&mut harness);
    if let Some(job) = job {
        // The worker has failed: its blocks wait to be run again.
        screen(&mut harness).finish_job(job.run, &[job.blocks], None);
    }
    screen(&mut harness).bring_back(false);
    settle(&mut harness);
    assert!(screen(&mut harness).is_settled());
}

/// Notes the queries that are to be written into the address.
#[derive(Clone, Default)]
struct Addresses(Rc<RefCell<Vec<String>>>);

impl Host for Addresses {
    fn event(&self, event: Event) {
        if let Event::Change { query } = event {
            self.0.borrow_mut().push(query);
        }
    }
}

#[test]
fn the_address_is_written_again_because_the_history_may_have_moved() {
    let mut harness = english("particles=256&steps=20&model=nn");
    let addresses = Addresses::default();
    app(&mut harness).set_host(Box::new(addresses.clone()));
    harness.run_steps(2);
    assert_eq!(addresses.0.take(), [""; 0]);
    // No frame is drawn in between, and the settings are the same in the end.
    screen(&mut harness).set_aside();
    screen(&mut harness).bring_back(false);
    harness.run_steps(2);
    let query = app(&mut harness).screen().query();
    assert_eq!(addresses.0.take(), [query]);
}

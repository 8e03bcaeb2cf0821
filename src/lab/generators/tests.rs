use super::*;
use crate::lab::json::Json;
use crate::lab::link::{from_query, to_link};
use crate::lab::settings::{Refusal, Schema as _, Setting, Value};
use std::time::Duration;

const SMALL: &str = "hidden=8&iterations=120&batch=64&steps=5";

fn settings(query: &str) -> Settings {
    let (settings, refusals) = from_query(query, &[]);
    assert_eq!(refusals, [], "{query}");
    settings
}

/// A run and what carries out its requests; its clock ticks five milliseconds at each look.
struct Page {
    run: GeneratorsRun,
    service: GeneratorsService,
    now: Duration,
}

impl Page {
    fn new(query: &str) -> Self {
        let run = GeneratorsRun::new(settings(query));
        Self { run, service: GeneratorsService::default(), now: Duration::ZERO }
    }

    /// One exchange of requests and replies.
    fn exchange(&mut self) {
        for request in self.run.take_requests() {
            let now = &mut self.now;
            let mut clock = || {
                *now += Duration::from_millis(5);
                *now
            };
            if let Some(reply) = self.service.carry_out(request, &mut clock) {
                self.run.receive(reply);
            }
        }
    }

    fn settle(&mut self) {
        self.exchange();
        while !self.run.is_settled() {
            self.exchange();
        }
    }

    /// A page whose generators are trained to the end.
    fn trained(query: &str) -> Self {
        let mut page = Self::new(query);
        page.run.train();
        page.settle();
        page
    }

    fn set(&mut self, name: &str, value: &str) {
        let mut settings = self.run.settings().clone();
        let setting = Setting::<Settings>::named(name).expect("a setting");
        setting.write(&mut settings, &Value::from(value)).expect("it is allowed");
        self.run.set(&settings);
    }

    fn iterations(&self) -> Vec<u64> {
        self.run.shown().map(|training| training.progress().iteration).collect()
    }
}

fn number(report: &Json, path: &[&str]) -> Option<f64> {
    path.iter().try_fold(report, |json, name| json.get(name))?.number()
}

#[test]
fn a_link_holds_the_generators() {
    let query = "screen=generators&shown=vae%2Bdeep_vae&beta=5&levels=2";
    assert_eq!(settings(query).shown(), [Generator::Vae, Generator::DeepVae]);
    assert_eq!(to_link(&settings(query)), query);
    // In an address, a plus sign is a space; the order does not matter.
    assert_eq!(from_query::<Settings>("shown=gan vae", &[]).0.shown(), [Generator::Vae, Generator::Gan]);
    assert_eq!(to_link(&Settings::default()), "screen=generators&v=1");
    assert_eq!(from_query::<Settings>(Settings::LEFT_OUT[0], &[]).0, Settings::default());
    for query in ["shown=", "shown=vae+magic", "data=list", "objective=x", "iterations=1"] {
        let (_, refusals) = from_query::<Settings>(query, &[]);
        assert!(matches!(&refusals[..], [Refusal::NotAllowed { .. } | Refusal::NoMeaning { .. }]), "{query}");
    }
}

#[test]
fn untrained_generators_are_seen_at_once() {
    let mut page = Page::new(SMALL);
    page.settle();
    assert_eq!(page.iterations(), [0; 4]);
    for training in page.run.shown() {
        assert_eq!((training.evaluations().len(), training.phase()), (1, Phase::Paused));
        assert_eq!(finding(training, 1.0), Finding::Untrained);
        assert_eq!(training.evaluations()[0].stages[0].len(), LINES);
        assert_eq!(training.evaluations()[0].histogram.len(), BINS);
    }
}

#[test]
fn all_are_trained_and_their_history_is_kept() {
    let mut page = Page::trained(&format!("{SMALL}&shown=vae%2Bdeep_vae%2Bgan%2Bflow%2Bdiffusion"));
    assert_eq!(page.iterations(), [120; 5]);
    for training in page.run.shown() {
        assert_eq!(training.phase(), Phase::Done);
        let iterations: Vec<u64> = training.evaluations().iter().map(|one| one.iteration).collect();
        assert!(iterations.is_sorted() && iterations[0] == 0 && iterations[iterations.len() - 1] == 120);
        assert!(iterations.len() > 4, "{iterations:?}");
        assert_eq!(training.until(0.0).len(), 1);
        assert_eq!(training.until(0.5).last().map(|one| one.iteration <= 60), Some(true));
        assert_eq!(training.until(1.0).len(), iterations.len());
        let losses: u64 = training.progress().curves[0].len() as u64 * training.progress().stride;
        assert!(losses <= 120 && losses > 100);
    }
    let report = report(&page.run);
    for name in ["vae", "deep_vae", "gan", "flow", "diffusion"] {
        assert!(number(&report, &[name, "w1"]).is_some_and(|w1| w1 > 0.0), "{name}");
        assert_eq!(number(&report, &[name, "nats"]).is_some(), !matches!(name, "gan" | "diffusion"), "{name}");
    }
    assert_eq!(number(&report, &["diffusion", "evaluations"]), Some(5.0));
    assert_eq!(number(&report, &["data", "modes"]), Some(2.0));
    // Once more, from the start.
    page.run.train();
    assert!(page.run.is_running());
    page.settle();
    assert_eq!(page.iterations(), [120; 5]);
}

#[test]
fn a_change_trains_anew_only_what_it_concerns() {
    let mut page = Page::trained(SMALL);
    let w1 = |page: &Page| -> Vec<f64> {
        page.run.shown().map(|training| training.evaluations().last().expect("one").w1).collect()
    };
    let before = w1(&page);
    page.set("beta", "3");
    page.exchange();
    assert_eq!(page.iterations()[1..], [120; 3]);
    assert!(page.iterations()[0] < 120 && page.run.is_running());
    page.settle();
    assert!(w1(&page)[0] != before[0] && w1(&page)[1..] == before[1..]);
    // The sampler's steps change what is seen of the diffusion model, which is not trained anew.
    page.set("steps", "1");
    page.settle();
    assert_eq!(page.iterations(), [120; 4]);
    let diffusion = page.run.training(Generator::Diffusion);
    assert_eq!((diffusion.evaluations().len(), diffusion.evaluations()[0].stages.len()), (1, 2));
    assert_eq!((diffusion.phase(), diffusion.progress().cost), (Phase::Done, 1));
    assert!(w1(&page)[3] != before[3]);
    page.set("data", "three-bumps");
    page.settle();
    assert_eq!(page.iterations(), [120; 4]);
    assert_eq!(page.run.known().map(|known| known.modes.len()), Some(3));
}

#[test]
fn a_pause_makes_no_difference() {
    let mut page = Page::new(SMALL);
    page.run.train();
    page.exchange();
    page.run.pause();
    page.settle();
    let paused = page.iterations();
    assert!(paused.iter().all(|done| (1..120).contains(done)), "{paused:?}");
    page.exchange();
    assert_eq!(page.iterations(), paused);
    page.run.train();
    page.settle();
    let whole = Page::trained(SMALL);
    for (one, other) in page.run.shown().zip(whole.run.shown()) {
        let seen = |training: &TrainingRun| {
            training
                .evaluations()
                .last()
                .map(|last| (last.iteration, last.w1, last.stages.clone(), last.curves.clone()))
        };
        assert_eq!(seen(one), seen(other));
    }
    page.run.reset();
    page.settle();
    assert_eq!((page.iterations(), page.run.is_running()), (vec![0; 4], false));
}

#[test]
fn another_thread_begins_anew() {
    let mut page = Page::new(SMALL);
    page.run.train();
    page.exchange();
    page.service = GeneratorsService::default();
    page.settle();
    assert_eq!(page.iterations(), [120; 4]);
}

#[test]
fn presets_are_experiments() {
    for preset in &PRESETS {
        let settings = preset.settings();
        for (name, value) in preset.values {
            let read = Setting::<Settings>::named(name).expect("a setting").read(&settings).to_string();
            assert_eq!(read, *value, "{}", preset.name);
        }
    }
}

/// tests/browser/generators.test.mjs has the same numbers.
#[test]
fn what_is_learned_is_the_same_in_a_browser() {
    let page = Page::trained(&format!("{SMALL}&shown=vae%2Bdeep_vae%2Bgan%2Bflow%2Bdiffusion&iterations=100&seed=3"));
    let found = Generator::ALL.map(|generator| w1(&page, generator));
    let expected = [
        0.422_437_921_127_958_86,
        0.385_960_399_710_896_6,
        0.683_803_987_005_286_8,
        0.591_137_740_329_638,
        1.411_339_243_701_370_3,
    ];
    assert_eq!(found, expected);
}

fn w1(page: &Page, generator: Generator) -> f64 {
    page.run.training(generator).evaluations().last().expect("it is trained").w1
}

/// The page's defaults on two bumps.
#[test]
fn all_generators_learn_two_bumps() {
    let page = Page::trained("");
    for (generator, most) in
        [(Generator::Vae, 0.08), (Generator::Gan, 0.15), (Generator::Flow, 0.08), (Generator::Diffusion, 0.08)]
    {
        let w1 = w1(&page, generator);
        println!("{generator:?}: {w1:.3}");
        assert!(w1 <= most, "{generator:?}: {w1}");
    }
}

use super::*;
use crate::generators::words::phrase::Phrase;
use crate::lab::json::Json;
use crate::learning::file::NotWeights;
use std::time::Duration;

static DIGITS: &[u8] = include_bytes!("../../../assets/images/digits.bin");
static WEIGHTS: [&[u8]; 2] =
    [include_bytes!("../../../assets/weights/words-2.bin"), include_bytes!("../../../assets/weights/words-8.bin")];

fn experiment(word: &str, latent: usize) -> WordsExperiment {
    let phrase: Phrase = word.parse().expect("a phrase");
    WordsExperiment { phrase, guidance: 2.0, latent, steps: 50, pictures: 64, seed: 1 }
}

/// Hands over the files that are asked for.
fn load(run: &mut WordsRun) {
    while let Some(name) = run.wanted_file() {
        let content = match name {
            DIGITS_FILE => DIGITS,
            "./weights/words-2.bin" => WEIGHTS[0],
            "./weights/words-8.bin" => WEIGHTS[1],
            other => panic!("{other}"),
        };
        run.take_file(name, Some(content));
    }
}

/// A clock that ticks once a call, so that every slice of a training has the same iterations, twenty.
fn clock() -> impl Fn() -> Duration {
    let ticks = std::cell::Cell::new(0);
    move || {
        ticks.set(ticks.get() + 1);
        Duration::from_millis(5 * ticks.get())
    }
}

fn exchange(run: &mut WordsRun, service: &mut WordsService) {
    for request in run.take_requests() {
        service.carry_out(request, clock()).into_iter().for_each(|reply| run.receive(reply));
    }
}

fn finished(experiment: WordsExperiment) -> WordsRun {
    let (mut run, mut service) = (WordsRun::new(experiment), WordsService::default());
    load(&mut run);
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    run
}

#[test]
fn pictures_are_drawn_and_their_figures_are_reported() {
    for latent in LATENTS {
        let run = finished(experiment("seven or 九", latent));
        let film = run.done().expect("pictures");
        assert_eq!((film.count, film.steps(), run.film().hits.len()), (64, 50, 64));
        assert_eq!((film.path.len(), film.decoded.len()), (64 * 51 * 2, 64 * 51 * 64));
        assert_eq!((film.estimates.len(), film.latents.len()), (64 * 50 * 64, 64 * latent));
        let map = run.map().expect("a map");
        assert_eq!((map.points.len(), map.classes.len()), (2 * 1797, 1797));
        assert_eq!(map.pictures.len(), map.side * map.side * 64);
        let report = report(&run, "seven or 九");
        let number = |name: &str| report.get(name).and_then(Json::number).expect("a number");
        let least = if latent == 2 { 0.75 } else { 0.9 };
        assert!(number("hit_rate") >= least && number("spread") > 0.4, "{report:?}");
        assert_eq!(report.get("word"), Some(&Json::Text("seven or 九".to_owned())));
        assert!(matches!(report.get("verdict"), Some(Json::Text(_))));
    }
}

#[test]
fn pictures_do_not_depend_on_their_number_and_are_those_of_every_machine() {
    let few = finished(WordsExperiment { pictures: 5, ..experiment("three", 2) });
    let many = finished(WordsExperiment { pictures: 70, ..experiment("three", 2) });
    assert_eq!(many.film().count, 70);
    assert_eq!(few.film().decoded, many.film().decoded[..few.film().decoded.len()]);
    assert_eq!(few.film().latents, many.film().latents[..few.film().latents.len()]);
}

#[test]
fn files_are_asked_for_once_and_what_is_missing_is_told() {
    let mut run = WordsRun::new(experiment("one", 2));
    assert_eq!((run.wanted_file(), run.wanted_file()), (Some(DIGITS_FILE), Some("./weights/words-2.bin")));
    assert_eq!(run.wanted_file(), None);
    assert!(run.take_requests().is_empty() && !run.is_settled() && !run.is_active());
    run.take_file(DIGITS_FILE, Some(DIGITS));
    run.take_file("./weights/words-2.bin", None);
    assert!(run.is_missing() && run.is_settled() && run.take_requests().is_empty());
    // The other model is another file.
    run.set(&experiment("one", 8));
    assert_eq!(run.wanted_file(), Some("./weights/words-8.bin"));
    assert!(!run.is_missing());
}

#[test]
fn a_damaged_model_is_refused_with_the_reason() {
    let (mut run, mut service) = (WordsRun::new(experiment("one", 2)), WordsService::default());
    load(&mut run);
    let mut damaged = WEIGHTS[0].to_vec();
    damaged[1000] ^= 1;
    for (bytes, reason) in [
        (&damaged[..], NotWeights::Damaged),
        (&WEIGHTS[0][..500], NotWeights::Truncated),
        (b"<!DOCTYPE html>", NotWeights::Foreign),
    ] {
        run.use_model(2, Some(bytes.into()));
        assert_eq!(run.refused(), None);
        exchange(&mut run, &mut service);
        assert_eq!(run.refused(), Some(reason));
        assert!(run.is_settled() && run.take_requests().is_empty());
    }
    run.use_model(2, None);
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    assert_eq!((run.refused(), run.film().count), (None, 64));
}

#[test]
fn a_changed_experiment_drops_pictures_of_the_one_before() {
    let (mut run, mut service) = (WordsRun::new(experiment("one", 2)), WordsService::default());
    load(&mut run);
    exchange(&mut run, &mut service);
    let late: Vec<_> = run.take_requests();
    run.set(&experiment("two", 2));
    late.into_iter().filter_map(|request| service.carry_out(request, clock())).for_each(|reply| run.receive(reply));
    assert!(run.done().is_none() && !run.is_settled());
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    assert_eq!(run.film(), finished(experiment("two", 2)).film());
    // A thread that does not know the model says so, and is told of it.
    run.set(&experiment("three", 2));
    let mut other = WordsService::default();
    while !run.is_settled() {
        exchange(&mut run, &mut other);
    }
    assert_eq!(run.film(), finished(experiment("three", 2)).film());
}

#[test]
fn a_training_goes_on_pauses_and_its_model_is_used() {
    let (mut run, mut service) = (WordsRun::new(experiment("one", 2)), WordsService::default());
    run.train();
    assert_eq!(run.training().phase(), WordsPhase::Absent, "the digits are not there");
    load(&mut run);
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    let pretrained = run.film().clone();
    run.train();
    (0..3).for_each(|_| exchange(&mut run, &mut service));
    let progress = run.training().progress();
    assert!(progress.iteration >= 50 && progress.iterations > 10_000 && !progress.autoencoder.is_empty());
    run.set_training(false);
    let iterations = run.training().progress().iteration;
    exchange(&mut run, &mut service);
    assert_eq!((run.training().phase(), run.training().progress().iteration), (WordsPhase::Paused, iterations));
    run.set_training(true);
    while !run.models().has_own(2) {
        exchange(&mut run, &mut service);
    }
    run.set_training(false);
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    assert_ne!(run.film(), &pretrained);
    assert_eq!(report(&run, "one").get("model"), Some(&Json::Text("trained".to_owned())));
    run.use_pretrained();
    while !run.is_settled() {
        exchange(&mut run, &mut service);
    }
    assert_eq!((run.film(), run.training().phase()), (&pretrained, WordsPhase::Absent));
    // Replies to a training that was ended are ignored.
    run.train();
    let mut requests = run.take_requests();
    run.use_pretrained();
    let late = requests.pop().and_then(|request| WordsService::default().carry_out(request, clock()));
    run.receive(late.expect("a reply"));
    assert_eq!(run.training().phase(), WordsPhase::Absent);
}

#[test]
fn the_verdict_tells_what_guidance_does() {
    // Ten pictures with latents at both sides of 0; the data have a variance of 1.
    let found = |guidance: f64, hits: u8, spread: f32| {
        let latents = (0..10).map(|i| if i % 2 == 0 { spread } else { -spread }).collect();
        let hits = (0..10).map(|i| u8::from(i < hits)).collect();
        let film = WordsFilm { count: 10, latents, hits, own_variance: 1.0, ..WordsFilm::default() };
        finding(&WordsExperiment { guidance, ..experiment("seven", 2) }, &film)
    };
    assert_eq!(found(2.0, 10, 0.9), Some(Finding::Followed));
    assert_eq!(found(0.0, 1, 0.9), Some(Finding::Ignored(0.1)));
    assert!(matches!(found(2.0, 6, 0.9), Some(Finding::Missed(share)) if (share - 0.4).abs() < 1e-12));
    assert!(matches!(found(5.0, 10, 0.1), Some(Finding::Alike(spread)) if spread < 0.11));
    assert!(matches!(found(5.0, 10, 1.5), Some(Finding::Beyond(spread)) if spread > 1.5));
    assert_eq!(finding(&experiment("seven", 2), &WordsFilm::default()), None);
}

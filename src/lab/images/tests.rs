use super::*;
use crate::lab::json::Json;
use crate::lab::link::{from_query, to_link};
use crate::lab::settings::{Refusal, Schema as _, Value};
use crate::lab::training::request::{Detail, TrainingId, TrainingReply, TrainingRequest};
use crate::lab::training::{Subject, TrainingService};
use crate::learning::file::Saved;
use crate::learning::network::Network;
use std::sync::Arc;
use std::time::Duration;

fn digits() -> Arc<[u8]> {
    Arc::from(&include_bytes!("../../../assets/images/digits.bin")[..])
}

fn settings(query: &str) -> Settings {
    let (settings, refusals) = from_query(query, &[]);
    assert_eq!(refusals, [], "{query}");
    settings
}

/// All pictures of a run.
fn finished(query: &str) -> ImagesRun {
    let mut run = ImagesRun::new(settings(query));
    assert!(run.set_digits(&digits()));
    let mut service = PicturesService::default();
    while !run.is_settled() {
        for request in run.take_requests() {
            service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
        }
    }
    run
}

fn found(run: &ImagesRun) -> Finding {
    finding(run.settings(), run.figures().expect("figures"))
}

#[test]
fn a_link_holds_classes_and_a_picture() {
    let picture: String = "0123456789abcdef".repeat(4);
    let query = format!("screen=images&classes=3%2B8&prior=0.8&picture={picture}&model=nn");
    let settings = settings(&query);
    assert_eq!(settings.classes(), [3, 8]);
    assert!(!settings.has_prior(), "a third class");
    assert_eq!(to_link(&settings), query);
    // In an address, a plus sign is a space; the order of classes does not matter.
    assert_eq!(from_query::<Settings>("classes=8 3", &[]).0.classes(), [3, 8]);
    assert_eq!(from_query::<Settings>("classes=0+1+2+3+4+5+6+7+8+9", &[]).0.classes(), [0_u8; 0]);
    assert_eq!(to_link(&Settings::default()), "screen=images&v=1");
}

#[test]
fn what_is_not_allowed_is_explained() {
    for (query, words) in [
        ("classes=10", "all, or numbers from 0 to 9"),
        ("picture=12", "64 or 256 pixels"),
        ("blur=21", "a number from 0 to 20"),
        ("process=fog", "one of diffusion, heat"),
    ] {
        let (_, refusals) = from_query::<Settings>(query, &[]);
        assert!(matches!(&refusals[..], [Refusal::NotAllowed { .. }]), "{query}");
        assert!(refusals[0].to_string().contains(words), "{}", refusals[0]);
    }
}

#[test]
fn nothing_is_asked_for_until_the_digits_are_there() {
    let mut run = ImagesRun::new(Settings::default());
    assert!(run.take_requests().is_empty() && run.plan().is_none() && !run.is_settled());
    assert!(!run.set_digits(&Arc::from(&[1_u8, 2][..])));
    assert!(run.set_digits(&digits()));
    assert_eq!(run.take_requests().len(), 2);
    assert!(run.take_requests().is_empty(), "one request at a time");
    assert_eq!(report(&run).get("pictures"), Some(&Json::Number(0.0)));
}

#[test]
fn a_changed_experiment_drops_the_pictures_of_the_one_before() {
    let mut run = ImagesRun::new(settings("data=icons&pictures=8&steps=5"));
    let mut service = PicturesService::default();
    let late: Vec<_> = run.take_requests().into_iter().filter_map(|request| service.carry_out(request)).collect();
    run.set(&settings("data=icons&pictures=8&steps=6"), None);
    late.into_iter().for_each(|reply| run.receive(reply));
    assert_eq!(run.done(), 0);
    // A thread that does not know the run says so, and is told of it.
    let requests = run.take_requests();
    let mut other = PicturesService::default();
    requests.into_iter().skip(1).filter_map(|request| other.carry_out(request)).for_each(|reply| run.receive(reply));
    assert_eq!(run.take_requests().len(), 2);
}

#[test]
fn many_steps_are_shown_with_fewer_first() {
    let mut run = ImagesRun::new(settings("data=icons&pictures=8&steps=300"));
    let mut service = PicturesService::default();
    let mut exchange = |run: &mut ImagesRun| {
        for request in run.take_requests() {
            service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
        }
    };
    exchange(&mut run);
    let preview = run.shown().clone();
    assert_eq!((run.done(), preview.data.len(), run.figures()), (0, 4, None));
    exchange(&mut run);
    assert_eq!((run.done(), run.shown()), (4, run.pictures()));
    // As many times of each picture, and the same pictures.
    assert_eq!((preview.forward.len(), &preview.data), (run.shown().forward.len(), &run.shown().data));
    assert_ne!(preview.recovered, run.shown().recovered);
    assert_eq!(finished("data=icons&pictures=4&steps=300").pictures().recovered, run.pictures().recovered);
}

#[test]
fn runs_are_the_same_to_the_bit_and_independent_of_their_number() {
    let (few, many) = (finished("pictures=5&steps=12&noise=0.2"), finished("pictures=21&steps=12&noise=0.2"));
    assert_eq!(few.pictures().recovered, many.pictures().recovered[..5 * 64]);
    assert_eq!(few.pictures(), finished("pictures=5&steps=12&noise=0.2").pictures());
}

#[test]
fn the_verdict_tells_what_has_happened() {
    assert_eq!(found(&finished("steps=50")), Finding::Recovered);
    assert_eq!(found(&finished("steps=50&classes=3%2B8&prior=0.8&pictures=128")), Finding::Recovered);
    let lost = finished("steps=50&classes=3%2B8&prior=0.9&model=nn&blur=0&pictures=128");
    assert!(matches!(found(&lost), Finding::PriorLost(3, share, prior) if share < 0.8 && prior == 0.9));
    assert_eq!(found(&finished("steps=50&model=exact&noise=1")), Finding::Noisy);
    // One step back from noise is the mean of everything.
    assert_eq!(found(&finished("steps=1&sampler=ddim&pictures=16")), Finding::Blurred);
}

#[test]
fn the_report_has_the_figures() {
    let run = finished("steps=50&model=exact");
    let report = report(&run);
    let number = |name: &str| report.get(name).and_then(Json::number).expect("a number");
    assert_eq!(number("pictures"), 64.0);
    let rms = report.get("rms_to_nearest").expect("distances");
    assert!(rms.get("max").and_then(Json::number).expect("a number") < 0.02);
    assert_eq!(number("returned"), 1.0);
    assert!(number("spectrum_error") < 1.5 && number("fine_error").abs() < 1.0);
    // σ at t = 0 is 0.0067, of a range of 2: 20 log₁₀(2/0.0067) = 49.5.
    assert!((number("psnr") - 49.5).abs() < 0.5, "{}", number("psnr"));
    assert!(matches!(report.get("classes"), Some(Json::List(shares)) if shares.len() == 11));
    let generated = finished("steps=20&start=gaussian&pictures=4");
    assert_eq!(super::report(&generated).get("psnr"), Some(&Json::Null));
    let levels = levels(&run);
    assert!(matches!(levels.get("alpha"), Some(Json::List(rows)) if rows.len() == 51));
}

#[test]
fn the_own_picture_goes_first_and_comes_back() {
    let ring: String = "0ff00ff0".repeat(8);
    for data in ["digits", "icons"] {
        let run = finished(&format!("data={data}&picture={ring}&model=exact&pictures=4&steps=20"));
        let drawn = run.data().expect("data");
        let own = drawn.set.count() as u32 - 1;
        assert_eq!((run.pictures().data[0], run.pictures().nearest[0]), (own, own));
        assert_eq!(drawn.set.classes()[own as usize], OWN);
    }
}

#[test]
fn every_setting_can_be_written_by_its_name() {
    for setting in Settings::all() {
        let mut settings = Settings::default();
        let value = setting.read(&settings);
        assert_eq!(setting.write(&mut settings, &value), Ok(()), "{setting:?}");
        assert_eq!(settings, Settings::default(), "{setting:?}");
    }
    let mut settings = Settings::default();
    PICTURE.write(&mut settings, &Value::Text("f".repeat(64))).expect("a picture");
    PICTURE.write(&mut settings, &Value::from("none")).expect("none");
    assert_eq!(settings, Settings::default());
}

/// The checksum FNV-1a of 64 bits (Fowler, Noll & Vo).
fn checksum(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// `tests/browser/images.test.mjs` has the same two, of the page in Chromium.
#[test]
fn pixels_are_those_of_the_browser() {
    let run = finished("steps=30&pictures=12&noise=0.1&seed=3");
    let recovered = run.pictures().recovered.iter().flat_map(|x| x.to_le_bytes());
    let found = [checksum(recovered), checksum(run.pictures().reverse.iter().copied())];
    assert_eq!(found.map(|sum| format!("{sum:016x}")), ["769135d2948be801", "10aee7bf6e6c4724"]);
}

/// The network that comes with the page, as `make weights` has written it.
fn pretrained() -> Saved {
    Saved::from_bytes(include_bytes!("../../../assets/weights/pictures.bin")).expect("a network")
}

/// All pictures of a run with a network.
fn finished_with(query: &str, network: &Arc<Network>) -> ImagesRun {
    let mut run = ImagesRun::new(Settings::default());
    assert!(run.set_digits(&digits()));
    run.set(&settings(query), Some(network));
    let mut service = PicturesService::default();
    while !run.is_settled() {
        for request in run.take_requests() {
            service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
        }
    }
    run
}

#[test]
fn the_network_of_the_default_experiment_makes_new_digits() {
    let saved = pretrained();
    assert_eq!(settings(&saved.settings), Settings::default());
    assert_eq!(saved.iterations, u64::from(Settings::default().training().iterations));
    let network = Arc::new(saved.network);
    let run = finished_with("model=learned&start=gaussian&pictures=128", &network);
    let figures = run.figures().expect("figures");
    // None of them is one of the data, as those of the posterior mean are, 0.0068 on average.
    assert!(run.pictures().rms.iter().all(|rms| *rms > 0.04), "{:?}", run.pictures().rms);
    assert!(figures.mean_rms > 0.15 && figures.recognised > 0.55, "{figures:?}");
    assert_eq!(found(&run), Finding::New, "{figures:?}");
    // All classes, within five standard errors of a share of 0.1 of 128.
    let share = |class: usize| (figures.classes[class] - 0.1).abs();
    assert!((0..10).all(|class| share(class) < 0.133), "{:?}", figures.classes);
    // Without its network a run waits; with one for another size it would not know what to do.
    let mut run = ImagesRun::new(settings("model=learned"));
    assert!(run.set_digits(&digits()) && run.lacks_network() && run.take_requests().is_empty());
}

/// `tests/browser/images.test.mjs` has the same two, of the page in Chromium.
#[test]
fn networks_and_their_pixels_are_those_of_the_browser() {
    let network = Arc::new(pretrained().network);
    let run = finished_with("model=learned&start=gaussian&pictures=16", &network);
    let learned = checksum(run.pictures().recovered.iter().flat_map(|x| x.to_le_bytes()));
    let mut training = TrainingService::default();
    let id = TrainingId { run: 0, start: 1 };
    let subject = Subject::from(&settings("model=learned&hidden=16&batch=64&iterations=100&classes=0%2B1"));
    let requests = [
        TrainingRequest::Start { subject, digits: Some(digits()), weights: None },
        TrainingRequest::Train { milliseconds: 1e4, detail: Detail::Losses },
    ];
    let replies = requests.map(|request| training.carry_out(id, request, || Duration::ZERO));
    let [None, Some(TrainingReply::Progress(progress))] = replies else { panic!("no progress") };
    assert_eq!(progress.iteration, 100);
    let weights = checksum(progress.weights.iter().flat_map(|x| x.to_le_bytes()));
    assert_eq!([learned, weights].map(|sum| format!("{sum:016x}")), ["a57c449a70918fc0", "d5a858797e07cdee"]);
}

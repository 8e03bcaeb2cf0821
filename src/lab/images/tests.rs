use super::*;
use crate::lab::json::Json;
use crate::lab::link::{from_query, to_link};
use crate::lab::settings::{Refusal, Schema as _, Value};
use std::sync::Arc;

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
    run.set(&settings("data=icons&pictures=8&steps=6"));
    late.into_iter().for_each(|reply| run.receive(reply));
    assert_eq!(run.done(), 0);
    // A thread that does not know the run says so, and is told of it.
    let requests = run.take_requests();
    let mut other = PicturesService::default();
    requests.into_iter().skip(1).filter_map(|request| other.carry_out(request)).for_each(|reply| run.receive(reply));
    assert_eq!(run.take_requests().len(), 2);
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
    assert_eq!(found.map(|sum| format!("{sum:016x}")), ["1bc1d28746bed9f7", "10aee7bf6e6c4724"]);
}

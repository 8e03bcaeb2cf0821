//! Every number that the lessons and the README state about an experiment, against a run of it. What a trained network
//! gives is checked in the browser, where it is trained (`tests/browser/lessons.test.mjs`).

use diffuscope::lab::images::{self, ImagesRun, PicturesService};
use diffuscope::lab::json::Json;
use diffuscope::lab::link::from_query;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;
use diffuscope::learning::file::Saved;
use diffuscope::screens::chain::Chain;
use diffuscope::screens::screen::Screen as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The experiment of each lesson, as in `web/lessons/sequence.js`, and whether it trains a network.
const LESSONS: [(&str, &str, bool); 13] = [
    ("forward", "", false),
    ("reverse", "", false),
    ("noise", "noise=0.1", false),
    ("more-noise", "noise=1", false),
    ("nn", "model=nn", false),
    ("mle", "model=mle", false),
    ("posterior", "model=bayes", false),
    ("learning", "", true),
    ("memorising", "data=two-bumps&seed=4", true),
    ("wrong", "", true),
    ("few-steps", "width=0.3&model=bayes&start=gaussian&steps=1&sampler=ddim", false),
    ("ode-or-sde", "width=0.3&model=bayes&start=gaussian&steps=20&noise=1&corrupt=eps", false),
    (
        "guidance",
        "width=0.3&model=bayes&start=gaussian&prior=0.5&schedule=linear&sampler=ddim&condition=2&guidance=4",
        false,
    ),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

fn settings(query: &str) -> Settings {
    let (settings, refusals) = from_query(query, &[]);
    assert_eq!(refusals, []);
    settings
}

fn report(query: &str) -> Report {
    let mut run = Run::new(&settings(query));
    run.refine(|| true);
    Report::new(run.recording())
}

/// A figure by its path in the report; none if it is about a training.
fn figure(report: &Report, path: &str) -> Option<f64> {
    let (population, name) = path.split_once('.')?;
    let moments = match population {
        "data" => &report.data,
        "end_of_forward" => &report.end_of_forward,
        "recovered" => &report.recovered,
        _ => return None,
    };
    match name {
        "mean" => Some(moments.mean),
        "std" => Some(moments.std),
        "plus_share" => Some(moments.plus_share),
        "w1_to_data" => Some(report.w1_to_data),
        _ => None,
    }
}

/// As the page writes it.
fn written(value: f64, form: &str) -> String {
    let digits = match form {
        "percent" => format!("{:.1}", 100.0 * value),
        decimals => format!("{value:.*}", decimals.parse().expect("a number of decimals")),
    };
    let is_zero = digits.parse() == Ok(0.0);
    digits.replace('-', if is_zero { "" } else { "−" })
}

/// The text between `from` and `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(found, _)| found)
}

/// The number that a text begins with.
fn digits(text: &str) -> String {
    text.chars().take_while(|c| "−.0123456789".contains(*c)).collect()
}

#[test]
fn every_figure_in_the_lessons_is_that_of_its_experiment() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (lesson, query, trains) in LESSONS {
        let report = report(query);
        for language in ["en", "zh-CN"] {
            let page = read(&format!("web/lessons/{language}.html"));
            let section = between(&page, &format!("<section id=\"{lesson}\">"), "</section>");
            assert!(!section.is_empty(), "{lesson}");
            for place in section.split("data-figure=\"").skip(1) {
                let (path, form) = (place.split('"').next().unwrap_or_default(), between(place, "data-as=\"", "\""));
                let shown = digits(between(place, ">", "<"));
                let is_of_the_network = trains && !path.starts_with("data.");
                if let Some(value) = figure(&report, path).filter(|_| !is_of_the_network) {
                    count += 1;
                    if shown != written(value, form) {
                        wrong.push(format!("{language} {lesson} {path}: {shown}, not {}", written(value, form)));
                    }
                }
            }
        }
    }
    assert!(count > 50);
    assert_eq!(wrong, [""; 0]);
}

/// The experiments of the lessons about pictures, as in `web/lessons/sequence.js`.
const OF_IMAGES: [(&str, &str); 5] = [
    ("coarse-to-fine", "blur=0"),
    ("blur", ""),
    ("recall", "start=gaussian"),
    ("invent", "start=gaussian&model=learned"),
    ("heat", "process=heat&blur=5.7"),
];

#[test]
fn every_figure_in_the_lessons_about_pictures_is_that_of_its_experiment() {
    let file: Arc<[u8]> = Arc::from(&include_bytes!("../assets/images/digits.bin")[..]);
    let weights = Saved::from_bytes(include_bytes!("../assets/weights/pictures.bin")).expect("a network");
    let network = Arc::new(weights.network);
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (lesson, query) in OF_IMAGES {
        let (settings, refusals) = from_query::<images::Settings>(query, &[]);
        assert_eq!(refusals, []);
        let (mut run, mut service) = (ImagesRun::new(images::Settings::default()), PicturesService::default());
        assert!(run.set_digits(&file));
        run.set(&settings, Some(&network));
        while !run.is_settled() {
            for request in run.take_requests() {
                service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
            }
        }
        let report = images::report(&run);
        for language in ["en", "zh-CN"] {
            let page = read(&format!("web/lessons/{language}.html"));
            let section = between(&page, &format!("<section id=\"{lesson}\">"), "</section>");
            for place in section.split("data-figure=\"").skip(1) {
                let (path, form) = (place.split('"').next().unwrap_or_default(), between(place, "data-as=\"", "\""));
                let shown = digits(between(place, ">", "<"));
                let value = json_figure(&report, path).unwrap_or_else(|| panic!("{lesson} {path}"));
                count += 1;
                if shown != written(value, form) {
                    wrong.push(format!("{language} {lesson} {path}: {shown}, not {}", written(value, form)));
                }
            }
        }
    }
    assert_eq!(count, 14);
    assert_eq!(wrong, [""; 0]);
}

/// The experiments of the lessons about chains and Gaussians, as in `web/lessons/sequence.js`.
const OF_CHAINS: [(&str, &str); 3] = [
    ("chain-forgets", "start=0,0,1"),
    ("noise-settles", "topic=continuum&mix=1:3:0.15"),
    ("divergence", "topic=gaussians&p_mean=0&p_std=0.5&q_mean=0&q_std=2"),
];

/// A figure of a report by its path, such as `distributions.40.0`.
fn json_figure(report: &Json, path: &str) -> Option<f64> {
    let part = |json: &Json, name: &str| match json {
        Json::List(list) => list.get(name.parse::<usize>().ok()?).cloned(),
        json => json.get(name).cloned(),
    };
    path.split('.').try_fold(report.clone(), |json, name| part(&json, name)).and_then(|json| json.number())
}

#[test]
fn every_figure_in_the_lessons_about_chains_is_that_of_its_experiment() {
    let sequence = read("web/lessons/sequence.js");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (lesson, query) in OF_CHAINS {
        let (mut screen, refusals) = Chain::from_query(query);
        assert_eq!(refusals, []);
        let setup = between(&sequence, &format!("name: \"{lesson}\""), "answer");
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let number = format!("{name}: {value}");
            assert!(setup.contains(&format!("{name}: \"{value}\"")) || setup.contains(&number), "{lesson} {number}");
        }
        let report = screen.report();
        for language in ["en", "zh-CN"] {
            let page = read(&format!("web/lessons/{language}.html"));
            let section = between(&page, &format!("<section id=\"{lesson}\">"), "</section>");
            for place in section.split("data-figure=\"").skip(1) {
                let (path, form) = (place.split('"').next().unwrap_or_default(), between(place, "data-as=\"", "\""));
                let shown = digits(between(place, ">", "<"));
                let value = json_figure(&report, path).unwrap_or_else(|| panic!("{lesson} {path}"));
                count += 1;
                if shown != written(value, form) {
                    wrong.push(format!("{language} {lesson} {path}: {shown}, not {}", written(value, form)));
                }
            }
        }
    }
    assert_eq!(count, 24);
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_sequence_of_the_lessons_is_the_one_tested_here() {
    let sequence = read("web/lessons/sequence.js");
    let mut from = 0;
    for (lesson, query, trains) in LESSONS {
        let at = sequence[from..].find(&format!("name: \"{lesson}\"")).unwrap_or_else(|| panic!("{lesson}"));
        from += at + "name: ".len();
        let line = sequence[from..].split("name: ").next().unwrap_or_default();
        assert_eq!(line.contains("trains: true"), trains, "{lesson}");
        for pair in query.split('&').filter(|pair| pair.starts_with("model") || pair.starts_with("noise")) {
            assert!(line.contains(pair.split('=').nth(1).unwrap_or_default()), "{lesson}: {pair}");
        }
    }
}

#[test]
fn what_lessons_say_of_the_default_schedule_is_right() {
    let process = settings("").process();
    let level = |t| process.schedule.level(t);
    // a(1) ≈ 0.007; the threshold of likelihood × prior at t = 1 is about −103.
    assert!((level(1.0).signal - 0.007).abs() < 5e-4);
    let threshold = level(1.0).variance / (2.0 * level(1.0).signal) * (0.2_f64 / 0.8).ln();
    assert!((threshold + 103.0).abs() < 0.5, "{threshold}");
    // At t = 0.03, σ is 0.016, and the exact ε̂ has the slope 61 around each point.
    assert!((level(0.03).sigma() - 0.016).abs() < 5e-4 && (1.0 / level(0.03).sigma() - 61.0).abs() < 0.5);
    // From t = 0.5 to 0.3 the share above 0 rises from 64 to 78 %.
    for (t, share) in [(0.5, 0.64), (0.3, 0.78)] {
        assert!((1.0 - process.cumulative(0.0, t) - share).abs() < 0.005, "{}", process.cumulative(0.0, t));
    }
}

#[test]
fn what_the_readme_says_of_shares_is_right() {
    let readme = read("README.md");
    for (words, query, share, off) in [
        ("80 % becomes 50 %", "model=nn", 0.5, 0.005),
        ("80 % becomes about 87 %", "model=mle", 0.87, 0.005),
        ("the 80 % are recovered", "model=bayes", 0.8, 0.005),
    ] {
        let one_line = readme.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(words), "the README does not say “{words}” any more");
        let report = report(query);
        assert!((report.data.plus_share - 0.8).abs() < 5e-4);
        assert!((report.recovered.plus_share - share).abs() < off, "{words}: {}", report.recovered.plus_share);
    }
}

#[test]
fn what_lessons_about_generators_say_of_other_experiments_is_right() {
    const FEW: &str = "width=0.3&model=bayes&start=gaussian&sampler=";
    const WRONG: &str = "width=0.3&model=bayes&start=gaussian&steps=20&noise=1&corrupt=";
    const GUIDED: &str = "width=0.3&model=bayes&start=gaussian&prior=0.5&schedule=linear&condition=2";
    // Of 16 384 particles: the distance of two samples is about 0.01, and a mean is known to about 0.003.
    for (lesson, words, query, path, value, off) in [
        ("few-steps", "0.20", format!("{FEW}ddim&steps=4"), "recovered.w1_to_data", 0.2, 0.015),
        ("few-steps", "0.05", format!("{FEW}ddim&steps=16"), "recovered.w1_to_data", 0.05, 0.01),
        ("few-steps", "0.015", format!("{FEW}ddim&steps=64"), "recovered.w1_to_data", 0.015, 0.005),
        ("few-steps", "0.013", format!("{FEW}dpm%2B%2B&steps=16"), "recovered.w1_to_data", 0.013, 0.004),
        ("ode-or-sde", "0.50", format!("{WRONG}eps&stochasticity=0"), "recovered.w1_to_data", 0.5, 0.01),
        ("ode-or-sde", "0.38", format!("{WRONG}eps&stochasticity=2"), "recovered.w1_to_data", 0.38, 0.015),
        ("ode-or-sde", "0.44", format!("{WRONG}x0&stochasticity=0"), "recovered.w1_to_data", 0.44, 0.01),
        ("ode-or-sde", "0.94", format!("{WRONG}x0"), "recovered.w1_to_data", 0.94, 0.02),
        ("guidance", "1.00", GUIDED.to_owned(), "recovered.mean", 1.0, 0.01),
        ("guidance", "0.30", GUIDED.to_owned(), "recovered.std", 0.3, 0.005),
        ("guidance", "1.11", format!("{GUIDED}&guidance=4&sampler=ddpm"), "recovered.mean", 1.106, 0.012),
        ("guidance", "0.28", format!("{GUIDED}&guidance=4&sampler=ddpm"), "recovered.std", 0.281, 0.008),
    ] {
        for language in ["en", "zh-CN"] {
            let page = read(&format!("web/lessons/{language}.html"));
            let section = between(&page, &format!("<section id=\"{lesson}\">"), "</section>");
            assert!(section.contains(words), "{language} {lesson} does not say {words} any more");
        }
        let found = figure(&report(&query), path).expect("a figure");
        assert!((found - value).abs() < off, "{lesson}: {query} has {path} {found}, not {value}");
    }
}

/// The law p(x) p(y | x)^w of the lesson on guidance has a mean of 1.00 and a standard deviation of 0.30.
#[test]
fn the_tilted_law_of_the_lesson_is_the_one_that_it_states() {
    let bump = |x: f64, mean: f64| (-(x - mean) * (x - mean) / (2.0 * 0.3 * 0.3)).exp();
    let [mut mass, mut first, mut second] = [0.0; 3];
    for i in 0..8000 {
        let x = f64::from(i) * 1e-3 - 4.0;
        let (lower, upper) = (bump(x, -1.0), bump(x, 1.0));
        let density = (lower + upper) * (upper / (lower + upper).max(f64::MIN_POSITIVE)).powi(4);
        mass += density;
        first += x * density;
        second += x * x * density;
    }
    let mean = first / mass;
    let std = (second / mass - mean * mean).sqrt();
    assert_eq!((written(mean, "2").as_str(), written(std, "2").as_str()), ("1.00", "0.30"));
}

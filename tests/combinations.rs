//! Every combination runs: the whole product of the choices, at the ends of their ranges, without NaN or infinity.

use diffuscope::diffusion::block::Plan;
use diffuscope::diffusion::data::NumberList;
use diffuscope::lab::one_dimension::{ALL, Setting, Settings};
use diffuscope::lab::settings::{Domain, Refusal, Value};
use std::sync::Arc;

fn names(setting: &str) -> &'static [&'static str] {
    match Setting::named(setting).expect("a setting").domain {
        Domain::OneOf(names) => names,
        _ => panic!("{setting} is not a choice"),
    }
}

fn with(settings: &Settings, name: &str, value: impl Into<Given>) -> Settings {
    let mut settings = settings.clone();
    let setting = Setting::named(name).expect("a setting");
    let Given(value) = value.into();
    assert_eq!(setting.write(&mut settings, &value), Ok(()));
    settings
}

struct Given(Value);

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self(Value::Text(text.to_owned()))
    }
}

impl From<f64> for Given {
    fn from(x: f64) -> Self {
        Self(Value::Number(x))
    }
}

/// Every choice of `name` with each of the settings with which it has a meaning.
fn times(all: Vec<Settings>, name: &str) -> Vec<Settings> {
    let setting = Setting::named(name).expect("a setting");
    let chosen = |settings: &Settings, choice: &str| {
        let mut settings = settings.clone();
        let written = setting.write(&mut settings, &Value::from(choice));
        assert!(matches!(written, Ok(()) | Err(Refusal::NoMeaning { .. })), "{written:?}");
        written.is_ok().then_some(settings)
    };
    all.iter().flat_map(|settings| names(name).iter().filter_map(|choice| chosen(settings, choice))).collect()
}

/// Settings with a list loaded, so that `list` is a choice.
fn loaded() -> Settings {
    let numbers = (0..500).map(|i| f64::from(i * i % 353)).collect();
    let mut settings = Settings::default();
    let list = NumberList::from_numbers(numbers).expect("numbers");
    settings.set_list(Arc::new(list));
    settings
}

/// Two-point data at both ends of the prior; the others as they are.
fn data() -> Vec<Settings> {
    let all = times(vec![loaded()], "data");
    all.into_iter()
        .flat_map(|settings| {
            if settings.data().uses.contains(&"prior") {
                vec![with(&settings, "prior", 0.01), with(&settings, "prior", 0.99)]
            } else {
                vec![settings]
            }
        })
        .collect()
}

/// No noise, and the largest noise, added to each of the three quantities.
fn noises(all: Vec<Settings>) -> Vec<Settings> {
    let mut noisy = times(all.clone(), "corrupt");
    for settings in &mut noisy {
        *settings = with(settings, "noise", 2.0);
    }
    noisy.extend(all);
    noisy
}

/// Runs one block of each, all on two threads, and checks every particle at every tenth step and at both ends: a NaN
/// stays NaN.
fn all_run(all: &[Settings]) {
    let half = all.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        for part in all.chunks(half) {
            scope.spawn(move || {
                for settings in part {
                    Plan::new(settings.round_trip(None)).run(1, 0, &mut |direction, i, positions| {
                        if i % 10 != 0 {
                            return;
                        }
                        let largest = positions.iter().fold(0.0, |largest: f32, x| {
                            // A comparison with NaN is false, and maxima ignore it.
                            if x.abs() <= f32::MAX { largest.max(x.abs()) } else { f32::INFINITY }
                        });
                        assert!(largest < 1e9, "{direction:?} {i}: {largest}, {settings:?}");
                    });
                }
            });
        }
    });
}

/// Every combination that can be chosen.
fn whole_product(steps: f64) -> Vec<Settings> {
    let mut all = data();
    for name in ["schedule", "model", "sampler", "start", "forward"] {
        all = times(all, name);
    }
    let all: Vec<_> = noises(all).iter().map(|s| with(s, "steps", steps)).collect();
    assert!(all.len() > 15_000, "{}", all.len());
    all
}

#[test]
fn the_whole_product_at_ten_steps() {
    all_run(&whole_product(10.0));
}

/// All of it with `make soak`, which takes some minutes; otherwise every 11th, which has every pair of choices.
#[test]
fn the_whole_product_at_four_thousand_steps() {
    let stride = if std::env::var_os("SOAK").is_some() { 1 } else { 11 };
    all_run(&whole_product(4000.0).into_iter().step_by(stride).collect::<Vec<_>>());
}

#[test]
fn every_grid_and_one_step_run_with_every_schedule_and_sampler() {
    for steps in [1.0, 2.0, 7.0] {
        let mut all = vec![with(&Settings::default(), "data", "two-bumps")];
        for name in ["schedule", "sampler", "model", "start", "grid"] {
            all = times(all, name);
        }
        let all: Vec<_> = noises(all).iter().map(|settings| with(settings, "steps", steps)).collect();
        all_run(&all);
        let guided = |settings: &Settings| with(&with(settings, "condition", "2"), "guidance", 8.0);
        all_run(&all.iter().map(guided).collect::<Vec<_>>());
    }
}

#[test]
fn the_ends_of_every_range() {
    let mut all = Vec::new();
    let noisy = with(&with(&Settings::default(), "noise", 2.0), "corrupt", "eps");
    let guided = with(&Settings::default(), "condition", "1");
    for base in times(times(vec![Settings::default(), noisy, guided], "schedule"), "sampler") {
        let base = with(&base, "data", "mixture");
        let two_point = with(&base, "data", "two-point");
        for setting in ALL {
            let ends = match setting.domain {
                Domain::Real { least, most, .. } => [least, most],
                Domain::Whole { least, most } | Domain::WholeOrUnlimited { least, most } => [least.into(), most.into()],
                _ => continue,
            };
            for (base, end, steps, model) in [&base, &two_point]
                .into_iter()
                .flat_map(|base| ends.map(|end| (base, end)))
                .flat_map(|(base, end)| [10.0, 100.0].map(|steps| (base, end, steps)))
                .flat_map(|(base, end, steps)| ["mle", "bayes"].map(|model| (base, end, steps, model)))
            {
                let settings = with(&with(base, "steps", steps), "model", model);
                let settings = with(&settings, setting.name, end);
                if setting.matters(&settings) {
                    all.push(settings);
                }
            }
        }
    }
    let wild = "1:-4:0,1000:4:2,0.001:0:0,1:0:0,1:0.1:1,5:-4:2,1:3.99:0,1:4:0";
    all.push(with(&with(&Settings::default(), "data", "mixture"), "mix", wild));
    println!("{}", all.len());
    all_run(&all);
}

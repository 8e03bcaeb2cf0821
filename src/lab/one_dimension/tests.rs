use super::settings::Settings;
use super::table::*;
use crate::diffusion::data::{self, NumberList};
use crate::diffusion::{sampler, schedule};
use crate::lab::settings::{Domain, Refusal, Value};
use std::sync::Arc;

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

#[test]
fn defaults_are_allowed() {
    for setting in ALL {
        let mut settings = Settings::default();
        let default = setting.read(&settings);
        assert_eq!(setting.write(&mut settings, &default), Ok(()));
        assert_eq!(settings, Settings::default(), "{setting:?}");
    }
}

#[test]
fn every_choice_can_be_written_and_read_back() {
    for setting in ALL {
        if let Domain::OneOf(names) = setting.domain {
            for name in names {
                let mut settings = Settings::default();
                if *name == data::LIST.name {
                    continue;
                }
                assert_eq!(setting.write(&mut settings, &text(name)), Ok(()));
                assert_eq!(setting.read(&settings), text(name));
            }
        }
    }
}

#[test]
fn a_value_that_is_not_allowed_is_refused_and_changes_nothing() {
    let refused = [
        (&PRIOR, text("banana")),
        (&PRIOR, Value::Number(0.0)),
        (&NOISE, Value::Number(-3.0)),
        (&NOISE, Value::Number(f64::NAN)),
        (&STEPS, Value::Number(10.5)),
        (&STEPS, Value::Number(0.0)),
        (&PARTICLES, Value::Number(1e9)),
        (&MODEL, text("xyz")),
        (&MODEL, Value::Number(1.0)),
        (&SEED, Value::Number(-1.0)),
        (&SEED, Value::Number(1e17)),
        (&SEED, text("18446744073709551616")),
        (&DATA, text("list")),
        (&MIX, text("1:2")),
        (&MIX, Value::Number(1.0)),
        (&DRAWN, text("AAAA")),
    ];
    for (setting, value) in refused {
        let mut settings = Settings::default();
        assert!(setting.write(&mut settings, &value).is_err(), "{setting:?} {value}");
        assert_eq!(settings, Settings::default());
    }
}

#[test]
fn the_nearest_allowed_value_is_written_on_request() {
    let mut settings = Settings::default();
    assert!(NOISE.write_nearest(&mut settings, &Value::Number(-3.0)).is_err());
    assert!(STEPS.write_nearest(&mut settings, &text("1e9")).is_err());
    assert!(PRIOR.write_nearest(&mut settings, &text("banana")).is_err());
    assert!(PARTICLES.write_nearest(&mut settings, &Value::Number(f64::INFINITY)).is_err());
    assert_eq!((settings.noise(), settings.steps(), settings.prior()), (0.0, 4000, 0.8));
    assert_eq!(settings.particles(), 1_048_576);
}

#[test]
fn a_refusal_says_what_is_allowed() {
    let mut settings = Settings::default();
    let message = |result: Result<(), Refusal>| result.err().map(|refusal| refusal.to_string());
    assert_eq!(
        message(NOISE.write(&mut settings, &Value::Number(-3.0))).as_deref(),
        Some("noise can't be “-3”; it is a number from 0 to 2")
    );
    assert_eq!(
        message(MODEL.write(&mut settings, &text("xyz"))).as_deref(),
        Some("model can't be “xyz”; it is one of exact, nn, mle, bayes, learned")
    );
    assert_eq!(
        message(DATA.write(&mut settings, &text("list"))).as_deref(),
        Some("data can't be “list”: no list of numbers is loaded")
    );
    assert!(message(MIX.write(&mut settings, &text("1"))).is_some_and(|message| message.contains("weight:mean:std")));
    assert!(Setting::named("foo").is_err_and(|refusal| refusal.to_string().contains("drawn, schedule")));
}

#[test]
fn seeds_keep_all_their_bits() {
    let mut settings = Settings::default();
    assert_eq!(SEED.write(&mut settings, &text("18446744073709551615")), Ok(()));
    assert_eq!(settings.seed(), u64::MAX);
    assert_eq!(SEED.write(&mut settings, &Value::Number(7.0)), Ok(()));
    assert_eq!(settings.seed(), 7);
}

#[test]
fn a_list_is_the_data_after_it_is_loaded() {
    let mut settings = Settings::default();
    let Some(list) = NumberList::from_numbers(vec![1.0, 2.0, 3.0]) else { panic!("no numbers found") };
    settings.set_list(Arc::new(list));
    assert_eq!(DATA.read(&settings), text("list"));
    assert_eq!(DATA.write(&mut settings, &text("comb")), Ok(()));
    assert_eq!(DATA.write(&mut settings, &text("list")), Ok(()));
    assert!(settings.process().data.is_points());
}

#[test]
fn a_setting_matters_if_something_uses_it() {
    let mut settings = Settings::default();
    let mattering = |settings: &Settings| {
        ALL.into_iter().filter(|setting| setting.matters(settings)).map(|setting| setting.name).collect::<Vec<_>>()
    };
    let expected = [
        "data",
        "prior",
        "separation",
        "width",
        "schedule",
        "rate",
        "forward",
        "steps",
        "grid",
        "start",
        "model",
        "condition",
        "noise",
        "sampler",
        "stochasticity",
        "particles",
        "seed",
    ];
    assert_eq!(mattering(&settings), expected);
    for (setting, value) in [(&DATA, "mixture"), (&SCHEDULE, "geometric"), (&SAMPLER, "pc"), (&NOISE, "0.1")] {
        assert_eq!(setting.write(&mut settings, &text(value)), Ok(()));
    }
    let expected = [
        "data",
        "mix",
        "schedule",
        "sigma_min",
        "sigma_max",
        "steps",
        "grid",
        "start",
        "model",
        "condition",
        "noise",
        "corrupt",
        "sampler",
        "langevin_step",
        "corrector_steps",
        "particles",
        "seed",
    ];
    assert_eq!(mattering(&settings), expected);
    // Every name that something uses is the name of a setting.
    let read = data::ALL.iter().flat_map(|kind| kind.uses);
    let read = read.chain(schedule::ALL.iter().flat_map(|kind| kind.uses));
    for name in read.chain(sampler::ALL.iter().flat_map(|kind| kind.uses)) {
        assert!(Setting::named(name).is_ok(), "{name}");
    }
}

#[test]
fn where_there_is_no_signal_what_divides_by_it_is_refused_and_replaced() {
    use crate::lab::settings::{Reason, with_values};
    let given = |values: &[(&str, &str)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect();
        with_values(&Settings::default(), &values)
    };
    // The default sampler divides by the signal.
    assert_eq!(given(&[("schedule", "flow")]).map(|settings| settings.sampler().name), Ok("ddim"));
    for sampler in sampler::ALL {
        for order in [0, 1] {
            let mut values = [("schedule", "flow"), ("sampler", sampler.name)];
            values.rotate_left(order);
            match given(&values) {
                Ok(settings) => assert!(!sampler.divides_by_signal && settings.sampler() == sampler),
                Err(refusal) => assert!(
                    sampler.divides_by_signal
                        && matches!(refusal, Refusal::NoMeaning { setting: "sampler", reason: Reason::NoSignal, .. }),
                    "{refusal}"
                ),
            }
        }
    }
    let corrupted = [("noise", "0.5"), ("corrupt", "eps"), ("schedule", "flow")];
    assert!(matches!(given(&corrupted), Err(Refusal::NoMeaning { setting: "corrupt", .. })));
}

#[test]
fn a_condition_names_components_that_there_are() {
    let mut settings = Settings::default();
    assert!(CONDITION.write(&mut settings, &text("3")).is_err());
    assert_eq!(DATA.write(&mut settings, &text("comb")), Ok(()));
    assert_eq!(CONDITION.write(&mut settings, &text("5+2")), Ok(()));
    assert_eq!(CONDITION.read(&settings), text("2+5"));
    // With other data, what is left of it.
    assert_eq!(DATA.write(&mut settings, &text("two-point")), Ok(()));
    assert_eq!(CONDITION.read(&settings), text("2"));
    assert_eq!(DATA.write(&mut settings, &text("drawn")), Ok(()));
    assert_eq!(CONDITION.read(&settings), text("none"));
}

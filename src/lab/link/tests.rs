use super::*;
use crate::lab::one_dimension::{ALL, NOISE, STEPS, Settings};
use crate::lab::settings::{Domain, UNLIMITED};

#[test]
fn a_query_has_every_setting() {
    for setting in ALL {
        let values: Vec<Value> = match setting.domain {
            Domain::Real { least, most, .. } => [least, most, (least + most) / 3.0].map(Value::Number).to_vec(),
            Domain::Whole { least, most } => {
                [least, most, most.min(least + 7)].map(|n| Value::Number(n.into())).to_vec()
            }
            // A list of numbers is not part of an address.
            Domain::WholeOrUnlimited { least, most } => {
                vec![Value::Number(least.into()), Value::Number(most.into()), Value::from(UNLIMITED)]
            }
            Domain::OneOf(names) => {
                names.iter().filter(|name| **name != "list").map(|n| Value::Text((*n).to_owned())).collect()
            }
            Domain::Text(format) if format.name == "mixture" => {
                ["1:0:0", "0.25:-1:0.2,2:1.5:0.125"].map(|n| Value::Text(n.to_owned())).to_vec()
            }
            Domain::Text(format) if format.name == "condition" => {
                ["none", "1", "2", "1+2"].map(|n| Value::Text(n.to_owned())).to_vec()
            }
            Domain::Text(_) => vec![Value::Text("A-z_".repeat(16))],
            Domain::Seed => [0, 1, u64::MAX].map(|n| Value::Text(n.to_string())).to_vec(),
        };
        for value in values {
            let mut settings = Settings::default();
            assert_eq!(setting.write(&mut settings, &value), Ok(()));
            assert_eq!(from_query(&to_query(&settings), &[]), (settings, vec![]));
        }
    }
}

#[test]
fn new_settings_leave_other_names_alone() {
    let mut settings = Settings::default();
    assert_eq!(NOISE.write(&mut settings, &Value::Number(0.5)), Ok(()));
    let with_settings = |query, settings: &Settings| {
        with_experiments(query, &experiments_to_query(settings, None), |name| Setting::<Settings>::named(name).is_ok())
    };
    assert_eq!(with_settings("?prior=0.3&lang=zh&b.prior=0.1&screen=one-dimension", &settings), "noise=0.5&lang=zh");
    assert_eq!(with_settings("", &Settings::default()), "");
    assert_eq!(value_of("?prior=0.3&lang=zh", "lang").as_deref(), Some("zh"));
}

#[test]
fn a_comparison_is_a_link() {
    let query = "model=nn&noise=0.5&b.noise=0&b.model=mle";
    let (first, refusals): (Settings, _) = from_query(query, &[]);
    assert_eq!((to_query(&first).as_str(), refusals), ("model=nn&noise=0.5", vec![]));
    let (second, refusals) = second_from_query(query, &first);
    let second = second.expect("there is one");
    // Settings of B that are left out are as in A.
    assert_eq!((to_query(&second).as_str(), refusals), ("model=mle", vec![]));
    let experiments = experiments_to_query(&first, Some(&second));
    let link = with_experiments("b.seed=7&lang=en", &experiments, |name| Setting::<Settings>::named(name).is_ok());
    assert_eq!(second_from_query(&link, &from_query(&link, &["lang"]).0).0, Some(second));
    assert!(link.ends_with("&lang=en") && !link.contains("seed"), "{link}");
    assert_eq!(second_from_query("noise=0.5", &first), (None, vec![]));
}

#[test]
fn a_bad_value_of_the_second_experiment_is_replaced_by_the_nearest() {
    let (second, refusals) = second_from_query("b.noise=-3&b.foo=1&noise=1", &Settings::default());
    assert_eq!((second, refusals.len()), (Some(Settings::default()), 2));
    assert_eq!(second_from_query::<Settings>("b.foo=1", &Settings::default()).0, None, "no setting of B is given");
}

#[test]
fn the_defaults_need_no_query() {
    assert_eq!(to_query(&Settings::default()), "");
    assert_eq!(from_query("?", &[]), (Settings::default(), vec![]));
}

#[test]
fn a_bad_query_gives_the_nearest_experiment_and_a_reason_for_each_error() {
    let (settings, refusals) = from_query::<Settings>("?prior=banana&noise=-3&model=xyz&foo=1&steps=50", &["theme"]);
    let mut expected = Settings::default();
    assert_eq!(STEPS.write(&mut expected, &Value::Number(50.0)), Ok(()));
    assert_eq!(settings, expected);
    assert_eq!(refusals.len(), 4);
}

#[test]
fn broken_encodings_and_unknown_names_do_no_harm() {
    for query in ["%", "?%ff=%ff", "&&&", "=", "noise", "noise=", "noise=0.5=", "noise=NaN", "noise=inf", "\u{0}"] {
        let (settings, _) = from_query::<Settings>(query, &[]);
        assert!((0.0..=2.0).contains(&settings.noise()), "{query}");
    }
    let (settings, refusals) = from_query("noise=%30.5&theme=dark", &["theme"]);
    assert_eq!(NOISE.read(&settings), Value::Number(0.5));
    assert_eq!(refusals, vec![]);
}

/// The settings of another screen.
#[derive(Clone, Debug, Default, PartialEq)]
struct Other {
    size: f64,
}

static SIZE: Setting<Other> = Setting {
    name: "size",
    domain: Domain::Real { least: 0.0, most: 10.0, decimals: 2 },
    read: |settings| Value::Number(settings.size),
    store: |settings, value| {
        if let Value::Number(size) = value {
            settings.size = *size;
        }
    },
    matters: |_, _| true,
};

static OTHER_SETTINGS: [&Setting<Other>; 1] = [&SIZE];

impl Schema for Other {
    const NAME: &'static str = "other";
    const LEFT_OUT: &'static [&'static str] = &["size=0"];

    fn all() -> &'static [&'static Setting<Self>] {
        &OTHER_SETTINGS
    }

    fn reason_against(&self) -> Option<crate::lab::settings::Reason> {
        None
    }
}

#[test]
fn links_to_other_screens_name_them() {
    let (first, refusals): (Other, _) = from_query("?screen=other&size=3&lang=en", &["lang"]);
    assert_eq!((first.size, refusals), (3.0, vec![]));
    assert_eq!(to_query(&Other::default()), "screen=other");
    assert_eq!(to_link(&Other::default()), "screen=other&v=1");
    assert_eq!(to_query(&first), "screen=other&size=3");
    let second = Other { size: 4.0 };
    let link = experiments_to_link(&first, Some(&second));
    assert_eq!(link, "screen=other&size=3&b.size=4");
    assert_eq!(second_from_query(&link, &first), (Some(second), vec![]));
}

#[test]
fn a_setting_of_another_screen_is_ignored_and_said() {
    let (_, refusals): (Other, _) = from_query("noise=1", &[]);
    assert_eq!(refusals, [Refusal::Ignored { names: vec!["noise".to_owned()] }]);
}

#[test]
fn the_first_screen_may_be_named() {
    let (settings, refusals): (Settings, _) = from_query("screen=one-dimension&noise=0.5", &[]);
    assert_eq!((to_query(&settings).as_str(), refusals), ("noise=0.5", vec![]));
}

#[test]
fn names_that_others_add_are_ignored_together_and_slips_are_named() {
    let ignored = |names: &[&str]| Refusal::Ignored { names: names.iter().map(|name| (*name).to_owned()).collect() };
    let read = |query| from_query::<Settings>(query, &["lang", "show"]);
    let (settings, refusals) = read("?fbclid=abc&utm_source=x&gclid=1&_=17&noise=0.5&v=1716239022");
    assert_eq!(refusals, [ignored(&["fbclid", "utm_source", "gclid", "_", "v"])]);
    assert_eq!(to_query(&settings), "noise=0.5");
    assert_eq!(read("fbclid=1"), (Settings::default(), vec![ignored(&["fbclid"])]));
    for (name, nearest) in [("nosie", "noise"), ("Noise", "noise"), ("priors", "prior")] {
        let (settings, refusals) = from_query::<Settings>(&format!("{name}=0.5"), &[]);
        assert_eq!((settings, refusals), (Settings::default(), vec![Refusal::Slip { name: name.to_owned(), nearest }]));
    }
    // A version that does not exist yet is still one.
    assert!(matches!(&*read("v=7&noise=1").1, [Refusal::UnknownVersion { .. }]));
}

#[test]
fn an_address_that_was_escaped_too_often_is_read_as_it_was_meant() {
    for query in ["model=nn&amp;noise=0.3", "model=nn&amp;amp;noise=0.3", "?model=nn&amp;noise=0,3"] {
        let (settings, refusals): (Settings, _) = from_query(query, &[]);
        assert_eq!((to_query(&settings).as_str(), refusals), ("model=nn&noise=0.3", vec![]), "{query}");
    }
    assert_eq!(value_of("noise=1&amp;lang=zh", "lang").as_deref(), Some("zh"));
}

#[test]
fn decimal_commas_are_read() {
    let (settings, refusals): (Settings, _) = from_query("noise=0,3&prior=0,75&steps=1,000&b.noise=0,5", &[]);
    assert_eq!((to_query(&settings).as_str(), refusals), ("prior=0.75&noise=0.3", vec![]));
}

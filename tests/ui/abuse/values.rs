//! Random texts and values.

use super::Random;
use diffuscope::lab::settings::{Domain, Schema, Value};
use diffuscope::lab::{chain, images, one_dimension};
use rand::RngExt as _;

/// Texts that have meant trouble somewhere.
const TEXTS: [&str; 28] = [
    "",
    "0",
    "-1",
    "1e999",
    "-1e-999",
    "1.5, 2.5\n3.5",
    "1;2;3\n4;5;6",
    "0,3 0,4\t0,5",
    "０．３",
    "负零点三",
    "x = [1, 2, 3]",
    "a,b\n1,2\n3,NA",
    "{\"settings\": {\"model\": \"nn\"}}",
    "{\"settings\": {\"screen\": \"chain\", \"states\": 1e9}}",
    "{\"settings\": null}",
    "{\"diffuscope\": 99, \"settings\": {}, \"numbers\": [1, \"x\"], \"b\": {}}",
    "0.3,0.7;0.9,0.1",
    "0,0;0,0",
    "\u{feff}\u{202e}مرحبا",
    "👩‍👩‍👧‍👦",
    "DIFFUSCO",
    "%PDF-1.7",
    "PK\u{3}\u{4}\0\0",
    "one\u{0}two",
    "<script>alert(1)</script>",
    "1 2 3 4 5 6 7 8 9 10",
    "0:1:1,1:-1:0",
    "ffffffffffffffff0000000000000000ffffffffffffffff0000000000000000",
];

pub fn text(random: &mut Random) -> String {
    match random.random_range(0..3) {
        0 => (0..random.random_range(0..40)).map(|_| random.random::<char>()).collect(),
        1 => (0..random.random_range(0..40)).map(|_| char::from(random.random_range(b' '..=b'~'))).collect(),
        _ => TEXTS[random.random_range(0..TEXTS.len())].to_owned(),
    }
}

pub fn number(random: &mut Random) -> f64 {
    match random.random_range(0..6) {
        0 => f64::NAN,
        1 => f64::INFINITY,
        2 => f64::from_bits(random.random()),
        3 => f64::from(random.random_range(-5..100_000)),
        _ => random.random_range(-3.0..3.0),
    }
}

/// Values for some settings of a screen; most of them are allowed.
pub fn settings(random: &mut Random, screen: &str) -> Vec<(String, Value)> {
    let all = match screen {
        images::Settings::NAME => domains::<images::Settings>(),
        chain::Settings::NAME => domains::<chain::Settings>(),
        _ => domains::<one_dimension::Settings>(),
    };
    (0..random.random_range(1..5))
        .map(|_| {
            let (name, domain) = all[random.random_range(0..all.len())];
            (name.to_owned(), value(random, domain))
        })
        .collect()
}

fn domains<S: Schema>() -> Vec<(&'static str, Domain)> {
    S::all().iter().map(|setting| (setting.name, setting.domain)).collect()
}

fn value(random: &mut Random, domain: Domain) -> Value {
    if random.random_bool(0.1) {
        return if random.random_bool(0.5) { Value::Number(number(random)) } else { Value::Text(text(random)) };
    }
    match domain {
        // Both ends are likely.
        Domain::Real { least, most, .. } => {
            Value::Number((least + (most - least) * random.random_range(-0.2..1.2)).clamp(least, most))
        }
        Domain::Whole { least, most } | Domain::WholeOrUnlimited { least, most } => {
            // Small numbers are more likely: a run of the largest takes minutes.
            let share: f64 = random.random::<f64>().powi(4);
            Value::Number((f64::from(least) + share * f64::from(most - least)).round())
        }
        Domain::OneOf(names) => Value::from(names[random.random_range(0..names.len())]),
        Domain::Seed => Value::Text(random.random::<u64>().to_string()),
        Domain::Text(_) => Value::Text(text(random)),
    }
}

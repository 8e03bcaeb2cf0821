//! The examples as programs: what they print, and their messages about bad arguments.

use serde_json::Value;
use std::process::{Command, Output};

/// Runs an example. In `cargo test` all of them are built already.
fn run(example: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", example, "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts")
}

fn json(example: &str, arguments: &[&str]) -> Value {
    let output = run(example, arguments);
    assert!(output.status.success(), "{example} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// (model, noise) of every row.
fn experiments(table: &Value) -> Vec<(&str, f64)> {
    let rows = table.as_array().expect("an array").iter();
    rows.filter_map(|r| Some((r["model"].as_str()?, r["noise"].as_f64()?))).collect()
}

#[test]
fn the_table_has_the_seeds_experiments_as_objects() {
    let table = json("seed_table", &["--json", "--particles", "512", "--prior=0.3", "--seed", "7"]);
    let expected = [("exact", 0.0), ("exact", 0.1), ("exact", 1.0), ("nn", 0.0), ("mle", 0.0), ("bayes", 0.0)];
    assert_eq!(experiments(&table), expected);
    for row in table.as_array().into_iter().flatten() {
        let mut keys: Vec<_> = row.as_object().into_iter().flat_map(|row| row.keys()).collect();
        keys.sort();
        assert_eq!(keys, ["data_mean", "mean", "model", "noise", "plus_share", "std", "w1"]);
        // The data are the same in every row: a share of 0.3 at +1, ± five standard errors of 0.04.
        assert_eq!(row["data_mean"], table[0]["data_mean"]);
        assert!((row["data_mean"].as_f64().unwrap_or(f64::NAN) + 0.4).abs() < 0.2);
    }
}

#[test]
fn a_model_or_a_noise_level_asks_for_a_single_row() {
    let one = |arguments: &[&str]| json("seed_table", &[&["--json", "--particles=256"], arguments].concat());
    assert_eq!(experiments(&one(&["--model", "mle", "--noise", "0.2"])), [("mle", 0.2)]);
    assert_eq!(experiments(&one(&["--model", "bayes"])), [("bayes", 0.0)]);
    assert_eq!(experiments(&one(&["--noise", "0"])), [("exact", 0.0)]);
}

#[test]
fn the_plain_table_has_a_line_for_each_experiment() {
    let output = run("seed_table", &["--particles", "256"]);
    let text = String::from_utf8_lossy(&output.stdout);
    let models: Vec<_> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(models, ["data", "model", "exact", "exact", "exact", "nn", "mle", "bayes"], "{text}");
}

#[test]
fn the_densities_hold_every_particle_in_every_column() {
    let found = json("densities", &["model=nn&particles=300&steps=40"]);
    let (columns, bins) = (found["columns"].as_u64().unwrap_or(0), found["bins"].as_u64().unwrap_or(0));
    assert_eq!((columns, bins), (41, 252));
    for direction in ["forward", "reverse"] {
        let counts: Vec<u64> = found[direction].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        let totals: Vec<u64> = counts.chunks(bins as usize).map(|column| column.iter().sum()).collect();
        assert_eq!(totals.len(), 41);
        // A few may be beyond the bins, at 3.5 standard deviations of the noise: 0.05 % of them.
        assert!(totals.iter().all(|total| (297..=300).contains(total)), "{direction}: {totals:?}");
        if direction == "forward" {
            // All data lie in the bins of −1 and of +1.
            let first: Vec<u64> = counts.iter().take(bins as usize).copied().filter(|&count| count > 0).collect();
            assert_eq!((first.len(), first.iter().sum::<u64>()), (2, 300));
        }
    }
}

#[test]
fn a_bad_argument_gets_one_line_that_says_what_is_allowed() {
    let refused: [(&str, &[&str], &str); 9] = [
        ("seed_table", &["--prior", "banana"], "prior can't be “banana”; it is a number from 0.01 to 0.99"),
        ("seed_table", &["--noise", "-3"], "it is a number from 0 to 2"),
        ("seed_table", &["--particles=1"], "it is a whole number from 256 to 1048576"),
        ("seed_table", &["--model", "xyz"], "it is one of exact, nn, mle, bayes"),
        ("seed_table", &["--seed"], "--seed needs a whole number from 0 to 18446744073709551615"),
        ("seed_table", &["--foo", "1"], "there is no setting “foo”"),
        ("seed_table", &["foo"], "“foo” is not an option"),
        ("densities", &["noise=-3&foo=1"], "it is a number from 0 to 2; not settings, ignored: foo"),
        ("densities", &["model=nn", "noise=1"], "one query"),
    ];
    for (example, arguments, expected) in refused {
        let output = run(example, arguments);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{example} {arguments:?}: {message}");
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(message.contains(expected), "{message}");
        assert!(output.stdout.is_empty());
    }
    let help = run("seed_table", &["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--json"));
}

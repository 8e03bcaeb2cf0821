//! A sweep on all cores: a figure of experiments that differ in one setting or two.
//!
//! ```sh
//! cargo run --release --example sweep -- 'model=bayes&start=gaussian' --x steps=1..256 --y sampler --figure w1 --json
//! cargo run --release --example sweep -- QUERY --x noise --y prior --shard 2/4 > 2.json
//! cargo run --release --example sweep -- --merge 1.json 2.json 3.json 4.json
//! ```
//!
//! An axis is a setting alone (all choices, or 33 values over its range), `setting=value,value`, or
//! `setting=first..last/count`. A shard has every n-th point, and null for the others; merged shards are the whole sweep,
//! to the last digit. Without `--json`, a table is printed.

use diffuscope::lab::link;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::settings::Value;
use diffuscope::lab::sweep::{Axis, Figure, Measured, Sweep};
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((first, files)) if first == "--merge" => merge(files),
        _ => run(&arguments),
    };
    match result {
        Ok(text) => println!("{text}"),
        Err(reason) => {
            eprintln!("sweep: {reason}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

#[derive(Default)]
struct Options {
    query: String,
    x: Option<Axis>,
    y: Option<Axis>,
    figure: String,
    shard: Option<(usize, usize)>,
    json: bool,
}

fn options(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options { figure: "w1".to_owned(), ..Options::default() };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--x" => options.x = Some(axis(value()?)?),
            "--y" => options.y = Some(axis(value()?)?),
            "--figure" => value()?.clone_into(&mut options.figure),
            "--shard" => options.shard = Some(shard(value()?)?),
            "--json" => options.json = true,
            other if other.starts_with("--") => return Err(format!("there is no option {other}")),
            query => query.clone_into(&mut options.query),
        }
    }
    Ok(options)
}

fn axis(text: &str) -> Result<Axis, String> {
    Axis::parse(text).map_err(|reason| reason.to_string())
}

/// (k, n) of `k/n`, with k from 1 to n.
fn shard(text: &str) -> Result<(usize, usize), String> {
    let numbers = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    numbers.filter(|(k, n)| (1..=*n).contains(k)).ok_or_else(|| format!("“{text}” is no shard: k/n with k from 1 to n"))
}

fn run(arguments: &[String]) -> Result<String, String> {
    let Options { query, x, y, figure, shard, json } = options(arguments)?;
    let (settings, refusals) = link::from_query::<Settings>(&query, &[]);
    if let Some(refusal) = refusals.first() {
        return Err(refusal.to_string());
    }
    let x = x.ok_or("an axis is missing: --x setting=values")?;
    let known = Figure::named(&figure).ok_or_else(|| format!("there is no figure {figure}"))?;
    let sweep = Sweep::new(settings.clone(), x, y, known);
    let (width, height) = sweep.size();
    let (k, n) = shard.unwrap_or((1, 1));
    let measured: Vec<Option<Measured>> = (0..width * height)
        .into_par_iter()
        .map(|point| (point % n == k - 1).then(|| sweep.measure(point, None)).flatten())
        .collect();
    let rows = |of: fn(&Measured) -> f64| -> Vec<Vec<Json>> {
        // JSON has no NaN: the error of a single block is null.
        let number = |point: &Option<Measured>| point.as_ref().map_or(Json::Null, |point| json!(of(point)));
        measured.chunks(width).map(|row| row.iter().map(number).collect()).collect()
    };
    let result = json!({
        "query": link::to_link(&settings),
        "figure": figure,
        "x": of_axis(sweep.x()),
        "y": sweep.y().map(of_axis),
        "values": rows(|point| point.value),
        "errors": rows(|point| point.error),
        "shard": shard.map(|(k, n)| [k, n]),
    });
    Ok(if json || shard.is_some() { result.to_string() } else { table(&result) })
}

fn of_axis(axis: &Axis) -> Json {
    let value = |value: &Value| match value {
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
    };
    json!({ "setting": axis.setting().name, "values": axis.values().iter().map(value).collect::<Vec<_>>() })
}

/// One sweep from the files of all its shards.
fn merge(files: &[String]) -> Result<String, String> {
    let read = |file: &String| -> Result<Json, String> {
        let text = std::fs::read_to_string(file).map_err(|reason| format!("{file}: {reason}"))?;
        serde_json::from_str(&text).map_err(|reason| format!("{file} is no sweep: {reason}"))
    };
    let shards = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let (first, others) = shards.split_first().ok_or("there are no files to merge")?;
    let mut merged = first.clone();
    let mut seen = vec![first["shard"].clone()];
    for (shard, file) in others.iter().zip(&files[1..]) {
        let differs = ["query", "figure", "x", "y"].into_iter().find(|name| shard[name] != first[name]);
        if let Some(name) = differs {
            return Err(format!("{file} is of another sweep: its {name} differs"));
        }
        seen.push(shard["shard"].clone());
        for name in ["values", "errors"] {
            fill(&mut merged[name], &shard[name]).ok_or_else(|| format!("{file} has other {name}"))?;
        }
    }
    let count = first["shard"][1].as_u64().ok_or("the first file is no shard")?;
    let missing = (1..=count).find(|k| !seen.contains(&json!([k, count])));
    if let Some(k) = missing {
        return Err(format!("shard {k}/{count} is missing"));
    }
    merged["shard"] = Json::Null;
    Ok(merged.to_string())
}

/// Takes the numbers of `from` where `to` has null.
fn fill(to: &mut Json, from: &Json) -> Option<()> {
    let rows = to.as_array_mut()?.iter_mut().zip(from.as_array()?);
    for (to, from) in rows {
        for (to, from) in to.as_array_mut()?.iter_mut().zip(from.as_array()?) {
            if to.is_null() {
                from.clone_into(to);
            }
        }
    }
    Some(())
}

fn table(result: &Json) -> String {
    let plain = |value: &Json| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let x = result["x"]["values"].as_array().cloned().unwrap_or_default();
    let y = result["y"]["values"].as_array().cloned().unwrap_or_else(|| vec![json!("")]);
    let head = std::iter::once(&json!("")).chain(&y).map(|value| format!("{:>12}", plain(value))).collect::<String>();
    let row = |(i, x): (usize, &Json)| {
        let values = (0..y.len()).map(|j| match result["values"][j][i].as_f64() {
            Some(value) => format!("{value:>12.4}"),
            None => format!("{:>12}", "–"),
        });
        format!("\n{:>12}{}", plain(x), values.collect::<String>())
    };
    head + &x.iter().enumerate().map(row).collect::<String>()
}

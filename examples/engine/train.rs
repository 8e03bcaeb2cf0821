//! Trains a score network natively: `cargo run --release --example train -- 'schedule=linear&target=v' --json`.
//! `-- --help` lists the options.

use diffuscope_engine::diffusion::model::Table;
use diffuscope_engine::lab::link;
use diffuscope_engine::lab::one_dimension::{ITERATIONS, Settings};
use diffuscope_engine::lab::settings::Value;
use diffuscope_engine::learning::file::Saved;
use diffuscope_engine::learning::score::floor::{self, INTERVALS};
use diffuscope_engine::learning::score::learned::FINE;
use diffuscope_engine::learning::score::recovery::Recovery;
use diffuscope_engine::learning::score::training::Training;
use serde_json::json;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Blocks of 256 recovered particles: the standard error of a share is 0.002.
const BLOCKS: u32 = 200;
/// From t = 3/32 on, where the score is no longer steep.
const LATE: usize = 3;
const HELP: &str = "usage: train [QUERY] [--iterations N] [--json] [--save FILE]

QUERY        the query of a link, with the settings of the training beside those of the experiment:
             target, layers, hidden, batch, learning_rate, iterations, samples, ema
--iterations as iterations in the query
--json       what came out as JSON
--save       writes the network to a file
";

struct Task {
    experiment: Settings,
    json: bool,
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        return print(HELP);
    }
    let arguments = arguments.into_iter().map(|a| a.to_string_lossy().into_owned());
    match read(arguments).and_then(|task| carry_out(&task)) {
        Ok(text) => print(&text),
        Err(message) => {
            eprintln!("train: {message} (--help lists the options)");
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        // The reader has closed the pipe, as `head` does.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("train: the result can't be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let (mut query, mut iterations, mut json, mut file) = (None, None, false, None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--json" => json = true,
            "--iterations" => iterations = Some(value()?),
            "--save" => file = Some(value()?.into()),
            _ if argument.starts_with("--") => return Err(format!("“{argument}” is not an option")),
            _ if query.is_some() => return Err("one query, please".to_owned()),
            _ => query = Some(argument),
        }
    }
    let query = query.unwrap_or_default();
    let (mut experiment, refusals) = link::from_query::<Settings>(&query, &[]);
    if !refusals.is_empty() {
        return Err(refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    }
    if let Some(iterations) = iterations {
        ITERATIONS.write(&mut experiment, &Value::Text(iterations)).map_err(|e| e.to_string())?;
    }
    Ok(Task { experiment, json, file })
}

fn carry_out(task: &Task) -> Result<String, String> {
    let experiment = &task.experiment;
    let mut training = Training::new(experiment.process(), experiment.training().clone(), experiment.seed());
    let start = Instant::now();
    while !training.is_done() {
        training.step();
    }
    let seconds = start.elapsed().as_secs_f64();
    if let Some(file) = &task.file {
        let settings = link::to_query(experiment);
        let network = training.state().average.clone();
        let saved = Saved { settings, iterations: training.iterations(), network };
        std::fs::write(file, saved.to_bytes()).map_err(|e| format!("{} can't be written: {e}", file.display()))?;
    }
    let way = Recovery::new(training.process(), experiment.steps() as usize);
    let model = Table::new(&training.learned().surface(&training.process().schedule, FINE), &way.levels());
    let excess = training.excess();
    let result = json!({
        "iterations": training.iterations(),
        "loss": training.record().recent(),
        "floor": floor::mean(&training.floor()),
        "excess": floor::mean(&excess),
        "excess_late": excess[LATE..].iter().sum::<f64>() / INTERVALS as f64,
        "seconds": seconds,
        "steps_per_second": training.iterations() as f64 / seconds,
        "w1": way.wasserstein(&model, experiment.seed(), BLOCKS),
    });
    if task.json {
        return Ok(format!("{result}\n"));
    }
    let lines = result.as_object().into_iter().flatten().map(|(name, value)| format!("{name:<18}{value}\n"));
    Ok(lines.collect())
}

//! The seed's experiments as a table: what is recovered with each score model. `-- --help` lists the options.

use diffuscope::lab::one_dimension::{ALL, MODEL, NOISE, PARTICLES, Setting, Settings};
use diffuscope::lab::report::Report;
use diffuscope::lab::run::Run;
use diffuscope::lab::settings::{Refusal, Value};
use serde_json::json;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Score model and noise level of each row (MATH.md §4).
const ROWS: [(&str, f64); 6] =
    [("exact", 0.0), ("exact", 0.1), ("exact", 1.0), ("nn", 0.0), ("mle", 0.0), ("bayes", 0.0)];
/// The default number of particles: the standard error of a mean is at most 0.005.
const DEFAULT_PARTICLES: f64 = 200_000.0;

/// The options of the command line.
enum Task {
    Help,
    Table { rows: Vec<Settings>, json: bool },
}

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let text = match read(arguments.map(|a| a.to_string_lossy().into_owned())) {
        Ok(Task::Help) => help(),
        Ok(Task::Table { rows, json: true }) => json_table(&rows),
        Ok(Task::Table { rows, json: false }) => plain_table(&rows),
        Err(message) => {
            eprintln!("seed_table: {message} (--help lists the options)");
            return ExitCode::from(2);
        }
    };
    match io::stdout().write_all(text.as_bytes()) {
        // The reader has closed the pipe, as `head` does.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("seed_table: the table can't be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Reads `--NAME VALUE` or `--NAME=VALUE` for any setting, `--json` and `--help`. With a model or a noise level, the
/// table has a single row.
fn read(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let refused = |refusal: Refusal| refusal.to_string();
    let mut base = Settings::default();
    PARTICLES.write(&mut base, &Value::Number(DEFAULT_PARTICLES)).map_err(refused)?;
    let (mut json, mut single) = (false, false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--json" => json = true,
            _ => {
                let option = argument.strip_prefix("--").ok_or_else(|| format!("“{argument}” is not an option"))?;
                let (name, value) = match option.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (option, None),
                };
                let setting = Setting::named(name).map_err(refused)?;
                let value =
                    value.or_else(|| arguments.next()).ok_or_else(|| format!("--{name} needs {}", setting.domain))?;
                setting.write(&mut base, &Value::Text(value)).map_err(refused)?;
                single |= [&MODEL, &NOISE].contains(&setting);
            }
        }
    }
    if single {
        let rows = vec![base];
        return Ok(Task::Table { rows, json });
    }
    let row = |(model, noise): (&str, f64)| {
        let mut row = base.clone();
        MODEL.write(&mut row, &Value::Text(model.to_owned()))?;
        NOISE.write(&mut row, &Value::Number(noise))?;
        Ok(row)
    };
    let rows: Result<_, _> = ROWS.into_iter().map(row).collect();
    Ok(Task::Table { rows: rows.map_err(refused)?, json })
}

fn report(settings: &Settings) -> Report {
    let mut run = Run::new(settings);
    run.refine(|| true);
    Report::new(run.recording())
}

fn json_table(rows: &[Settings]) -> String {
    let rows = rows.iter().map(|row| {
        let Report { data, recovered, w1_to_data, .. } = report(row);
        json!({
            "model": MODEL.read(row).to_string(),
            "noise": row.noise(),
            "data_mean": data.mean,
            "mean": recovered.mean,
            "std": recovered.std,
            "plus_share": recovered.plus_share,
            "w1": w1_to_data,
        })
    });
    format!("{:#}\n", rows.collect::<serde_json::Value>())
}

fn plain_table(rows: &[Settings]) -> String {
    // Writing to a string never fails.
    let mut table = String::new();
    if let Some(row) = rows.first() {
        let common = ALL
            .iter()
            .filter(|setting| ![&MODEL, &NOISE].contains(setting))
            .map(|setting| format!("{} {}", setting.name, setting.read(row)));
        let _ = writeln!(table, "{}\n", common.collect::<Vec<_>>().join(", "));
    }
    let _ = writeln!(table, "model  noise  data mean  recovered mean     std  share of +1      W₁");
    for row in rows {
        let Report { data, recovered, w1_to_data, .. } = report(row);
        let _ = writeln!(
            table,
            "{:5} {:>6} {:>10.4} {:>15.4} {:>7.4} {:>12.4} {w1_to_data:>7.4}",
            MODEL.read(row).to_string(),
            row.noise(),
            data.mean,
            recovered.mean,
            recovered.std,
            recovered.plus_share,
        );
    }
    table
}

fn help() -> String {
    let options = ALL.iter().map(|setting| format!("  --{:10} {}\n", setting.name, setting.domain));
    format!(
        "The seed's experiments as a table: what comes back under each score model.\n\n\
         {}\nA model or a noise level asks for a single row; {DEFAULT_PARTICLES} particles unless told otherwise.\n\n  \
         --json       an array of objects instead\n  --help       this\n",
        options.collect::<String>()
    )
}

//! Prints the densities of an experiment as JSON; the argument is the query of an address: `-- "model=mle&noise=0.3"`.
//! The page's integers must equal them.

use diffuscope::diffusion::block::Direction;
use diffuscope::diffusion::density::{BINS, Density};
use diffuscope::lab::link;
use diffuscope::lab::one_dimension::Settings;
use diffuscope::lab::run::Run;
use serde_json::json;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let arguments: Vec<_> = arguments.map(|a| a.to_string_lossy().into_owned()).collect();
    let settings = match settings(&arguments) {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("densities: {message}");
            return ExitCode::from(2);
        }
    };
    match writeln!(io::stdout(), "{}", densities(&settings)) {
        // The reader has closed the pipe, as `head` does.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("densities: the counts can't be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// The experiment of a query. An error in it is refused, because the page would run another experiment.
fn settings(arguments: &[String]) -> Result<Settings, String> {
    let query = match arguments {
        [] => "",
        [query] => query,
        _ => return Err("one query, please, as in \"model=mle&noise=0.3\"".to_owned()),
    };
    let (settings, refusals) = link::from_query(query, &[]);
    if refusals.is_empty() {
        Ok(settings)
    } else {
        let reasons: Vec<_> = refusals.iter().map(ToString::to_string).collect();
        Err(reasons.join("; "))
    }
}

fn densities(settings: &Settings) -> serde_json::Value {
    let mut run = Run::new(settings);
    run.refine(|| true);
    let density = |direction| &run.recording().direction(direction).density;
    let counts = |density: &Density| -> Vec<u32> {
        (0..density.columns()).flat_map(|column| density.column(column).to_vec()).collect()
    };
    json!({
        "columns": density(Direction::Forward).columns(),
        "bins": BINS,
        "forward": counts(density(Direction::Forward)),
        "reverse": counts(density(Direction::Reverse)),
    })
}

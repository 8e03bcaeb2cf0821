//! Trains a network for the screen of pictures natively, and tells what its pictures are like:
//! `cargo run --release --example train_pictures -- 'blur=0&iterations=5000' [--save FILE]`.

use diffuscope_engine::images::learned::Training;
use diffuscope_engine::lab::images::{ImagesRun, PictureData, PicturesService, Settings, report};
use diffuscope_engine::lab::json::Json;
use diffuscope_engine::lab::link;
use diffuscope_engine::lab::settings::Setting;
use diffuscope_engine::learning::file::Saved;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

const HELP: &str = "usage: train_pictures [QUERY] [--save FILE]

QUERY   the query of a link of the screen of pictures, with the settings of the training beside those of the experiment:
        hidden, batch, learning_rate, iterations
--save  writes the network to a file, with weights of eight binary digits
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (query, file) = match &*arguments.iter().map(String::as_str).collect::<Vec<_>>() {
        [] => ("", None),
        [query] if !query.starts_with('-') => (*query, None),
        ["--save", file] => ("", Some(PathBuf::from(file))),
        [query, "--save", file] => (*query, Some(PathBuf::from(file))),
        _ => {
            print!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match carry_out(query, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train_pictures: {message}");
            ExitCode::from(2)
        }
    }
}

fn carry_out(query: &str, file: Option<PathBuf>) -> Result<(), String> {
    let (mut settings, refusals) = link::from_query::<Settings>(query, &[]);
    if !refusals.is_empty() {
        return Err(refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    }
    let digits: Arc<[u8]> = Arc::from(&include_bytes!("../../assets/images/digits.bin")[..]);
    let mut sets = PictureData::default();
    sets.set_digits(&digits);
    let data = sets.of(&settings).ok_or("there are no data")?;
    let start = Instant::now();
    let mut training = Training::new(&data, &settings.process(), settings.training(), settings.seed());
    while !training.is_done() {
        training.step();
        if training.iterations().is_multiple_of(1000) {
            println!(
                "{} iterations: loss {:.5}",
                training.iterations(),
                training.record().recent().unwrap_or_default()
            );
        }
    }
    println!("{:.1} s", start.elapsed().as_secs_f64());
    let saved = Saved {
        settings: link::to_query(&settings),
        iterations: training.iterations(),
        network: training.state().average.clone(),
    };
    let bytes = saved.to_short_bytes();
    // The network of the file, whose weights are rounded.
    let network = Arc::new(Saved::from_bytes(&bytes).map_err(|reason| reason.to_string())?.network);
    if let Some(file) = file {
        std::fs::write(&file, &bytes).map_err(|reason| format!("{}: {reason}", file.display()))?;
        println!("{} bytes", bytes.len());
    }
    for (name, value) in [("model", "learned"), ("start", "gaussian"), ("pictures", "256")] {
        let setting = Setting::<Settings>::named(name).map_err(|reason| reason.to_string())?;
        setting.write(&mut settings, &value.into()).map_err(|reason| reason.to_string())?;
    }
    for steps in [20, 100, 1000] {
        let setting = Setting::<Settings>::named("steps").map_err(|reason| reason.to_string())?;
        setting.write(&mut settings, &f64::from(steps).into()).map_err(|reason| reason.to_string())?;
        println!("{steps} steps: {}", described(&settings, &digits, &network));
    }
    Ok(())
}

/// The figures of an experiment with a network.
fn described(
    settings: &Settings,
    digits: &Arc<[u8]>,
    network: &Arc<diffuscope_engine::learning::network::Network>,
) -> String {
    let (mut run, mut service) = (ImagesRun::new(Settings::default()), PicturesService::default());
    run.set_digits(digits);
    run.set(settings, Some(network));
    while !run.is_settled() {
        for request in run.take_requests() {
            service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
        }
    }
    let report = report(&run);
    let number = |json: Option<&Json>| json.and_then(Json::number).unwrap_or(f64::NAN);
    let rms = report.get("rms_to_nearest").and_then(|rms| rms.get("mean")).and_then(Json::number).unwrap_or(f64::NAN);
    let classes = match report.get("classes") {
        Some(Json::List(shares)) => {
            shares.iter().map(|share| format!("{:.2}", number(Some(share)))).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    format!(
        "rms {rms:.3}, recognised {:.3}, distinct {}, spectrum error {:.2} dB, fine {:.2} dB; classes {classes}",
        number(report.get("recognised")),
        number(report.get("distinct")),
        number(report.get("spectrum_error")),
        number(report.get("fine_error")),
    )
}

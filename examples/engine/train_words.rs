//! Trains the networks of words to pictures: `cargo run --release --example train_words -- 2 assets/weights/words-2.bin`.

use diffuscope_engine::generators::words::examples::Examples;
use diffuscope_engine::generators::words::file::Saved;
use diffuscope_engine::generators::words::recipe::Recipe;
use diffuscope_engine::generators::words::training::Training;
use diffuscope_engine::images::digits;
use std::process::ExitCode;
use std::sync::Arc;

static DIGITS: &[u8] = include_bytes!("../../assets/images/digits.bin");
/// Of the seeds 1 to 8, with two values the classes overlap least with this one.
const SEED: u64 = 7;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [latent, file] = &arguments[..] else {
        eprintln!("usage: train_words LATENT FILE\n\nLATENT  the number of values of a latent, 2 or 8");
        return ExitCode::from(2);
    };
    let result =
        latent.parse().map_err(|_| format!("“{latent}” is not a number")).and_then(|latent| train(latent, file));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train_words: {message}");
            ExitCode::FAILURE
        }
    }
}

fn train(latent: usize, file: &str) -> Result<(), String> {
    let examples = digits::from_bytes(DIGITS).and_then(Examples::new).ok_or("the digits can't be read")?;
    let mut training = Training::new(Arc::new(examples), Recipe::new(latent), SEED);
    while training.step().is_some() {}
    let model = training.model().ok_or("there is no model")?;
    let saved = Saved { seed: SEED, iterations: training.iterations(), model };
    std::fs::write(file, saved.to_bytes()).map_err(|e| format!("{file} can't be written: {e}"))
}

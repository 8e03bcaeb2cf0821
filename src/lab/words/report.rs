//! The results of words to pictures as JavaScript gets them.

use super::film::WordsFilm;
use super::run::WordsRun;
use super::training::WordsPhase;
use super::verdict::{Finding, finding};
use crate::lab::json::Json;

/// `{word, pictures, hit_rate, spread, verdict, model, training}` of the pictures that are done; `word` is the text of the
/// setting. `spread` is that of the latents in units of that of the data that the word describes. `model` is `"pretrained"`
/// or `"trained"`. Figures that are not known yet are null.
pub fn report(run: &WordsRun, word: &str) -> Json {
    let number = |value: Option<f64>| value.map_or(Json::Null, Json::Number);
    let film = run.done();
    let found = film.and_then(|film| finding(run.experiment(), film));
    let training = run.training();
    let state = match training.phase() {
        WordsPhase::Absent => "absent",
        WordsPhase::Running => "running",
        WordsPhase::Paused => "paused",
        WordsPhase::Done => "done",
        WordsPhase::Lost => "lost",
    };
    let has_own = run.models().has_own(run.experiment().latent);
    Json::Object(vec![
        ("word", word.into()),
        ("pictures", Json::Number(film.map_or(0.0, |film| film.count as f64))),
        ("hit_rate", number(film.and_then(WordsFilm::hit_rate))),
        ("spread", number(film.and_then(WordsFilm::spread))),
        ("verdict", found.map_or(Json::Null, |finding| name(finding).into())),
        ("model", if has_own { "trained" } else { "pretrained" }.into()),
        (
            "training",
            Json::Object(vec![
                ("state", state.into()),
                ("iterations", Json::Number(training.progress().iteration as f64)),
                ("of", Json::Number(training.progress().iterations as f64)),
                ("seconds", Json::Number(training.seconds())),
            ]),
        ),
    ])
}

/// The name of a finding.
fn name(finding: Finding) -> &'static str {
    match finding {
        Finding::Followed => "followed",
        Finding::Alike(_) => "alike",
        Finding::Beyond(_) => "beyond",
        Finding::Ignored(_) => "ignored",
        Finding::Missed(_) => "missed",
    }
}

//! The results of an experiment with generators as JavaScript gets them.

use super::choices::Generator;
use super::run::GeneratorsRun;
use super::training_run::TrainingRun;
use super::verdict::finding;
use crate::generators::evaluation::Evaluation;
use crate::generators::modes::ModeShare;
use crate::lab::json::Json;
use crate::lab::settings::choice::Choice as _;

/// The modes that a generator has found.
pub fn modes_found(training: &TrainingRun, evaluation: &Evaluation) -> usize {
    let modes = training.known().map(|known| known.modes.as_slice()).unwrap_or_default();
    let shares = modes.iter().zip(&evaluation.shares).map(|(&mode, &generated)| ModeShare { mode, generated });
    shares.filter(ModeShare::is_found).count()
}

/// For each generator that is shown `{iterations, w1, nats, modes, shares, seconds, evaluations, verdict}`, after the
/// iterations that are done; and `data`, `{entropy, modes, shares}`. `nats` is the mean of −ln p, for autoencoders the
/// bound on it; null for a generator without a likelihood. Before the first evaluation, the numbers are null.
pub fn report(run: &GeneratorsRun) -> Json {
    let known = run.known();
    let shares = || known.iter().flat_map(|known| known.modes.iter().map(|mode| mode.share));
    let data = Json::Object(vec![
        ("entropy", number(known.map(|known| known.entropy))),
        ("modes", number(known.map(|known| known.modes.len() as f64))),
        ("shares", shares().collect()),
    ]);
    let of = |training: &TrainingRun| {
        let last = training.evaluations().last();
        let entries = vec![
            ("iterations", Json::Number(training.progress().iteration as f64)),
            ("w1", number(last.map(|last| last.w1))),
            ("nats", number(last.map(|last| last.nats))),
            ("modes", number(last.map(|last| modes_found(training, last) as f64))),
            ("shares", last.iter().flat_map(|last| last.shares.iter().copied()).collect()),
            ("seconds", Json::Number(training.seconds())),
            ("evaluations", Json::Number(training.progress().cost as f64)),
            ("verdict", finding(training, 1.0).name().into()),
        ];
        (training.generator().name(), Json::Object(entries))
    };
    Json::Object(run.shown().map(of).chain([("data", data)]).collect())
}

fn number(value: Option<f64>) -> Json {
    value.filter(|value| value.is_finite()).map_or(Json::Null, Json::Number)
}

/// What is drawn, for exports: `{reach, data, z, generators}`. `data` has the probability of each bin of −reach … reach;
/// each generator has the `name`, the `histogram` of its samples, the `stages` from each of some z to x, `curves` over x,
/// the `losses` every `stride` iterations, the `least` one, and W₁ as `iterations` and `w1`.
pub fn drawn(run: &GeneratorsRun) -> Json {
    let known = run.known();
    let lists = |lists: &[Vec<f32>]| -> Json {
        Json::List(lists.iter().map(|list| list.iter().map(|x| f64::from(*x)).collect()).collect())
    };
    let of = |training: &TrainingRun| {
        let progress = training.progress();
        let mut entries = vec![
            ("name", Json::from(training.generator().name())),
            ("losses", lists(&progress.curves)),
            ("stride", Json::Number(progress.stride as f64)),
            ("least", Json::Number(progress.least_loss)),
            ("iterations", training.evaluations().iter().map(|one| one.iteration as f64).collect()),
            ("w1", training.evaluations().iter().map(|one| one.w1).collect()),
        ];
        if let Some(last) = training.evaluations().last() {
            entries.extend([
                ("histogram", last.histogram.iter().map(|share| f64::from(*share)).collect()),
                ("stages", lists(&last.stages)),
                ("curves", lists(&last.curves)),
            ]);
        }
        Json::Object(entries)
    };
    Json::Object(vec![
        ("reach", number(known.map(|known| known.reach))),
        ("data", known.iter().flat_map(|known| known.histogram.iter().map(|share| f64::from(*share))).collect()),
        ("generators", Json::List(run.shown().map(of).collect())),
    ])
}

/// Whether a generator has a likelihood, or a bound on it.
pub fn has_nats(generator: Generator) -> bool {
    matches!(generator, Generator::Vae | Generator::DeepVae | Generator::Flow)
}

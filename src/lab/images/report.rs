//! The results of an experiment with pictures as JavaScript gets them.

use super::run::ImagesRun;
use super::verdict::{Finding, finding};
use crate::lab::json::Json;

/// `{pictures, rms_to_nearest: {mean, max}, distinct, returned, recognised, classes, expected_classes, spectrum_error,
/// fine_error, psnr, verdict}` of the pictures that are done. `returned` is the share of pictures that are nearest to their
/// own, `recognised` that of pictures of which at least four of the five nearest data have one class; `classes` are shares,
/// the last one that of the user's own pictures; errors are in decibels;
/// `psnr` is null where the originals are not known. Without any picture, `pictures` is 0 and the others are null.
pub fn report(run: &ImagesRun) -> Json {
    let figures = run.figures();
    let number = |value: Option<f64>| value.map_or(Json::Null, Json::Number);
    let shares = |shares: Option<&Vec<f64>>| shares.map_or(Json::Null, |shares| shares.iter().copied().collect());
    let rms = Json::Object(vec![
        ("mean", number(figures.map(|figures| figures.mean_rms))),
        ("max", number(figures.map(|figures| figures.largest_rms))),
    ]);
    Json::Object(vec![
        ("pictures", Json::Number(run.done() as f64)),
        ("rms_to_nearest", rms),
        ("distinct", number(figures.map(|figures| figures.distinct as f64))),
        ("returned", number(figures.map(|figures| figures.returned))),
        ("recognised", number(figures.map(|figures| figures.recognised))),
        ("classes", shares(figures.map(|figures| &figures.classes))),
        ("expected_classes", shares(figures.map(|figures| &figures.expected_classes))),
        ("spectrum_error", number(figures.map(|figures| figures.spectrum_error()))),
        ("fine_error", number(figures.map(|figures| figures.fine_decibels()))),
        ("psnr", number(figures.and_then(|figures| figures.psnr))),
        ("verdict", figures.map_or(Json::Null, |figures| finding_name(finding(run.settings(), figures)).into())),
    ])
}

/// `{times, sigma, alpha}`: a number for each time, and for each time a list of α by frequency, row by row. Empty lists as
/// long as the data are not there.
pub fn levels(run: &ImagesRun) -> Json {
    let plan = run.plan();
    let levels = || plan.iter().flat_map(|plan| &plan.levels);
    Json::Object(vec![
        ("times", plan.iter().flat_map(|plan| plan.times.iter().copied()).collect()),
        ("sigma", levels().map(|level| level.sigma).collect()),
        ("alpha", levels().map(|level| level.alpha.iter().copied().collect::<Json>()).collect()),
    ])
}

/// The name of a finding.
pub fn finding_name(finding: Finding) -> &'static str {
    match finding {
        Finding::Recovered => "recovered",
        Finding::PriorLost(..) => "prior-lost",
        Finding::New => "new",
        Finding::Similar => "similar",
        Finding::Blurred => "blurred",
        Finding::Noisy => "noisy",
        Finding::Between => "between",
    }
}

use super::*;
use crate::lab::link::from_query;
use crate::lab::one_dimension::Settings;
use crate::lab::report::Report;
use crate::lab::run::Run;
use crate::lab::settings::Value;

fn settings(query: &str) -> Settings {
    let (settings, refusals) = from_query(query, &[]);
    assert_eq!(refusals, []);
    settings
}

fn axis(text: &str) -> Axis {
    Axis::parse(text).expect("an axis")
}

fn numbers(text: &str) -> Vec<f64> {
    let number = |value: &Value| if let Value::Number(x) = value { *x } else { f64::NAN };
    axis(text).values().iter().map(number).collect()
}

#[test]
fn an_axis_is_read_as_it_is_written() {
    assert_eq!(numbers("noise=0..1/5"), [0.0, 0.25, 0.5, 0.75, 1.0]);
    assert_eq!(numbers("steps=1..4/4"), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(numbers("steps=1..256/9"), [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]);
    assert_eq!(numbers("prior").len(), 33);
    assert_eq!(axis("sampler").values().len(), crate::diffusion::sampler::ALL.len());
    assert_eq!(axis("model=nn,mle").values(), [Value::from("nn"), Value::from("mle")]);
    for text in ["speed=1..2", "noise=0..9", "noise=a..b", "noise=0..1/0", "noise=0..1/9999", "model=cat", "mix"] {
        assert!(Axis::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_point_has_the_figures_of_the_page() {
    let base = settings("model=mle&particles=3000&steps=60&noise=0.2");
    let mut run = Run::new(&base);
    run.refine(|| true);
    let report = Report::new(run.recording());
    let value = |figure| measure(&base, None, figure).value;
    assert_eq!(value(Figure::Wasserstein), report.w1_to_data);
    assert_eq!(value(Figure::Mean), report.recovered.mean);
    assert_eq!(value(Figure::Std), report.recovered.std);
    assert_eq!(value(Figure::Share), report.recovered.plus_share);
    assert!(value(Figure::KolmogorovSmirnov) > 0.05);
}

#[test]
fn the_error_is_that_of_other_seeds() {
    let means: Vec<f64> = (1..=40)
        .map(|seed| {
            let query = format!("model=bayes&start=gaussian&particles=4096&steps=40&sampler=ddpm&seed={seed}");
            measure(&settings(&query), None, Figure::Mean).value
        })
        .collect();
    let mean = means.iter().sum::<f64>() / 40.0;
    let spread = (means.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 39.0).sqrt();
    let query = "model=bayes&start=gaussian&particles=4096&steps=40&sampler=ddpm";
    let error = measure(&settings(query), None, Figure::Mean).error;
    // Both are known to about a sixth: 1/√(2 · 16) and 1/√(2 · 40).
    assert!((error / spread - 1.0).abs() < 0.6, "{error} {spread}");
    assert!(measure(&settings("particles=256&steps=10"), None, Figure::Mean).error.is_nan());
}

#[test]
fn every_point_is_in_the_order_once_and_a_coarse_picture_comes_first() {
    let sweep =
        Sweep::new(settings("particles=256"), axis("noise=0..1/20"), Some(axis("prior=0.1..0.9/17")), Figure::Std);
    let order = sweep.order();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (0..20 * 17).collect::<Vec<_>>());
    assert_eq!(order[..9], [0, 8, 16, 160, 168, 176, 320, 328, 336]);
    // x first.
    let settings = sweep.settings(21).expect("allowed");
    assert!(settings.noise() > 0.0 && settings.prior() > 0.1);
    assert_eq!(sweep.settings(340), None);
}

#[test]
fn what_has_no_meaning_together_is_left_out() {
    let sweep =
        Sweep::new(settings("particles=256&steps=5"), axis("sampler"), Some(axis("schedule")), Figure::Wasserstein);
    let (width, height) = sweep.size();
    let missing = (0..width * height).filter(|point| sweep.measure(*point, None).is_none()).count();
    // `em` and `pc` with `flow`.
    assert_eq!(missing, 2);
}

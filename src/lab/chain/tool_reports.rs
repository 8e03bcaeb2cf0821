//! The results of two Gaussians, and of Bayes' rule, as JavaScript gets them. Curves are lists of values at the numbers
//! in `x`.

use super::bayes::BayesSettings;
use super::gaussian_settings::Operation;
use super::gaussians::GaussiansRun;
use crate::chain::Gaussian;
use crate::chain::fit::Fit;
use crate::chain::plane::{Matrix, Plane};
use crate::chain::posterior::TwoPoints;
use crate::lab::json::Json;
use crate::lab::settings::choice::Choice as _;

/// Curves are given from −`EXTENT` to `EXTENT`.
pub const EXTENT: f64 = 6.0;
/// The same where p is a mixture, and where x is seen.
pub const NEAR: f64 = 4.0;
/// The number of values of a curve.
const VALUES: usize = 241;
/// Points of an ellipse.
const POINTS: usize = 72;

/// Evenly spaced numbers from −`extent` to `extent`.
fn numbers(extent: f64) -> Vec<f64> {
    (0..VALUES).map(|i| extent * (2.0 * i as f64 / (VALUES - 1) as f64 - 1.0)).collect()
}

fn values(xs: &[f64], f: &dyn Fn(f64) -> f64) -> Json {
    xs.iter().map(|x| f(*x)).collect()
}

fn gaussian(of: Gaussian) -> Json {
    Json::Object(vec![
        ("mean", of.mean.into()),
        ("std", of.std.into()),
        ("precision", of.precision().into()),
        ("entropy", of.entropy().into()),
    ])
}

fn matrix(rows: Matrix) -> Json {
    rows.into_iter().map(|row| row.into_iter().collect::<Json>()).collect()
}

/// `{operation, p, q, sum, product, kl, cross_entropy, x, curves}`: `p`, `q`, `sum` and `product` are `{mean, std,
/// precision, entropy}`; `kl` is [KL(p‖q), KL(q‖p)] and `cross_entropy` [H(p, q), H(q, p)], in nats; `curves` are
/// densities, and `kl_p_q` and `kl_q_p`, whose areas are the divergences. A fit has `fit` in the place of `p` and what
/// is about it, and the plane has `plane`.
pub fn gaussians_report(run: &GaussiansRun) -> Json {
    let settings = run.gaussians();
    let operation = settings.operation();
    let mut entries = vec![("operation", operation.name().into()), ("q", gaussian(settings.q()))];
    match run.fit() {
        Some(fit) => entries.extend(fitted(fit)),
        None => entries.extend(two(settings.p(), settings.q())),
    }
    if operation == Operation::Plane {
        entries.push(("plane", plane(&settings.plane())));
    }
    Json::Object(entries)
}

fn two(p: Gaussian, q: Gaussian) -> Vec<(&'static str, Json)> {
    let (xs, sum, product) = (numbers(EXTENT), p.sum(q), p.product(q));
    let curves = Json::Object(vec![
        ("p", values(&xs, &|x| p.density(x))),
        ("q", values(&xs, &|x| q.density(x))),
        ("sum", values(&xs, &|x| sum.density(x))),
        ("product", values(&xs, &|x| product.density(x))),
        ("kl_p_q", values(&xs, &|x| p.divergence_at(q, x))),
        ("kl_q_p", values(&xs, &|x| q.divergence_at(p, x))),
    ]);
    vec![
        ("p", gaussian(p)),
        ("sum", gaussian(sum)),
        ("product", gaussian(product)),
        ("kl", [p.divergence(q), q.divergence(p)].into_iter().collect()),
        ("cross_entropy", [p.cross_entropy(q), q.cross_entropy(p)].into_iter().collect()),
        ("x", xs.iter().copied().collect()),
        ("curves", curves),
    ]
}

fn fitted(fit: &Fit) -> Vec<(&'static str, Json)> {
    let (xs, steps) = (numbers(NEAR), 0..=fit.steps());
    let (q, _) = fit.at(fit.steps());
    let found = Json::Object(vec![
        ("direction", fit.objective().name().into()),
        ("means", steps.clone().map(|step| fit.at(step).0.mean).collect()),
        ("stds", steps.clone().map(|step| fit.at(step).0.std).collect()),
        ("divergences", steps.map(|step| fit.at(step).1).collect()),
        ("covered", Json::Number(fit.covered() as f64)),
        ("bumps", Json::Number(fit.mixture().parts().len() as f64)),
    ]);
    let curves = Json::Object(vec![
        ("p", values(&xs, &|x| fit.mixture().density(x))),
        ("start", values(&xs, &|x| fit.at(0).0.density(x))),
        ("q", values(&xs, &|x| q.density(x))),
        ("kl", values(&xs, &|x| fit.divergence_at(q, x))),
    ]);
    vec![("fit", found), ("x", xs.iter().copied().collect()), ("curves", curves)]
}

/// `{mean, covariance, precision, entropy, mutual_information, ellipses}`; an ellipse is a list of points, at 1, 2 and 3
/// standard deviations.
fn plane(plane: &Plane) -> Json {
    let ellipse = |radius| plane.ellipse(radius, POINTS).into_iter().map(|point| point.into_iter().collect::<Json>());
    Json::Object(vec![
        ("mean", [plane.x.mean, plane.y.mean].into_iter().collect()),
        ("covariance", matrix(plane.covariance())),
        ("precision", matrix(plane.precision())),
        ("entropy", plane.entropy().into()),
        ("mutual_information", plane.mutual_information().into()),
        ("ellipses", [1.0, 2.0, 3.0].into_iter().map(|radius| ellipse(radius).collect::<Json>()).collect()),
    ])
}

/// `{a, sigma, prior, likelihood, joint, evidence, posterior, mean, score, x, curves}`: lists of two have the value for
/// x₀ = −1 first; `mean` is x̂₀; of the curves, `minus` and `plus` are the prior times the likelihood, and `mean` is x̂₀
/// against x.
pub fn bayes_report(settings: &BayesSettings) -> Json {
    let (points, x, xs) = (settings.points(), settings.x(), numbers(NEAR));
    let pair = |of: [f64; 2]| -> Json { of.into_iter().collect() };
    let curves = Json::Object(vec![
        ("minus", values(&xs, &|x| points.joint(x)[0])),
        ("plus", values(&xs, &|x| points.joint(x)[1])),
        ("evidence", values(&xs, &|x| points.evidence(x))),
        ("mean", values(&xs, &|x| points.mean(x))),
    ]);
    let TwoPoints { level, .. } = points;
    Json::Object(vec![
        ("a", level.signal.into()),
        ("sigma", level.sigma().into()),
        ("prior", pair(points.priors())),
        ("likelihood", pair(points.likelihoods(x))),
        ("joint", pair(points.joint(x))),
        ("evidence", points.evidence(x).into()),
        ("posterior", pair(points.posterior(x))),
        ("mean", points.mean(x).into()),
        ("score", points.score(x).into()),
        ("x", xs.iter().copied().collect()),
        ("curves", curves),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::chain::Settings;
    use crate::lab::link::from_query;

    fn report_of(query: &str) -> Json {
        let (settings, refusals) = from_query::<Settings>(query, &[]);
        assert_eq!(refusals, []);
        gaussians_report(&GaussiansRun::new(&settings))
    }

    fn list(json: &Json, name: &str) -> Vec<f64> {
        let Some(Json::List(list)) = json.get(name) else { panic!("no list {name}") };
        list.iter().filter_map(Json::number).collect()
    }

    /// The area under a curve of the report.
    fn area(report: &Json, curve: &str) -> f64 {
        let (xs, curves) = (list(report, "x"), report.get("curves").expect("curves"));
        (xs[1] - xs[0]) * list(curves, curve).iter().sum::<f64>()
    }

    #[test]
    fn divergences_are_the_areas_of_their_curves_and_the_values_of_the_formulas() {
        let report = report_of("screen=chain&topic=gaussians&p_mean=0&p_std=0.5&q_mean=1&q_std=1");
        let [forward, reverse] = [0, 1].map(|i| list(&report, "kl")[i]);
        assert!((forward - (2.0_f64.ln() + 0.625 - 0.5)).abs() < 1e-9, "{forward}");
        assert!((reverse - (4.0 - 2.0_f64.ln() - 0.5)).abs() < 1e-9, "{reverse}");
        // Beyond ±6 is less than 10⁻⁵.
        assert!((area(&report, "kl_p_q") - forward).abs() < 1e-5 && (area(&report, "kl_q_p") - reverse).abs() < 1e-4);
        let of = |name: &str, part: &str| report.get(name).and_then(|of| of.get(part)).and_then(Json::number);
        assert_eq!((of("sum", "mean"), of("product", "precision")), (Some(1.0), Some(5.0)));
        assert!(of("product", "mean").is_some_and(|mean| (mean - 0.2).abs() < 1e-9));
    }

    #[test]
    fn a_fit_reports_its_way_and_what_it_covers() {
        let report = report_of("screen=chain&topic=gaussians&operation=fit&steps=30");
        let fit = report.get("fit").expect("a fit");
        assert_eq!((list(fit, "means").len(), list(fit, "divergences").len()), (31, 31));
        assert_eq!(list(fit, "means")[0], 0.8);
        assert_eq!(fit.get("covered").and_then(Json::number), Some(1.0));
        let covers = report_of("screen=chain&topic=gaussians&operation=fit&direction=forward");
        assert_eq!(covers.get("fit").and_then(|fit| fit.get("covered")).and_then(Json::number), Some(2.0));
        assert!((area(&covers, "p") - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_plane_has_the_entries_that_its_covariance_leaves_free() {
        for (kind, both, y) in [("isotropic", 0.0, 4.0), ("diagonal", 0.0, 0.25), ("full", 0.5, 0.25)] {
            let query = format!("topic=gaussians&operation=plane&p_std=2&q_std=0.5&correlation=0.5&covariance={kind}");
            let report = report_of(&query);
            let Some(Json::List(rows)) = report.get("plane").and_then(|plane| plane.get("covariance")) else {
                panic!("no matrix")
            };
            let found: Vec<f64> = rows
                .iter()
                .flat_map(|row| match row {
                    Json::List(row) => row.iter().filter_map(Json::number).collect(),
                    _ => Vec::new(),
                })
                .collect();
            assert_eq!(found, [4.0, both, both, y], "{kind}");
        }
    }

    #[test]
    fn the_posterior_is_that_of_the_first_screen() {
        let (settings, _) = from_query::<Settings>("topic=bayes&prior=0.8&x=-0.2&t=0.5", &[]);
        let report = bayes_report(settings.bayes());
        let figure = |name: &str| report.get(name).and_then(Json::number).expect("a number");
        // a = exp(−½ · 10 t³).
        assert!((figure("a") - (-0.625_f64).exp()).abs() < 1e-12);
        let exact = (figure("a") * -0.2 / figure("sigma").powi(2) + 0.5 * 4.0_f64.ln()).tanh();
        assert!((figure("mean") - exact).abs() < 1e-9);
        let posterior = list(&report, "posterior");
        assert!((posterior[1] - posterior[0] - exact).abs() < 1e-9);
    }
}

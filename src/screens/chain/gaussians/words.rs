//! The verdict and the figures of two Gaussians.

use crate::chain::Gaussian;
use crate::chain::plane::{Matrix, Plane};
use crate::lab::chain::{Covariance, Operation};
use crate::lab::settings::choice::Choice as _;
use crate::screens::chain::state::State;
use crate::text::Text;
use crate::widgets::number_format::fixed;

fn law(of: Gaussian) -> String {
    format!("N({}, {}²)", fixed(of.mean, 2), fixed(of.std, 2))
}

/// The verdict.
pub fn sentence(state: &State, text: &Text) -> String {
    let (words, settings, (p, q)) = (&text.tools, state.settings.gaussians(), state.pair());
    match (settings.operation(), state.last_gaussians().fit()) {
        (Operation::Fit, Some(fit)) => (words.covers)(fit.covered(), fit.mixture().parts().len()),
        (Operation::Sum, _) => (words.sum_is)(&law(p.sum(q))),
        (Operation::Product, _) => (words.product_is)(&law(p.product(q))),
        (Operation::Plane, _) => {
            let plane = settings.plane();
            let covariance = match settings.covariance() {
                // Without a correlation it is a diagonal matrix.
                Covariance::Full if plane.correlation == 0.0 => Covariance::Diagonal,
                covariance => covariance,
            };
            (words.plane)(covariance, &fixed(plane.mutual_information(), 3))
        }
        _ if p == q => words.same.to_owned(),
        _ => (words.divergences)(&fixed(p.divergence(q), 3), &fixed(q.divergence(p), 3)),
    }
}

/// The figures, the most informative first.
pub fn figures(state: &State, text: &Text) -> Vec<String> {
    let (words, settings, (p, q)) = (&text.tools, state.settings.gaussians(), state.pair());
    let added =
        |name: &str, [a, b]: [f64; 2]| format!("{name} {} + {} = {}", fixed(a, 2), fixed(b, 2), fixed(a + b, 2));
    let moments = |of: Gaussian| [(text.mean, of.mean), (text.std, of.std)];
    let moments = |of| moments(of).map(|(name, figure)| format!("{name} {}", fixed(figure, 2)));
    match (settings.operation(), state.last_gaussians().fit()) {
        (Operation::Fit, Some(fit)) => {
            let (q, divergence) = fit.at(state.place().0);
            let name = (words.choices)(fit.objective().name());
            [format!("{name} {} nat", fixed(divergence, 3))].into_iter().chain(moments(q)).collect()
        }
        (Operation::Sum, _) => {
            vec![added(text.mean, [p.mean, q.mean]), added(words.variances, [p.std * p.std, q.std * q.std])]
        }
        (Operation::Product, _) => {
            let precisions = added(words.precisions, [p.precision(), q.precision()]);
            [precisions].into_iter().chain(moments(p.product(q))).collect()
        }
        (Operation::Plane, _) => {
            let plane = settings.plane();
            let entropy = format!("{} {} nat", text.chain.entropy, fixed(plane.entropy(), 3));
            matrices(&plane, text).into_iter().chain([entropy]).collect()
        }
        _ => [
            ("H(p)", p.entropy()),
            ("H(p, q)", p.cross_entropy(q)),
            ("H(q)", q.entropy()),
            ("H(q, p)", q.cross_entropy(p)),
        ]
        .map(|(name, figure)| format!("{name} {}", fixed(figure, 3)))
        .into(),
    }
}

/// Covariance and precision, row after row.
pub fn matrices(plane: &Plane, text: &Text) -> [String; 2] {
    let written = |name: &str, rows: Matrix| {
        let row = |[a, b]: [f64; 2]| format!("{}, {}", fixed(a, 2), fixed(b, 2));
        format!("{name} ({}; {})", row(rows[0]), row(rows[1]))
    };
    [written(text.tools.covariance_matrix, plane.covariance()), written(text.tools.precision_matrix, plane.precision())]
}

//! The verdict and the figures of Bayes' rule.

use crate::screens::chain::state::State;
use crate::text::Text;
use crate::widgets::number_format::{fixed, percent};

/// The verdict.
pub fn sentence(state: &State, text: &Text) -> String {
    let bayes = state.settings.bayes();
    let [_, share] = bayes.points().posterior(bayes.x());
    (text.tools.mean_is)(&fixed(bayes.points().mean(bayes.x()), 2), &percent(share))
}

/// The figures, the most informative first.
pub fn figures(state: &State) -> Vec<String> {
    let bayes = state.settings.bayes();
    let points = bayes.points();
    [
        ("a", points.level.signal),
        ("σ", points.level.sigma()),
        ("p(x)", points.evidence(bayes.x())),
        ("∇ ln p(x)", points.score(bayes.x())),
    ]
    .map(|(name, figure)| format!("{name} {}", fixed(figure, 3)))
    .into()
}

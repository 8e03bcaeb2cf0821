//! The words of an exported picture, by name.

use super::figures;
use super::state::{State, shown_name};
use crate::lab::chain::Topic;
use crate::text::Text;

/// The words of what is shown.
pub fn labels(state: &State, text: &Text) -> Vec<(&'static str, String)> {
    let (chain, tools) = (&text.chain, &text.tools);
    let fixed = |words: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        words.iter().map(|(name, words)| (*name, (*words).to_owned())).collect()
    };
    match state.settings.topic() {
        Topic::Chain => {
            let names = state.settings.state_names();
            let names: Vec<String> = names.iter().map(|name| shown_name(name, text)).collect();
            let end = figures::end(state.last_run(), text).to_owned();
            let mut words = fixed(&[
                ("start", chain.start),
                ("shares", chain.shares_plot),
                ("walkers", chain.walkers),
                ("exact", chain.exact),
                ("stationary", chain.stationary),
                ("step", chain.step),
            ]);
            words.extend([("end", end), ("states", names.join(","))]);
            words
        }
        Topic::Continuum => fixed(&[
            ("start", chain.start),
            ("density", chain.density),
            ("mean", text.mean),
            ("std", text.std),
            ("distance", chain.distance_to_noise),
            ("step", chain.step),
        ]),
        Topic::Gaussians => fixed(&[
            ("densities", tools.densities),
            ("start", tools.start),
            ("sum", tools.sum),
            ("product", tools.product),
            ("forward", (tools.choices)("forward")),
            ("reverse", (tools.choices)("reverse")),
            ("by_step", tools.divergence_by_step),
            ("step", chain.step),
            ("ellipses", tools.ellipses),
            ("covariance_matrix", tools.covariance_matrix),
            ("precision_matrix", tools.precision_matrix),
        ]),
        Topic::Bayes => fixed(&[
            ("prior", tools.prior),
            ("joint", (tools.stage)(2)),
            ("posterior", tools.posterior),
            ("posterior_mean", tools.posterior_mean),
        ]),
    }
}

//! The words of the topics `gaussians` and `bayes`.

use crate::lab::chain::Covariance;

/// Their words in one language.
pub struct ToolText {
    /// The name of an operation, a direction or a covariance, by its name in addresses.
    pub choices: fn(&str) -> &'static str,
    /// The name of a slider's setting.
    pub settings: fn(&str) -> &'static str,
    pub operation: &'static str,
    pub mixture: &'static str,
    pub start_of_fit: &'static str,
    /// A number, and the density that it has.
    pub has_density: fn(&str, &str) -> String,
    pub densities: &'static str,
    pub sum: &'static str,
    pub product: &'static str,
    pub start: &'static str,
    pub fit: &'static str,
    /// The convolution at z, and its area.
    pub convolution: fn(&str, &str) -> String,
    pub half_each: &'static str,
    /// The product of the densities, and its area so far.
    pub area_of_product: fn(&str) -> String,
    pub logarithms: &'static str,
    /// A divergence, and the part of its area that is left of the playhead.
    pub area_so_far: fn(&str, &str) -> String,
    pub divergence_by_step: &'static str,
    pub divergence: &'static str,
    /// The law of y where x is known.
    pub y_given: fn(&str) -> String,
    pub y_alone: &'static str,
    pub matrices: &'static str,
    pub covariance_matrix: &'static str,
    pub precision_matrix: &'static str,
    pub ellipses: &'static str,
    pub drag_mean: &'static str,
    /// The law of a sum or a product, as N(m, s²).
    pub sum_is: fn(&str) -> String,
    pub product_is: fn(&str) -> String,
    /// The verdict on the divergences in both directions; both are 0 if p and q are the same.
    pub divergences: fn(&str, &str) -> String,
    pub same: &'static str,
    /// How many bumps of how many the fit covers.
    pub covers: fn(usize, usize) -> String,
    /// The verdict on the plane, with the mutual information.
    pub plane: fn(Covariance, &str) -> String,
    pub variances: &'static str,
    pub precisions: &'static str,
    pub prediction: &'static str,
    pub prior: &'static str,
    pub posterior: &'static str,
    /// The heading of the middle at a stage of Bayes' rule.
    pub stage: fn(usize) -> &'static str,
    pub seen_x: &'static str,
    pub posterior_mean: &'static str,
    pub score: &'static str,
    /// The verdict on the posterior: x̂₀, and the share of +1.
    pub mean_is: fn(&str, &str) -> String,
}

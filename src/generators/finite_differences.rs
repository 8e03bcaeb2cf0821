//! Comparison of gradients with finite differences, for tests.

/// The distance of the points of a difference, for weights of the order of 1.
const STEP: f64 = 0.01;

/// Asserts that the gradient of the cost at these weights agrees with differences of fourth order, weight by weight,
/// to 1e−3 and, as sums of terms of both signs are rounded in single precision, 2e−4 of the norm of all.
pub fn assert_is_gradient(what: &str, weights: &[f32], gradient: &[f32], mut cost: impl FnMut(&[f32]) -> f64) {
    assert_eq!(weights.len(), gradient.len());
    let norm = gradient.iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt();
    assert!(norm > 1e-3, "{what}: the gradient is not 0");
    for (i, &g) in gradient.iter().enumerate() {
        let mut at = |steps: f64| {
            let mut moved = weights.to_vec();
            moved[i] += (steps * STEP) as f32;
            (f64::from(moved[i]) - f64::from(weights[i]), cost(&moved))
        };
        let [(_, far_below), (low, below), (high, above), (_, far_above)] = [-2.0, -1.0, 1.0, 2.0].map(&mut at);
        let slope = (8.0 * (above - below) - (far_above - far_below)) / (6.0 * (high - low));
        let allowed = 1e-3 * slope.abs() + 2e-4 * norm;
        assert!((f64::from(g) - slope).abs() < allowed, "{what}, weight {i}: {g}, not {slope} (norm {norm})");
    }
}

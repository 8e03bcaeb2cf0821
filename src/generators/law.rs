//! The law of the data that generators learn, and the best that they can reach.

use crate::diffusion::data::{Component, Data};
use crate::diffusion::marginal::normal_cumulative;

/// The smallest standard deviation of a component that generators learn. Points have no density, and the likelihood of
/// a model of them has no bound: each gets noise of this spread.
pub const LEAST_STD: f64 = 0.05;
/// Components extend to this many standard deviations.
const SIGMAS: f64 = 8.0;
/// Nodes in the smallest standard deviation.
const NODES: f64 = 8.0;
/// The most nodes.
const MOST_NODES: f64 = 20_000.0;

/// A mixture of Gaussians, none of them narrower than [`LEAST_STD`].
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    components: Vec<Component>,
}

impl Law {
    /// The law of these data, every component at least [`LEAST_STD`] wide.
    pub fn new(data: &Data) -> Self {
        let wide = |c: &Component| Component { std: c.std.max(LEAST_STD), ..*c };
        Self { components: data.components().iter().map(wide).collect() }
    }

    /// N(0, 1), from which latents are drawn.
    pub fn standard_normal() -> Self {
        Self { components: vec![Component { weight: 1.0, mean: 0.0, std: 1.0 }] }
    }

    /// p(x).
    pub fn density(&self, x: f64) -> f64 {
        let of = |c: &Component| {
            let z = (x - c.mean) / c.std;
            c.weight * libm::exp(-0.5 * z * z) / (c.std * (2.0 * std::f64::consts::PI).sqrt())
        };
        self.components.iter().map(of).sum()
    }

    /// P(X ≤ x).
    pub fn cumulative(&self, x: f64) -> f64 {
        self.components.iter().map(|c| c.weight * normal_cumulative((x - c.mean) / c.std)).sum()
    }

    /// −∫ p ln p dx, in nats: no model has a smaller mean of −ln p.
    pub fn entropy(&self) -> f64 {
        let (nodes, step) = self.nodes();
        let at = |x: f64| Some(self.density(x)).filter(|p| *p > 0.0).map_or(0.0, |p| -p * libm::log(p));
        nodes.into_iter().map(at).sum::<f64>() * step
    }

    /// The least mean of −ln D(x) − ln(1 − D(y)), x from this law and y from `other`, that a discriminator D reaches:
    /// with D = p/(p + q) (Goodfellow et al. 2014). It is ln 4 if the laws are equal, and 0 if they do not overlap.
    pub fn least_discrimination(&self, other: &Self) -> f64 {
        let both = Self { components: [self, other].map(|law| law.components.as_slice()).concat() };
        let (nodes, step) = both.nodes();
        let at = |x: f64| {
            let (p, q) = (self.density(x), other.density(x));
            let of = |share: f64| if share > 0.0 { -share * libm::log(share / (p + q)) } else { 0.0 };
            of(p) + of(q)
        };
        nodes.into_iter().map(at).sum::<f64>() * step
    }

    /// `count` quantiles in ascending order, at (i + ½)/count.
    pub fn quantiles(&self, count: usize) -> Vec<f64> {
        let (nodes, step) = self.nodes();
        let mut before = (nodes[0] - step, 0.0);
        let mut pairs = nodes.iter().map(|&x| (x, self.cumulative(x))).peekable();
        let quantile = |i: usize| {
            let share = (i as f64 + 0.5) / count as f64;
            while let Some(&at) = pairs.peek().filter(|(_, f)| *f < share) {
                before = at;
                pairs.next();
            }
            let (x, f) = pairs.peek().copied().unwrap_or(before);
            let rise = f - before.1;
            if rise > 0.0 { before.0 + (share - before.1) / rise * (x - before.0) } else { x }
        };
        (0..count).map(quantile).collect()
    }

    /// The Wasserstein-1 distance of samples to this law, MATH.md §7, from as many of its quantiles; 0 without samples.
    pub fn wasserstein(&self, mut samples: Vec<f64>) -> f64 {
        samples.sort_by(f64::total_cmp);
        let quantiles = self.quantiles(samples.len());
        let sum: f64 = samples.iter().zip(quantiles).map(|(x, q)| (x - q).abs()).sum();
        sum / samples.len().max(1) as f64
    }

    /// Evenly spaced nodes that cover the law, at least one, and their distance.
    pub(super) fn nodes(&self) -> (Vec<f64>, f64) {
        let edge = |sign: f64| self.components.iter().map(move |c| sign * c.mean + SIGMAS * c.std);
        let high = edge(1.0).fold(f64::NEG_INFINITY, f64::max);
        let low = -edge(-1.0).fold(f64::NEG_INFINITY, f64::max);
        let narrowest = self.components.iter().map(|c| c.std).fold(f64::INFINITY, f64::min);
        let count = (NODES * (high - low) / narrowest).min(MOST_NODES).ceil();
        let step = (high - low) / count;
        ((0..=count as usize).map(|i| low + i as f64 * step).collect(), step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::{DataParameters, Mixture};

    fn law(mixture: &str) -> Law {
        Law::new(&Data::from(mixture.parse::<Mixture>().expect("a mixture")))
    }

    #[test]
    fn the_entropy_of_a_gaussian_is_its_closed_form() {
        let entropy = |std: f64| 0.5 * (2.0 * std::f64::consts::PI * std::f64::consts::E * std * std).ln();
        for std in [0.1, 0.7, 2.0] {
            assert!((law(&format!("1:0.3:{std}")).entropy() - entropy(std)).abs() < 1e-9);
        }
        // Two that do not overlap: the entropy of the choice is added. A point is as wide as the smallest spread.
        let choice = -0.8 * 0.8_f64.ln() - 0.2 * 0.2_f64.ln();
        let points = Law::new(&DataParameters::default().two_point());
        assert!((points.entropy() - choice - entropy(LEAST_STD)).abs() < 1e-9);
    }

    #[test]
    fn discrimination_lies_between_that_of_equal_and_of_distant_laws() {
        let one = law("1:-1:0.3");
        assert!((one.least_discrimination(&one) - 4.0_f64.ln()).abs() < 1e-9);
        assert!(one.least_discrimination(&law("1:4:0.3")) < 1e-9);
        let between = one.least_discrimination(&law("1:-0.8:0.3"));
        assert!(between > 1.0 && between < 4.0_f64.ln());
    }

    #[test]
    fn quantiles_invert_the_cumulative_function() {
        let bumps = law("0.2:-1:0.3,0.8:1:0.3");
        for (i, x) in bumps.quantiles(500).into_iter().enumerate() {
            // Linear between nodes an eighth of a standard deviation apart: h² max|p′|/8 = 2e−4 in the share.
            assert!((bumps.cumulative(x) - (i as f64 + 0.5) / 500.0).abs() < 5e-4, "{i} {x}");
        }
        assert!(bumps.quantiles(0).is_empty());
    }

    #[test]
    fn distances_are_those_of_shifted_laws() {
        let bumps = law("0.2:-1:0.3,0.8:1:0.3");
        let shifted: Vec<f64> = bumps.quantiles(1000).iter().map(|x| x + 0.25).collect();
        assert!((bumps.wasserstein(shifted) - 0.25).abs() < 1e-12);
        assert_eq!(bumps.wasserstein(Vec::new()), 0.0);
    }
}

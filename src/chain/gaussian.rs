//! Gaussians in one dimension: MATH.md §15.

use std::f64::consts::{E, PI, SQRT_2};

/// N(mean, std²), with std > 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaussian {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub std: f64,
}

impl Gaussian {
    /// N(0, 1).
    pub const STANDARD: Self = Self { mean: 0.0, std: 1.0 };

    /// The probability density at x.
    pub fn density(self, x: f64) -> f64 {
        libm::exp(self.log_density(x))
    }

    /// Its logarithm.
    pub fn log_density(self, x: f64) -> f64 {
        let z = (x - self.mean) / self.std;
        -0.5 * z * z - libm::log(self.std * (2.0 * PI).sqrt())
    }

    /// The probability of a number below x.
    pub fn below(self, x: f64) -> f64 {
        0.5 * libm::erfc((self.mean - x) / (self.std * SQRT_2))
    }

    /// The precision 1/s².
    pub fn precision(self) -> f64 {
        1.0 / (self.std * self.std)
    }

    /// The entropy ½ ln(2πe s²), in nats.
    pub fn entropy(self) -> f64 {
        0.5 * libm::log(2.0 * PI * E * self.std * self.std)
    }

    /// KL(self ‖ other) = ln(s₂/s₁) + (s₁² + (m₁ − m₂)²)/(2 s₂²) − ½, in nats.
    pub fn divergence(self, other: Self) -> f64 {
        let away = self.mean - other.mean;
        libm::log(other.std / self.std) + 0.5 * (self.std * self.std + away * away) * other.precision() - 0.5
    }

    /// The part of KL(self ‖ other) at x: p(x) ln(p(x)/q(x)), whose area over all x is the divergence.
    pub fn divergence_at(self, other: Self, x: f64) -> f64 {
        self.density(x) * (self.log_density(x) - other.log_density(x))
    }

    /// The area of [`Gaussian::divergence_at`] below x: with z = (x − m₁)/s₁, an integral of φ(z) times a polynomial in z.
    pub fn divergence_below(self, other: Self, x: f64) -> f64 {
        let (away, precision) = (self.mean - other.mean, other.precision());
        let constant = libm::log(other.std / self.std) + 0.5 * away * away * precision;
        let (linear, square) = (away * self.std * precision, 0.5 * self.std * self.std * precision - 0.5);
        let (z, share) = ((x - self.mean) / self.std, self.below(x));
        let density = Self::STANDARD.density(z);
        constant * share - linear * density + square * (share - z * density)
    }

    /// The cross-entropy −E ln q(x) for x of `self` and the density q of `other`, in nats.
    pub fn cross_entropy(self, other: Self) -> f64 {
        self.entropy() + self.divergence(other)
    }

    /// The Gaussian to which the product of the densities is proportional: precisions add up, and the mean is weighted
    /// by them.
    pub fn product(self, other: Self) -> Self {
        let precision = self.precision() + other.precision();
        let mean = (self.precision() * self.mean + other.precision() * other.mean) / precision;
        Self { mean, std: 1.0 / precision.sqrt() }
    }

    /// The law of the sum of two independent numbers.
    pub fn sum(self, other: Self) -> Self {
        Self { mean: self.mean + other.mean, std: libm::hypot(self.std, other.std) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The integral of f over ±12 standard deviations of both.
    fn integral(p: Gaussian, q: Gaussian, f: impl Fn(f64) -> f64) -> f64 {
        let low = (p.mean - 12.0 * p.std).min(q.mean - 12.0 * q.std);
        let high = (p.mean + 12.0 * p.std).max(q.mean + 12.0 * q.std);
        let cells = 200_000;
        let width = (high - low) / f64::from(cells);
        (0..cells).map(|i| f(low + (f64::from(i) + 0.5) * width)).sum::<f64>() * width
    }

    #[test]
    fn divergence_entropy_and_product_are_the_integrals() {
        let (p, q) = (Gaussian { mean: -0.5, std: 0.7 }, Gaussian { mean: 1.2, std: 1.6 });
        for (p, q) in [(p, q), (q, p), (p, p)] {
            let exact = integral(p, q, |x| p.divergence_at(q, x));
            assert!((p.divergence(q) - exact).abs() < 1e-9, "{} {exact}", p.divergence(q));
            let exact = integral(p, q, |x| -p.density(x) * q.log_density(x));
            assert!((p.cross_entropy(q) - exact).abs() < 1e-9);
            assert!((p.entropy() + integral(p, q, |x| p.density(x) * p.log_density(x))).abs() < 1e-9);
            let whole = integral(p, q, |x| p.density(x) * q.density(x));
            let product = p.product(q);
            for x in [-1.0, 0.0, 0.4, 2.0] {
                assert!((product.density(x) - p.density(x) * q.density(x) / whole).abs() < 1e-9);
            }
            let sum = p.sum(q);
            for x in [-1.0, 0.7, 3.0] {
                let convolved = integral(p, q, |y| p.density(y) * q.density(x - y));
                assert!((sum.density(x) - convolved).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_area_below_x_is_the_integral_up_to_x() {
        let (p, q) = (Gaussian { mean: -0.5, std: 0.7 }, Gaussian { mean: 1.2, std: 1.6 });
        for (p, q) in [(p, q), (q, p)] {
            for x in [-1.0, 0.3, 2.0] {
                let slope = (p.divergence_below(q, x + 1e-5) - p.divergence_below(q, x - 1e-5)) / 2e-5;
                assert!((slope - p.divergence_at(q, x)).abs() < 1e-6, "{x}");
            }
            assert!(p.divergence_below(q, -30.0).abs() < 1e-9);
            assert!((p.divergence_below(q, 30.0) - p.divergence(q)).abs() < 1e-9);
        }
    }

    #[test]
    fn divergence_is_not_symmetric_and_zero_for_equals() {
        let (p, q) = (Gaussian { mean: 0.0, std: 1.0 }, Gaussian { mean: 1.0, std: 2.0 });
        assert!((p.divergence(q) - (2.0_f64.ln() + 0.25 - 0.5)).abs() < 1e-9);
        assert!((q.divergence(p) - (-(2.0_f64.ln()) + 2.5 - 0.5)).abs() < 1e-9);
        assert_eq!(p.divergence(p), 0.0);
    }

    #[test]
    fn the_cumulative_function_is_that_of_a_table() {
        for (x, share) in [(0.0, 0.5), (1.0, 0.841_344_746_068_543), (-1.96, 0.024_997_895_148_220)] {
            assert!((Gaussian::STANDARD.below(x) - share).abs() < 1e-12);
        }
    }
}

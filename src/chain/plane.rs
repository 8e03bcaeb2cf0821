//! A Gaussian in two dimensions: its covariance and precision, its ellipses, and what one coordinate says of the other.

use super::gaussian::Gaussian;
use std::f64::consts::{E, PI, TAU};

/// The law of (x, y), two numbers that are normal together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// The law of x alone.
    pub x: Gaussian,
    /// The law of y alone.
    pub y: Gaussian,
    /// Their correlation, in (−1, 1).
    pub correlation: f64,
}

/// A matrix of two rows.
pub type Matrix = [[f64; 2]; 2];

impl Plane {
    /// The covariance matrix.
    pub fn covariance(&self) -> Matrix {
        let both = self.correlation * self.x.std * self.y.std;
        [[self.x.std * self.x.std, both], [both, self.y.std * self.y.std]]
    }

    fn determinant(&self) -> f64 {
        let [[a, b], [_, d]] = self.covariance();
        // 1 − ρ², without the loss of digits of a d − b².
        if b == 0.0 { a * d } else { a * d * (1.0 - self.correlation) * (1.0 + self.correlation) }
    }

    /// The precision matrix: the inverse of the covariance.
    pub fn precision(&self) -> Matrix {
        let ([[a, b], [_, d]], determinant) = (self.covariance(), self.determinant());
        [[d / determinant, -b / determinant], [-b / determinant, a / determinant]]
    }

    /// The entropy ln(2πe) + ½ ln det Σ, in nats.
    pub fn entropy(&self) -> f64 {
        libm::log(2.0 * PI * E) + 0.5 * libm::log(self.determinant())
    }

    /// KL(p(x, y) ‖ p(x) p(y)) = −½ ln(1 − ρ²), in nats: what x and y say of each other.
    pub fn mutual_information(&self) -> f64 {
        -0.5 * libm::log1p(-self.correlation * self.correlation)
    }

    /// The law of y where x is known.
    pub fn given(&self, x: f64) -> Gaussian {
        let slope = self.correlation * self.y.std / self.x.std;
        let std = self.y.std * ((1.0 - self.correlation) * (1.0 + self.correlation)).sqrt();
        Gaussian { mean: self.y.mean + slope * (x - self.x.mean), std }
    }

    /// `count` points of the ellipse that is `radius` standard deviations away from the mean in every direction.
    pub fn ellipse(&self, radius: f64, count: usize) -> Vec<[f64; 2]> {
        let across = self.given(self.x.mean).std;
        let point = |i| {
            let (sin, cos) = libm::sincos(TAU * i as f64 / count as f64);
            let x = self.x.mean + radius * self.x.std * cos;
            [x, self.given(x).mean + radius * across * sin]
        };
        (0..count).map(point).collect()
    }

    /// The ends of the two principal axes at one standard deviation, from the mean: the longer first.
    pub fn axes(&self) -> [[f64; 2]; 2] {
        let [[a, b], [_, d]] = self.covariance();
        let angle = 0.5 * libm::atan2(2.0 * b, a - d);
        let spread = libm::hypot(0.5 * (a - d), b);
        let (sin, cos) = libm::sincos(angle);
        let [long, short] = [0.5 * (a + d) + spread, (0.5 * (a + d) - spread).max(0.0)].map(f64::sqrt);
        [[long * cos, long * sin], [-short * sin, short * cos]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANE: Plane =
        Plane { x: Gaussian { mean: 0.5, std: 1.5 }, y: Gaussian { mean: -1.0, std: 0.8 }, correlation: 0.6 };

    #[test]
    fn the_precision_is_the_inverse_of_the_covariance() {
        for correlation in [-0.95, 0.0, 0.6] {
            let plane = Plane { correlation, ..PLANE };
            let ([first, second], [[a, b], [c, d]]) = (plane.covariance(), plane.precision());
            let product = [first, second].map(|[x, y]| [x * a + y * c, x * b + y * d]);
            for (found, exact) in product.iter().flatten().zip([1.0, 0.0, 0.0, 1.0]) {
                assert!((found - exact).abs() < 1e-12, "{product:?}");
            }
        }
        assert!((PLANE.covariance()[0][1] - 0.72).abs() < 1e-12);
    }

    #[test]
    fn points_of_an_ellipse_have_the_same_distance_in_units_of_the_precision() {
        let [[a, b], [_, d]] = PLANE.precision();
        for radius in [1.0, 2.0] {
            for [x, y] in PLANE.ellipse(radius, 24) {
                let (x, y) = (x - 0.5, y + 1.0);
                assert!((a * x * x + 2.0 * b * x * y + d * y * y - radius * radius).abs() < 1e-9);
            }
        }
        // So do the ends of the principal axes, which are at right angles.
        let [[x, y], [v, w]] = PLANE.axes();
        for (x, y) in [(x, y), (v, w)] {
            assert!((a * x * x + 2.0 * b * x * y + d * y * y - 1.0).abs() < 1e-9);
        }
        assert!((x * v + y * w).abs() < 1e-12 && libm::hypot(x, y) > libm::hypot(v, w));
    }

    #[test]
    fn the_joint_density_is_that_of_x_times_that_of_y_given_x() {
        let [[a, b], [_, d]] = PLANE.precision();
        for (x, y) in [(0.0, 0.0), (1.4, -2.0), (-2.0, 0.3)] {
            let (from, up) = (x - 0.5, y + 1.0);
            let form = a * from * from + 2.0 * b * from * up + d * up * up;
            let joint = (-0.5 * form).exp() / (TAU * PLANE.determinant().sqrt());
            assert!((joint - PLANE.x.density(x) * PLANE.given(x).density(y)).abs() < 1e-12);
        }
    }

    #[test]
    fn entropy_and_mutual_information_are_those_of_the_parts() {
        let apart = PLANE.x.entropy() + PLANE.y.entropy();
        assert!((apart - PLANE.entropy() - PLANE.mutual_information()).abs() < 1e-12);
        // I = −½ ln(1 − 0.36).
        assert!((PLANE.mutual_information() + 0.5 * 0.64_f64.ln()).abs() < 1e-12);
        assert_eq!(Plane { correlation: 0.0, ..PLANE }.mutual_information(), 0.0);
    }
}

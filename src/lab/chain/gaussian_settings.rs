//! The settings of two Gaussians: their sum, their product, their divergence, a fit, and a plane with both as its
//! coordinates.

use crate::chain::Gaussian;
use crate::chain::fit::Objective;
use crate::chain::plane::Plane;
use crate::lab::settings::choice::Choice;

/// Standard deviations are within this range.
pub const SMALLEST_STD: f64 = 0.1;
/// The end of that range.
pub const LARGEST_STD: f64 = 3.0;

/// What is done with the two Gaussians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The law of the sum of two independent numbers.
    Sum,
    /// The product of the densities.
    Product,
    /// The Kullback–Leibler divergence, in both directions.
    Divergence,
    /// One Gaussian that is fitted to a mixture.
    Fit,
    /// The law of both numbers together.
    Plane,
}

impl Choice for Operation {
    const NAMED: &'static [(&'static str, Self)] = &[
        ("divergence", Self::Divergence),
        ("fit", Self::Fit),
        ("sum", Self::Sum),
        ("product", Self::Product),
        ("plane", Self::Plane),
    ];
}

impl Choice for Objective {
    const NAMED: &'static [(&'static str, Self)] = &[("forward", Self::Forward), ("reverse", Self::Reverse)];
}

/// Which entries of a covariance matrix are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covariance {
    /// One variance for both directions.
    Isotropic,
    /// A variance for each direction.
    Diagonal,
    /// And a correlation.
    Full,
}

impl Choice for Covariance {
    const NAMED: &'static [(&'static str, Self)] =
        &[("isotropic", Self::Isotropic), ("diagonal", Self::Diagonal), ("full", Self::Full)];
}

/// The settings of two Gaussians.
#[derive(Clone, Debug, PartialEq)]
pub struct GaussianSettings {
    pub(super) operation: Operation,
    pub(super) p: Gaussian,
    pub(super) q: Gaussian,
    pub(super) direction: Objective,
    pub(super) covariance: Covariance,
    pub(super) correlation: f64,
}

impl Default for GaussianSettings {
    fn default() -> Self {
        Self {
            operation: Operation::Divergence,
            p: Gaussian { mean: -0.5, std: 1.2 },
            q: Gaussian { mean: 0.8, std: 0.5 },
            direction: Objective::Reverse,
            covariance: Covariance::Full,
            correlation: 0.6,
        }
    }
}

impl GaussianSettings {
    /// What is done with them.
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// The first Gaussian; the law of x in the plane.
    pub fn p(&self) -> Gaussian {
        self.p
    }

    /// The second Gaussian; where a fit starts; the law of y in the plane.
    pub fn q(&self) -> Gaussian {
        self.q
    }

    /// The direction of the divergence that a fit makes small.
    pub fn direction(&self) -> Objective {
        self.direction
    }

    /// Which entries of the covariance are free.
    pub fn covariance(&self) -> Covariance {
        self.covariance
    }

    /// The law of (x, y), with p and q as far as the covariance leaves them free.
    pub fn plane(&self) -> Plane {
        let (x, y) = (self.p, self.q);
        match self.covariance {
            Covariance::Isotropic => Plane { x, y: Gaussian { std: x.std, ..y }, correlation: 0.0 },
            Covariance::Diagonal => Plane { x, y, correlation: 0.0 },
            Covariance::Full => Plane { x, y, correlation: self.correlation },
        }
    }
}

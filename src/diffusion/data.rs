//! What is diffused (MATH.md §1).

/// Two points: x₀ = +1 with probability p (the prior), −1 otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoPoint {
    prior: f64,
}

/// One Gaussian of a mixture: weight · N(mean, std²). A point has std 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Component {
    /// Probability, in (0, 1).
    pub weight: f64,
    /// μ.
    pub mean: f64,
    /// s ≥ 0.
    pub std: f64,
}

impl TwoPoint {
    /// The data set with a share `prior` of +1; a value outside [0, 1] is taken to the nearer end.
    pub fn new(prior: f64) -> Self {
        Self { prior: prior.clamp(0.0, 1.0) }
    }

    /// p, the probability of +1.
    pub fn prior(self) -> f64 {
        self.prior
    }

    /// ½ ln(p/(1 − p)): what the prior adds to the argument of the posterior mean.
    pub fn half_log_odds(self) -> f64 {
        0.5 * libm::log(self.prior / (1.0 - self.prior))
    }

    /// 2p − 1.
    pub fn mean(self) -> f64 {
        2.0 * self.prior - 1.0
    }

    /// The data as a mixture.
    pub fn components(self) -> [Component; 2] {
        let point = |weight, mean| Component { weight, mean, std: 0.0 };
        [point(1.0 - self.prior, -1.0), point(self.prior, 1.0)]
    }

    /// The x₀ of a particle whose uniform number in [0, 1) is `u`. As the prior moves from p to p', only the
    /// particles with u between the two change sides.
    pub fn draw(self, u: f32) -> f32 {
        if f64::from(u) < self.prior { 1.0 } else { -1.0 }
    }
}

//! How pictures are lost: what is left of every frequency at a time, and how much noise there is.

use super::cosine_transform::CosineTransform;
use libm::{atan, cos, exp, pow, sin};
use std::f64::consts::FRAC_PI_2;

/// A process that loses pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Process {
    /// Noise, and blur if it is not 0.
    Diffusion(Diffusion),
    /// Blur, and a little noise.
    Heat(Heat),
}

/// Blurring diffusion (Hoogeboom & Salimans 2023); without blur, standard diffusion with the cosine schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diffusion {
    /// σ_B,max, the standard deviation of the blur at t = 1 in pixels; at least 0.
    pub blur: f64,
    /// d_min, which is left of every frequency by any blur; above 0.
    pub floor: f64,
    /// How the blur grows with t.
    pub power: BlurPower,
    /// The log-SNR goes from this to minus this; above 0.
    pub log_snr: f64,
}

/// How the blur grows with t: the two schedules of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlurPower {
    /// σ_B,max sin(πt/2).
    Sine,
    /// σ_B,max sin²(πt/2).
    SineSquared,
}

/// Inverse heat dissipation (Rissanen, Heinonen & Solin 2023).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heat {
    /// The largest blur, a standard deviation in pixels.
    pub blur: f64,
    /// σ, the noise at every level; above 0.
    pub sigma: f64,
    /// δ, the noise of a step back.
    pub delta: f64,
}

/// The blur of the first level of [`Heat`], in pixels.
const FIRST_BLUR: f64 = 0.5;

/// The law of a picture at a time: u_t given u_x is N(α u_x, σ²), for each frequency.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// α, for each frequency.
    pub alpha: Vec<f64>,
    /// σ, the same for all frequencies.
    pub sigma: f64,
}

/// The law of a picture at a time given an earlier one: u_t given u_s is N(α u_s, σ²), for each frequency.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// α_{t|s}.
    pub alpha: Vec<f64>,
    /// σ²_{t|s}.
    pub variance: Vec<f64>,
}

impl Process {
    /// The levels of pictures with `side` × `side` pixels at t = 0, 1/`steps`, …, 1.
    pub fn levels(&self, side: usize, steps: usize) -> Vec<Level> {
        self.levels_at(side, steps, &(0..=steps).collect::<Vec<_>>())
    }

    /// The levels after some of the `steps`.
    pub fn levels_at(&self, side: usize, steps: usize, at: &[usize]) -> Vec<Level> {
        let lambda = CosineTransform::squared_frequencies(side);
        at.iter().map(|step| self.level(&lambda, *step, steps)).collect()
    }

    fn level(&self, lambda: &[f64], step: usize, steps: usize) -> Level {
        match self {
            Self::Diffusion(diffusion) => diffusion.level(lambda, step as f64 / steps as f64),
            Self::Heat(heat) => heat.level(lambda, heat.dissipation(step, steps)),
        }
    }

    /// The place of a step on the way out, whatever the number of steps: t of a diffusion; in heat dissipation 0 for the
    /// first blur and 1 for the largest one, evenly on a logarithmic scale.
    pub fn place(&self, step: usize, steps: usize) -> f64 {
        match self {
            Self::Diffusion(_) => step as f64 / steps as f64,
            Self::Heat(_) => Heat::place(step, steps),
        }
    }

    /// The level at a [place](Self::place), for frequencies with these λ.
    pub fn level_at(&self, lambda: &[f64], place: f64) -> Level {
        match self {
            Self::Diffusion(diffusion) => diffusion.level(lambda, place),
            Self::Heat(heat) => heat.level(lambda, heat.dissipation_at(place)),
        }
    }

    /// The transitions between successive levels, of which there are `steps`.
    pub fn transitions(&self, side: usize, levels: &[Level]) -> Vec<Transition> {
        let lambda = CosineTransform::squared_frequencies(side);
        let steps = levels.len().saturating_sub(1);
        let pairs = levels.iter().zip(levels.iter().skip(1)).enumerate();
        pairs
            .map(|(step, (s, t))| {
                let alpha: Vec<f64> = match self {
                    Self::Diffusion(_) => t.alpha.iter().zip(&s.alpha).map(|(t, s)| t / s).collect(),
                    // Not as a ratio: what is left of fine frequencies is 0 to double precision.
                    Self::Heat(heat) => {
                        let tau = heat.dissipation(step + 1, steps) - heat.dissipation(step, steps);
                        lambda.iter().map(|lambda| exp(-lambda * tau)).collect()
                    }
                };
                let variance = |alpha: &f64| (t.sigma * t.sigma - alpha * alpha * s.sigma * s.sigma).max(0.0);
                Transition { variance: alpha.iter().map(variance).collect(), alpha }
            })
            .collect()
    }
}

impl Diffusion {
    /// With φ = c₁ t + c₀ and log-SNR = −2 ln tan φ, a = √sigmoid(log-SNR) is cos φ, and σ is sin φ.
    fn level(&self, lambda: &[f64], t: f64) -> Level {
        let first = atan(exp(-0.5 * self.log_snr));
        let phi = (atan(exp(0.5 * self.log_snr)) - first) * t + first;
        let sine = sin(FRAC_PI_2 * t);
        let blur = self.blur
            * match self.power {
                BlurPower::Sine => sine,
                BlurPower::SineSquared => sine * sine,
            };
        let tau = 0.5 * blur * blur;
        let a = cos(phi);
        // (1 − d_min) e^{−λτ} + d_min, in a form that is 1 without blur to the last bit.
        let kept = |lambda: &f64| 1.0 - (1.0 - self.floor) * (1.0 - exp(-lambda * tau));
        Level { alpha: lambda.iter().map(|lambda| a * kept(lambda)).collect(), sigma: sin(phi) }
    }
}

impl Heat {
    /// τ of a level: the blur √(2τ) is 0 at first, then evenly spaced on a logarithmic scale.
    fn dissipation(&self, step: usize, steps: usize) -> f64 {
        if step == 0 { 0.0 } else { self.dissipation_at(Self::place(step, steps)) }
    }

    fn place(step: usize, steps: usize) -> f64 {
        if steps > 1 { step.saturating_sub(1) as f64 / (steps - 1) as f64 } else { 1.0 }
    }

    fn dissipation_at(&self, place: f64) -> f64 {
        let last = self.blur.max(FIRST_BLUR);
        let blur = FIRST_BLUR * pow(last / FIRST_BLUR, place);
        0.5 * blur * blur
    }

    fn level(&self, lambda: &[f64], tau: f64) -> Level {
        Level { alpha: lambda.iter().map(|lambda| exp(-lambda * tau)).collect(), sigma: self.sigma }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::FRAC_1_SQRT_2;

    fn diffusion(blur: f64) -> Process {
        Process::Diffusion(Diffusion { blur, floor: 0.001, power: BlurPower::SineSquared, log_snr: 10.0 })
    }

    #[test]
    fn alpha_and_sigma_are_those_of_the_mathematics_page() {
        let levels = diffusion(4.0).levels(8, 10);
        let frequencies = [0, 8, 27, 63];
        for (step, sigma, alpha) in [
            (1, 0.161_756, [0.986_831, 0.986_103, 0.973_807, 0.917_974]),
            (5, FRAC_1_SQRT_2, [FRAC_1_SQRT_2, 0.519_630, 0.003_449, 0.000_707]),
            (10, 0.999_977, [0.006_738, 0.001_967, 0.000_007, 0.000_007]),
        ] {
            // Half of the last digit of the table.
            assert!((levels[step].sigma - sigma).abs() < 5.1e-7);
            for (place, expected) in frequencies.into_iter().zip(alpha) {
                let found = levels[step].alpha[place];
                assert!((found - expected).abs() < 5.1e-7, "{step} {place}: {found}");
            }
        }
    }

    #[test]
    fn without_blur_it_is_standard_diffusion_to_the_bit() {
        for power in [BlurPower::Sine, BlurPower::SineSquared] {
            for floor in [0.001, 0.37] {
                let process = Process::Diffusion(Diffusion { blur: 0.0, floor, power, log_snr: 10.0 });
                let levels = process.levels(16, 50);
                assert_eq!(levels, diffusion(0.0).levels(16, 50));
                for level in &levels {
                    let a = level.alpha[0];
                    assert!(level.alpha.iter().all(|alpha| alpha.to_bits() == a.to_bits()));
                    assert!((a * a + level.sigma * level.sigma - 1.0).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn transitions_lead_from_level_to_level() {
        let heat = Process::Heat(Heat { blur: 20.0, sigma: 0.01, delta: 0.0125 });
        for process in [diffusion(0.0), diffusion(20.0), heat] {
            let levels = process.levels(8, 25);
            for (step, transition) in process.transitions(8, &levels).iter().enumerate() {
                let (s, t) = (&levels[step], &levels[step + 1]);
                for f in 0..64 {
                    assert!((transition.alpha[f] * s.alpha[f] - t.alpha[f]).abs() < 1e-12);
                    let variance = transition.alpha[f].powi(2) * s.sigma.powi(2) + transition.variance[f];
                    assert!((variance - t.sigma.powi(2)).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn the_blur_of_heat_dissipation_grows_from_a_half_to_the_largest() {
        let heat = Heat { blur: 8.0, sigma: 0.01, delta: 0.0125 };
        let blur = |step| (2.0 * heat.dissipation(step, 5)).sqrt();
        for (step, expected) in [0.0, 0.5, 1.0, 2.0, 4.0, 8.0].into_iter().enumerate() {
            assert!((blur(step) - expected).abs() < 1e-12);
        }
        assert!((heat.dissipation(1, 1) - 32.0).abs() < 1e-12);
        assert!((Heat { blur: 0.0, ..heat }.dissipation(4, 5) - 0.125).abs() < 1e-12);
    }
}

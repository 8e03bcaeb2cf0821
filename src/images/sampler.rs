//! The steps back, from t to s < t: u ← A u + C û_x + D ε for each frequency, with û_x the frequencies of the estimate
//! (MATH.md §11).

use super::process::{Heat, Level, Transition};

/// How a diffusion steps back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampler {
    /// The ancestral sampler (Ho et al. 2020).
    Ddpm,
    /// The deterministic one (Song et al. 2020, η = 0).
    Ddim,
}

/// Denominators are at least this.
const SMALL: f64 = 1e-8;

/// The factors of a step, for each frequency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Update {
    /// A, of the frequencies before the step.
    pub before: Vec<f32>,
    /// C, of the estimate.
    pub estimate: Vec<f32>,
    /// D, of the noise.
    pub noise: Vec<f32>,
}

impl Update {
    /// A step of a diffusion from `t` to `s`, of which `transition` leads from `s` to `t`.
    pub fn of_diffusion(sampler: Sampler, s: &Level, t: &Level, transition: &Transition) -> Self {
        let mut update = Self::default();
        let levels = s.alpha.iter().zip(&t.alpha);
        for ((alpha_s, alpha_t), (ratio, variance)) in levels.zip(transition.alpha.iter().zip(&transition.variance)) {
            let (before, estimate, noise) = match sampler {
                Sampler::Ddpm => {
                    let variance_s = (s.sigma * s.sigma).max(SMALL);
                    let per_step = t.sigma * t.sigma / (ratio * ratio) - s.sigma * s.sigma;
                    let left = 1.0 / (1.0 / variance_s + 1.0 / per_step.max(SMALL)).max(SMALL);
                    (left * ratio / (variance + SMALL), left * alpha_s / variance_s, left.sqrt())
                }
                Sampler::Ddim => {
                    let before = s.sigma / t.sigma;
                    (before, alpha_s - before * alpha_t, 0.0)
                }
            };
            update.before.push(before as f32);
            update.estimate.push(estimate as f32);
            update.noise.push(noise as f32);
        }
        update
    }

    /// A step of heat dissipation to `s`: the estimate, blurred as it was at `s`, and noise δ, except at the last step.
    pub fn of_heat(heat: &Heat, s: &Level, is_last: bool) -> Self {
        let noise = if is_last { 0.0 } else { heat.delta as f32 };
        Self {
            before: vec![0.0; s.alpha.len()],
            estimate: s.alpha.iter().map(|alpha| *alpha as f32).collect(),
            noise: vec![noise; s.alpha.len()],
        }
    }

    /// Makes the step.
    pub fn apply(&self, u: &mut [f32], estimate: &[f32], noise: &[f32]) {
        let factors = self.before.iter().zip(&self.estimate).zip(&self.noise);
        for (((u, x), epsilon), ((a, c), d)) in u.iter_mut().zip(estimate).zip(noise).zip(factors) {
            *u = a * *u + c * x + d * epsilon;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::process::{BlurPower, Diffusion, Process};

    fn update(sampler: Sampler, blur: f64, step: usize) -> (Update, Level, Level) {
        let process =
            Process::Diffusion(Diffusion { blur, floor: 0.001, power: BlurPower::SineSquared, log_snr: 10.0 });
        let levels = process.levels(8, 20);
        let transitions = process.transitions(8, &levels);
        let (s, t) = (levels[step - 1].clone(), levels[step].clone());
        (Update::of_diffusion(sampler, &s, &t, &transitions[step - 1]), s, t)
    }

    /// With the true picture as the estimate, the law at t becomes that at s: its mean and its variance.
    #[test]
    fn both_samplers_lead_from_law_to_law() {
        for sampler in [Sampler::Ddpm, Sampler::Ddim] {
            for blur in [0.0, 4.0, 20.0] {
                for step in 1..=20 {
                    let (update, s, t) = update(sampler, blur, step);
                    for f in 0..64 {
                        let [a, c, d] = [&update.before, &update.estimate, &update.noise].map(|of| f64::from(of[f]));
                        // Clipped denominators, 1e−8 of variances of 4e−5 and more, and factors in single precision.
                        assert!((a * t.alpha[f] + c - s.alpha[f]).abs() < 3e-4 * s.alpha[f].max(1e-3));
                        let variance = a * a * t.sigma * t.sigma + d * d;
                        assert!((variance.sqrt() / s.sigma - 1.0).abs() < 3e-4, "{sampler:?} {blur} {step} {f}");
                    }
                }
            }
        }
    }

    /// MATH.md §5, one formula for all frequencies.
    #[test]
    fn without_blur_the_factors_are_those_of_standard_diffusion() {
        for step in 2..=20 {
            let (update, s, t) = update(Sampler::Ddpm, 0.0, step);
            let ratio = t.alpha[0] / s.alpha[0];
            let variance = t.sigma.powi(2) - ratio * ratio * s.sigma.powi(2);
            let expected = [
                ratio * s.sigma.powi(2) / t.sigma.powi(2),
                s.alpha[0] * variance / t.sigma.powi(2),
                (variance * s.sigma.powi(2) / t.sigma.powi(2)).sqrt(),
            ];
            for (factors, expected) in [&update.before, &update.estimate, &update.noise].into_iter().zip(expected) {
                assert!(factors.iter().all(|factor| factor.to_bits() == factors[0].to_bits()));
                assert!((f64::from(factors[0]) - expected).abs() < 1e-4 * expected.max(0.01), "{step}");
            }
        }
    }

    #[test]
    fn a_step_of_heat_dissipation_keeps_nothing_but_the_estimate() {
        let heat = Heat { blur: 5.7, sigma: 0.01, delta: 0.0125 };
        let levels = Process::Heat(heat).levels(8, 4);
        for (s, is_last) in [(&levels[2], false), (&levels[0], true)] {
            let update = Update::of_heat(&heat, s, is_last);
            let mut u = vec![7.0; 64];
            update.apply(&mut u, &[0.5; 64], &[2.0; 64]);
            for (f, u) in u.iter().enumerate() {
                let noise = if is_last { 0.0 } else { 0.025 };
                assert!((f64::from(*u) - 0.5 * s.alpha[f] - noise).abs() < 1e-6);
            }
        }
    }
}

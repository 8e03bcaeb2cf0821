//! The losses of a training, as curves of bounded length.

use super::training::Losses;

/// The most points of a curve.
const POINTS: usize = 256;

/// The losses so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// A curve for each loss, of means over `stride` iterations.
    curves: Vec<Vec<f32>>,
    /// Iterations for each point, a power of two.
    stride: u64,
    iterations: u64,
    /// Sums over the iterations that are not in a curve yet.
    open: Vec<f64>,
}

/// The losses of an iteration that are drawn: of an autoencoder −ELBO, its reconstruction and its divergence; of an
/// adversarial network those of the discriminator and of the generator; of the others the one that they have.
pub fn drawn(losses: &Losses) -> Vec<f64> {
    match losses {
        Losses::Vae(info) => vec![-info.elbo(), info.reconstruction, info.divergences.iter().sum()],
        Losses::Gan(info) => vec![info.discriminator, info.generator],
        Losses::Flow(info) => vec![info.nats],
        Losses::Diffusion(info) => vec![info.loss],
    }
}

impl Record {
    /// Records the losses of an iteration, the same number each time.
    pub fn note(&mut self, losses: &[f64]) {
        self.curves.resize(losses.len(), Vec::new());
        self.open.resize(losses.len(), 0.0);
        self.open.iter_mut().zip(losses).for_each(|(sum, loss)| *sum += loss);
        self.stride = self.stride.max(1);
        self.iterations += 1;
        if self.iterations.is_multiple_of(self.stride) {
            for (curve, sum) in self.curves.iter_mut().zip(&mut self.open) {
                curve.push((std::mem::take(sum) / self.stride as f64) as f32);
            }
        }
        if self.curves.first().is_some_and(|curve| curve.len() >= POINTS) {
            for curve in &mut self.curves {
                *curve = curve.chunks(2).map(|pair| pair.iter().sum::<f32>() / pair.len() as f32).collect();
            }
            self.stride *= 2;
        }
    }

    /// The curves.
    pub fn curves(&self) -> &[Vec<f32>] {
        &self.curves
    }

    /// Iterations for each point of a curve.
    pub fn stride(&self) -> u64 {
        self.stride.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_bounded_and_keep_their_means() {
        let mut record = Record::default();
        (0..10_000).for_each(|i| record.note(&[f64::from(i), -1.0]));
        let [rising, constant] = record.curves() else { panic!("two curves") };
        assert!((POINTS / 2..POINTS).contains(&rising.len()) && rising.len() == constant.len());
        for (i, loss) in rising.iter().enumerate() {
            let middle = (i as f64 + 0.5) * record.stride() as f64 - 0.5;
            assert!((f64::from(*loss) - middle).abs() < 0.01, "{i}: {loss}");
        }
        assert!(constant.iter().all(|loss| *loss == -1.0));
    }
}

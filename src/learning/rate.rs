//! What depends on the iteration: the learning rate, and how much an average of the weights keeps.

/// The learning rate of an iteration, counted from 0, out of `iterations`: it falls from `first` to 0 as half a period
/// of a cosine (Loshchilov & Hutter 2017), and stays there.
pub fn cosine(first: f64, iteration: u64, iterations: u64) -> f64 {
    let share = (iteration as f64 / iterations.max(1) as f64).min(1.0);
    first * 0.5 * (1.0 + libm::cos(std::f64::consts::PI * share))
}

/// How much the average of the weights keeps in an iteration, counted from 0: `most`, and less at first, so that the
/// initial weights soon have no influence.
pub fn kept(most: f64, iteration: u64) -> f64 {
    let i = iteration as f64;
    most.min((1.0 + i) / (10.0 + i))
}

/// `average` ← `kept` · `average` + (1 − `kept`) · `weights`.
pub fn average(average: &mut [f32], weights: &[f32], kept: f64) {
    let rest = (1.0 - kept) as f32;
    for (average, &w) in average.iter_mut().zip(weights) {
        *average += rest * (w - *average);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_falls_to_zero() {
        assert_eq!(cosine(3e-3, 0, 8000), 3e-3);
        assert!((cosine(3e-3, 4000, 8000) - 1.5e-3).abs() < 1e-15);
        assert_eq!((cosine(3e-3, 8000, 8000), cosine(3e-3, 9000, 8000)), (0.0, 0.0));
    }

    #[test]
    fn an_average_of_constant_weights_is_constant() {
        let mut mean = [5.0_f32];
        for i in 0..20_000 {
            average(&mut mean, &[1.0], kept(0.999, i));
        }
        assert!((mean[0] - 1.0).abs() < 1e-5);
        // The initial weights have no influence after a few iterations, instead of 1000.
        let mut early = [5.0_f32];
        (0..20).for_each(|i| average(&mut early, &[1.0], kept(0.999, i)));
        assert!((early[0] - 1.0).abs() < 1e-3);
        assert_eq!(kept(0.0, 100), 0.0);
    }
}

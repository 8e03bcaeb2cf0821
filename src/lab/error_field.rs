//! Where a score model is wrong: its error over (t, x), weighted by where particles are.

use crate::diffusion::model::Estimator;

/// The earliest time: at 0 there is nothing to estimate.
const EARLIEST: f64 = 2e-3;

/// p_t(x) (ε̂ − E[ε | x_t])² at `columns` times from 0 to 1, for each at `rows` values of x from −`reach` to `reach` in
/// [units](crate::diffusion::schedule::Schedule::unit), and p per unit: over all x and t it sums up to what the model's loss has in excess of the smallest possible one. Both numbers are at
/// least 2. All 0 for a model that depends on labels.
pub fn error_field(estimator: &Estimator<'_>, (columns, rows): (usize, usize), reach: f64) -> Vec<f32> {
    let (process, truth) = (estimator.process, Estimator::posterior(estimator.process));
    let mut field = Vec::with_capacity(columns * rows);
    for column in 0..columns {
        let t = (column as f64 / (columns - 1) as f64).max(EARLIEST);
        let level = process.schedule.level(t);
        let unit = process.schedule.unit(t);
        let to_noise = level.signal / level.sigma();
        for row in 0..rows {
            let x = unit * reach * (2.0 * row as f64 / (rows - 1) as f64 - 1.0);
            let error =
                estimator.x0(x, level).zip(truth.x0(x, level)).map_or(0.0, |(x0, exact)| to_noise * (x0 - exact));
            // Where there is no signal, the two estimates are the same, and the factor is 0.
            field.push((unit * process.density(x, t) * error * error) as f32);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::model::{NEAREST, POSTERIOR};
    use crate::lab::one_dimension::Settings;

    #[test]
    fn the_field_sums_up_to_the_excess_of_the_loss() {
        let process = Settings::default().process();
        let (columns, rows, reach) = (201, 801, 5.0);
        let field =
            error_field(&Estimator { kind: &NEAREST, ..Estimator::posterior(&process) }, (columns, rows), reach);
        let cell = 2.0 * reach / (rows - 1) as f64 / (columns - 1) as f64;
        let sum: f64 = field.iter().map(|&error| f64::from(error)).sum::<f64>() * cell;
        // The same by particles: the mean of (ε̂ − E[ε | x])² over x₀, t and ε, all evenly spaced.
        let mut mean = 0.0;
        let (times, places) = (200, 400);
        for i in 0..times {
            let level = process.schedule.level((f64::from(i) + 0.5) / f64::from(times));
            for j in 0..places {
                let z = 8.0 * (f64::from(j) + 0.5) / f64::from(places) - 4.0;
                let weight = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() * 8.0 / f64::from(places);
                for (share, x0) in [(0.8, 1.0), (0.2, -1.0)] {
                    let x = level.signal * x0 + level.sigma() * z;
                    let both =
                        [&NEAREST, &POSTERIOR].map(|model| (model.x0)(&process, None, x, level).unwrap_or(f64::NAN));
                    let error = level.signal / level.sigma() * (both[0] - both[1]);
                    mean += share * weight * error * error / f64::from(times);
                }
            }
        }
        // Two sums over grids of a field with a jump.
        assert!((sum / mean - 1.0).abs() < 0.03, "{sum} {mean}");
        assert!(error_field(&Estimator::posterior(&process), (3, 9), 3.0).iter().all(|&error| error == 0.0));
    }
}

use super::*;
use crate::images::process::{BlurPower, Diffusion, Process};
use crate::images::{digits, icons};

fn level(blur: f64, t: usize) -> Level {
    let process = Process::Diffusion(Diffusion { blur, floor: 0.001, power: BlurPower::SineSquared, log_snr: 10.0 });
    process.levels(8, 20)[t].clone()
}

fn digits_with_prior(prior: f64) -> Drawn {
    let all = digits::from_bytes(include_bytes!("../../../assets/images/digits.bin")).expect("digits");
    all.chosen(&[3, 8], 200, &[], 10).with_prior(prior)
}

/// Something between the data, with fine detail of its own.
fn left(data: &Drawn, level: &Level, transform: &CosineTransform, number: usize) -> Vec<f32> {
    let clean = transform.frequencies(data.set.picture(7 * number).expect("a picture"));
    let other = |f: usize| (((f * 37 + number * 11) % 19) as f64 / 9.0 - 1.0) * level.sigma;
    clean.iter().enumerate().map(|(f, x)| (level.alpha[f] * f64::from(*x) + other(f)) as f32).collect()
}

/// MATH.md §11 in double precision, and the squared distance of each picture over 2σ².
fn by_definition(data: &Drawn, level: &Level, transform: &CosineTransform, u: &[f32]) -> (Vec<f64>, Vec<f64>) {
    let all: Vec<Vec<f32>> = data.set.pictures().map(|picture| transform.frequencies(picture)).collect();
    let exponent = |x: &Vec<f32>| -> f64 {
        let squares = x.iter().zip(u).zip(&level.alpha).map(|((x, u), a)| (f64::from(*u) - a * f64::from(*x)).powi(2));
        squares.sum::<f64>() / (2.0 * level.sigma * level.sigma)
    };
    let exponents: Vec<f64> = all.iter().map(exponent).collect();
    let logs: Vec<f64> = exponents.iter().zip(&data.weights).map(|(e, p)| p.ln() - e).collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
    let total: f64 = weights.iter().sum();
    let mean = |f: usize| all.iter().zip(&weights).map(|(x, w)| w * f64::from(x[f])).sum::<f64>() / total;
    ((0..u.len()).map(mean).collect(), exponents)
}

#[test]
fn means_and_nearest_pictures_are_those_of_the_definition() {
    let transform = CosineTransform::new(8);
    for prior in [0.5, 0.9] {
        let data = digits_with_prior(prior);
        let posterior = Posterior::new(&data, &transform);
        for blur in [0.0, 4.0] {
            for t in [0, 1, 5, 10, 15, 20] {
                let level = level(blur, t);
                let at = posterior.at(&level);
                // Fewer pictures than a tile has room for, too.
                for count in 1..=TILE {
                    let given: Vec<Vec<f32>> =
                        (0..count).map(|number| left(&data, &level, &transform, number)).collect();
                    let given: Vec<&[f32]> = given.iter().map(Vec::as_slice).collect();
                    let mut means = vec![vec![0.0; 64]; count];
                    let mut nearest = means.clone();
                    posterior.means(&at, &given, &mut means);
                    posterior.nearest(&at, &given, &mut nearest);
                    for ((u, mean), nearest) in given.iter().zip(&means).zip(&nearest) {
                        let (expected, exponents) = by_definition(&data, &level, &transform, u);
                        for (found, expected) in mean.iter().zip(&expected) {
                            // Exponents of up to 1e5 in single precision.
                            assert!((f64::from(*found) - expected).abs() < 0.01, "{blur} {t}: {found} {expected}");
                        }
                        let least = exponents.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).expect("one").0;
                        let expected = transform.frequencies(data.set.picture(least).expect("a picture"));
                        assert!(nearest.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-5), "{blur} {t}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_picture_without_prior_is_never_in_the_mean_but_may_be_the_nearest() {
    let transform = CosineTransform::new(8);
    let data = digits_with_prior(0.0);
    let posterior = Posterior::new(&data, &transform);
    let level = level(0.0, 4);
    let three = left(&data, &level, &transform, 0);
    let (mut mean, mut nearest) = (vec![vec![0.0; 64]], vec![vec![0.0; 64]]);
    posterior.means(&posterior.at(&level), &[&three], &mut mean);
    posterior.nearest(&posterior.at(&level), &[&three], &mut nearest);
    let own = transform.frequencies(data.set.picture(0).expect("a picture"));
    assert!(nearest[0].iter().zip(&own).all(|(a, b)| (a - b).abs() < 1e-5));
    let (expected, _) = by_definition(&data, &level, &transform, &three);
    assert!(mean[0].iter().zip(&expected).all(|(a, b)| (f64::from(*a) - b).abs() < 0.01));
}

#[test]
fn icons_fill_whole_vectors_with_nothing() {
    let data = icons::set().expect("icons").chosen(&[], 13, &[], 10).with_prior(0.5);
    let transform = CosineTransform::new(16);
    let posterior = Posterior::new(&data, &transform);
    let levels = Process::Diffusion(Diffusion { blur: 2.0, floor: 0.001, power: BlurPower::Sine, log_snr: 10.0 });
    let level = levels.levels(16, 4)[4].clone();
    let mut mean = vec![vec![0.0; 256]];
    posterior.means(&posterior.at(&level), &[&[0.1; 256]], &mut mean);
    let (expected, _) = by_definition(&data, &level, &transform, &[0.1; 256]);
    assert!(mean[0].iter().zip(&expected).all(|(a, b)| (f64::from(*a) - b).abs() < 1e-4));
}

//! Figures of pictures that a phrase has given.

use super::examples::Examples;
use super::phrase::Phrase;

/// The spread of latents, `[picture][value]` with `width` values, in units of that of the data with this
/// [variance](own_variance): the ratio of the standard deviations, each the root of the sum of the variances of all
/// values. `None` with fewer than two latents.
pub fn spread(latents: &[f32], width: usize, own_variance: f64) -> Option<f64> {
    let of_value = |value: usize| latents.iter().skip(value).step_by(width.max(1)).map(|z| f64::from(*z)).collect();
    let found: f64 = (0..width).map(|value| variance(of_value(value))).sum::<Option<f64>>()?;
    (own_variance > 0.0).then(|| (found / own_variance).sqrt())
}

/// The sum of the variances of the latents, `[value][digit]`, of the digits that a phrase describes; `None` with fewer
/// than two of them.
pub fn own_variance(latents: &[Vec<f64>], examples: &Examples, phrase: Phrase) -> Option<f64> {
    let places = examples.described(phrase);
    let own = |row: &Vec<f64>| variance(places.iter().filter_map(|place| row.get(*place)).copied().collect());
    latents.iter().map(own).sum()
}

/// The variance, an estimate without bias; `None` with fewer than two numbers.
fn variance(numbers: Vec<f64>) -> Option<f64> {
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    let sum: f64 = numbers.iter().map(|x| (x - mean) * (x - mean)).sum();
    (numbers.len() > 1).then(|| sum / (count - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::words::tests::examples;

    #[test]
    fn the_spread_of_the_data_themselves_is_one() {
        let examples = examples();
        let phrase: Phrase = "a small seven".parse().expect("a phrase");
        let row = |k: usize| (0..examples.count()).map(|i| f64::from((i * k) as f32).sin()).collect();
        let data: Vec<Vec<f64>> = (1..3).map(row).collect();
        let own = own_variance(&data, &examples, phrase).expect("several digits");
        let places = examples.described(phrase);
        for factor in [1.0, 0.5, 0.0] {
            let latents: Vec<f32> =
                places.iter().flat_map(|place| data.iter().map(move |row| (factor * row[*place]) as f32)).collect();
            let found = spread(&latents, 2, own).expect("a spread");
            assert!((found - factor).abs() < 1e-5, "{found}");
        }
        assert_eq!((spread(&[1.0, 2.0], 2, own), spread(&[], 2, own)), (None, None), "one picture, and none");
    }
}

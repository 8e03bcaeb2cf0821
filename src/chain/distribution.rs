//! Probabilities of finitely many states.

/// Sums this near to 1 are not corrected, so that numbers that are written and read again stay the same.
const ROUNDING: f64 = 1e-12;

/// Weights divided by their sum; `None` if one of them is negative or not finite, or all are 0.
pub fn normalized(weights: &[f64]) -> Option<Vec<f64>> {
    let sum: f64 = weights.iter().sum();
    let allowed = weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
    if !allowed || !sum.is_finite() || sum <= 0.0 {
        return None;
    }
    let scale = if (sum - 1.0).abs() <= ROUNDING { 1.0 } else { sum };
    Some(weights.iter().map(|weight| weight / scale).collect())
}

/// `shares` with the share at `place` set to `value`, or as near as possible: those that are `locked` stay, and the
/// others give way in proportion. The result sums to 1 up to rounding.
pub fn with_share(shares: &[f64], place: usize, value: f64, locked: impl Fn(usize) -> bool) -> Vec<f64> {
    let gives_way = |i: usize| i != place && !locked(i);
    let sum_where = |is: &dyn Fn(usize) -> bool| -> f64 {
        shares.iter().enumerate().filter(|(i, _)| is(*i)).map(|(_, share)| share).sum()
    };
    let kept = sum_where(&|i| i != place && locked(i));
    let others = sum_where(&gives_way);
    let count = (0..shares.len()).filter(|i| gives_way(*i)).count();
    if locked(place) || count == 0 || place >= shares.len() || !value.is_finite() {
        return shares.to_vec();
    }
    let free = (1.0 - kept).max(0.0);
    let value = value.clamp(0.0, free);
    let rest = free - value;
    let changed = |i: usize, share: f64| {
        if i == place {
            value
        } else if !gives_way(i) {
            share
        } else if others > 0.0 {
            rest * (share / others)
        } else {
            rest / count as f64
        }
    };
    shares.iter().enumerate().map(|(i, &share)| changed(i, share)).collect()
}

/// Entropy −Σ p ln p, in nats.
pub fn entropy(shares: &[f64]) -> f64 {
    // 0 − sum: no entropy is written as −0.
    0.0 - shares.iter().filter(|share| **share > 0.0).map(|share| share * libm::log(*share)).sum::<f64>()
}

/// Total variation distance ½ Σ |p − q|, in [0, 1].
pub fn total_variation(p: &[f64], q: &[f64]) -> f64 {
    0.5 * p.iter().zip(q).map(|(p, q)| (p - q).abs()).sum::<f64>()
}

/// Shares as text: numbers with commas between.
pub fn to_text(shares: &[f64]) -> String {
    shares.iter().map(f64::to_string).collect::<Vec<_>>().join(",")
}

/// Reads weights with commas between, and divides them by their sum.
pub fn from_text(text: &str) -> Option<Vec<f64>> {
    let weights: Option<Vec<f64>> = text.split(',').map(|word| word.trim().parse().ok()).collect();
    normalized(&weights?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt as _, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn any_sequence_of_edits_leaves_a_valid_row() {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(3);
        for states in 2..=6 {
            let mut row = vec![1.0 / states as f64; states];
            let mut locks = vec![false; states];
            for _ in 0..20_000 {
                let place = random.random_range(0..states);
                if random.random_bool(0.2) {
                    locks[place] = !locks[place];
                }
                let value = match random.random_range(0..8) {
                    0 => 0.0,
                    1 => 1.0,
                    2 => -3.0,
                    3 => 1e300,
                    4 => f64::NAN,
                    5 => 1e-300,
                    _ => random.random::<f64>(),
                };
                let before = row.clone();
                row = with_share(&row, place, value, |i| locks[i]);
                let sum: f64 = row.iter().sum();
                assert!((sum - 1.0).abs() < 1e-12, "{row:?}");
                assert!(row.iter().all(|share| (0.0..=1.0).contains(share)), "{row:?}");
                for (i, locked) in locks.iter().enumerate() {
                    assert!(!locked || row[i] == before[i], "a locked entry has changed");
                }
                assert_eq!(from_text(&to_text(&row)), Some(row.clone()));
            }
        }
    }

    #[test]
    fn the_others_give_way_in_proportion() {
        let row = with_share(&[0.5, 0.3, 0.2], 0, 0.0, |_| false);
        assert!((row[1] - 0.6).abs() < 1e-15 && (row[2] - 0.4).abs() < 1e-15);
        assert_eq!(with_share(&[1.0, 0.0, 0.0], 0, 0.5, |_| false), [0.5, 0.25, 0.25]);
        assert_eq!(with_share(&[0.5, 0.25, 0.25], 0, 1.0, |i| i == 1), [0.75, 0.25, 0.0]);
    }

    #[test]
    fn weights_become_probabilities_and_nonsense_does_not() {
        assert_eq!(from_text("3, 7"), Some(vec![0.3, 0.7]));
        for text in ["", "0,0", "1,-1", "1,x", "nan,1", "inf,1", "1,,2"] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }

    #[test]
    fn entropy_and_distance_are_those_of_two_coins() {
        assert!((entropy(&[0.5, 0.5]) - std::f64::consts::LN_2).abs() < 1e-15);
        assert_eq!(entropy(&[1.0, 0.0]).to_string(), "0");
        assert_eq!(total_variation(&[1.0, 0.0], &[0.25, 0.75]), 0.75);
    }
}

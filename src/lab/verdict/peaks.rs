//! The peaks of the data, and what of a population is at each.

use crate::diffusion::data::{Component, Data};
use crate::diffusion::marginal::normal_cumulative;

/// Data with more components are treated as one peak: a density is too costly then.
const MOST_COMPONENTS: usize = 64;
/// Points at which the density is computed.
const GRID: usize = 400;
/// Between two peaks, the density falls below this share of the lower one.
const VALLEY: f64 = 0.7;
/// Points have this width, in units of the standard deviation of the data.
const POINT: f64 = 0.03;

/// The peaks of the data, in ascending x.
#[derive(Clone, Debug, PartialEq)]
pub struct Peaks {
    /// The borders between them: one fewer than peaks.
    pub borders: Vec<f64>,
    /// The probability of each.
    pub shares: Vec<f64>,
    /// The smallest distance of two neighbours; infinite if there is only one.
    pub gap: f64,
}

impl Peaks {
    /// The peaks of the law of x₀.
    pub fn new(data: &Data) -> Self {
        let places = if data.components().len() > MOST_COMPONENTS { Vec::new() } else { places(data) };
        let borders: Vec<f64> = places.windows(2).map(|pair| pair[1].1).collect();
        let gaps = places.windows(2).map(|pair| pair[1].0 - pair[0].0);
        let below = |x: &f64| data.components().iter().map(|c| c.weight * cumulative(c, *x)).sum::<f64>();
        let edges: Vec<f64> = std::iter::once(0.0).chain(borders.iter().map(below)).chain([1.0]).collect();
        Self {
            shares: edges.windows(2).map(|pair| pair[1] - pair[0]).collect(),
            gap: gaps.fold(f64::INFINITY, f64::min),
            borders,
        }
    }
}

fn cumulative(component: &Component, x: f64) -> f64 {
    let distance = x - component.mean;
    if component.std > 0.0 { normal_cumulative(distance / component.std) } else { f64::from(u8::from(distance >= 0.0)) }
}

/// (x of a peak, x of the valley before it).
fn places(data: &Data) -> Vec<(f64, f64)> {
    let (reach, point) = (1.1 * data.extent() + 1e-3, POINT * data.variance().sqrt() + 1e-6);
    let x = |i: usize| reach * (2.0 * i as f64 / (GRID - 1) as f64 - 1.0);
    let density = |x: f64| -> f64 {
        let at = |c: &Component| {
            let std = c.std.max(point);
            let z = (x - c.mean) / std;
            c.weight / std * libm::exp(-0.5 * z * z)
        };
        data.components().iter().map(at).sum()
    };
    let mut peaks: Vec<(f64, f64)> = Vec::new();
    // The highest density since the last valley, and the lowest since the last peak.
    let (mut top, mut bottom) = ((0.0_f64, 0.0_f64), (0.0_f64, x(0)));
    let mut rises = true;
    for (place, height) in (0..GRID).map(|i| (x(i), density(x(i)))) {
        if rises {
            if height > top.0 {
                top = (height, place);
            } else if height < VALLEY * top.0 {
                peaks.push((top.1, bottom.1));
                (rises, bottom) = (false, (height, place));
            }
        } else if height < bottom.0 {
            bottom = (height, place);
        } else if VALLEY * height > bottom.0 {
            (rises, top) = (true, (height, place));
        }
    }
    peaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;
    use crate::lab::one_dimension::Settings;

    fn peaks(query: &str) -> Peaks {
        Peaks::new(&from_query::<Settings>(query, &[]).0.process().data)
    }

    #[test]
    fn two_points_are_two_peaks() {
        for query in ["prior=0.8", "prior=0.99", "prior=0.01", "prior=0.8&separation=0.1", "prior=0.8&width=0.2"] {
            let peaks = peaks(query);
            assert_eq!(peaks.borders.len(), 1, "{query}");
            let prior: f64 = query[6..].split('&').next().and_then(|prior| prior.parse().ok()).expect("a number");
            assert!((peaks.shares[1] - prior).abs() < 1e-3, "{query}: {peaks:?}");
        }
    }

    #[test]
    fn presets_have_as_many_peaks_as_can_be_seen() {
        for (query, count) in [("two-bumps", 2), ("three-bumps", 3), ("comb", 5), ("uniform", 1)] {
            assert_eq!(peaks(&format!("data={query}")).shares.len(), count, "{query}");
        }
        // Two bumps that overlap are one peak.
        assert_eq!(peaks("width=1&separation=1").shares.len(), 1);
        let comb = peaks("data=comb").shares;
        assert!(comb.iter().zip([0.10, 0.30, 0.15, 0.25, 0.20]).all(|(a, b)| (a - b).abs() < 1e-3), "{comb:?}");
    }
}

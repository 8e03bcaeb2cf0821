//! The modes of the data, and which of them a generator has learned.

use super::law::Law;

/// Two peaks are two modes if the density between them is below this part of the lower one.
const VALLEY: f64 = 0.75;
/// A mode is found if samples have at least this part of its share.
const FOUND: f64 = 0.25;

/// An interval of x around one peak of the density, up to the lowest points between it and its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    /// The lower end; −∞ for the first mode.
    pub low: f64,
    /// The upper end; +∞ for the last mode.
    pub high: f64,
    /// The place of the peak.
    pub peak: f64,
    /// The probability of the interval.
    pub share: f64,
}

/// A mode, and the share of it in samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModeShare {
    /// The mode.
    pub mode: Mode,
    /// The share of samples in its interval.
    pub generated: f64,
}

impl ModeShare {
    /// Whether samples have at least a quarter of its share.
    pub fn is_found(&self) -> bool {
        self.generated >= FOUND * self.mode.share
    }
}

/// The modes of a law in ascending order, at least one.
pub fn modes(law: &Law) -> Vec<Mode> {
    let points: Vec<(f64, f64)> = law.nodes().0.into_iter().map(|x| (x, law.density(x))).collect();
    let mut peaks = vec![(f64::NEG_INFINITY, 0.0)];
    let mut borders = Vec::new();
    let mut lowest = (f64::NEG_INFINITY, f64::INFINITY);
    for (x, density) in points {
        let Some(peak) = peaks.last_mut() else { continue };
        let is_apart = lowest.1 < VALLEY * peak.1;
        if is_apart && lowest.1 < VALLEY * density {
            borders.push(lowest.0);
            peaks.push((x, density));
            lowest = (x, density);
        } else if density > peak.1 {
            *peak = (x, density);
            lowest = (x, density);
        } else if density < lowest.1 {
            lowest = (x, density);
        }
    }
    let lows = std::iter::once(f64::NEG_INFINITY).chain(borders.iter().copied());
    let highs = borders.iter().copied().chain([f64::INFINITY]);
    let mode = |((low, high), peak): ((f64, f64), &(f64, f64))| Mode {
        low,
        high,
        peak: peak.0,
        share: law.cumulative(high) - law.cumulative(low),
    };
    lows.zip(highs).zip(&peaks).map(mode).collect()
}

/// The share of each mode in samples; 0 without samples.
pub fn shares(modes: &[Mode], samples: &[f64]) -> Vec<ModeShare> {
    let share = |mode: &Mode| {
        let count = samples.iter().filter(|x| (mode.low..mode.high).contains(*x)).count();
        ModeShare { mode: *mode, generated: count as f64 / samples.len().max(1) as f64 }
    };
    modes.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::presets::PRESETS;
    use crate::diffusion::data::{Data, DataParameters, Mixture};

    fn law(mixture: &str) -> Law {
        Law::new(&Data::from(mixture.parse::<Mixture>().expect("a mixture")))
    }

    #[test]
    fn named_data_have_the_modes_in_their_names() {
        let count = |data: Data| modes(&Law::new(&data)).len();
        let parameters = DataParameters::default();
        let of_presets = PRESETS.iter().map(|preset| count((preset.make)(&parameters).expect("data")));
        // Two bumps, three bumps, a comb of five, and uniform.
        assert_eq!(of_presets.collect::<Vec<_>>(), [2, 3, 5, 1]);
        assert_eq!(count(parameters.two_point()), 2);
    }

    #[test]
    fn a_mode_has_its_peak_and_its_probability() {
        let modes = modes(&law("0.2:-1:0.3,0.8:1:0.3"));
        for (mode, (peak, share)) in modes.iter().zip([(-1.0, 0.2), (1.0, 0.8)]) {
            // Nodes are an eighth of a standard deviation apart; each bump has 5e−4 of its mass beyond the valley.
            assert!((mode.peak - peak).abs() < 0.04 && (mode.share - share).abs() < 1e-3, "{mode:?}");
        }
        assert!((modes[0].high + 0.06).abs() < 0.05 && modes[0].high == modes[1].low);
    }

    #[test]
    fn overlapping_bumps_are_one_mode() {
        assert_eq!(modes(&law("0.5:-0.3:0.3,0.5:0.3:0.3")).len(), 1);
    }

    #[test]
    fn a_mode_without_samples_is_not_found() {
        let modes = modes(&law("0.2:-1:0.3,0.8:1:0.3"));
        let found = |samples: &[f64]| shares(&modes, samples).iter().map(ModeShare::is_found).collect::<Vec<_>>();
        assert_eq!(found(&[1.0; 8]), [false, true]);
        assert_eq!(found(&[1.0, 1.1, 0.7, -1.0]), [true, true]);
        assert_eq!(found(&[]), [false, false]);
    }
}

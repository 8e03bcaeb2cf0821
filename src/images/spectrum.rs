//! The mean power of rings of frequencies: all frequencies (j, k) whose √(j² + k²) rounds to the same number.

/// The rings of the frequencies of pictures with N × N pixels, from coarse to fine.
#[derive(Clone, Debug, PartialEq)]
pub struct Rings {
    side: usize,
    /// The ring of each frequency.
    rings: Vec<usize>,
    counts: Vec<usize>,
}

/// The least power that is told apart from none, of pixels from −1 to 1.
const LEAST: f64 = 1e-9;

impl Rings {
    /// The rings of pictures with `side` × `side` pixels.
    pub fn new(side: usize) -> Self {
        let ring = |place: usize| {
            let (j, k) = ((place / side) as f64, (place % side) as f64);
            (j * j + k * k).sqrt().round() as usize
        };
        let rings: Vec<usize> = (0..side * side).map(ring).collect();
        let mut counts = vec![0; rings.iter().max().map_or(0, |last| last + 1)];
        rings.iter().for_each(|ring| counts[*ring] += 1);
        Self { side, rings, counts }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.counts.len()
    }

    /// The frequency of a ring, π r/N: up to about π √2.
    pub fn frequency(&self, ring: usize) -> f64 {
        std::f64::consts::PI * ring as f64 / self.side as f64
    }

    /// The mean of a value of every frequency over each ring.
    pub fn means(&self, values: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let mut sums = vec![0.0; self.count()];
        for (ring, value) in self.rings.iter().zip(values) {
            sums[*ring] += value;
        }
        sums.iter().zip(&self.counts).map(|(sum, count)| sum / *count as f64).collect()
    }

    /// The difference of two spectra in decibels, positive where `power` is larger than `expected`, for each ring.
    pub fn decibels(&self, power: impl IntoIterator<Item = f64>, expected: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let [power, expected] = [self.means(power), self.means(expected)];
        let ratio = |(power, expected): (&f64, &f64)| 10.0 * (power.max(LEAST) / expected.max(LEAST)).log10();
        power.iter().zip(&expected).map(ratio).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_hold_every_frequency_once() {
        for (side, count) in [(8, 11), (16, 22)] {
            let rings = Rings::new(side);
            assert_eq!((rings.count(), rings.counts.iter().sum::<usize>()), (count, side * side));
            assert_eq!(rings.counts[0], 1);
            assert!(rings.counts.iter().all(|count| *count > 0));
            assert!((rings.frequency(side) - std::f64::consts::PI).abs() < 1e-12);
        }
    }

    #[test]
    fn white_noise_has_the_same_power_in_every_ring() {
        let rings = Rings::new(8);
        assert!(rings.means([3.0; 64]).iter().all(|mean| (mean - 3.0).abs() < 1e-12));
        let decibels = rings.decibels([30.0; 64], [3.0; 64]);
        assert!(decibels.iter().all(|difference| (difference - 10.0).abs() < 1e-9));
        assert!(rings.decibels([0.0; 64], [0.0; 64]).iter().all(|difference| *difference == 0.0));
    }
}

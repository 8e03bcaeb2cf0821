//! The record of the losses of a training.

use super::floor::INTERVALS;

/// The recent loss is the mean over this many iterations.
pub const RECENT: usize = 500;
/// The most points of the curve.
const POINTS: usize = 1024;

/// The losses so far: a curve of bounded length, and the last 500 in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    iterations: u64,
    /// Means over `stride` iterations each.
    curve: Vec<f32>,
    /// The number of iterations per point of the curve, a power of two.
    stride: u64,
    /// Sum over the iterations that are not in the curve yet.
    open: f64,
    /// The last losses, the oldest of which is replaced next.
    recent: Vec<f32>,
    recent_by_time: Vec<[f32; INTERVALS]>,
}

impl Record {
    /// Records the costs of the samples of an iteration, in the order of t.
    pub fn note(&mut self, costs: &[f32]) {
        let n = costs.len().max(1);
        let loss = costs.iter().map(|&cost| f64::from(cost)).sum::<f64>() / n as f64;
        let by_time = std::array::from_fn(|i| {
            let some = costs.get(i * n / INTERVALS..(i + 1) * n / INTERVALS).unwrap_or_default();
            some.iter().sum::<f32>() / some.len().max(1) as f32
        });
        let place = (self.iterations % RECENT as u64) as usize;
        match (self.recent.get_mut(place), self.recent_by_time.get_mut(place)) {
            (Some(recent), Some(recent_by_time)) => (*recent, *recent_by_time) = (loss as f32, by_time),
            _ => {
                self.recent.push(loss as f32);
                self.recent_by_time.push(by_time);
            }
        }
        self.iterations += 1;
        self.stride = self.stride.max(1);
        self.open += loss;
        if self.iterations.is_multiple_of(self.stride) {
            self.curve.push((self.open / self.stride as f64) as f32);
            self.open = 0.0;
        }
        if self.curve.len() > POINTS {
            // An unpaired point becomes the beginning of the next one.
            self.open = self.curve.pop().map_or(0.0, |last| f64::from(last) * self.stride as f64);
            self.curve = self.curve.chunks(2).map(|pair| pair.iter().sum::<f32>() / pair.len() as f32).collect();
            self.stride *= 2;
        }
    }

    /// The losses so far: each is the mean over the iterations of one [stride](Self::stride).
    pub fn values(&self) -> &[f32] {
        &self.curve
    }

    /// The number of iterations for each of the [values](Self::values).
    pub fn stride(&self) -> u64 {
        self.stride.max(1)
    }

    /// The mean loss of the last 500 iterations, or of all if there are fewer; `None` if there is none.
    pub fn recent(&self) -> Option<f64> {
        let sum: f64 = self.recent.iter().map(|&loss| f64::from(loss)).sum();
        (!self.recent.is_empty()).then(|| sum / self.recent.len() as f64)
    }

    /// The same in every interval of t; 0 in an interval without samples.
    pub fn recent_by_time(&self) -> [f64; INTERVALS] {
        let n = self.recent_by_time.len().max(1) as f64;
        std::array::from_fn(|i| self.recent_by_time.iter().map(|losses| f64::from(losses[i])).sum::<f64>() / n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_is_bounded_and_keeps_its_mean() {
        let mut record = Record::default();
        assert_eq!(record.recent(), None);
        for i in 0..100_000 {
            record.note(&[i as f32; 64]);
        }
        assert!((POINTS / 2..=POINTS).contains(&record.values().len()));
        for (i, &loss) in record.values().iter().enumerate() {
            // The iterations are counted from 0, and the sum is rounded to single precision a few times.
            let middle = (i as f64 + 0.5) * record.stride() as f64 - 0.5;
            assert!((f64::from(loss) - middle).abs() < 0.1, "{i} {loss}");
        }
        assert_eq!(record.recent(), Some(100_000.0 - 250.5));
    }

    #[test]
    fn costs_are_separated_by_time() {
        let mut record = Record::default();
        let costs: Vec<f32> = (0..256).map(|i| (i / 8) as f32).collect();
        (0..600).for_each(|_| record.note(&costs));
        assert_eq!(record.recent_by_time(), std::array::from_fn(|i| i as f64));
        assert_eq!(record.recent(), Some(15.5));
    }
}

//! Weights of earlier iterations, to go back to: close together at first, when much is learned, and bounded in memory.

/// The most memory of the snapshots in bytes; but at least two are kept.
const BYTES: usize = 8 << 20;
/// Each snapshot has this many times the iterations of the one before, and at least ten more.
const FACTOR: f64 = 1.1;
const LEAST_STEP: u64 = 10;

/// The weights of one iteration.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Number of iterations before it.
    pub iteration: u64,
    /// The averaged weights.
    pub weights: Vec<f32>,
}

/// Snapshots, the earliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    snapshots: Vec<Snapshot>,
    next: u64,
    factor: f64,
}

impl Default for History {
    fn default() -> Self {
        Self { snapshots: Vec::new(), next: 0, factor: FACTOR }
    }
}

impl History {
    /// Keeps these weights if a snapshot is due. Call it with ascending iterations.
    pub fn note(&mut self, iteration: u64, weights: &[f32]) {
        if iteration < self.next {
            return;
        }
        self.snapshots.push(Snapshot { iteration, weights: weights.to_vec() });
        let most = (BYTES / (size_of::<f32>() * weights.len().max(1))).max(2);
        if self.snapshots.len() > most {
            // Every second one is removed, and from now on the distances are twice as large.
            let mut index = 0;
            self.snapshots.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.factor *= self.factor;
        }
        self.next = ((iteration as f64 * self.factor) as u64).max(iteration + LEAST_STEP);
    }

    /// The snapshots, the earliest first.
    pub fn snapshots(&self) -> &[Snapshot] {
        &self.snapshots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snapshots_are_dense_at_first_and_include_the_end() {
        let mut history = History::default();
        (0..=8000).for_each(|i| history.note(i, &[i as f32; 100]));
        let iterations: Vec<u64> = history.snapshots().iter().map(|s| s.iteration).collect();
        assert_eq!(iterations[..4], [0, 10, 20, 30]);
        assert!(iterations.len() < 80 && iterations[iterations.len() - 1] > 7000, "{iterations:?}");
        assert!(history.snapshots().iter().all(|s| s.weights[0] == s.iteration as f32));
    }

    #[test]
    fn memory_is_bounded() {
        let mut history = History::default();
        let weights = vec![0.0; BYTES / 4 / 10];
        for i in 0..100_000 {
            history.note(i, &weights);
            assert!(history.snapshots().len() <= 10);
        }
        assert!(history.snapshots().len() >= 3);
        assert_eq!(history.snapshots()[0].iteration, 0);
    }
}

//! A population at one time, as integers: moments, share of x > 0, distances (MATH.md §7). Adding populations is
//! adding integers, so the order of the blocks makes no difference.

/// Bins over [−16, 16) scales, shifted by half a bin so that ±1 are in the middle of their bins.
const BINS: usize = 1 << 16;
const BINS_PER_SCALE: f64 = 2048.0;
const LOWEST: f64 = -16.0 - 0.5 / BINS_PER_SCALE;
/// Moments are summed in units of 2⁻³²; 128 bits are more than enough for the squares of 2²⁰ particles.
const UNIT: f64 = 4_294_967_296.0;
/// Squares of positions below this are below 2⁶² in that unit.
const NEAR: f64 = 32_768.0;
/// Positions are clamped to this in moments, so that no sum can overflow.
const LARGEST: f64 = 1e10;

/// Counts and moments of a population.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    counts: Vec<u32>,
    scale: f64,
    particles: u64,
    plus: u64,
    sum: i128,
    sum_of_squares: i128,
}

impl Default for Population {
    fn default() -> Self {
        Self::new(0.0)
    }
}

impl Population {
    /// An empty population whose distances take positions up to 16 scales from 0. The scale is the smallest power of
    /// two, at least 1, for which `reach` is at most 8 scales; populations that are compared must have the same scale.
    pub fn new(reach: f64) -> Self {
        let mut scale = 1.0;
        while reach > 8.0 * scale && scale < 1e9 {
            scale *= 2.0;
        }
        Self { counts: vec![0; BINS], scale, particles: 0, plus: 0, sum: 0, sum_of_squares: 0 }
    }

    /// Counts positions. For distances, positions beyond ±16 scales count as there; for moments, as they are.
    pub fn add(&mut self, positions: &[f32]) {
        let to_scale = 1.0 / self.scale;
        for &x in positions {
            let x = f64::from(x);
            let bin = ((x * to_scale - LOWEST) * BINS_PER_SCALE).clamp(0.0, (BINS - 1) as f64);
            self.counts[bin as usize] += 1;
            self.plus += u64::from(x > 0.0);
            // Their squares fit into 64 bits, which are converted ten times as fast as 128.
            if x.abs() < NEAR {
                self.sum += i128::from((x * UNIT) as i64);
                self.sum_of_squares += i128::from((x * x * UNIT) as i64);
            } else {
                let x = x.clamp(-LARGEST, LARGEST);
                self.sum += (x * UNIT) as i128;
                self.sum_of_squares += (x * x * UNIT) as i128;
            }
        }
        self.particles += positions.len() as u64;
    }

    /// Writes all counts, for [`Tally::split_from`]. Empty bins are left out: with a few thousand particles,
    /// nearly all are empty.
    pub fn write(&self, to: &mut Vec<u32>) {
        let tallies = u128::from(self.particles) | u128::from(self.plus) << 64;
        to.extend([tallies, self.sum as u128, self.sum_of_squares as u128].into_iter().flat_map(words));
        let before = to.len();
        to.push(0);
        for (bin, &count) in self.counts.iter().enumerate() {
            if count > 0 {
                to.extend([bin as u32, count]);
            }
        }
        to[before] = (to.len() - before) as u32 / 2;
    }

    /// Adds what another population with the same scale has written.
    pub fn add_tally(&mut self, tally: Tally<'_>) {
        let [tallies, sum, sum_of_squares] = tally.sums;
        self.particles += joined(tallies) as u64;
        self.plus += (joined(tallies) >> 64) as u64;
        self.sum += joined(sum) as i128;
        self.sum_of_squares += joined(sum_of_squares) as i128;
        for &[bin, count] in tally.bins {
            self.counts[bin as usize] += count;
        }
    }

    /// The number of particles.
    pub fn particles(&self) -> u64 {
        self.particles
    }

    /// Mean; 0 without particles.
    pub fn mean(&self) -> f64 {
        self.per_particle(self.sum as f64 / UNIT)
    }

    /// Standard deviation (dividing by n); 0 without particles.
    pub fn std(&self) -> f64 {
        let mean_of_squares = self.per_particle(self.sum_of_squares as f64 / UNIT);
        (mean_of_squares - self.mean() * self.mean()).max(0.0).sqrt()
    }

    /// Share of x > 0, in [0, 1]; 0 without particles.
    pub fn plus_share(&self) -> f64 {
        self.per_particle(self.plus as f64)
    }

    /// Wasserstein-1 distance to another population: the area between the two cumulative functions. The bins change it
    /// by at most 1/2048 of a scale.
    pub fn wasserstein(&self, other: &Self) -> f64 {
        self.cumulative().zip(other.cumulative()).map(|((_, f), (_, g))| (f - g).abs()).sum::<f64>() * self.scale
            / BINS_PER_SCALE
    }

    /// Kolmogorov–Smirnov distance to a law with the cumulative function `law`, taken at the edges of the bins.
    pub fn kolmogorov_smirnov(&self, law: impl Fn(f64) -> f64) -> f64 {
        self.cumulative().map(|(x, f)| (f - law(x)).abs()).fold(0.0, f64::max)
    }

    /// The parts of the population between these borders, in ascending x: one more than borders. Positions are those of
    /// the bins, 1/2048 of a scale wide.
    pub fn parts(&self, borders: &[f64]) -> Vec<Part> {
        let width = self.scale / BINS_PER_SCALE;
        let bin = |x: &f64| ((x / width - LOWEST * BINS_PER_SCALE).clamp(0.0, BINS as f64)) as usize;
        let edges: Vec<usize> = std::iter::once(0).chain(borders.iter().map(bin)).chain([BINS]).collect();
        let part = |from: usize, to: usize| {
            let (mut count, mut sum, mut squares) = (0_u64, 0.0, 0.0);
            for (i, &here) in self.counts.get(from..to).unwrap_or_default().iter().enumerate() {
                if here > 0 {
                    let x = self.scale * (LOWEST + ((from + i) as f64 + 0.5) / BINS_PER_SCALE);
                    count += u64::from(here);
                    sum += f64::from(here) * x;
                    squares += f64::from(here) * x * x;
                }
            }
            let n = count.max(1) as f64;
            let variance = (squares / n - (sum / n) * (sum / n)).max(0.0);
            Part { count, share: self.per_particle(count as f64), mean: sum / n, variance }
        };
        edges.windows(2).map(|pair| part(pair[0], pair[1])).collect()
    }

    /// (upper edge, share at or below it), bin by bin.
    fn cumulative(&self) -> impl Iterator<Item = (f64, f64)> {
        self.counts.iter().enumerate().scan(0_u64, |below, (i, &count)| {
            *below += u64::from(count);
            Some((self.scale * (LOWEST + (i + 1) as f64 / BINS_PER_SCALE), self.per_particle(*below as f64)))
        })
    }

    fn per_particle(&self, total: f64) -> f64 {
        if self.particles == 0 { 0.0 } else { total / self.particles as f64 }
    }
}

/// A part of a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The number of particles.
    pub count: u64,
    /// Their share of the population.
    pub share: f64,
    /// Their mean; 0 without particles.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
}

/// What a [`Population`] has written.
#[derive(Clone, Copy)]
pub struct Tally<'a> {
    sums: &'a [[u32; 4]; 3],
    /// (bin, count), with valid bins only.
    bins: &'a [[u32; 2]],
}

impl<'a> Tally<'a> {
    /// Splits what a population has written from the words after it. `None` if the words are not of that form.
    pub fn split_from(written: &'a [u32]) -> Option<(Self, &'a [u32])> {
        let (sums, rest) = written.split_at_checked(12)?;
        let (&bins, rest) = rest.split_first()?;
        let (bins, rest) = rest.split_at_checked((bins as usize).checked_mul(2)?)?;
        let (sums, bins) = (sums.as_chunks().0.as_array()?, bins.as_chunks().0);
        bins.iter().all(|&[bin, _]| (bin as usize) < BINS).then_some((Self { sums, bins }, rest))
    }
}

/// Lowest word first.
fn words(wide: u128) -> [u32; 4] {
    [0, 32, 64, 96].map(|shift| (wide >> shift) as u32)
}

fn joined(words: &[u32; 4]) -> u128 {
    words.iter().rev().fold(0, |wide, &word| wide << 32 | u128::from(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::marginal::normal_cumulative;

    fn population(positions: &[f32]) -> Population {
        let mut population = Population::default();
        population.add(positions);
        population
    }

    #[test]
    fn moments_are_those_of_the_numbers() {
        let p = population(&[1.0, 1.0, 1.0, -1.0]);
        assert_eq!((p.particles(), p.mean(), p.plus_share()), (4, 0.5, 0.75));
        assert_eq!(p.std(), 0.75_f64.sqrt());
        assert_eq!(Population::default().mean(), 0.0);
        // Beyond the bins: it still counts for the moments.
        assert_eq!(population(&[100.0]).mean(), 100.0);
    }

    #[test]
    fn wasserstein_is_the_mean_distance_of_the_sorted_numbers() {
        // The bins move each number by at most half a bin, in both populations.
        let blur = 1.0 / BINS_PER_SCALE;
        let a = [-1.3, 0.2, 0.7, 2.0_f32];
        let b = [-1.0, -0.9, 1.1, 1.2_f32];
        let expected = (0.3 + 1.1 + 0.4 + 0.8) / 4.0;
        assert!((population(&a).wasserstein(&population(&b)) - expected).abs() <= blur);
        assert_eq!(population(&a).wasserstein(&population(&a)), 0.0);
        // Points within 1e-4 of ±1 are in the same bin.
        assert_eq!(population(&[1.0001, -0.9999]).wasserstein(&population(&[1.0, -1.0])), 0.0);
    }

    #[test]
    fn kolmogorov_smirnov_is_the_largest_difference() {
        // All at one point in the middle of the bin around 0: the distance is Φ(half a bin below) on one side.
        let gap = population(&[0.0; 10]).kolmogorov_smirnov(normal_cumulative);
        assert!((gap - 0.5).abs() < 0.5 / BINS_PER_SCALE);
    }

    fn written(population: &Population) -> Vec<u32> {
        let mut words = Vec::new();
        population.write(&mut words);
        words
    }

    #[test]
    fn words_that_are_no_tally_are_refused() {
        let words = written(&population(&[0.1, -2.0, 0.1]));
        let longer = [&words[..], &[7, 8]].concat();
        assert_eq!(Tally::split_from(&longer).map(|(_, rest)| rest), Some(&[7, 8][..]));
        assert!((0..words.len()).all(|length| Tally::split_from(&words[..length]).is_none()));
        let mut nowhere = words.clone();
        nowhere[13] = BINS as u32;
        assert!(Tally::split_from(&nowhere).is_none());
    }

    #[test]
    fn merging_is_addition() {
        let (a, b) = (population(&[0.1, -2.0]), population(&[3.0]));
        let mut both = a.clone();
        both.add_tally(Tally::split_from(&written(&b)).expect("a tally").0);
        assert_eq!(both, population(&[3.0, -2.0, 0.1]));
    }

    #[test]
    fn a_wide_population_has_a_larger_scale() {
        let with = |x: &[f32]| {
            let mut population = Population::new(100.0);
            population.add(x);
            population
        };
        let (a, b) = (with(&[-200.0, 0.0]), with(&[-100.0, 50.0]));
        assert!((a.wasserstein(&b) - 75.0).abs() <= 16.0 / BINS_PER_SCALE);
        assert_eq!(a.mean(), -100.0);
    }
}

//! What a sweep measures.

use crate::diffusion::marginal::Process;
use crate::diffusion::population::Population;

/// A figure of the recovered population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The Wasserstein-1 distance to the data.
    Wasserstein,
    /// The mean.
    Mean,
    /// The standard deviation.
    Std,
    /// The share of x > 0.
    Share,
    /// The Kolmogorov–Smirnov distance to the law of the data.
    KolmogorovSmirnov,
}

impl Figure {
    /// All figures, with their names in addresses and in JavaScript.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("w1", Self::Wasserstein),
        ("mean", Self::Mean),
        ("std", Self::Std),
        ("share", Self::Share),
        ("ks", Self::KolmogorovSmirnov),
    ];

    /// The figure of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, figure)| figure)
    }

    /// The figure of a whole run.
    pub fn of_populations(self, data: &Population, recovered: &Population, process: &Process) -> f64 {
        match self {
            Self::Wasserstein => recovered.wasserstein(data),
            Self::Mean => recovered.mean(),
            Self::Std => recovered.std(),
            Self::Share => recovered.plus_share(),
            Self::KolmogorovSmirnov => recovered.kolmogorov_smirnov(|x| process.cumulative(x, 0.0)),
        }
    }

    /// The figure of one block, from the positions of its particles; both slices have the same length, at least 1.
    pub fn of_block(self, data: &mut [f32], recovered: &mut [f32], process: &Process) -> f64 {
        let n = recovered.len().max(1) as f64;
        let mean = |of: fn(f64) -> f64| recovered.iter().map(|x| of(f64::from(*x))).sum::<f64>() / n;
        match self {
            Self::Mean => mean(|x| x),
            Self::Std => {
                let first = mean(|x| x);
                (mean(|x| x * x) - first * first).max(0.0).sqrt()
            }
            Self::Share => mean(|x| f64::from(u8::from(x > 0.0))),
            Self::Wasserstein => {
                data.sort_unstable_by(f32::total_cmp);
                recovered.sort_unstable_by(f32::total_cmp);
                recovered.iter().zip(data).map(|(a, b)| f64::from((*a - *b).abs())).sum::<f64>() / n
            }
            Self::KolmogorovSmirnov => {
                recovered.sort_unstable_by(f32::total_cmp);
                let gap = |(i, x): (usize, &f32)| {
                    let law = process.cumulative(f64::from(*x), 0.0);
                    (law - i as f64 / n).abs().max((law - (i + 1) as f64 / n).abs())
                };
                recovered.iter().enumerate().map(gap).fold(0.0, f64::max)
            }
        }
    }
}

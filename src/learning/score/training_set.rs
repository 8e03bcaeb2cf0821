//! The training set of a network.

use crate::diffusion::data::{Component, Data};
use crate::learning::random::{Normal, Purpose, generator};
use rand::RngExt;
use rand_xoshiro::Xoshiro256PlusPlus;

/// The source of the x₀ of a batch.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainingSet {
    /// The law of the data: every x₀ is a new draw.
    Unlimited(Data),
    /// A fixed number of draws from it, at least one, which are used repeatedly.
    Limited(Vec<f32>),
}

impl TrainingSet {
    /// A set of `samples` draws, or an unlimited one.
    pub fn new(data: &Data, samples: Option<u32>, seed: u64) -> Self {
        let unlimited = Self::Unlimited(data.clone());
        match samples {
            None | Some(0) => unlimited,
            Some(samples) => {
                let mut random = generator(seed, Purpose::TrainingSet, 0);
                let mut normal = Normal::new(&mut random);
                Self::Limited((0..samples).map(|_| unlimited.draw(&mut random, &mut normal)).collect())
            }
        }
    }

    /// One x₀.
    pub fn draw(&self, random: &mut Xoshiro256PlusPlus, normal: &mut Normal) -> f32 {
        match self {
            Self::Unlimited(data) => data.draw(random.random(), normal.draw()).x0,
            Self::Limited(draws) => {
                let place = random.random_range(0..draws.len().max(1) as u32);
                draws.get(place as usize).copied().unwrap_or_default()
            }
        }
    }

    /// The law of x₀ as a mixture; for a list of numbers, the mixture that approximates it.
    pub fn components(&self) -> Vec<Component> {
        match self {
            Self::Unlimited(data) => data.components().to_vec(),
            Self::Limited(draws) => {
                let weight = 1.0 / draws.len() as f64;
                draws.iter().map(|&x0| Component { weight, mean: f64::from(x0), std: 0.0 }).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::presets::PRESETS;

    #[test]
    fn a_small_set_is_used_repeatedly() {
        let data = (PRESETS[0].make)(&Default::default()).expect("data");
        let set = TrainingSet::new(&data, Some(2), 7);
        let TrainingSet::Limited(draws) = &set else { panic!("it is limited") };
        assert_eq!(draws.len(), 2);
        let mut random = generator(7, Purpose::Batch, 0);
        let mut normal = Normal::new(&mut random);
        let drawn: Vec<f32> = (0..1000).map(|_| set.draw(&mut random, &mut normal)).collect();
        let first = drawn.iter().filter(|x| **x == draws[0]).count();
        assert!(drawn.iter().all(|x| draws.contains(x)));
        // Four standard errors of a share of a half.
        assert!(first.abs_diff(500) < 64, "{first}");
        assert_eq!(set, TrainingSet::new(&data, Some(2), 7));
        assert_ne!(set, TrainingSet::new(&data, Some(2), 8));
        assert_eq!(set.components().len(), 2);
    }
}

//! A diffusion model as a generator: a learned score (MATH.md §6), and DDIM with η = 0 (MATH.md §5), which makes x a
//! function of z, the noise at t = 1.

use super::hidden::Hidden;
use super::law::LEAST_STD;
use crate::diffusion::data::Data;
use crate::diffusion::marginal::Process;
use crate::diffusion::schedule::{Level, Schedule};
use crate::learning::network::Network;
use crate::learning::random::{Purpose, generator};
use crate::learning::score::batches::Batches;
use crate::learning::score::floor;
use crate::learning::score::learned::{LearnedScore, REACH};
use crate::learning::score::target::EPS;
use crate::learning::score::training_set::TrainingSet;
use crate::learning::settings::TrainingSettings;
use crate::learning::trainer::{Rule, State, Trainer};

/// The results of one iteration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Info {
    /// The mean of (ε̂ − ε)² over the batch, before the weights were changed.
    pub loss: f64,
}

/// The training of the score.
#[derive(Clone, Debug)]
pub struct Training {
    process: Process,
    steps: usize,
    batches: Batches,
    trainer: Trainer,
    state: State,
}

/// A learned score, sampled by DDIM.
#[derive(Clone)]
pub struct Ddim {
    score: LearnedScore,
    /// Of t = 0, 1/steps, …, 1.
    levels: Vec<Level>,
    /// The largest |x̂₀|.
    largest: f64,
}

/// The process whose score is learned: these data, no component narrower than [`LEAST_STD`], with the default schedule.
fn process(data: &Data) -> Process {
    Process { data: data.widened(LEAST_STD), schedule: Schedule::default() }
}

/// The least mean loss that any network can have on these data.
pub fn least_loss(data: &Data) -> f64 {
    let Process { data, schedule } = process(data);
    floor::mean(&floor::floor(data.components(), &schedule, &EPS))
}

impl Training {
    /// A training that starts with an untrained network, to be sampled in `steps` ≥ 1 steps.
    pub fn new(data: &Data, steps: usize, hidden: Hidden, batch: usize, rule: Rule, seed: u64) -> Self {
        let process = process(data);
        let settings = TrainingSettings { layers: hidden.layers, hidden: hidden.width, ..TrainingSettings::default() };
        let network = Network::new(settings.shape(), &mut generator(seed, Purpose::Weights, 0));
        let set = TrainingSet::new(&process.data, None, seed);
        Self {
            batches: Batches::new(set, process.schedule, &EPS, batch, seed),
            process,
            steps: steps.max(1),
            trainer: Trainer::new(rule, &network),
            state: State::new(network),
        }
    }

    /// One iteration.
    pub fn step(&mut self) -> Info {
        let batch = self.batches.batch(self.state.iteration);
        Info { loss: self.trainer.step(&mut self.state, &batch.inputs, &batch.loss).loss() }
    }

    /// Changes in how many steps ≥ 1 it is sampled.
    pub fn set_steps(&mut self, steps: usize) {
        self.steps = steps.max(1);
    }

    /// The model so far, with the average of the weights.
    pub fn model(&self) -> Ddim {
        let extent = self.process.data.extent();
        let score = LearnedScore::new(self.state.average.clone(), &EPS, extent)
            .unwrap_or_else(|_| unreachable!("the settings are those of a score network"));
        Ddim { score, levels: self.process.schedule.levels(self.steps), largest: REACH * extent }
    }
}

impl Ddim {
    /// The learned score.
    pub fn score(&self) -> &LearnedScore {
        &self.score
    }

    /// Evaluations of the network for a sample.
    pub fn steps(&self) -> usize {
        self.levels.len().saturating_sub(1)
    }

    /// x at every level, from that of t = 1, where it is z, to that of t = 0: `[level][sample]`.
    pub fn stages(&self, z: Vec<f64>) -> Vec<Vec<f64>> {
        let mut stages = vec![z];
        for pair in self.levels.windows(2).rev() {
            let (&[to, from], Some(x)) = (pair, stages.last()) else { continue };
            let noises = self.score.noises(x, from);
            let moved = x.iter().zip(noises).map(|(x, noise)| {
                let x0 = ((x - from.sigma() * noise) / from.signal).clamp(-self.largest, self.largest);
                // ε̂ again, for the x̂₀ that is used.
                to.signal * x0 + to.sigma() * (x - from.signal * x0) / from.sigma()
            });
            let moved = moved.collect();
            stages.push(moved);
        }
        stages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::data::Mixture;
    use crate::generators::law::Law;

    fn data(mixture: &str) -> Data {
        Data::from(mixture.parse::<Mixture>().expect("a mixture"))
    }

    fn trained(data: &Data, iterations: u64) -> (Training, f64) {
        let rule = Rule { learning_rate: 5e-3, iterations, ema: 0.999 };
        let mut training = Training::new(data, 50, Hidden { layers: 2, width: 32 }, 256, rule, 1);
        let losses: Vec<f64> = (0..iterations).map(|_| training.step().loss).collect();
        let recent = losses.iter().rev().take(500).sum::<f64>() / 500.0;
        (training, recent)
    }

    #[test]
    fn two_bumps_are_recovered_and_the_loss_is_nearly_the_least() {
        let data = data("0.2:-1:0.3,0.8:1:0.3");
        let (training, recent) = trained(&data, 2500);
        let mut stages = training.model().stages(Law::standard_normal().quantiles(2048));
        assert_eq!(stages.len(), 51);
        let w1 = Law::new(&data).wasserstein(stages.pop().expect("x"));
        assert!(w1 < 0.08, "{w1}");
        let least = least_loss(&data);
        // The spread of a batch's loss is 0.02: the standard error of 500 of them is 0.001.
        assert!(recent > least - 0.005 && recent < least + 0.03, "{recent}, at least {least}");
    }

    #[test]
    fn one_step_from_noise_gives_the_mean() {
        let data = data("0.2:-1:0.3,0.8:1:0.3");
        let (training, _) = trained(&data, 1000);
        let model = Ddim { levels: Schedule::default().levels(1), ..training.model() };
        let x = model.stages(vec![-1.0, 0.0, 1.0]).pop().expect("x");
        // E x₀ = 0.6; an error of ε̂ is multiplied by σ/a = 148 at t = 1 and clamped.
        assert!(x.iter().all(|x| x.abs() <= 1.9 * REACH), "{x:?}");
    }

    #[test]
    fn points_are_learned_with_a_spread() {
        let points = data("0.5:-1:0,0.5:1:0");
        assert!(least_loss(&points).is_finite());
        assert_eq!(process(&points).data.components()[0].std, LEAST_STD);
    }
}

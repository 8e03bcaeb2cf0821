//! Shorter trainings than those of `examples/engine/train.rs`: a smaller network, an eighth of the iterations.

use super::floor;
use super::learned::{FINE, LearnedScore};
use super::recovery::Recovery;
use super::target;
use super::training::Training;
use super::training_set::TrainingSet;
use crate::diffusion::data::presets::PRESETS;
use crate::diffusion::data::{Data, DataParameters};
use crate::diffusion::marginal::Process;
use crate::diffusion::model::Table;
use crate::diffusion::schedule::{self, COSINE, CUBIC, LINEAR, Parameters, Schedule};
use crate::learning::block::Block;
use crate::learning::network::Network;
use crate::learning::settings::TrainingSettings;
use crate::learning::trainer::{Info, Trainer};

fn process(data: Data, kind: &'static schedule::Kind) -> Process {
    Process { data, schedule: Schedule::new(kind, Parameters::default()) }
}

fn two_points(kind: &'static schedule::Kind) -> Process {
    process(DataParameters::default().two_point(), kind)
}

fn two_bumps(kind: &'static schedule::Kind) -> Process {
    process((PRESETS[0].make)(&DataParameters::default()).expect("data"), kind)
}

fn small(target: &'static target::Kind, iterations: u32) -> TrainingSettings {
    TrainingSettings { target, hidden: 32, iterations, ..TrainingSettings::default() }
}

/// The surface of a score model at the levels of a reverse run.
fn prepared(score: &LearnedScore, way: &Recovery<'_>) -> Table {
    Table::new(&score.surface(&way.process().schedule, FINE), &way.levels())
}

fn sorted(mut numbers: Vec<f32>) -> Vec<f32> {
    numbers.sort_by(f32::total_cmp);
    numbers
}

fn trained(process: Process, settings: TrainingSettings) -> Training {
    with_seed(1, process, settings)
}

fn with_seed(seed: u64, process: Process, settings: TrainingSettings) -> Training {
    let mut training = Training::new(process, settings, seed);
    while !training.is_done() {
        training.step();
    }
    training
}

#[test]
fn the_population_is_recovered_with_every_target_and_schedule() {
    for kind in [&CUBIC, &LINEAR, &COSINE] {
        for target in [&target::EPS, &target::X0, &target::V] {
            let training = trained(two_points(kind), small(target, 1000));
            let way = Recovery::new(training.process(), 1000);
            let guide = prepared(&training.learned(), &way);
            let w1 = way.wasserstein(&guide, 1, 20);
            // 0.04 to 0.06 after so short a training, and 0.01 for so few particles. Untrained, it is above 0.4.
            assert!(w1 < 0.1, "{kind:?} {target:?}: {w1}");
            // For t > 0.1, where the score is not steep.
            let late: f64 = training.excess()[4..].iter().sum::<f64>() / floor::INTERVALS as f64;
            assert!(late < 0.03, "{kind:?} {target:?}: {late}");
            let (loss, least) = (training.record().recent().expect("a loss"), floor::mean(&training.floor()));
            assert!(least < loss && loss < least + 0.15, "{kind:?} {target:?}: {loss} {least}");
        }
    }
}

#[test]
fn gradients_of_every_target_agree_with_finite_differences() {
    for target in target::ALL {
        let training = trained(two_points(&LINEAR), small(target, 50));
        let batch = training.batch(1000);
        let mut trainer = Trainer::new(training.settings().rule(), &training.state().network);
        let mut cost = |network: &Network, inputs: &[Block]| {
            let costs = trainer.differentiate(network, inputs, &batch.loss);
            (Info { costs }.loss(), trainer.gradient().to_vec())
        };
        let network = &training.state().network;
        let (_, gradient) = cost(network, &batch.inputs);
        // Along the gradient, and along each layer's part of it.
        for layer in network.shape().layers() {
            for range in [0..gradient.len(), layer.weights, layer.biases] {
                let norm = gradient[range.clone()].iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt();
                let mut moved = |by: f64| {
                    let mut moved = network.clone();
                    let weights = &mut moved.weights_mut()[range.clone()];
                    for (w, g) in weights.iter_mut().zip(&gradient[range.clone()]) {
                        *w += (by * f64::from(*g) / norm) as f32;
                    }
                    cost(&moved, &batch.inputs).0
                };
                // Differences of fourth order: the remaining error is rounding in single precision.
                let h = 4e-3;
                let slope = (8.0 * (moved(h) - moved(-h)) - (moved(2.0 * h) - moved(-2.0 * h))) / (12.0 * h);
                assert!((slope / norm - 1.0).abs() < 1e-3, "{target:?} {range:?}: {slope}, not {norm}");
            }
        }
    }
}

#[test]
fn training_is_the_same_however_often_it_is_repeated() {
    let settings = TrainingSettings { iterations: 200, ..TrainingSettings::default() };
    let first = trained(two_points(&CUBIC), settings.clone());
    let again = trained(two_points(&CUBIC), settings.clone());
    assert_eq!((first.state(), first.record()), (again.state(), again.record()));
    // The same weights on every machine: FNV-1a of their bits.
    let bytes = first.state().average.weights().iter().flat_map(|w| w.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    assert_eq!(hash, 0x3fd7_4362_4645_0519, "{hash:#018x}");
}

#[test]
fn two_samples_are_memorised() {
    let settings = TrainingSettings { samples: Some(2), ..small(&target::X0, 1500) };
    // The fourth seed draws one from each peak; the first draws two at a distance of 0.12, which takes longer.
    let training = with_seed(4, two_bumps(&CUBIC), settings);
    let TrainingSet::Limited(draws) = training.set().clone() else { panic!("the set is limited") };
    let way = Recovery::new(training.process(), 1000);
    let guide = prepared(&training.learned(), &way);
    let recovered: Vec<f32> = way.recovered(&guide, 1, 8).flatten().collect();
    let share = |x0: f32| recovered.iter().filter(|x| (*x - x0).abs() < 0.05).count() as f64 / recovered.len() as f64;
    let shares = [share(draws[0]), share(draws[1])];
    assert!(draws[0] != draws[1] && shares[0] + shares[1] > 0.95, "{draws:?} {shares:?}");
    assert!((shares[0] - 0.5).abs() < 0.1, "{shares:?}");
}

#[test]
fn the_table_is_as_good_as_the_network() {
    const STEPS: usize = 1000;
    // Of 2048 particles, about ten are where the paths to the two peaks separate: a small error there is large at the
    // end.
    const BLOCKS: u32 = 8;
    for kind in [&CUBIC, &LINEAR, &COSINE] {
        let training = trained(two_bumps(kind), TrainingSettings { hidden: 16, ..small(&target::EPS, 500) });
        let (process, score) = (training.process(), training.learned());
        let way = Recovery::new(process, STEPS);
        let levels = way.levels();
        let (surface, exact) = (prepared(&score, &way), score.at(&levels));
        let surface = way.recovered(&surface, 1, BLOCKS);
        let exact = way.recovered(&exact, 1, BLOCKS);
        // W₁ between the two, with the same noise. A few of those particles end at the other peak.
        let [surface, exact]: [Vec<f32>; 2] = [surface.flatten().collect(), exact.flatten().collect()].map(sorted);
        let distance: f64 = surface.iter().zip(&exact).map(|(a, b)| f64::from((a - b).abs())).sum();
        let mean = distance / surface.len() as f64;
        // A single peak, N(0, s²): x̂₀ = a s² x/(a² s² + σ²), and the variance after 1 000 steps of DDPM (MATH.md §5)
        // is known; W₁ between two normal laws of mean 0 is √(2/π) times the difference of their deviations.
        let s = 0.25_f64;
        let mut variance = 1.0;
        let times = process.schedule.levels(STEPS);
        for pair in times.windows(2).rev() {
            let (to, from) = (pair[0], pair[1]);
            let (signal, fresh) = from.since(to);
            let slope = from.signal * s * s / (from.signal * from.signal * s * s + from.variance);
            let keep = signal * to.variance / from.variance + to.signal * fresh / from.variance * slope;
            variance = keep * keep * variance + fresh * to.variance / from.variance;
        }
        let discretisation = (variance.sqrt() - s).abs() * (2.0 / std::f64::consts::PI).sqrt();
        assert!(mean < discretisation, "{kind:?}: {mean}, and {discretisation} of the steps");
    }
}

#[test]
fn the_plain_formula_and_the_fast_one_agree() {
    use crate::diffusion::denoiser::Denoiser;
    use crate::diffusion::particles::ComponentAssignment;
    use wide::f32x8;
    for target in target::ALL {
        for kind in schedule::ALL {
            let training = trained(two_points(kind), small(target, 20));
            let score = training.learned();
            let levels: Vec<_> = [0.01, 0.3, 0.7, 1.0].map(|t| training.process().schedule.level(t)).to_vec();
            let fast = score.at(&levels);
            let nobody = ComponentAssignment { mean: f32x8::ZERO, variance: f32x8::ZERO };
            for (i, &level) in levels.iter().enumerate() {
                let xs: Vec<f64> = (0..8).map(|k| f64::from(k) - 3.5).collect();
                let vector = f32x8::new(std::array::from_fn(|k| xs[k] as f32));
                let x0s = super::learned::AtLevels::x0(fast.at(i), vector, nobody).to_array();
                for ((&x, x0), noise) in xs.iter().zip(x0s).zip(score.noises(&xs, level)) {
                    let expected = score.x0(x, level);
                    // x̂₀ = (x − σ ε̂)/a in single precision.
                    let allowed = 1e-5 * (1.0 + (x.abs() + level.variance) / level.visible().signal);
                    assert!((f64::from(x0) - expected).abs() < allowed, "{target:?} {kind:?} {x}: {x0} {expected}");
                    let alone = score.noise(x, level);
                    assert!((noise - alone).abs() < 1e-5 * (1.0 + alone.abs()), "{target:?} {kind:?} {x}");
                }
            }
        }
    }
}

#[test]
fn a_training_can_continue_from_another() {
    let first = trained(two_points(&CUBIC), small(&target::EPS, 100));
    let network = first.state().average.clone();
    let go_on = |settings| Training::going_on_from(network.clone(), two_bumps(&LINEAR), settings, 1);
    let second = go_on(small(&target::EPS, 100)).expect("the shape is the same");
    assert_eq!(second.learned().network(), &network);
    assert!(go_on(TrainingSettings::default()).is_err());
    let snapshots = first.history().snapshots();
    let then = first.learned_at(&snapshots[3]);
    assert_eq!((then.network().weights(), snapshots[3].iteration), (&*snapshots[3].weights, 30));
}

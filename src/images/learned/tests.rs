use super::batches::Batches;
use super::inputs::TIMES;
use super::*;
use crate::images::process::{BlurPower, Diffusion, Heat, Process};
use crate::images::{CosineTransform, Drawn, digits};
use crate::learning::activations::activations;
use crate::learning::block::{SAMPLES, values};
use crate::learning::network::Network;
use crate::learning::random::{Purpose, generator};

fn data() -> Drawn {
    let all = digits::from_bytes(include_bytes!("../../../assets/images/digits.bin")).expect("digits");
    all.chosen(&[0, 1], 60, &[], 10).with_prior(0.5)
}

fn processes() -> [Process; 3] {
    let diffusion =
        |blur| Process::Diffusion(Diffusion { blur, floor: 0.001, power: BlurPower::SineSquared, log_snr: 10.0 });
    [diffusion(0.0), diffusion(4.0), Process::Heat(Heat { blur: 5.7, sigma: 0.01, delta: 0.0125 })]
}

fn small() -> TrainingSettings {
    TrainingSettings { hidden: 24, batch: 64, learning_rate: 5e-3, iterations: 300 }
}

fn trained(process: &Process, settings: &TrainingSettings) -> Training {
    let mut training = Training::new(&data(), process, settings, 1);
    while !training.is_done() {
        training.step();
    }
    training
}

#[test]
fn a_batch_has_what_is_left_of_pictures_and_leads_back_to_them() {
    let (data, transform) = (data(), CosineTransform::new(8));
    for process in processes() {
        let batches = Batches::new(&data, &process, 128, 3);
        let batch = batches.batch(5);
        assert_eq!((batch.inputs.len(), batch.loss.wanted.len()), (2 * (64 + TIMES), 2 * 64));
        assert_eq!(batch, batches.batch(5));
        assert_ne!(batch, batches.batch(6));
        let lambda = CosineTransform::squared_frequencies(8);
        let mut before = f32::INFINITY;
        for sample in 0..2 * SAMPLES {
            let (number, lane) = (sample / SAMPLES, sample % SAMPLES);
            let input = |row: usize| values(&batch.inputs[number * (64 + TIMES) + row])[lane];
            // The first input about the time is cos(π s), of which the place follows; samples are in its order.
            let place = libm::acos(f64::from(input(64))) / std::f64::consts::PI;
            assert!(input(64) <= before + 1e-6, "{sample}");
            before = input(64);
            let level = target::AtLevel::new(&process, &process.level_at(&lambda, place), place);
            let left: Vec<f32> = (0..64).map(input).collect();
            let wanted = |row: usize| values(&batch.loss.wanted[number * 64 + row])[lane];
            let estimate: Vec<f32> = left.iter().enumerate().map(|(i, z)| level.estimate(*z, wanted(i))).collect();
            // With the wanted outputs, the estimate is a picture of the data, after its blur in a diffusion.
            let nearest = data.set.pictures().map(|picture| {
                let u: Vec<f32> = transform.frequencies(picture).iter().zip(&level.kept).map(|(u, d)| u * d).collect();
                let compared = if level.is_noise { transform.picture(&u) } else { picture.to_vec() };
                compared.iter().zip(&estimate).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
            });
            // The place is known from a cosine in single precision.
            assert!(nearest.fold(f32::INFINITY, f32::min) < 2e-2, "{sample}");
        }
    }
}

#[test]
fn a_training_lowers_its_loss_and_depends_on_its_settings_alone() {
    for process in processes() {
        let training = trained(&process, &small());
        let curve = training.record().values();
        let mean = |losses: &[f32]| losses.iter().sum::<f32>() / losses.len() as f32;
        let (first, last) = (mean(&curve[..10]), mean(&curve[280..]));
        assert!(curve.len() == 300 && last < 0.85 * first, "{process:?}: {first} {last}");
    }
    let [plain, ..] = processes();
    let settings = TrainingSettings { iterations: 20, ..small() };
    let (one, other) = (trained(&plain, &settings), trained(&plain, &settings));
    assert_eq!(one.state(), other.state());
    let network = one.state().average.clone();
    let going_on = Training::going_on_from(network.clone(), &data(), &plain, &settings, 2).expect("the same shape");
    assert_eq!(going_on.state().network, network);
    let wider = TrainingSettings { hidden: 25, ..settings };
    assert!(Training::going_on_from(network, &data(), &plain, &wider, 2).is_none());
}

/// The fast evaluation against one in double precision, value by value.
#[test]
fn estimates_are_those_of_the_network() {
    let (data, transform) = (data(), CosineTransform::new(8));
    let network = Network::new(small().shape(8), &mut generator(1, Purpose::Weights, 0));
    for process in processes() {
        let mut learned = Learned::new(&network, &data, &process, 10).expect("a network for 8 × 8 pixels");
        let left: Vec<Vec<f32>> =
            (0..5).map(|i| (0..64).map(|f| ((f * 29 + i * 13) % 17) as f32 / 8.0 - 1.0).collect()).collect();
        for step in [1, 5, 10] {
            let mut estimates = vec![vec![0.0; 64]; 5];
            learned.estimates(step, &left, &mut estimates);
            let place = process.place(step, 10);
            let level = target::AtLevel::new(&process, &process.levels(8, 10)[step], place);
            for (u, estimate) in left.iter().zip(&estimates) {
                let picture = transform.picture(u);
                let inputs: Vec<f64> = picture.iter().chain(&level.times).map(|x| f64::from(*x)).collect();
                let outputs = activations(&network, &inputs).pop().expect("outputs");
                let pixels: Vec<f32> = picture.iter().zip(outputs).map(|(z, f)| level.estimate(*z, f as f32)).collect();
                for (f, (found, expected)) in estimate.iter().zip(transform.frequencies(&pixels)).enumerate() {
                    let all = data.set.pictures().map(|picture| transform.frequencies(picture)[f]);
                    let (least, most) = all.fold((f32::INFINITY, f32::NEG_INFINITY), |(a, b), u| (a.min(u), b.max(u)));
                    let expected = level.sharpened(f, expected).clamp(least, most);
                    // Single precision, divided by what blur has left.
                    let allowed = 1e-4 / if level.is_noise { level.kept[f] } else { 1.0 };
                    assert!((found - expected).abs() < allowed.max(1e-4), "{step} {f}: {found} {expected}");
                }
            }
        }
    }
    let data = crate::images::icons::set().expect("icons").with_prior(0.5);
    assert!(Learned::new(&network, &data, &processes()[0], 10).is_none());
}

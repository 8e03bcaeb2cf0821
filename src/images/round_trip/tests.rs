use super::*;
use crate::images::process::{BlurPower, Diffusion, Heat};
use crate::images::sampler::Sampler;
use crate::images::{PictureSet, digits, icons};

fn all_digits() -> PictureSet {
    digits::from_bytes(include_bytes!("../../../assets/images/digits.bin")).expect("digits")
}

fn diffusion(blur: f64) -> Process {
    Process::Diffusion(Diffusion { blur, floor: 0.001, power: BlurPower::SineSquared, log_snr: 10.0 })
}

fn experiment(blur: f64, steps: usize) -> Experiment {
    Experiment {
        data: all_digits().chosen(&[], 1797, &[], 10).with_prior(0.5),
        first: 0..0,
        process: diffusion(blur),
        steps,
        start: Start::Gaussian,
        model: Model::Bayes,
        network: None,
        noise: 0.0,
        sampler: Sampler::Ddpm,
        seed: 1,
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len() as f64
}

fn distinct(block: &Block) -> usize {
    block.nearest.iter().collect::<std::collections::HashSet<_>>().len()
}

/// The reference values of MATH.md §11.
#[test]
fn the_posterior_mean_leads_back_to_the_data_whatever_the_blur_and_the_steps() {
    for blur in [0.0, 4.0, 20.0] {
        for (steps, pictures) in [(20, 256), (100, 128), (1000, 16)] {
            let block = RoundTrip::new(experiment(blur, steps)).run(0..pictures);
            let most = block.rms.iter().copied().fold(0.0, f32::max);
            assert!(most < 0.02, "{blur} {steps}: {most}");
            // 0.0068 on average: that of σ = 0.0067 over 64 pixels; the standard error is below 2e−4.
            assert!((mean(&block.rms) - 0.0068).abs() < 6e-4, "{blur} {steps}: {}", mean(&block.rms));
            // Of 256 digits drawn at random 239 differ; the largest blur in the fewest steps finds fewer, 223 in NumPy.
            let expected = if (blur, steps) == (20.0, 20) { 200 } else { 7 * pictures as usize / 8 };
            assert!(distinct(&block) >= expected, "{blur} {steps}: {}", distinct(&block));
        }
    }
}

#[test]
fn the_deterministic_sampler_leads_back_too() {
    for blur in [0.0, 4.0, 20.0] {
        let block = RoundTrip::new(Experiment { sampler: Sampler::Ddim, ..experiment(blur, 100) }).run(0..64);
        assert!(block.rms.iter().all(|rms| *rms < 0.02), "{blur}: {:?}", block.rms);
    }
}

/// The variance of each frequency on the way out is α² E[u²] + σ², within five standard errors: 64 × 5 × 3 values.
#[test]
fn the_way_out_has_the_variances_of_its_law() {
    const PICTURES: u32 = 2000;
    let heat = Process::Heat(Heat { blur: 5.7, sigma: 0.01, delta: 0.0125 });
    for process in [diffusion(0.0), diffusion(4.0), heat] {
        let model = Model::Exact;
        let mut trip = RoundTrip::new(Experiment { process, model, ..experiment(0.0, 20) });
        let data = trip.experiment().data.clone();
        let squares = data.mean_power(trip.transform());
        let all: Vec<Vec<f32>> = data.set.pictures().map(|picture| trip.transform().frequencies(picture)).collect();
        let block = trip.run(0..PICTURES);
        for column in [2, 5, 10, 15, 20] {
            let level = &trip.levels()[column];
            for f in 0..64 {
                let (a, s) = (level.alpha[f].powi(2), level.sigma.powi(2));
                let fourth = all.iter().map(|u| f64::from(u[f]).powi(4)).sum::<f64>() / all.len() as f64;
                // E[(a x + s ε)⁴] − E[(a x + s ε)²]².
                let variance = a * a * (fourth - squares[f].powi(2)) + 4.0 * a * s * squares[f] + 2.0 * s * s;
                let found = f64::from(block.forward_power[column * 64 + f]) / f64::from(PICTURES);
                let expected = a * squares[f] + s;
                // The sums are in single precision.
                let allowed = 5.0 * (variance / f64::from(PICTURES)).sqrt() + 1e-4 * expected;
                assert!((found - expected).abs() < allowed, "{column} {f}: {found} {expected}");
            }
        }
    }
}

#[test]
fn a_picture_is_the_same_whichever_others_are_computed_with_it() {
    for model in [Model::Exact, Model::Nearest, Model::Bayes] {
        let mut trip = RoundTrip::new(Experiment { model, noise: 0.1, ..experiment(4.0, 15) });
        let all = trip.run(0..10);
        let (first, rest) = (trip.run(0..3), trip.run(3..10));
        assert_eq!([first.recovered, rest.recovered].concat(), all.recovered);
        assert_eq!([first.forward, rest.forward].concat(), all.forward);
        assert_eq!([first.reverse, rest.reverse].concat(), all.reverse);
        assert_eq!([first.data, rest.data].concat(), all.data);
    }
}

/// Blur 0 with any settings of the blur, and with the formulas that have one α for all frequencies.
#[test]
fn without_blur_it_is_standard_diffusion_to_the_bit() {
    let plain = RoundTrip::new(experiment(0.0, 20)).run(0..8);
    let other = Process::Diffusion(Diffusion { blur: 0.0, floor: 0.2, power: BlurPower::Sine, log_snr: 10.0 });
    let mut trip = RoundTrip::new(Experiment { process: other, ..experiment(0.0, 20) });
    assert_eq!(trip.run(0..8), plain);
    for level in &mut trip.levels {
        let a = level.alpha[0];
        level.alpha.fill(a);
    }
    for (step, update) in trip.updates.iter_mut().enumerate() {
        let [s, t] = [&trip.levels[step], &trip.levels[step + 1]]
            .map(|level| Level { alpha: vec![level.alpha[0]], sigma: level.sigma });
        let one = &trip.transitions[step];
        let one = Transition { alpha: vec![one.alpha[0]], variance: vec![one.variance[0]] };
        let one = Update::of_diffusion(Sampler::Ddpm, &s, &t, &one);
        update.before.fill(one.before[0]);
        update.estimate.fill(one.estimate[0]);
        update.noise.fill(one.noise[0]);
    }
    trip.at_levels.fill(None);
    assert_eq!(trip.run(0..8), plain);
}

#[test]
fn the_own_picture_comes_back_and_noise_on_it_remains() {
    let own = Experiment { model: Model::Exact, ..experiment(4.0, 100) };
    let block = RoundTrip::new(own.clone()).run(0..32);
    assert_eq!(block.data, block.nearest);
    assert!(block.rms.iter().all(|rms| *rms < 0.02));
    let noisy = RoundTrip::new(Experiment { noise: 1.0, ..own }).run(0..32);
    assert!(mean(&noisy.rms) > 0.2, "{}", mean(&noisy.rms));
}

#[test]
fn the_nearest_picture_loses_the_prior() {
    let share = |model: Model| {
        let data = all_digits().chosen(&[3, 8], 1797, &[], 10).with_prior(0.9);
        let mut trip = RoundTrip::new(Experiment { data, model, ..experiment(0.0, 100) });
        let block = trip.run(0..200);
        let classes = trip.experiment().data.set.classes();
        block.nearest.iter().filter(|place| classes[**place as usize] == 3).count() as f64 / 200.0
    };
    // Four standard errors of 200 pictures: 0.085.
    let (bayes, nearest) = (share(Model::Bayes), share(Model::Nearest));
    assert!((bayes - 0.9).abs() < 0.085, "{bayes}");
    assert!(nearest < 0.75, "{nearest}");
}

#[test]
fn heat_dissipation_has_no_nan_and_ends_at_the_data() {
    let process = Process::Heat(Heat { blur: 20.0, sigma: 0.01, delta: 0.0125 });
    for (steps, blur) in [(1, 20.0), (20, 20.0), (200, 5.7)] {
        let process = match process {
            Process::Heat(heat) => Process::Heat(Heat { blur, ..heat }),
            other => other,
        };
        let block = RoundTrip::new(Experiment { process, ..experiment(0.0, steps) }).run(0..32);
        assert!(block.recovered.iter().all(|x| x.is_finite()), "{steps}");
        assert!(block.forward_power.iter().chain(&block.reverse_power).all(|x| x.is_finite()), "{steps}");
        // A posterior mean, after one step that of all data that are as bright.
        let most = if steps == 1 { 0.6 } else { 0.1 };
        assert!(mean(&block.rms) < most, "{steps}: {}", mean(&block.rms));
    }
}

#[test]
fn icons_come_back_in_any_number_of_steps() {
    let data = icons::set().expect("icons").with_prior(0.5);
    for steps in [1, 2, 50, 101, 250] {
        let mut trip = RoundTrip::new(Experiment { data: data.clone(), ..experiment(4.0, steps) });
        assert_eq!((trip.columns()[0], *trip.columns().last().expect("one")), (0, steps));
        assert_eq!(trip.columns().len(), steps.min(100) + 1);
        let block = trip.run(0..5);
        assert_eq!(block.forward.len(), 5 * trip.columns().len() * 256);
        assert_eq!(block.reverse.len(), block.forward.len());
        let gray: Vec<u8> = block.recovered[..256].iter().copied().map(gray).collect();
        assert_eq!(gray, block.reverse[..256]);
        assert!(steps < 50 || block.rms.iter().all(|rms| *rms < 0.02));
    }
}

#[test]
fn the_first_picture_can_be_chosen() {
    let block = RoundTrip::new(Experiment { first: 5..6, ..experiment(4.0, 3) }).run(0..3);
    assert_eq!(block.data[0], 5);
    let other = RoundTrip::new(experiment(4.0, 3)).run(0..3);
    assert_eq!(block.data[1..], other.data[1..]);
}

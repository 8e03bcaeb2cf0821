use super::*;

fn all() -> impl Iterator<Item = Schedule> {
    ALL.into_iter().map(|kind| Schedule::new(kind, Parameters::default()))
}

#[test]
fn a_schedule_starts_at_the_data_and_ends_at_noise() {
    for schedule in all() {
        let start = schedule.level(0.0);
        assert_eq!((start.signal, start.variance, start.elapsed), (1.0, 0.0, 0.0));
        // The smallest of them is that of `geometric`: ln(0.01²/5²) between its ends, −3.2 at its end.
        assert!(schedule.level(1.0).log_snr() < -3.2, "{schedule:?}");
    }
    // ᾱ(1) = e^(−10).
    let end = Schedule::default().level(1.0);
    assert!((end.signal * end.signal - 4.539_993e-5).abs() < 1e-11);
}

#[test]
fn noise_grows_and_preserved_variance_is_preserved() {
    for schedule in all() {
        let mut before = schedule.level(0.0);
        for level in schedule.levels(1000).into_iter().skip(1) {
            assert!(level.signal <= before.signal && level.variance >= before.variance);
            if level.family == Family::Preserving {
                // Two roundings of numbers below 1.
                let sum = level.signal * level.signal + level.variance;
                assert!((sum - 1.0).abs() < 4.0 * f64::EPSILON);
            }
            let (a, variance) = level.since(before);
            assert!((a * before.signal - level.signal).abs() < 1e-14);
            let composed = a * a * before.variance + variance;
            assert!((composed / level.variance - 1.0).abs() < 1e-12);
            before = level;
        }
    }
}

#[test]
fn rates_are_those_of_the_formulas() {
    let p = Parameters::default();
    for (kind, t, expected) in [
        (&CUBIC, 0.5, 30.0 * 0.25),
        (&LINEAR, 0.5, 10.05),
        (&CONSTANT, 0.5, 10.0),
        // −d ln cos²(πt/2)/dt = π tan(πt/2).
        (&COSINE, 0.5, std::f64::consts::PI),
        // 2 ln(σ_max/σ_min) σ².
        (&GEOMETRIC, 0.5, 2.0 * (p.sigma_max / p.sigma_min).ln() * p.sigma_min * p.sigma_max),
    ] {
        let rate = Schedule::new(kind, p).rate(t);
        assert!((rate / expected - 1.0).abs() < 1e-7, "{kind:?} {rate}");
    }
}

#[test]
fn a_clipped_schedule_and_one_with_minimum_noise_jump_at_the_data() {
    let p = Parameters::default();
    let cosine = Schedule::new(&COSINE, p);
    assert!((cosine.level(1e-6).log_snr() - 10.0).abs() < 1e-9);
    assert!((cosine.level(1.0).log_snr() + 10.0).abs() < 1e-9);
    let geometric = Schedule::new(&GEOMETRIC, p);
    assert!((geometric.level(1e-9).sigma() - 0.01).abs() < 1e-9);
    assert_eq!(geometric.reference_std(), geometric.level(1.0).sigma());
    assert!((geometric.reference_std() - 5.0).abs() < 1e-12);
}

#[test]
fn a_schedule_uses_the_parameters_that_it_names() {
    let names = ["rate", "beta0", "beta1", "sigma_min", "sigma_max"];
    for kind in ALL {
        for (i, name) in names.iter().enumerate() {
            let mut p = Parameters::default();
            for (j, field) in
                [&mut p.rate, &mut p.beta0, &mut p.beta1, &mut p.sigma_min, &mut p.sigma_max].into_iter().enumerate()
            {
                *field *= if i == j { 1.5 } else { 1.0 };
            }
            let changes = (kind.level)(&p, 0.5) != (kind.level)(&Parameters::default(), 0.5);
            assert_eq!(changes, kind.uses.contains(name), "{kind:?} {name}");
        }
        assert!(kind.uses.iter().all(|name| names.contains(name)));
    }
}

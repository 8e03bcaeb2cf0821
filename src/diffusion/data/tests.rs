use super::*;

#[test]
fn draws_have_the_moments_of_the_law() {
    for kind in ALL {
        let Some(data) = (kind.make)(&DataParameters::default()) else {
            assert_eq!(kind, &LIST);
            continue;
        };
        assert!((data.components().iter().map(|c| c.weight).sum::<f64>() - 1.0).abs() < 1e-12, "{kind:?}");
        // ± 1 in place of a normal number: it has the same first two moments.
        const N: usize = 20_000;
        let draws: Vec<f64> = (0..N)
            .flat_map(|i| {
                let u = (i as f32 + 0.5) / N as f32;
                [1.0, -1.0].map(|z| f64::from(data.draw(u, z).x0))
            })
            .collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / draws.len() as f64;
        assert!((mean - data.mean()).abs() < 1e-3, "{kind:?} {mean}");
        assert!((variance - data.variance()).abs() < 2e-3, "{kind:?} {variance}");
        assert!(draws.iter().all(|x| x.abs() <= data.extent() + 1e-6));
    }
}

#[test]
fn changing_the_prior_moves_only_the_particles_between_the_two_values() {
    let with = |prior| DataParameters { prior, ..DataParameters::default() }.two_point();
    let (before, after) = (with(0.8), with(0.3));
    for i in 0..1000 {
        let u = i as f32 / 1000.0;
        let expected = |p: f32| if u < p { 1.0 } else { -1.0 };
        assert_eq!(before.draw(u, 0.7).x0, expected(0.8));
        assert_eq!(after.draw(u, 0.7).x0, expected(0.3));
    }
}

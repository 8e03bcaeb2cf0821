//! Times the engine natively on one thread: prints one line of JSON for every query, in that order. Queries are read
//! like those of the page's address. `cargo bench --bench engine -- 'particles=5000&model=mle' 'screen=images'`

use diffuscope_engine::lab::images::{self, ImagesRun, PicturesService};
use diffuscope_engine::lab::settings::Schema as _;
use diffuscope_engine::lab::{jobs::block_steps, link, run::Run};
use std::sync::Arc;
use std::time::Instant;

fn main() {
    // cargo adds `--bench` itself.
    for query in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        let is_of_images = link::value_of(&query, link::SCREEN).is_some_and(|name| name == images::Settings::NAME);
        if is_of_images { pictures(&query) } else { particles(&query) }
    }
}

fn particles(query: &str) {
    let (settings, refusals) = link::from_query(query, &[]);
    assert_eq!(refusals, vec![], "{query}");
    let start = Instant::now();
    let mut run = Run::new(&settings);
    run.refine(|| true);
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    let particle_steps = f64::from(run.particles_done()) * block_steps(&settings);
    println!(r#"{{"query": "{query}", "milliseconds": {milliseconds}, "particle_steps": {particle_steps}}}"#);
}

/// Pictures, with everything that the page shows of them.
fn pictures(query: &str) {
    let (settings, refusals) = link::from_query::<images::Settings>(query, &[]);
    assert_eq!(refusals, vec![], "{query}");
    let (mut run, mut service) = (ImagesRun::new(settings), PicturesService::default());
    assert!(run.set_digits(&Arc::from(&include_bytes!("../assets/images/digits.bin")[..])), "the digits");
    let start = Instant::now();
    while !run.is_settled() {
        for request in run.take_requests() {
            service.carry_out(request).into_iter().for_each(|reply| run.receive(reply));
        }
    }
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    println!(r#"{{"query": "{query}", "milliseconds": {milliseconds}, "pictures": {}}}"#, run.done());
}

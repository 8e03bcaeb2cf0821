//! Times the engine natively on one thread: prints one line of JSON for every query, in that order. Queries are read
//! like those of the page's address. `cargo bench --bench engine -- 'particles=5000&model=mle'`

use diffuscope_engine::lab::{jobs::block_steps, link, run::Run};
use std::time::Instant;

fn main() {
    // cargo adds `--bench` itself.
    for query in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        let (settings, refusals) = link::from_query(&query, &[]);
        assert_eq!(refusals, vec![], "{query}");
        let start = Instant::now();
        let mut run = Run::new(&settings);
        run.refine(|| true);
        let milliseconds = start.elapsed().as_secs_f64() * 1e3;
        let particle_steps = f64::from(run.particles_done()) * block_steps(&settings);
        println!(r#"{{"query": "{query}", "milliseconds": {milliseconds}, "particle_steps": {particle_steps}}}"#);
    }
}

//! Random input: whatever a reader, a page around, or a program does, nothing panics, nothing shows NaN, and memory does
//! not grow.
//!
//! `SOAK=1 cargo test --test ui -- abuse` makes a million events. `SEED=…` repeats others than those of the seed 1;
//! what was computed between two frames depends on the time, so a repetition is nearly the same.

mod calls;
mod checks;
mod events;
mod values;

use super::harness::*;
use diffuscope::text::Language;
use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::collections::VecDeque;

/// Where the random numbers of events come from.
type Random = Xoshiro256PlusPlus;

/// Events of `cargo test`, and of `make soak`.
const SHORT: usize = 2_000;
const LONG: usize = 1_000_000;
/// Most events of one frame. A browser has as many when a frame was late.
const MOST_IN_A_FRAME: usize = 12;
/// The address of a new page, every so many frames: states that nothing leaves would hide the others.
const FRAMES_OF_A_PAGE: usize = 3_000;
/// The page may need this many bytes more at the end than after a fifth of the events.
const GROWTH: usize = 192 << 20;

const QUERIES: [&str; 8] = [
    "",
    "model=nn&b.model=bayes&particles=2000",
    "screen=images",
    "screen=images&data=icons&blur=4",
    "screen=chain",
    "screen=chain&topic=gaussians",
    "model=learned&particles=1000",
    "embed=1&show=model,noise,play&model=mle",
];

/// The last things that were done; printed if the test panics.
#[derive(Default)]
struct Log(VecDeque<String>);

impl Log {
    fn add(&mut self, done: String) {
        if self.0.len() == 60 {
            self.0.pop_front();
        }
        self.0.push_back(done);
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for done in &self.0 {
                eprintln!("{done}");
            }
        }
    }
}

fn open(random: &mut Random, log: &mut Log) -> Page {
    let query = QUERIES[random.random_range(0..QUERIES.len())];
    let language = if random.random_bool(0.5) { Language::English } else { Language::Chinese };
    log.add(format!("page {query:?} in {language:?}"));
    let mut harness = started_page(query, [1280.0, 800.0], language);
    // Random text has characters that no font has; a browser would draw them.
    harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    for language in [Language::English, Language::Chinese] {
        let sentences = language.explanations();
        app(&mut harness).set_explanations(language, sentences);
    }
    harness
}

#[test]
fn random_input_neither_panics_nor_shows_nan() {
    let is_long = std::env::var_os("SOAK").is_some();
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let events = if is_long { LONG } else { SHORT };
    let mut random = Random::seed_from_u64(seed);
    let mut log = Log::default();
    log.add(format!("seed {seed}"));
    let mut harness = open(&mut random, &mut log);
    let (mut done, mut frames, mut early) = (0, 0_usize, None);
    while done < events {
        for _ in 0..random.random_range(1..=MOST_IN_A_FRAME) {
            log.add(if random.random_bool(0.93) {
                events::add(&mut random, &mut harness)
            } else {
                calls::make(&mut random, &mut harness)
            });
            done += 1;
        }
        harness.run_steps(1);
        checks::shows_no_nan(&harness);
        frames += 1;
        if frames.is_multiple_of(FRAMES_OF_A_PAGE) {
            harness = open(&mut random, &mut log);
        }
        if early.is_none() && done > events / 5 {
            early = Some(checks::memory());
        }
    }
    let (early, late) = (early.flatten().unwrap_or_default(), checks::memory().unwrap_or_default());
    println!("seed {seed}: {done} events, {frames} frames, memory {} MB, then {} MB", early >> 20, late >> 20);
    assert!(late <= early + GROWTH, "memory has grown from {} to {} MB", early >> 20, late >> 20);
}

//! What the page around the application does, at random: calls, sizes, files.

use super::super::harness::{Page, app};
use super::{Random, values};
use diffuscope::lab::playback::Playback;
use egui::vec2;
use rand::RngExt as _;
use std::path::Path;
use std::sync::Arc;

const LOOKS: [(&str, &[&str]); 5] = [
    ("theme", &["light", "dark", "auto", "green"]),
    ("lang", &["en", "zh", "zh-CN", "xx"]),
    ("projector", &["0", "1"]),
    ("embed", &["0", "1"]),
    ("show", &["", "model,play", "all", "nothing"]),
];
const SCREENS: [&str; 4] = ["one-dimension", "images", "chain", "generators"];
const SIZES: [[f32; 2]; 7] =
    [[1280.0, 800.0], [390.0, 844.0], [360.0, 640.0], [844.0, 390.0], [120.0, 90.0], [3840.0, 2160.0], [1.0, 1.0]];

/// A file in memory.
#[derive(Debug)]
struct Dropped(Vec<u8>);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        Path::new("numbers.txt")
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        if self.0.is_empty() { Err("it can't be read".to_owned()) } else { Ok(self.0.clone()) }
    }
}

/// One of them; returns what was done.
pub fn make(random: &mut Random, harness: &mut Page) -> String {
    match random.random_range(0..12) {
        0 => {
            let [width, height] = SIZES[random.random_range(0..SIZES.len())];
            harness.set_size(vec2(width, height));
            format!("size {width} × {height}")
        }
        1 => {
            let density = [0.5, 1.0, 1.25, 2.0, 3.0][random.random_range(0..5)];
            harness.set_pixels_per_point(density);
            format!("density {density}")
        }
        2 => {
            let seen = random.random_bool(0.6);
            app(harness).set_seen(seen);
            format!("seen: {seen}")
        }
        3 => {
            let content = if random.random_bool(0.2) {
                (0..random.random_range(0..200)).map(|_| random.random()).collect()
            } else {
                values::text(random).into_bytes()
            };
            let done = format!("dropped {:?}", String::from_utf8_lossy(&content));
            harness.input_mut().dropped_files.push(Arc::new(Dropped(content)));
            done
        }
        4..=6 => {
            let mut given = values::settings(random, app(harness).screen().name());
            if random.random_bool(0.2) {
                given.push(("screen".to_owned(), screen(random).into()));
            }
            let result = app(harness).apply(&given);
            format!("apply {given:?}: {result:?}")
        }
        7 => {
            let (name, words) = LOOKS[random.random_range(0..LOOKS.len())];
            let word = words[random.random_range(0..words.len())];
            let result = app(harness).set_look(&[(name.to_owned(), word.to_owned())]);
            format!("look {name}={word}: {result:?}")
        }
        8 => {
            let name = screen(random);
            let result = app(harness).show_screen(name);
            format!("screen {name}: {result:?}")
        }
        9 => {
            let given = values::settings(random, app(harness).screen().name());
            let second = random.random_bool(0.7).then_some(&*given);
            let result = app(harness).screen_mut().compare(second);
            format!("compare {second:?}: {result:?}")
        }
        10 => asks(random, harness),
        _ => moves(random, harness),
    }
}

fn screen(random: &mut Random) -> &'static str {
    SCREENS[random.random_range(0..SCREENS.len())]
}

/// Asks for results, as exports do.
fn asks(random: &mut Random, harness: &mut Page) -> String {
    let (text, keep) = (app(harness).language().text(), random.random_bool(0.5));
    let screen = app(harness).screen_mut();
    match random.random_range(0..6) {
        0 => format!("report {:?}", screen.report()),
        1 => {
            screen.caption(text);
            "caption".to_owned()
        }
        2 => format!("link {}", screen.link()),
        3 => {
            screen.set_aside();
            "set aside".to_owned()
        }
        4 => {
            app(harness).bring_back(keep);
            format!("bring back, keep: {keep}")
        }
        _ => {
            screen.start_over();
            "start over".to_owned()
        }
    }
}

/// Moves the playhead, to where the calls of the page allow it.
fn moves(random: &mut Random, harness: &mut Page) -> String {
    let position = [0.0, 1.0, 2.0, random.random_range(0.0..2.0)][random.random_range(0..4)];
    let playback = app(harness).screen_mut().playback_mut();
    match random.random_range(0..6) {
        0 => playback.seek(position),
        1 => playback.set_speed(Playback::SPEEDS[random.random_range(0..Playback::SPEEDS.len())]),
        2 => playback.cover(position),
        3 => playback.reveal(position),
        4 => playback.play(),
        _ => playback.toggle_loop(),
    }
    format!("playhead, {position}")
}

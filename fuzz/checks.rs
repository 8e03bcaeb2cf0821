//! What holds for whatever a link, a file, a text or a page gives to the parsers. The fuzzing targets try it with texts
//! that explore the code (`make fuzz`), `tests/parsers.rs` with random ones.

use diffuscope::app::{json, mirror};
use diffuscope::images::{digits, own_picture};
use diffuscope::lab::numbers::{self, Choice, Commas};
use diffuscope::lab::settings::{Domain, Refusal, Schema, Setting};
use diffuscope::lab::sweep::Axis;
use diffuscope::lab::{chain, images, link, one_dimension};
use diffuscope::learning::file::Saved;
use diffuscope::text::Language;

/// A query of an address: what it sets up has a link that sets up the same, without a word.
pub fn query(text: &str) {
    query_of::<one_dimension::Settings>(text);
    query_of::<images::Settings>(text);
    query_of::<chain::Settings>(text);
    for axis in text.split('&') {
        _ = Axis::parse(axis);
    }
}

fn query_of<S: Schema + std::fmt::Debug>(text: &str) {
    let (settings, refusals) = link::from_query::<S>(text, &[]);
    say(&refusals);
    let (second, refusals) = link::second_from_query(text, &settings);
    say(&refusals);
    same(&settings, second.as_ref());
    let known = |name: &str| Setting::<S>::named(name).is_ok();
    _ = link::with_experiments(text, &link::to_query(&settings), known);
}

/// A link opens the same experiments.
fn same<S: Schema + std::fmt::Debug>(settings: &S, second: Option<&S>) {
    let kept = link::experiments_to_link(settings, second);
    let (read, refusals) = link::from_query::<S>(&kept, &[]);
    assert_eq!((&read, &refusals), (settings, &Vec::new()), "{kept}");
    let (read, refusals) = link::second_from_query(&kept, settings);
    // A second experiment that is the same as the first is not written.
    assert_eq!(read.as_ref(), second.filter(|second| *second != settings), "{kept}");
    assert_eq!(refusals, [], "{kept}");
}

fn say(refusals: &[Refusal]) {
    for refusal in refusals {
        for language in [Language::English, Language::Chinese] {
            assert!(!language.text().refusal(refusal).is_empty());
        }
    }
}

/// An experiment in a file.
pub fn experiment(text: &str) {
    _ = json::is_experiment(text);
    let Some(file) = json::experiment(text) else { return };
    let has_numbers = !file.numbers.is_empty() || file.second.as_ref().is_some_and(|file| !file.numbers.is_empty());
    let (pictures, refusals) = images::file::open(&file);
    say(&refusals);
    same(&pictures, None);
    let (states, refusals) = chain::file::open(&file);
    say(&refusals);
    same(&states, None);
    let (settings, second, refusals) = one_dimension::file::open(file);
    say(&refusals);
    // A link has no numbers.
    if !has_numbers {
        same(&settings, second.as_ref());
    }
}

/// Numbers in a file: all that are read are finite, whatever a comma means.
pub fn number_list(content: &[u8]) {
    let Ok(text) = numbers::text_of(content, |_| None) else { return };
    for commas in [None, Some(Commas::Separate), Some(Commas::Decimal), Some(Commas::Thousands)] {
        if let Ok(reading) = numbers::read(&text, Choice { commas, part: None }) {
            assert!(!reading.list.numbers().is_empty());
            assert!(reading.list.numbers().iter().all(|number| number.is_finite()), "{text:?}");
        }
    }
}

/// A file of weights: what is read is written again as the same bytes.
pub fn weights(content: &[u8]) {
    if let Ok(saved) = Saved::from_bytes(content) {
        assert_eq!(saved.to_bytes(), content);
    }
    _ = Saved::may_be(content);
}

/// Pictures: the digits in a file, and one of the reader's own as text.
pub fn pictures(content: &[u8]) {
    if let Some(set) = digits::from_bytes(content) {
        assert_eq!((set.count(), set.side()), (digits::COUNT, digits::SIDE));
    }
    if let Ok(text) = std::str::from_utf8(content)
        && let Some(pixels) = own_picture::from_text(text)
    {
        assert_eq!(own_picture::to_text(&pixels), text.to_ascii_lowercase());
        assert_eq!(own_picture::resized(&pixels, 8, 16).len(), 256);
    }
}

/// Settings that are text: the normal form of a normal form is itself.
pub fn text_settings(text: &str) {
    text_settings_of::<one_dimension::Settings>(text);
    text_settings_of::<images::Settings>(text);
    text_settings_of::<chain::Settings>(text);
}

fn text_settings_of<S: Schema>(text: &str) {
    for setting in S::all() {
        if let Domain::Text(format) = setting.domain
            && let Some(canonical) = (format.canonical)(text)
        {
            assert_eq!((format.canonical)(&canonical), Some(canonical.clone()), "{} of {text:?}", setting.name);
        }
    }
}

/// Lines from the elements for screen readers.
pub fn requests(text: &str) {
    for line in text.lines() {
        _ = line.parse::<mirror::Request>();
    }
}

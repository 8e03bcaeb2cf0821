//! The text of the setting `word`.

use crate::generators::words::phrase::Phrase;
use crate::generators::words::vocabulary::{CHINESE, ENGLISH, shown};
use crate::lab::settings::TextFormat;

/// The most characters of it.
const LONGEST: usize = 60;

/// Words of the vocabulary.
pub static WORD_FORMAT: TextFormat = TextFormat {
    name: "word",
    description: || {
        let [english, chinese] = [&ENGLISH[..], &CHINESE[..]].map(|words| shown(words).collect::<Vec<_>>());
        format!("one or more of {}, or; {} 或; with one size at most", english.join(", "), chinese.join(" "))
    },
    canonical: |text| {
        let text = text.trim();
        let is_good = text.chars().count() <= LONGEST && text.parse::<Phrase>().is_ok();
        is_good.then(|| text.to_owned())
    },
};

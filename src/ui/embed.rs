//! The page as a part of another one: what the author of that page asks for, as in
//! `embed=1&show=noise,model,play&lock=prior`. How it is laid out is in `embedded`.

use crate::lab::link;
use crate::lab::settings::{ALL, Domain, Setting, Settings};
use std::fmt;

/// Names in an address that say how the page looks and what is beside the picture, not what it runs.
pub const LOOKS: [&str; 7] = ["lang", "theme", "projector", "lesson", "embed", "show", "lock"];
/// Those of an embedded page alone.
const NAMES: [&str; 3] = ["embed", "show", "lock"];

/// What can be seen of an embedded page beside its picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// The control of a setting.
    Control(&'static Setting),
    /// The verdict.
    Figures,
    /// The plots at the playhead.
    Plots,
    /// Playing, and the time bar.
    Play,
}

/// What is shown unless an author says otherwise.
const USUAL: &str = "model,noise,figures,play";
const PARTS: [(&str, Shown); 3] = [("figures", Shown::Figures), ("plots", Shown::Plots), ("play", Shown::Play)];

/// Whether the page is part of another one; if so, what it shows, and what its reader can't change.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    on: bool,
    show: Vec<Shown>,
    lock: Vec<&'static Setting>,
}

/// A word that stands for nothing in the list it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// `show` or `lock`; or `look`, for the name of a list itself.
    pub list: &'static str,
    /// As it was given.
    pub word: String,
}

impl Unknown {
    /// What could stand there.
    pub fn allowed(&self) -> Vec<&'static str> {
        let settings = ALL.into_iter();
        match self.list {
            "show" => {
                let parts = PARTS.into_iter().map(|(name, _)| name);
                parts.chain(settings.filter(|setting| has_control(setting)).map(|setting| setting.name)).collect()
            }
            "lock" => settings.map(|setting| setting.name).collect(),
            _ => LOOKS.to_vec(),
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} can't have “{}”; it can have {}", self.list, self.word, self.allowed().join(", "))
    }
}

impl std::error::Error for Unknown {}

impl Default for Embed {
    fn default() -> Self {
        Self { on: false, show: read(USUAL, shown).0, lock: Vec::new() }
    }
}

impl Embed {
    /// What a query asks for. What stands for nothing in it is left out, and listed.
    pub fn from_query(query: &str) -> (Self, Vec<Unknown>) {
        let mut embed = Self::default();
        let mut unknown = Vec::new();
        for name in NAMES {
            if let Some(words) = link::value_of(query, name) {
                unknown.extend(embed.write(name, &words));
            }
        }
        (embed, unknown)
    }

    /// Writes what `words`, with commas between, say about `name`; returns the words that say nothing.
    pub fn write(&mut self, name: &str, words: &str) -> Vec<Unknown> {
        let (list, unknown) = match name {
            "embed" => {
                self.on = words != "0";
                return Vec::new();
            }
            "show" => {
                let (show, unknown) = read(words, shown);
                self.show = show;
                ("show", unknown)
            }
            "lock" => {
                let (lock, unknown) = read(words, |word| Setting::named(word).ok());
                self.lock = lock;
                ("lock", unknown)
            }
            _ if LOOKS.contains(&name) => return Vec::new(),
            _ => ("look", vec![name.to_owned()]),
        };
        unknown.into_iter().map(|word| Unknown { list, word }).collect()
    }

    /// Whether the page is part of another one.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Whether an embedded page shows this.
    pub fn shows(&self, shown: Shown) -> bool {
        self.show.contains(&shown)
    }

    /// The settings whose controls an embedded page shows, in the author's order.
    pub fn controls(&self) -> impl Iterator<Item = &'static Setting> {
        self.show.iter().filter_map(|shown| match shown {
            Shown::Control(setting) => Some(*setting),
            _ => None,
        })
    }

    /// Whether the reader of an embedded page can't change `setting`.
    pub fn locks(&self, setting: &Setting) -> bool {
        self.on && self.lock.contains(&setting)
    }

    /// Whether anything is locked.
    pub fn has_locks(&self) -> bool {
        self.on && !self.lock.is_empty()
    }

    /// Whether the way from `before` to `after` changes anything that the reader can't.
    pub fn forbids(&self, before: &Settings, after: &Settings) -> bool {
        self.on && self.lock.iter().any(|setting| setting.read(before) != setting.read(after))
    }
}

/// What the words of a list stand for, once each, and the words that stand for nothing.
fn read<T: PartialEq>(words: &str, meaning: impl Fn(&str) -> Option<T>) -> (Vec<T>, Vec<String>) {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match meaning(word) {
            Some(thing) if known.contains(&thing) => {}
            Some(thing) => known.push(thing),
            None => unknown.push(word.to_owned()),
        }
    }
    (known, unknown)
}

fn shown(word: &str) -> Option<Shown> {
    let part = PARTS.into_iter().find(|(name, _)| *name == word).map(|(_, part)| part);
    part.or_else(|| Setting::named(word).ok().filter(|setting| has_control(setting)).map(Shown::Control))
}

/// Mixtures and drawings are edited in the picture.
fn has_control(setting: &Setting) -> bool {
    !matches!(setting.domain, Domain::Mixture | Domain::Drawing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::{NOISE, PRIOR, Value};

    fn of(query: &str) -> Embed {
        Embed::from_query(query).0
    }

    #[test]
    fn a_page_is_embedded_where_its_address_says_so() {
        for (query, embedded) in [("", false), ("?embed=0", false), ("?embed=1", true), ("noise=1&embed", true)] {
            assert_eq!(of(query).is_on(), embedded, "{query}");
        }
    }

    #[test]
    fn it_shows_what_its_author_asks_for_in_that_order() {
        let look = of("?embed=1&show=prior,%20noise,play,noise");
        assert_eq!(look.controls().collect::<Vec<_>>(), [&PRIOR, &NOISE]);
        assert!(look.shows(Shown::Play) && !look.shows(Shown::Figures) && !look.shows(Shown::Plots));
        assert!(of("embed=1").shows(Shown::Figures), "the usual");
        let nothing = of("embed=1&show=");
        assert!(nothing.controls().next().is_none() && !nothing.shows(Shown::Play));
    }

    #[test]
    fn what_stands_for_nothing_is_listed_and_the_rest_is_taken() {
        let (embed, unknown) = Embed::from_query("embed=1&show=banana,noise,mix&lock=prior,x");
        assert!(embed.shows(Shown::Control(&NOISE)) && embed.locks(&PRIOR));
        let words: Vec<_> = unknown.iter().map(|unknown| (unknown.list, unknown.word.as_str())).collect();
        assert_eq!(words, [("show", "banana"), ("show", "mix"), ("lock", "x")]);
        assert!(unknown[0].to_string().contains("figures, plots, play, data, prior"), "{}", unknown[0]);
        assert_eq!(Embed::default().write("colour", "red"), [Unknown { list: "look", word: "colour".to_owned() }]);
    }

    #[test]
    fn what_is_locked_can_not_be_changed_by_a_reader() {
        let before = Settings::default();
        let mut after = before.clone();
        assert_eq!(PRIOR.write(&mut after, &Value::Number(0.5)), Ok(()));
        assert!(of("embed=1&lock=prior").forbids(&before, &after));
        assert!(!of("embed=1&lock=noise").forbids(&before, &after));
        assert!(!of("lock=prior").forbids(&before, &after), "only in a page that is part of another one");
    }
}

//! The page embedded in another one: what the author of that page asks for in the address, as in
//! `embed=1&show=noise,model,play&lock=prior`.

use super::link;
use super::settings::{Domain, Refusal, Schema, Setting};

/// Names in an address that are about the look of the page and what is beside the picture, not about the experiment.
pub const PAGE_NAMES: [&str; 8] = ["lang", "theme", "projector", "lesson", "sweep", "embed", "show", "lock"];
/// Those that open a panel: by the address alone.
const PANEL_NAMES: [&str; 2] = ["lesson", "sweep"];
/// Those that only an embedded page uses.
const EMBEDDING_NAMES: [&str; 3] = ["embed", "show", "lock"];

/// The values of `theme`; nothing is the same as `auto`.
const THEMES: [&str; 4] = ["light", "dark", "auto", ""];

/// What an embedded page can show beside its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The control of the setting of this name.
    Control(&'static str),
    /// The verdict and the figures.
    Figures,
    /// The plots at the playhead.
    Plots,
    /// The play button and the time bar.
    Play,
    /// The button and the progress of the training, if the score model is `learned`.
    Training,
}

/// What is shown by default.
const DEFAULT_PARTS: &str = "model,noise,figures,play";
const PARTS: [(&str, Part); 4] =
    [("figures", Part::Figures), ("plots", Part::Plots), ("play", Part::Play), ("training", Part::Training)];

/// The names that a screen allows in `show` and `lock`.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// All settings.
    settings: Vec<&'static str>,
    /// Settings that have a control.
    controls: Vec<&'static str>,
}

impl Vocabulary {
    /// The names of the settings of `S`. Text is edited in the picture and has no control.
    pub fn of<S: Schema>() -> Self {
        let has_control = |setting: &&&Setting<S>| !matches!(setting.domain, Domain::Text(_));
        Self {
            settings: S::all().iter().map(|setting| setting.name).collect(),
            controls: S::all().iter().filter(has_control).map(|setting| setting.name).collect(),
        }
    }

    fn part(&self, word: &str) -> Option<Part> {
        let part = PARTS.into_iter().find(|(name, _)| *name == word).map(|(_, part)| part);
        part.or_else(|| self.controls.iter().find(|name| **name == word).map(|name| Part::Control(name)))
    }

    fn parts(&self) -> Vec<&'static str> {
        PARTS.into_iter().map(|(name, _)| name).chain(self.controls.iter().copied()).collect()
    }

    fn setting(&self, word: &str) -> Option<&'static str> {
        self.settings.iter().copied().find(|name| *name == word)
    }
}

/// Whether the page is embedded in another one; if so, what it shows, and what its reader can't change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedding {
    on: bool,
    show: Vec<Part>,
    lock: Vec<&'static str>,
}

impl Embedding {
    /// What a query asks for, and refusals of words that are not allowed, which are left out.
    pub fn from_query(query: &str, vocabulary: &Vocabulary) -> (Self, Vec<Refusal>) {
        let show = read_list(DEFAULT_PARTS, |word| vocabulary.part(word)).0;
        let mut embedding = Self { on: false, show, lock: Vec::new() };
        let mut refusals = Vec::new();
        for name in EMBEDDING_NAMES.into_iter().chain(["theme", "lang"]) {
            if let Some(words) = link::value_of(query, name) {
                refusals.extend(embedding.write(name, &words, vocabulary));
            }
        }
        (embedding, refusals)
    }

    /// Sets `name` to `words`, which are separated by commas; returns a refusal for each word that is not allowed.
    pub fn write(&mut self, name: &str, words: &str, vocabulary: &Vocabulary) -> Vec<Refusal> {
        let (list, unknown, known) = match name {
            "embed" => {
                self.on = words != "0";
                return Vec::new();
            }
            "show" => {
                let (show, unknown) = read_list(words, |word| vocabulary.part(word));
                self.show = show;
                ("show", unknown, vocabulary.parts())
            }
            "lock" => {
                let (lock, unknown) = read_list(words, |word| vocabulary.setting(word));
                self.lock = lock;
                ("lock", unknown, vocabulary.settings.clone())
            }
            "theme" => ("theme", unless(THEMES.contains(&words), words), THEMES.to_vec()),
            "lang" => ("lang", unless(is_tag(words), words), vec!["en", "zh-CN"]),
            "projector" => return Vec::new(),
            _ => {
                let known = PAGE_NAMES.into_iter().filter(|name| !PANEL_NAMES.contains(name)).collect();
                ("look", vec![name.to_owned()], known)
            }
        };
        unknown.into_iter().map(|word| Refusal::UnknownWord { list, word, known: known.clone() }).collect()
    }

    /// Whether the page is embedded in another one.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Whether an embedded page shows this.
    pub fn shows(&self, part: Part) -> bool {
        self.show.contains(&part)
    }

    /// The settings whose controls an embedded page shows, in the author's order.
    pub fn controls(&self) -> impl Iterator<Item = &'static str> {
        self.show.iter().filter_map(|part| match part {
            Part::Control(setting) => Some(*setting),
            _ => None,
        })
    }

    /// Whether the reader of an embedded page can't change the setting of this name.
    pub fn locks(&self, setting: &str) -> bool {
        self.on && self.lock.contains(&setting)
    }

    /// Whether anything is locked.
    pub fn has_locks(&self) -> bool {
        self.on && !self.lock.is_empty()
    }

    /// Whether the change from `before` to `after` changes a setting that the reader can't change.
    pub fn forbids<S: Schema>(&self, before: &S, after: &S) -> bool {
        S::all().iter().any(|setting| self.locks(setting.name) && setting.read(before) != setting.read(after))
    }
}

fn unless(is_known: bool, word: &str) -> Vec<String> {
    if is_known { Vec::new() } else { vec![word.to_owned()] }
}

/// Whether a word has the form of a language's tag, such as `en` or `zh-Hans-CN`; the page is English in other languages.
fn is_tag(word: &str) -> bool {
    let parts = || word.split('-');
    parts().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        && parts().next().is_some_and(|part| (2..=3).contains(&part.len()))
}

/// The meanings of the words of a list, each once, and the words that are not allowed.
fn read_list<T: PartialEq>(words: &str, meaning: impl Fn(&str) -> Option<T>) -> (Vec<T>, Vec<String>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::one_dimension::{PRIOR, Settings};
    use crate::lab::settings::Value;

    fn of(query: &str) -> Embedding {
        Embedding::from_query(query, &Vocabulary::of::<Settings>()).0
    }

    #[test]
    fn a_page_is_embedded_if_its_address_says_so() {
        for (query, embedded) in [("", false), ("?embed=0", false), ("?embed=1", true), ("noise=1&embed", true)] {
            assert_eq!(of(query).is_on(), embedded, "{query}");
        }
    }

    #[test]
    fn it_shows_what_its_author_asks_for_in_that_order() {
        let look = of("?embed=1&show=prior,%20noise,play,noise");
        assert_eq!(look.controls().collect::<Vec<_>>(), ["prior", "noise"]);
        assert!(look.shows(Part::Play) && !look.shows(Part::Figures) && !look.shows(Part::Plots));
        assert!(of("embed=1").shows(Part::Figures), "the default");
        let nothing = of("embed=1&show=");
        assert!(nothing.controls().next().is_none() && !nothing.shows(Part::Play));
    }

    #[test]
    fn a_word_that_is_not_allowed_is_listed_and_the_others_are_used() {
        let vocabulary = Vocabulary::of::<Settings>();
        let query = "embed=1&show=banana,noise,mix&lock=prior,x";
        let (embedding, refusals) = Embedding::from_query(query, &vocabulary);
        assert!(embedding.shows(Part::Control("noise")) && embedding.locks("prior"));
        let words: Vec<_> = refusals
            .iter()
            .filter_map(|refusal| match refusal {
                Refusal::UnknownWord { list, word, .. } => Some((*list, word.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(words, [("show", "banana"), ("show", "mix"), ("lock", "x")]);
        assert!(refusals[0].to_string().contains("figures, plots, play, training, data, prior"), "{}", refusals[0]);
        let refusals = of("").write("colour", "red", &vocabulary);
        assert!(matches!(&*refusals, [Refusal::UnknownWord { list: "look", word, .. }] if word == "colour"));
    }

    #[test]
    fn themes_and_languages_are_checked() {
        let vocabulary = Vocabulary::of::<Settings>();
        let refusals = |query| Embedding::from_query(query, &vocabulary).1.len();
        for query in ["theme=dark", "theme=auto", "lang=en", "lang=zh-Hans-CN", "lang=de", "lang=zh"] {
            assert_eq!(refusals(query), 0, "{query}");
        }
        for query in ["theme=foo", "lang=../../x", "lang=", "lang=english-language"] {
            assert_eq!(refusals(query), 1, "{query}");
        }
        assert_eq!(of("").write("lesson", "noise", &vocabulary).len(), 1);
        assert_eq!(of("").write("sweep", "w1;noise", &vocabulary).len(), 1);
    }

    #[test]
    fn a_reader_can_not_change_what_is_locked() {
        let before = Settings::default();
        let mut after = before.clone();
        assert_eq!(PRIOR.write(&mut after, &Value::Number(0.5)), Ok(()));
        assert!(of("embed=1&lock=prior").forbids(&before, &after));
        assert!(!of("embed=1&lock=noise").forbids(&before, &after));
        assert!(!of("lock=prior").forbids(&before, &after), "only in a page that is part of another one");
    }
}

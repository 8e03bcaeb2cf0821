//! What a text describes: digits of some classes, and perhaps of one size.

use super::vocabulary::{CHINESE, CLASSES, ENGLISH, Meaning, Size, shown};
use std::fmt;
use std::str::FromStr;

/// The most characters of a word in a message.
const LONGEST: usize = 24;

/// A description of digits. There is at least one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Bit c is set if class c is described.
    classes: u16,
    size: Option<Size>,
}

/// Why a text describes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAPhrase {
    /// This word is not known.
    Unknown(String),
    /// It has two sizes.
    TwoSizes,
    /// It names neither a digit nor a size.
    Empty,
}

impl fmt::Display for NotAPhrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(word) => {
                let [english, chinese] = [&ENGLISH[..], &CHINESE[..]].map(|words| shown(words).collect::<Vec<_>>());
                let (english, chinese) = (english.join(", "), chinese.join(" "));
                write!(f, "the word “{word}” is not known; the words are {english}, or, {chinese} 或")
            }
            Self::TwoSizes => write!(f, "there are two sizes; a phrase can have one"),
            Self::Empty => write!(f, "there is no digit; for example: seven, a small seven, seven or nine, 七"),
        }
    }
}

impl std::error::Error for NotAPhrase {}

impl Phrase {
    /// The phrase for these classes, of this size if there is one; `None` without any class from 0 to 9.
    pub fn new(classes: impl IntoIterator<Item = u8>, size: Option<Size>) -> Option<Self> {
        let known = classes.into_iter().filter(|class| usize::from(*class) < CLASSES);
        let classes = known.fold(0, |bits, class| bits | 1 << class);
        (classes != 0).then_some(Self { classes, size })
    }

    /// Whether it names this class.
    pub fn has(self, class: u8) -> bool {
        usize::from(class) < CLASSES && self.classes & (1 << class) != 0
    }

    /// The classes that it names, in ascending order.
    pub fn classes(self) -> impl Iterator<Item = u8> {
        (0..CLASSES as u8).filter(move |class| self.has(*class))
    }

    /// The size that it names.
    pub fn size(self) -> Option<Size> {
        self.size
    }

    /// Whether it describes a digit of this class and size.
    pub fn describes(self, class: u8, size: Size) -> bool {
        self.has(class) && self.size.is_none_or(|own| own == size)
    }
}

impl FromStr for Phrase {
    type Err = NotAPhrase;

    /// Reads words of both languages in any order: the classes are those of all words together.
    fn from_str(text: &str) -> Result<Self, NotAPhrase> {
        let (mut classes, mut size, mut rest) = (Vec::new(), None, text);
        while let Some((word, meaning)) = next(&mut rest) {
            match meaning.ok_or_else(|| NotAPhrase::Unknown(word.chars().take(LONGEST).collect()))? {
                Meaning::Classes(more) => classes.extend(more),
                Meaning::Size(other) if size.is_some_and(|known| known != other) => return Err(NotAPhrase::TwoSizes),
                Meaning::Size(other) => size = Some(other),
                Meaning::Nothing => {}
            }
        }
        if classes.is_empty() && size.is_some() {
            classes.extend(0..CLASSES as u8);
        }
        Self::new(classes, size).ok_or(NotAPhrase::Empty)
    }
}

/// Takes the next word off `rest`, and what it means, if it is known.
fn next<'t>(rest: &mut &'t str) -> Option<(&'t str, Option<Meaning>)> {
    let text = rest.trim_start_matches(is_separator);
    let first = text.chars().next()?;
    let word = if is_latin(first) {
        text.split(|c: char| !is_latin(c)).next().unwrap_or(text)
    } else {
        // Chinese has no spaces: the longest word that fits.
        let known = CHINESE.iter().map(|(word, _)| *word).filter(|word| text.starts_with(word));
        let length = known.map(str::len).max().unwrap_or_else(|| unknown_length(text));
        &text[..length]
    };
    *rest = &text[word.len()..];
    let plain: String = word.chars().flat_map(char::to_lowercase).map(halfwidth).collect();
    let found = ENGLISH.iter().chain(&CHINESE).find(|(known, _)| *known == plain);
    Some((word, found.map(|(_, meaning)| *meaning)))
}

/// Bytes until a character that may begin another word.
fn unknown_length(text: &str) -> usize {
    text.find(|c: char| is_separator(c) || is_latin(c)).unwrap_or(text.len())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphanumeric()) || "、，。；！？·“”‘’".contains(c)
}

/// A letter or digit of a script with spaces between words, or a fullwidth digit.
fn is_latin(c: char) -> bool {
    let is_ideographic = ('\u{2e80}'..='\u{9fff}').contains(&c);
    c.is_alphanumeric() && !is_ideographic
}

/// A fullwidth digit as an ordinary one.
fn halfwidth(c: char) -> char {
    let digit = u32::from(c).wrapping_sub(u32::from('０'));
    char::from_digit(digit, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str) -> (Vec<u8>, Option<Size>) {
        let phrase: Phrase = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        (phrase.classes().collect(), phrase.size())
    }

    #[test]
    fn phrases_are_read_in_both_languages() {
        for text in ["seven", " Seven. ", "7", "７", "七", "a seven", "the digit 7", "数字七", "七seven", "一个七"]
        {
            assert_eq!(phrase(text), (vec![7], None), "{text}");
        }
        for text in ["seven or nine", "nine, seven", "7+9", "七或九", "七或者九", "七、九", "九还是七", "７ ９"]
        {
            assert_eq!(phrase(text), (vec![7, 9], None), "{text}");
        }
        for text in ["a small seven", "little 7", "小七", "小的七", "一个小的七", "小号七"] {
            assert_eq!(phrase(text), (vec![7], Some(Size::Small)), "{text}");
        }
        assert_eq!(phrase("a large one or two"), (vec![1, 2], Some(Size::Large)));
        assert_eq!(phrase("medium-sized odd number"), (vec![1, 3, 5, 7, 9], Some(Size::Medium)));
        assert_eq!(phrase("小"), ((0..10).collect(), Some(Size::Small)));
        assert_eq!(phrase("any digit"), ((0..10).collect(), None));
        assert_eq!(phrase("大偶数"), (vec![0, 2, 4, 6, 8], Some(Size::Large)));
        assert_eq!(phrase("一"), (vec![1], None));
    }

    #[test]
    fn what_is_not_known_is_named_with_what_is() {
        let error = |text: &str| text.parse::<Phrase>().expect_err(text);
        for (text, word) in [
            ("cat", "cat"),
            ("a sevn", "sevn"),
            ("七猫", "猫"),
            ("猫狗 seven", "猫狗"),
            ("77", "77"),
            ("naïve", "naïve"),
            ("🙂", "🙂"),
        ] {
            assert_eq!(error(text), NotAPhrase::Unknown(word.to_owned()));
        }
        let message = error("cat").to_string();
        for word in ["cat", "zero", "nine", "odd", "small", "七", "奇数", "大"] {
            assert!(message.contains(word), "{message}");
        }
        for text in ["", "  ", "a", "or", "的", "!?"] {
            assert_eq!(error(text), NotAPhrase::Empty, "{text}");
        }
        assert_eq!(error("a small seven or a large nine"), NotAPhrase::TwoSizes);
        assert_eq!(error(&"z".repeat(500)), NotAPhrase::Unknown("z".repeat(LONGEST)));
    }

    #[test]
    fn a_phrase_describes_its_classes_and_its_size() {
        let small = Phrase::new([7, 9], Some(Size::Small)).expect("a phrase");
        assert!(
            small.describes(7, Size::Small) && !small.describes(7, Size::Large) && !small.describes(8, Size::Small)
        );
        let any = Phrase::new([7], None).expect("a phrase");
        assert!(Size::ALL.iter().all(|size| any.describes(7, *size)));
        assert_eq!((Phrase::new([], None), Phrase::new([10], None)), (None, None));
        assert!(!any.has(10) && !any.has(255));
    }
}

//! The words of phrases, in English and Chinese.

/// The number of classes of pictures, the digits.
pub const CLASSES: usize = 10;

/// How large a digit is, among those of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The third with the smallest extent.
    Small,
    /// The third between the two others.
    Medium,
    /// The third with the largest extent.
    Large,
}

impl Size {
    /// All of them, in ascending order.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];
}

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Digits of one of these classes.
    Classes(&'static [u8]),
    /// Digits of this size.
    Size(Size),
    /// Nothing: the phrase means the same without it.
    Nothing,
}

use Meaning::{Classes, Nothing};

const ALL: &[u8] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const ODD: &[u8] = &[1, 3, 5, 7, 9];
const EVEN: &[u8] = &[0, 2, 4, 6, 8];
const SMALL: Meaning = Meaning::Size(Size::Small);
const MEDIUM: Meaning = Meaning::Size(Size::Medium);
const LARGE: Meaning = Meaning::Size(Size::Large);

/// The words in English, in small letters; those of the same meaning follow each other, the usual one first.
pub static ENGLISH: [(&str, Meaning); 39] = [
    ("zero", Classes(&[0])),
    ("0", Classes(&[0])),
    ("one", Classes(&[1])),
    ("1", Classes(&[1])),
    ("two", Classes(&[2])),
    ("2", Classes(&[2])),
    ("three", Classes(&[3])),
    ("3", Classes(&[3])),
    ("four", Classes(&[4])),
    ("4", Classes(&[4])),
    ("five", Classes(&[5])),
    ("5", Classes(&[5])),
    ("six", Classes(&[6])),
    ("6", Classes(&[6])),
    ("seven", Classes(&[7])),
    ("7", Classes(&[7])),
    ("eight", Classes(&[8])),
    ("8", Classes(&[8])),
    ("nine", Classes(&[9])),
    ("9", Classes(&[9])),
    ("odd", Classes(ODD)),
    ("even", Classes(EVEN)),
    ("any", Classes(ALL)),
    ("small", SMALL),
    ("little", SMALL),
    ("medium", MEDIUM),
    ("large", LARGE),
    ("big", LARGE),
    ("or", Nothing),
    ("a", Nothing),
    ("an", Nothing),
    ("the", Nothing),
    ("of", Nothing),
    ("sized", Nothing),
    ("digit", Nothing),
    ("digits", Nothing),
    ("number", Nothing),
    ("numbers", Nothing),
    ("picture", Nothing),
];

/// The words in Chinese, in the same way. Digits in the fullwidth form are read as those of [`ENGLISH`].
pub static CHINESE: [(&str, Meaning); 34] = [
    ("零", Classes(&[0])),
    ("〇", Classes(&[0])),
    ("一", Classes(&[1])),
    ("二", Classes(&[2])),
    ("两", Classes(&[2])),
    ("三", Classes(&[3])),
    ("四", Classes(&[4])),
    ("五", Classes(&[5])),
    ("六", Classes(&[6])),
    ("七", Classes(&[7])),
    ("八", Classes(&[8])),
    ("九", Classes(&[9])),
    ("奇数", Classes(ODD)),
    ("偶数", Classes(EVEN)),
    ("任意", Classes(ALL)),
    ("任何", Classes(ALL)),
    ("小号", SMALL),
    ("小", SMALL),
    ("中号", MEDIUM),
    ("中等", MEDIUM),
    ("中", MEDIUM),
    ("大号", LARGE),
    ("大", LARGE),
    ("或者", Nothing),
    ("或", Nothing),
    ("还是", Nothing),
    ("的", Nothing),
    // “A”: with its measure word, “one” is no digit.
    ("一个", Nothing),
    ("一张", Nothing),
    ("数字", Nothing),
    ("数", Nothing),
    ("图片", Nothing),
    ("个", Nothing),
    ("字", Nothing),
];

/// The words of a language that are shown where a word is not known: one for each meaning that changes a phrase.
pub fn shown(words: &'static [(&'static str, Meaning)]) -> impl Iterator<Item = &'static str> {
    let mut before = Nothing;
    words.iter().filter_map(move |(word, meaning)| {
        let is_new = *meaning != before && *meaning != Nothing;
        before = *meaning;
        is_new.then_some(*word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_a_word_for_every_meaning_and_none_twice() {
        let of = |words: &[(&str, Meaning)]| {
            let mut known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            known.sort_unstable();
            let count = known.len();
            known.dedup();
            assert_eq!(known.len(), count, "a word has one meaning");
            let mut meanings: Vec<String> = words.iter().map(|(_, meaning)| format!("{meaning:?}")).collect();
            meanings.sort_unstable();
            meanings.dedup();
            meanings
        };
        assert_eq!(of(&ENGLISH), of(&CHINESE));
        assert_eq!(of(&ENGLISH).len(), CLASSES + 3 + 3 + 1);
        let words: Vec<&str> = shown(&ENGLISH).collect();
        assert_eq!((words.len(), words[0], words[15]), (CLASSES + 3 + 3, "zero", "large"));
        assert_eq!(shown(&CHINESE).count(), words.len());
    }
}

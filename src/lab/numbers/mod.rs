//! Numbers of the user's own, as people paste and save them: lists, tables, arrays of programming languages, with
//! points or commas, in any script. `docs/numbers.md` says what is read.
//!
//! What a comma means is decided from the whole text (`commas`). The text is then read as lines of fields (`lines`)
//! or as an array of a programming language (`array`), whichever has more numbers, and of a table one column is taken
//! (`columns`).

mod array;
pub mod characters;
mod columns;
mod commas;
pub mod decode;
mod double_bytes;
mod lines;
mod number;
mod rows;
#[cfg(test)]
mod tests;

pub use columns::Part;
pub use decode::{NotText, text_of};
pub use number::Commas;

use crate::diffusion::data::NumberList;
use crate::diffusion::data::list::MOST_NUMBERS;
use columns::{Columns, Values};

/// The most bytes of a text that are read.
pub const MOST_BYTES: usize = 1 << 25;
/// What the user has chosen; `None` leaves it to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What a comma between digits means.
    pub commas: Option<Commas>,
    /// Which numbers of a table to take.
    pub part: Option<Part>,
}

/// The numbers that were taken from a text, and what else was found there.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The numbers.
    pub list: NumberList,
    /// What a comma between digits was taken for; `None` if there is none.
    pub commas: Option<Commas>,
    /// Other meanings of such commas, and how many numbers there would be.
    pub other_commas: Vec<(Commas, usize)>,
    /// The names of the columns of numbers, if the text is a table with more than one. A name may be empty.
    pub columns: Vec<String>,
    /// Which of them was taken.
    pub part: Part,
    /// The first words that are not numbers within ±[`LARGEST`](crate::diffusion::data::list::LARGEST), with their
    /// lines, counted from 1.
    pub words: Vec<(usize, String)>,
    /// The number of all such words.
    pub word_count: usize,
    /// The number of empty fields, and of words such as `NA`.
    pub missing: usize,
    /// The number of numbers that were left out, because there were more than [`MOST_NUMBERS`].
    pub too_many: usize,
    /// Whether the text is longer than [`MOST_BYTES`].
    pub is_cut: bool,
}

impl Reading {
    /// Whether everything was read, in the only way in which it can be read.
    pub fn is_plain(&self) -> bool {
        self.other_commas.is_empty() && self.columns.is_empty() && self.word_count == 0 && self.too_many == 0
    }
}

/// Nothing, or too little, of a text was a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotNumbers {
    /// Numbers that were found.
    pub numbers: usize,
    /// Words that were found.
    pub words: usize,
    /// The first of them.
    pub examples: Vec<String>,
}

/// Reads the numbers of a text.
///
/// # Errors
/// If there is no number, or fewer than other words.
pub fn read(text: &str, choice: Choice) -> Result<Reading, NotNumbers> {
    let (text, is_cut) = cut(text);
    let plain = characters::plain(text);
    let guess = commas::guess(&plain);
    let commas = choice.commas.unwrap_or(guess.commas);
    let columns = columns_of(&plain, commas);
    let part = columns.part(choice.part);
    let values = columns.values(part);
    if values.numbers.is_empty() || values.word_count > 0 && values.numbers.len() <= values.word_count {
        return Err(not_numbers(values));
    }
    let count = |&other: &Commas| (other, numbers_with(&plain, other, values.word_count));
    let others = guess.all.iter().filter(|other| **other != commas).map(count);
    let other_commas = others.filter(|(_, count)| *count > 0).collect();
    let too_many = values.numbers.len().saturating_sub(MOST_NUMBERS);
    let (words, word_count, missing) = (values.words, values.word_count, values.missing);
    let mut numbers = values.numbers;
    numbers.truncate(MOST_NUMBERS);
    match NumberList::from_numbers(numbers) {
        Some(list) => Ok(Reading {
            list,
            commas: guess.has_commas.then_some(commas),
            other_commas,
            columns: columns.names(),
            part,
            words,
            word_count,
            missing,
            too_many,
            is_cut,
        }),
        None => Err(NotNumbers::default()),
    }
}

fn not_numbers(values: Values) -> NotNumbers {
    let examples = values.words.into_iter().map(|(_, word)| word);
    NotNumbers { numbers: values.numbers.len(), words: values.word_count, examples: examples.take(5).collect() }
}

/// The numbers that there would be with another meaning of commas; 0 if more words than `words` were no numbers then.
fn numbers_with(plain: &str, commas: Commas, words: usize) -> usize {
    let columns = columns_of(plain, commas);
    let values = columns.values(columns.part(None));
    if values.word_count > words { 0 } else { values.numbers.len() }
}

/// The text as an array of a programming language or as lines, whichever has more numbers.
fn columns_of(plain: &str, commas: Commas) -> Columns<'_> {
    let lines = lines::read(plain, commas);
    match array::read(plain, commas) {
        Some(array) if array.number_count() >= lines.number_count() => array,
        _ => lines,
    }
}

fn cut(text: &str) -> (&str, bool) {
    if text.len() <= MOST_BYTES {
        return (text, false);
    }
    // A line that is cut might end in half a number.
    let end = text.as_bytes().iter().take(MOST_BYTES).rposition(|byte| *byte == b'\n').unwrap_or(0);
    (text.get(..end).unwrap_or_default(), true)
}

//! Every word on the page, in every language: one file a language. A language is a [`Text`]; the compiler sees to it that
//! no word is missing, and a test that no name of a setting or a choice is.

mod chinese;
mod english;
mod language;
mod words;

pub use language::Language;
pub use words::Text;

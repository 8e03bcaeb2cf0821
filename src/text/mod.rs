//! Every word on the page, in every language: one file per language. A language is a [`Text`]. The compiler checks that
//! no word is missing; a test checks that every setting and every choice has a name.

mod chain;
mod chinese;
mod chinese_chain;
mod chinese_generators;
mod chinese_images;
mod chinese_tools;
mod chinese_training;
mod english;
mod english_chain;
mod english_generators;
mod english_images;
mod english_tools;
mod english_training;
mod explanations;
mod generators;
mod images;
mod language;
mod numbers;
mod tools;
mod training;
mod words;

pub use chain::ChainText;
pub use explanations::{Explanation, Explanations};
pub use generators::GeneratorsText;
pub use images::ImagesText;
pub use language::Language;
pub use numbers::NumbersText;
pub use tools::ToolText;
pub use training::{TrainingState, TrainingText};
pub use words::Text;

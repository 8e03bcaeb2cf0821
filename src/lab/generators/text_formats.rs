//! Settings that are text.

use super::choices::Generator;
use crate::lab::settings::TextFormat;
use crate::lab::settings::choice::Choice as _;

/// Names of generators with plus signs between.
pub static SHOWN_FORMAT: TextFormat = TextFormat {
    name: "shown",
    description: || {
        let names = Generator::ALL.map(Generator::name);
        format!("one or more of {}, with plus signs between", names.join(", "))
    },
    canonical: |text| generators(text).map(|found| to_text(&found)),
};

/// The generators of a text, each once, in the order of the rows; `None` if a name is unknown or there is none. In an
/// address, a plus sign is a space.
pub fn generators(text: &str) -> Option<Vec<Generator>> {
    let words = text.split(['+', ' ', ',']).map(str::trim).filter(|word| !word.is_empty());
    let named: Vec<Generator> = words.map(Generator::from_name).collect::<Option<_>>()?;
    let found: Vec<_> = Generator::ALL.into_iter().filter(|generator| named.contains(generator)).collect();
    (!found.is_empty()).then_some(found)
}

/// The same as text.
pub fn to_text(generators: &[Generator]) -> String {
    generators.iter().map(|generator| generator.name()).collect::<Vec<_>>().join("+")
}

//! A sentence for everything on the page, in one language. The sentences are in a file of their own, which the page
//! fetches after the first picture; the native window has it inside.

use std::fmt::Write as _;

/// A sentence, and the name of the lesson that shows what it says, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// One or two sentences.
    pub sentence: String,
    /// As in `web/lessons/sequence.js`.
    pub lesson: Option<String>,
}

/// The sentences of one language, by the names of what they explain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanations(Vec<(String, Explanation)>);

impl Explanations {
    /// The sentences of a file: lines `name = sentence [lesson]`, of which the lesson may be absent. Lines that begin with
    /// # are remarks; any other line without a name is left out.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self(
            lines
                .filter_map(|line| line.split_once('='))
                .map(|(name, rest)| (name.trim().to_owned(), read(rest)))
                .collect(),
        )
    }

    /// The sentence for a name: of a setting, such as `sampler`; or of a part of something, such as `sampler.ddim`.
    pub fn get(&self, of: &str, part: &str) -> Option<&Explanation> {
        let mut name = of.to_owned();
        if !part.is_empty() {
            // Writing into a String can't fail.
            _ = write!(name, ".{part}");
        }
        self.0.iter().find(|(known, _)| *known == name).map(|(_, explanation)| explanation)
    }

    /// The names of what is explained.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }
}

fn read(rest: &str) -> Explanation {
    let rest = rest.trim();
    let (sentence, lesson) = match rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        Some((sentence, lesson)) => (sentence.trim(), Some(lesson.to_owned())),
        None => (rest, None),
    };
    Explanation { sentence: sentence.to_owned(), lesson }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let read = Explanations::parse("# a remark\nnoise = Drag [it] there. [more-noise]\n\nx.y = x = 1\nbroken\n");
        assert_eq!(read.names().collect::<Vec<_>>(), ["noise", "x.y"]);
        let noise = read.get("noise", "").expect("it is there");
        assert_eq!((&*noise.sentence, noise.lesson.as_deref()), ("Drag [it] there.", Some("more-noise")));
        let part = read.get("x", "y").expect("it is there");
        assert_eq!((&*part.sentence, part.lesson.as_deref()), ("x = 1", None));
        assert_eq!(read.get("x", ""), None);
    }
}

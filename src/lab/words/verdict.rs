//! The verdict: one finding about the pictures of a phrase.

use super::experiment::WordsExperiment;
use super::film::WordsFilm;
use crate::lab::verdict::Grade;

/// The share of hits from which on the phrase is followed.
const FOLLOWED: f64 = 0.9;
/// The spread below which pictures of a phrase are alike, and that above which they lie beyond the data.
const ALIKE: f64 = 0.6;
const BEYOND: f64 = 1.3;

/// What has become of the phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// The pictures show what the phrase describes, and differ as the data do.
    Followed,
    /// They show it, but differ less than the data: their spread.
    Alike(f64),
    /// They show it, but their latents reach further than those of the data: their spread.
    Beyond(f64),
    /// The phrase has no weight: the share of pictures that show it by chance.
    Ignored(f64),
    /// A share of the pictures shows something else.
    Missed(f64),
}

/// The finding about these pictures; `None` as long as there are fewer than two.
pub fn finding(experiment: &WordsExperiment, film: &WordsFilm) -> Option<Finding> {
    let (rate, spread) = film.hit_rate().zip(film.spread())?;
    Some(match () {
        () if experiment.guidance == 0.0 => Finding::Ignored(rate),
        () if rate < FOLLOWED => Finding::Missed(1.0 - rate),
        () if spread < ALIKE => Finding::Alike(spread),
        () if spread > BEYOND => Finding::Beyond(spread),
        () => Finding::Followed,
    })
}

/// How good that is.
pub fn grade(finding: Finding) -> Grade {
    match finding {
        Finding::Followed => Grade::Good,
        Finding::Alike(_) | Finding::Beyond(_) => Grade::Fair,
        Finding::Ignored(_) | Finding::Missed(_) => Grade::Poor,
    }
}

//! A mixture of at most 8 Gaussians that a user can edit, and its text, `weight:mean:std` with commas between:
//! `0.5:-1:0.2,0.5:1:0.2`.

use std::fmt;
use std::str::FromStr;

/// One Gaussian of a mixture: weight · N(mean, std²). A point has std 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Component {
    /// Probability, in (0, 1]; relative to the others in a [`Mixture`].
    pub weight: f64,
    /// μ.
    pub mean: f64,
    /// s ≥ 0.
    pub std: f64,
}

/// The most components of a mixture.
pub const MOST_COMPONENTS: usize = 8;
/// Means are within ± this.
pub const LARGEST_MEAN: f64 = 4.0;
/// Standard deviations are within 0 … this.
pub const LARGEST_STD: f64 = 2.0;
/// Weights are within this range; only their ratios matter.
pub const WEIGHTS: std::ops::RangeInclusive<f64> = 0.001..=1000.0;

/// One to [`MOST_COMPONENTS`] components with weights in [`WEIGHTS`], means in ±[`LARGEST_MEAN`] and standard
/// deviations in 0 … [`LARGEST_STD`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mixture {
    components: Vec<Component>,
}

/// Why something is not a [`Mixture`].
#[derive(Clone, Debug, PartialEq)]
pub enum NotAMixture {
    /// None, or too many.
    Count(usize),
    /// Not three numbers with colons between.
    Spelling(String),
    /// A number that is not in its range.
    Range(Component),
}

impl fmt::Display for NotAMixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(n) => {
                write!(f, "a mixture has 1 to {MOST_COMPONENTS} components, not {n}")
            }
            Self::Spelling(text) => write!(f, "“{text}” is not weight:mean:std"),
            Self::Range(c) => write!(
                f,
                "{}:{}:{} is out of range: weights {} to {}, means ±{LARGEST_MEAN}, \
                 standard deviations 0 to {LARGEST_STD}",
                c.weight,
                c.mean,
                c.std,
                WEIGHTS.start(),
                WEIGHTS.end()
            ),
        }
    }
}

impl std::error::Error for NotAMixture {}

impl Mixture {
    /// The mixture of these components, in this order.
    pub fn new(components: Vec<Component>) -> Result<Self, NotAMixture> {
        if !(1..=MOST_COMPONENTS).contains(&components.len()) {
            return Err(NotAMixture::Count(components.len()));
        }
        let allowed = |c: &&Component| {
            WEIGHTS.contains(&c.weight) && c.mean.abs() <= LARGEST_MEAN && (0.0..=LARGEST_STD).contains(&c.std)
        };
        match components.iter().find(|c| !allowed(c)) {
            Some(&wrong) => Err(NotAMixture::Range(wrong)),
            None => Ok(Self { components }),
        }
    }

    /// The components as the user wrote them, with relative weights.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// The components in ascending order of the mean, with weights that sum to 1.
    pub fn normalised(&self) -> Vec<Component> {
        let sum: f64 = self.components.iter().map(|c| c.weight).sum();
        let mut components: Vec<_> =
            self.components.iter().map(|c| Component { weight: c.weight / sum, ..*c }).collect();
        components.sort_by(|a, b| a.mean.total_cmp(&b.mean));
        components
    }
}

impl Default for Mixture {
    /// Two bumps.
    fn default() -> Self {
        let bump = |mean| Component { weight: 0.5, mean, std: 0.2 };
        Self { components: vec![bump(-1.0), bump(1.0)] }
    }
}

impl fmt::Display for Mixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, c) in self.components.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{}:{}:{}", c.weight, c.mean, c.std)?;
        }
        Ok(())
    }
}

impl FromStr for Mixture {
    type Err = NotAMixture;

    fn from_str(text: &str) -> Result<Self, NotAMixture> {
        let component = |text: &str| {
            let numbers: Vec<f64> =
                text.split(':').map(|number| number.trim().parse().ok()).collect::<Option<_>>().unwrap_or_default();
            match numbers[..] {
                [weight, mean, std] => Ok(Component { weight, mean, std }),
                _ => Err(NotAMixture::Spelling(text.to_owned())),
            }
        };
        // A ninth component is an error already: the rest of a long text need not be read.
        let count = text.split(',').take(MOST_COMPONENTS + 1).count();
        if count > MOST_COMPONENTS {
            return Err(NotAMixture::Count(text.split(',').count()));
        }
        Self::new(text.split(',').map(component).collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixture_is_read_back_from_its_text() {
        for text in ["0.5:-1:0.2,0.5:1:0.2", "1:0:0", "3:-4:2,0.001:4:0,1000:0.1234567890123:1"] {
            let mixture: Result<Mixture, _> = text.parse();
            assert_eq!(mixture.map(|m| m.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_text_that_is_no_mixture_is_refused_with_a_reason() {
        let reason = |text: &str| text.parse::<Mixture>().err().map(|e| e.to_string()).unwrap_or_default();
        assert!(reason("").contains("weight:mean:std"));
        assert!(reason("1:2").contains("“1:2”"));
        assert!(reason("1:0:0,").contains("“”"));
        assert!(reason("1:NaN:0").contains("out of range"));
        assert!(reason("1:5:0").contains("±4"));
        assert!(reason("0:0:0").contains("0.001"));
        assert!(reason("1:0:-1").contains("0 to 2"));
        assert!(reason(&["1:0:1"; 9].join(",")).contains("not 9"));
        assert!(Mixture::new(vec![]).is_err());
    }

    #[test]
    fn a_normalised_mixture_ascends_and_sums_to_one() {
        let mixture: Mixture = "3:1:0.1,1:-1:0.2".parse().unwrap_or_default();
        let weights: Vec<_> = mixture.normalised().iter().map(|c| (c.weight, c.mean)).collect();
        assert_eq!(weights, [(0.25, -1.0), (0.75, 1.0)]);
    }
}

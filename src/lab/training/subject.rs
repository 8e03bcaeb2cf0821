//! The experiment whose network is trained.

use crate::lab::settings::Schema as _;
use crate::lab::{images, link, one_dimension};
use crate::learning::network::Shape;

/// The experiment whose network is trained: its data, its process, and how the network is trained.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A score in one dimension.
    OneDimension(Box<one_dimension::Settings>),
    /// An estimate of small pictures.
    Images(Box<images::Settings>),
}

impl From<&one_dimension::Settings> for Subject {
    fn from(settings: &one_dimension::Settings) -> Self {
        Self::OneDimension(Box::new(settings.clone()))
    }
}

impl From<&images::Settings> for Subject {
    fn from(settings: &images::Settings) -> Self {
        Self::Images(Box::new(settings.clone()))
    }
}

impl Subject {
    /// The experiment of a link.
    pub fn from_query(query: &str) -> Self {
        match link::value_of(query, link::SCREEN) {
            Some(screen) if screen == images::Settings::NAME => {
                Self::from(&link::from_query::<images::Settings>(query, &[]).0)
            }
            _ => Self::from(&link::from_query::<one_dimension::Settings>(query, &[]).0),
        }
    }

    /// The experiment as the query of a link; without the user's own numbers.
    pub fn link(&self) -> String {
        match self {
            Self::OneDimension(settings) => link::to_link(&**settings),
            Self::Images(settings) => link::to_link(&**settings),
        }
    }

    /// Its settings, if it is in one dimension.
    pub fn one_dimension(&self) -> Option<&one_dimension::Settings> {
        match self {
            Self::OneDimension(settings) => Some(settings),
            Self::Images(_) => None,
        }
    }

    /// Its settings, if it is about pictures.
    pub fn images(&self) -> Option<&images::Settings> {
        match self {
            Self::OneDimension(_) => None,
            Self::Images(settings) => Some(settings),
        }
    }

    /// The shape of the network.
    pub fn shape(&self) -> Shape {
        match self {
            Self::OneDimension(settings) => settings.training().shape(),
            Self::Images(settings) => settings.shape(),
        }
    }

    /// Iterations of the whole training.
    pub fn iterations(&self) -> u64 {
        match self {
            Self::OneDimension(settings) => settings.training().iterations.into(),
            Self::Images(settings) => settings.training().iterations.into(),
        }
    }

    /// Whether a network for this experiment is one for the `other`: it has the same data, process and target.
    pub fn fits(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OneDimension(one), Self::OneDimension(other)) => {
                one_dimension::have_same_process(one, other) && one.training().target == other.training().target
            }
            (Self::Images(one), Self::Images(other)) => images::have_same_process(one, other),
            _ => false,
        }
    }

    /// Whether a network for this experiment has the shape and the target that the `other` asks for.
    pub fn has_shape_of(&self, other: &Self) -> bool {
        let same_target = match (self, other) {
            (Self::OneDimension(one), Self::OneDimension(other)) => one.training().target == other.training().target,
            (Self::Images(one), Self::Images(other)) => one.process_kind() == other.process_kind(),
            _ => false,
        };
        same_target && self.shape() == other.shape()
    }

    /// Whether a training for this experiment is the one that the `other` describes.
    pub fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OneDimension(one), Self::OneDimension(other)) => {
                one.training() == other.training()
                    && one.seed() == other.seed()
                    && one_dimension::have_same_process(one, other)
            }
            (Self::Images(one), Self::Images(other)) => {
                one.training() == other.training()
                    && one.seed() == other.seed()
                    && images::have_same_process(one, other)
            }
            _ => false,
        }
    }
}

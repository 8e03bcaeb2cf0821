//! All screens, and which of them is shown.

use crate::lab::link::{self, FIRST_SCREEN};
use crate::lab::one_dimension::Setting;
use crate::lab::settings::Refusal;
use crate::lab::training::request::{TrainingId, TrainingReply};
use crate::screens::one_dimension::OneDimension;
use crate::screens::screen::Screen;

/// The name of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenName {
    /// Data in one dimension.
    OneDimension,
}

impl ScreenName {
    /// All screens, in the order of the menu. A new screen needs a name here and its arms below.
    const ALL: [Self; 1] = [Self::OneDimension];

    /// As `screen` in addresses and in JavaScript.
    fn name(self) -> &'static str {
        match self {
            Self::OneDimension => FIRST_SCREEN,
        }
    }

    /// The screen of this name.
    ///
    /// # Errors
    /// [`Refusal::UnknownScreen`].
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::UnknownScreen { given: name.to_owned(), known: Self::ALL.map(Self::name).to_vec() };
        Self::ALL.into_iter().find(|screen| screen.name() == name).ok_or_else(unknown)
    }
}

/// All screens, and which of them is shown.
pub struct Screens {
    shown: ScreenName,
    one_dimension: OneDimension,
}

impl Screens {
    /// The screens as the query of an address sets them up, and what was refused or corrected.
    pub fn from_query(query: &str) -> (Self, Vec<Refusal>) {
        let named = link::value_of(query, link::SCREEN).map(|name| ScreenName::named(&name));
        let (shown, unknown) = match named {
            Some(Err(refusal)) => (ScreenName::OneDimension, Some(refusal)),
            Some(Ok(shown)) => (shown, None),
            None => (ScreenName::OneDimension, None),
        };
        let (one_dimension, refusals) = match shown {
            ScreenName::OneDimension => OneDimension::from_query(query),
        };
        (Self { shown, one_dimension }, unknown.into_iter().chain(refusals).collect())
    }

    /// The screen that is shown.
    pub fn shown(&self) -> &dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &self.one_dimension,
        }
    }

    /// The screen that is shown, to be changed.
    pub fn shown_mut(&mut self) -> &mut dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &mut self.one_dimension,
        }
    }

    /// Takes a reply to a request of a training, of whichever screen.
    pub fn receive_training(&mut self, id: TrainingId, reply: TrainingReply) {
        self.one_dimension.receive_training(id, reply);
    }

    /// The name of the screen that is shown.
    pub fn shown_name(&self) -> ScreenName {
        self.shown
    }

    /// Shows a screen; its experiments are as they were when it was last shown.
    pub fn show(&mut self, screen: ScreenName) {
        self.shown = screen;
    }

    /// The first screen, if it is shown.
    pub fn one_dimension(&self) -> Option<&OneDimension> {
        match self.shown {
            ScreenName::OneDimension => Some(&self.one_dimension),
        }
    }

    /// The first screen, if it is shown, to be changed.
    pub fn one_dimension_mut(&mut self) -> Option<&mut OneDimension> {
        match self.shown {
            ScreenName::OneDimension => Some(&mut self.one_dimension),
        }
    }
}

/// Whether any screen has a setting of this name.
pub fn is_setting(name: &str) -> bool {
    Setting::named(name).is_ok()
}

//! All screens, and which of them is shown.

use crate::lab::link::{self, FIRST_SCREEN};
use crate::lab::settings::{Refusal, Schema, Setting};
use crate::lab::training::request::{TrainingId, TrainingReply, TrainingRequest};
use crate::lab::{chain, one_dimension};
use crate::screens::chain::Chain;
use crate::screens::one_dimension::OneDimension;
use crate::screens::screen::Screen;

/// The name of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenName {
    /// Data in one dimension.
    OneDimension,
    /// A Markov chain.
    Chain,
}

impl ScreenName {
    /// All screens, in the order of the menu. A new screen needs a name here and its arms below.
    const ALL: [Self; 2] = [Self::OneDimension, Self::Chain];

    /// As `screen` in addresses and in JavaScript.
    fn name(self) -> &'static str {
        match self {
            Self::OneDimension => FIRST_SCREEN,
            Self::Chain => chain::Settings::NAME,
        }
    }

    /// The screen of this name.
    ///
    /// # Errors
    /// [`Refusal::UnknownScreen`].
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::UnknownScreen { given: name.to_owned(), known: names().to_vec() };
        Self::ALL.into_iter().find(|screen| screen.name() == name).ok_or_else(unknown)
    }
}

/// The names of all screens.
pub fn names() -> [&'static str; ScreenName::ALL.len()] {
    ScreenName::ALL.map(ScreenName::name)
}

/// All screens, and which of them is shown.
pub struct Screens {
    shown: ScreenName,
    one_dimension: OneDimension,
    chain: Chain,
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
        // The settings of the address are those of the screen that it opens; the others have their defaults.
        let query_of = |screen| if screen == shown { query } else { "" };
        let (one_dimension, refusals) = OneDimension::from_query(query_of(ScreenName::OneDimension));
        let (chain, more) = Chain::from_query(query_of(ScreenName::Chain));
        let refusals = unknown.into_iter().chain(refusals).chain(more).collect();
        (Self { shown, one_dimension, chain }, refusals)
    }

    /// The screen that is shown.
    pub fn shown(&self) -> &dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &self.one_dimension,
            ScreenName::Chain => &self.chain,
        }
    }

    /// The screen that is shown, to be changed.
    pub fn shown_mut(&mut self) -> &mut dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &mut self.one_dimension,
            ScreenName::Chain => &mut self.chain,
        }
    }

    fn all_mut(&mut self) -> [&mut dyn Screen; ScreenName::ALL.len()] {
        [&mut self.one_dimension, &mut self.chain]
    }

    /// Requests for the thread that trains, of all screens: a training goes on while another screen is shown.
    pub fn training_requests(&mut self) -> Vec<(TrainingId, TrainingRequest)> {
        self.all_mut().into_iter().flat_map(Screen::training_requests).collect()
    }

    /// Takes a reply to a request of a training, of whichever screen.
    pub fn receive_training(&mut self, id: TrainingId, reply: TrainingReply) {
        self.one_dimension.receive_training(id, reply);
    }

    /// Brings back the experiments that were set aside, of all screens; or lets those of the screen that is shown go, to
    /// `keep` its current ones.
    pub fn bring_back(&mut self, keep: bool) {
        let shown = self.shown.name();
        for screen in self.all_mut() {
            screen.bring_back(keep && screen.name() == shown);
        }
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
        (self.shown == ScreenName::OneDimension).then_some(&self.one_dimension)
    }

    /// The screen of Markov chains, if it is shown, to be changed.
    pub fn chain_mut(&mut self) -> Option<&mut Chain> {
        (self.shown == ScreenName::Chain).then_some(&mut self.chain)
    }

    /// The first screen, if it is shown, to be changed.
    pub fn one_dimension_mut(&mut self) -> Option<&mut OneDimension> {
        (self.shown == ScreenName::OneDimension).then_some(&mut self.one_dimension)
    }
}

/// Whether any screen has a setting of this name.
pub fn is_setting(name: &str) -> bool {
    Setting::<one_dimension::Settings>::named(name).is_ok() || Setting::<chain::Settings>::named(name).is_ok()
}

//! All screens, and which of them is shown.

use crate::lab::background::{BackgroundReply, BackgroundRequest};
use crate::lab::link::{self, FIRST_SCREEN};
use crate::lab::settings::{Refusal, Schema, Setting};
use crate::lab::{chain, generators, images, one_dimension};
use crate::screens::chain::Chain;
use crate::screens::generators::Generators;
use crate::screens::images::Images;
use crate::screens::one_dimension::OneDimension;
use crate::screens::screen::Screen;

/// The name of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenName {
    /// Data in one dimension.
    OneDimension,
    /// Small pictures.
    Images,
    /// Generators of several kinds.
    Generators,
    /// A Markov chain.
    Chain,
}

impl ScreenName {
    /// All screens, in the order of the menu. A new screen needs a name here and its arms below.
    const ALL: [Self; 4] = [Self::OneDimension, Self::Images, Self::Generators, Self::Chain];

    /// As `screen` in addresses and in JavaScript.
    fn name(self) -> &'static str {
        match self {
            Self::OneDimension => FIRST_SCREEN,
            Self::Images => images::Settings::NAME,
            Self::Generators => generators::Settings::NAME,
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
    images: Images,
    generators: Generators,
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
        let (images, of_images) = Images::from_query(query_of(ScreenName::Images));
        let (generators, of_generators) = Generators::from_query(query_of(ScreenName::Generators));
        let (chain, of_chain) = Chain::from_query(query_of(ScreenName::Chain));
        let refusals = unknown.into_iter().chain(refusals).chain(of_images).chain(of_generators).chain(of_chain);
        let refusals = refusals.collect();
        (Self { shown, one_dimension, images, generators, chain }, refusals)
    }

    /// The screen that is shown.
    pub fn shown(&self) -> &dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &self.one_dimension,
            ScreenName::Images => &self.images,
            ScreenName::Generators => &self.generators,
            ScreenName::Chain => &self.chain,
        }
    }

    /// The screen that is shown, to be changed.
    pub fn shown_mut(&mut self) -> &mut dyn Screen {
        match self.shown {
            ScreenName::OneDimension => &mut self.one_dimension,
            ScreenName::Images => &mut self.images,
            ScreenName::Generators => &mut self.generators,
            ScreenName::Chain => &mut self.chain,
        }
    }

    fn all_mut(&mut self) -> [&mut dyn Screen; ScreenName::ALL.len()] {
        [&mut self.one_dimension, &mut self.images, &mut self.generators, &mut self.chain]
    }

    /// Requests for the thread for work that takes long, of all screens: a training goes on while another screen is shown.
    pub fn take_requests(&mut self) -> Vec<BackgroundRequest> {
        self.all_mut().into_iter().flat_map(Screen::take_requests).collect()
    }

    /// Takes a reply to a request, of whichever screen.
    pub fn receive(&mut self, reply: BackgroundReply) {
        match reply {
            BackgroundReply::Training(id, reply) if self.images.knows_training(id) => {
                self.images.receive_training(id, reply);
            }
            BackgroundReply::Training(id, reply) => self.one_dimension.receive_training(id, reply),
            BackgroundReply::Pictures(reply) => self.images.receive_pictures(reply),
            BackgroundReply::Generators(reply) => self.generators.receive_generators(reply),
        }
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

    /// The screen of pictures, to be changed.
    pub fn images_mut(&mut self) -> &mut Images {
        &mut self.images
    }

    /// The screen of generators, if it is shown, to be changed.
    pub fn generators_mut(&mut self) -> Option<&mut Generators> {
        (self.shown == ScreenName::Generators).then_some(&mut self.generators)
    }

    /// Gives the screen of generators the data of the first screen.
    pub fn take_data(&mut self) {
        let settings = self.one_dimension.experiment();
        self.generators.take_data(settings.data(), settings.data_parameters().clone());
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
    Setting::<one_dimension::Settings>::named(name).is_ok()
        || Setting::<images::Settings>::named(name).is_ok()
        || Setting::<generators::Settings>::named(name).is_ok()
        || Setting::<chain::Settings>::named(name).is_ok()
}

//! Choices by name.

use crate::lab::settings::choice::Choice;

/// What is learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The same data, by generators of several kinds.
    Compare,
}

/// A kind of generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// A variational autoencoder with one latent level.
    Vae,
    /// One with several levels.
    DeepVae,
    /// An adversarial network.
    Gan,
    /// A flow.
    Flow,
    /// A diffusion model.
    Diffusion,
}

/// What the two networks of an adversarial network minimise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectiveKind {
    /// The loss that does not saturate.
    NonSaturating,
    /// Wasserstein's, with a gradient penalty.
    Wasserstein,
}

impl Generator {
    /// All of them, in the order of the rows.
    pub const ALL: [Self; 5] = [Self::Vae, Self::DeepVae, Self::Gan, Self::Flow, Self::Diffusion];

    /// Its place in [`Generator::ALL`].
    pub fn place(self) -> usize {
        self as usize
    }
}

impl Choice for Task {
    const NAMED: &'static [(&'static str, Self)] = &[("compare", Self::Compare)];
}

impl Choice for Generator {
    const NAMED: &'static [(&'static str, Self)] = &[
        ("vae", Self::Vae),
        ("deep_vae", Self::DeepVae),
        ("gan", Self::Gan),
        ("flow", Self::Flow),
        ("diffusion", Self::Diffusion),
    ];
}

impl Choice for ObjectiveKind {
    const NAMED: &'static [(&'static str, Self)] =
        &[("non-saturating", Self::NonSaturating), ("wasserstein", Self::Wasserstein)];
}

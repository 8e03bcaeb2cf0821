//! The mathematics: no screen, no browser and no clock is known here.
//!
//! From the ground up:
//! - [`stream`] random bits in eight lanes, [`normal`] standard normal numbers from them;
//! - [`data`] what is diffused, [`schedule`] how fast, [`marginal`] the law of the population at every t;
//! - [`model`] score models, each an estimate of the clean data x̂₀;
//! - [`sampler`] a schedule cut into updates: x ← A x + C x̂₀ + D ε;
//! - [`kernel`] the one loop that runs such updates, [`block`] 256 particles sent out and back through it;
//! - [`grid`], [`density`], [`paths`], [`population`] what is kept of them: integers, and a few sample paths.
//!
//! The pages of [`schedule`], [`data`], [`model`] and [`sampler`] each show, with an example that compiles, what one
//! more of them takes.
//!
//! Equations are named after their section in the mathematics page of the project (MATH.md) or their paper.

/// Statics that are known by their `name`: equal if it is, and shown as it.
macro_rules! known_by_name {
    ($kind:ty) => {
        impl PartialEq for $kind {
            fn eq(&self, other: &Self) -> bool {
                self.name == other.name
            }
        }

        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name)
            }
        }
    };
}

pub mod block;
pub mod data;
pub mod denoiser;
pub mod density;
pub mod grid;
pub mod kernel;
pub mod marginal;
pub mod model;
pub mod normal;
pub mod particles;
pub mod paths;
pub mod population;
pub mod sampler;
pub mod schedule;
pub mod stream;

//! The mathematics, independent of user interface, browser and clock.
//!
//! From the lowest layer up:
//! - [`stream`] random bits in eight lanes, [`normal`] standard normal numbers from them,
//!   [`strata`] uniform numbers that are spread evenly;
//! - [`data`] the data, [`schedule`] how fast noise is added, [`marginal`] the law of the population at every t;
//! - [`model`] score models, each an estimate of the clean data x̂₀;
//! - [`sampler`] a schedule divided into updates: x ← A x + C x̂₀ + D ε;
//! - [`kernel`] the loop that applies such updates, [`block`] the round trip of 256 particles;
//! - [`grid`], [`density`], [`paths`], [`population`] what is recorded of them: integer counts, and a few sample paths.
//!
//! The pages of [`schedule`], [`data`], [`model`] and [`sampler`] each show, with an example that compiles, how to add
//! one.
//!
//! Equations refer to their section in the mathematics page of the project (MATH.md) or to their paper.

/// For statics that are identified by their `name`: it is compared, and printed.
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
pub mod strata;
pub mod stream;

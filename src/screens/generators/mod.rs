//! The screen of generators: several kinds of them learn the same data, side by side.

mod controls;
mod figures;
mod layout;
mod parts;
mod plots;
mod row;
mod screen;
mod state;
mod table;
mod transport;
mod way;

pub use screen::Generators;

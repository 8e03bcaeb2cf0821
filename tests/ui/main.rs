//! The user interface, driven natively as a user would: controls are found by their names, clicked and dragged. A
//! character that no font has panics here, which guards the Latin subset.

mod comparison;
mod controls;
mod embedded;
mod harness;
mod layout;
mod page;
mod plots;
mod stage;

//! The user interface, tested natively as a user would use it: controls are found by their names, clicked and dragged.
//! A character that no font has causes a panic here, so the tests also check the Latin subset.

mod abuse;
mod chain;
mod comparison;
mod context;
mod controls;
mod embedded;
mod explanations;
mod frames;
mod generators;
mod harness;
mod images;
mod layout;
mod page;
mod phones;
mod plots;
mod set_aside;
mod stage;
mod tools;
mod training;

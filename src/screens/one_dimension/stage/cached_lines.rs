//! Lines with thousands of points: those of [`crate::widgets::lines`].

pub use crate::widgets::lines::Lines;

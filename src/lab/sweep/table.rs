//! All points of a sweep.

use super::axis::Axis;
use super::figure::Figure;
use super::point::{Measured, measure};
use crate::diffusion::model::Surface;
use crate::lab::one_dimension::Settings;
use crate::lab::settings::with_values;
use crate::lab::training::pretrained_surface;
use std::sync::Arc;

/// A sweep: a figure over one axis or two.
#[derive(Clone, Debug)]
pub struct Sweep {
    base: Settings,
    x: Axis,
    y: Option<Axis>,
    figure: Figure,
}

impl Sweep {
    /// The sweep of `figure` over `x`, and over `y` if there is one, of an experiment that has the other settings of
    /// `base`.
    pub fn new(base: Settings, x: Axis, y: Option<Axis>, figure: Figure) -> Self {
        Self { base, x, y, figure }
    }

    /// The axis along x.
    pub fn x(&self) -> &Axis {
        &self.x
    }

    /// The axis along y, if there is one.
    pub fn y(&self) -> Option<&Axis> {
        self.y.as_ref()
    }

    /// (points along x, points along y).
    pub fn size(&self) -> (usize, usize) {
        (self.x.values().len(), self.y.as_ref().map_or(1, |y| y.values().len()))
    }

    /// The settings of point number `point`, counted along x first; `None` if they have no meaning together, or if there
    /// is no such point.
    pub fn settings(&self, point: usize) -> Option<Settings> {
        let (width, _) = self.size();
        let value = |axis: &Axis, i: usize| Some((axis.setting().name.to_owned(), axis.values().get(i)?.clone()));
        let mut values = vec![value(&self.x, point % width)?];
        match &self.y {
            Some(y) => values.push(value(y, point / width)?),
            None if point >= width => return None,
            None => {}
        }
        with_values(&self.base, &values).ok()
    }

    /// Runs a point, with what the score model of the experiment has learned; otherwise a model that learns is the network
    /// of the default data. `None` if its settings have no meaning together.
    pub fn measure(&self, point: usize, learned: Option<&Arc<Surface>>) -> Option<Measured> {
        let settings = self.settings(point)?;
        let learned = learned.cloned().or_else(|| settings.learns().then(pretrained_surface));
        Some(measure(&settings, learned.as_ref(), self.figure))
    }

    /// All points, those of a coarse picture first: every eighth along both axes, then every fourth, and so on.
    pub fn order(&self) -> Vec<usize> {
        let (width, height) = self.size();
        let stride = |x: usize, y: usize| {
            [8, 4, 2].into_iter().find(|s| x.is_multiple_of(*s) && y.is_multiple_of(*s)).unwrap_or(1)
        };
        let mut points: Vec<usize> = (0..width * height).collect();
        points.sort_by_key(|point| (std::cmp::Reverse(stride(point % width, point / width)), *point));
        points
    }
}

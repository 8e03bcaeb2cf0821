//! The law of x₀.

use super::mixture::{Component, Mixture};
use std::sync::Arc;

/// The law of x₀.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// In ascending order of the mean, weights summing to 1, at least one.
    components: Arc<[Component]>,
    /// Cumulative weights from the last component: of the last, of the last two, …
    from_the_top: Arc<[f64]>,
    /// If x₀ is drawn from a list, its points; the components then approximate the list for the score models.
    points: Option<Arc<[f32]>>,
    extent: f64,
}

/// One x₀ and the component that it was drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// x₀.
    pub x0: f32,
    /// μ of its component; x₀ itself if it is a point.
    pub mean: f32,
    /// s² of its component; 0 of a point.
    pub variance: f32,
}

impl Data {
    /// A mixture of components in ascending order of the mean, with weights that sum to 1.
    pub(super) fn from_components(components: Vec<Component>) -> Self {
        let from_the_top = components
            .iter()
            .rev()
            .scan(0.0, |sum, c| {
                *sum += c.weight;
                Some(*sum)
            })
            .collect();
        let extent = components.iter().map(|c| c.mean.abs() + 3.0 * c.std).fold(0.0, f64::max);
        Self { components: components.into(), from_the_top, points: None, extent }
    }

    /// The same law for the score models, but x₀ is one of `points`.
    pub(super) fn with_points(self, points: Vec<f32>) -> Self {
        let extent = points.iter().fold(self.extent, |extent, x| extent.max(f64::from(x.abs())));
        Self { points: Some(points.into()), extent, ..self }
    }

    /// The mixture of the components, each with a standard deviation of at least `least`. Points become narrow Gaussians.
    pub fn widened(&self, least: f64) -> Self {
        let wide = |c: &Component| Component { std: c.std.max(least), ..*c };
        Self::from_components(self.components.iter().map(wide).collect())
    }

    /// The components: at most 8 of a mixture, more of a drawing or a list.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// E x₀.
    pub fn mean(&self) -> f64 {
        self.components.iter().map(|c| c.weight * c.mean).sum()
    }

    /// Var x₀.
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.components.iter().map(|c| c.weight * ((c.mean - mean) * (c.mean - mean) + c.std * c.std)).sum()
    }

    /// The largest |x₀| to show: three standard deviations around every component, and all points of a list.
    pub fn extent(&self) -> f64 {
        self.extent
    }

    /// Whether every x₀ lies on the mean of its component.
    pub fn is_points(&self) -> bool {
        self.points.is_some() || self.components.iter().all(|c| c.std == 0.0)
    }

    /// The x₀ of a particle whose uniform number in [0, 1) is `u` and whose normal number is `z`. The uppermost
    /// component has the lowest u: when the prior of two points changes from p to p', only the particles with u between
    /// p and p' change sides.
    pub fn draw(&self, u: f32, z: f32) -> Draw {
        if let Some(points) = &self.points {
            let x0 = points.get((f64::from(u) * points.len() as f64) as usize).copied().unwrap_or_default();
            return Draw { x0, mean: x0, variance: 0.0 };
        }
        let above = self.from_the_top.partition_point(|&weight| weight <= f64::from(u));
        let last = self.components.len().saturating_sub(1);
        let component = self.components.get(last.saturating_sub(above)).copied().unwrap_or_default();
        let mean = component.mean as f32;
        Draw { x0: mean + component.std as f32 * z, mean, variance: (component.std * component.std) as f32 }
    }
}

impl From<Mixture> for Data {
    fn from(mixture: Mixture) -> Self {
        Self::from_components(mixture.normalised())
    }
}

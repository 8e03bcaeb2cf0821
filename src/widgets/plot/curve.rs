//! A curve of an x–y plot.

use crate::widgets::number_format::fixed;
use crate::widgets::plot::axis::decimals;
use egui::{Color32, Stroke};
use egui_plot::{FilledArea, Line, LineStyle, PlotBounds, PlotPoint, PlotPoints, PlotUi};

/// The length of a dash, in points; the gap after it is 0.6 of that.
const DASH: f32 = 7.5;

/// A curve, and the area that belongs to it.
pub struct Curve<'a> {
    /// Curves with the same key are switched on and off together.
    pub key: &'static str,
    /// Its name in the legend.
    pub name: &'a str,
    /// In ascending order of x.
    pub points: &'a [PlotPoint],
    /// Its line.
    pub stroke: Stroke,
    /// Whether its line is dashed.
    pub is_dashed: bool,
    /// The filled area and its colour.
    pub area: Option<(Area, Color32)>,
}

/// The area that a curve fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Area {
    /// Between y = 0 and the curve.
    ToZero,
    /// This far above and below the curve.
    Around(f64),
}

impl<'a> Curve<'a> {
    /// A plain line.
    pub fn line(key: &'static str, name: &'a str, points: &'a [PlotPoint], stroke: Stroke) -> Self {
        Self { key, name, points, stroke, is_dashed: false, area: None }
    }

    /// The value at x, by linear interpolation between its points.
    pub fn at(&self, x: f64) -> Option<f64> {
        let next = self.points.partition_point(|point| point.x < x);
        let (before, after) = (self.points.get(next.checked_sub(1)?)?, self.points.get(next)?);
        let share = (x - before.x) / (after.x - before.x);
        Some(before.y + share * (after.y - before.y))
    }

    /// Draws the area, and the line over it.
    pub fn add_to(&self, plot: &mut PlotUi<'a>) {
        // `allow_hover(false)`: the value under the pointer is shown by `XyPlot`, not by egui_plot.
        if let Some((area, color)) = self.area {
            let xs: Vec<f64> = self.points.iter().map(|point| point.x).collect();
            let (low, high): (Vec<f64>, Vec<f64>) = self.points.iter().map(|point| area.around(point.y)).unzip();
            // Without a name, so that the legend has one entry for it and its line.
            plot.add(FilledArea::new("", &xs, &low, &high).fill_color(color).id(self.key).allow_hover(false));
        }
        let style = if self.is_dashed { LineStyle::Dashed { length: DASH } } else { LineStyle::Solid };
        let line = Line::new(self.name, PlotPoints::Borrowed(self.points)).stroke(self.stroke).style(style);
        // A band in place of the line would round the steps of a histogram. An empty curve is in the legend, too.
        plot.add(line.id(self.key).allow_band(false).allow_hover(false));
    }
}

impl Area {
    /// The lowest and the highest y of the area at a point of the curve.
    fn around(self, y: f64) -> (f64, f64) {
        match self {
            Self::ToZero => (0.0, y),
            Self::Around(room) => (y - room, y + room),
        }
    }
}

/// The curve whose value at the x of a place is nearest to its y, and that value.
pub fn nearest<'c, 'a>(curves: impl Iterator<Item = &'c Curve<'a>>, place: PlotPoint) -> Option<(&'c Curve<'a>, f64)>
where
    'a: 'c,
{
    let values = curves.filter_map(|curve| Some((curve, curve.at(place.x)?)));
    values.min_by(|(_, a), (_, b)| (a - place.y).abs().total_cmp(&(b - place.y).abs()))
}

/// A value of a curve as text: the curve's name, if it has one, and below it "x = 0.42, y = −1.30".
pub fn value_in_words(name: &str, [x_name, y_name]: [&str; 2], value: PlotPoint, view: &PlotBounds) -> String {
    let (x, y) = (fixed(value.x, decimals(view.width())), fixed(value.y, decimals(view.height())));
    let name = if name.is_empty() { String::new() } else { format!("{name}\n") };
    format!("{name}{x_name} = {x}, {y_name} = {y}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(points: &[[f64; 2]]) -> Vec<PlotPoint> {
        points.iter().map(|point| PlotPoint::from(*point)).collect()
    }

    #[test]
    fn the_nearest_value_is_found() {
        let (slope, steps) =
            (points(&[[-1.0, 0.0], [1.0, 4.0]]), points(&[[-1.0, 1.0], [0.0, 1.0], [0.0, 3.0], [1.0, 3.0]]));
        let curves =
            [("slope", &slope), ("steps", &steps)].map(|(name, points)| Curve::line(name, name, points, Stroke::NONE));
        let told = |x, y| nearest(curves.iter(), PlotPoint::new(x, y)).map(|(curve, y)| (curve.name, y));
        assert_eq!(told(0.5, 2.9), Some(("slope", 3.0)));
        assert_eq!(told(-0.5, 1.2), Some(("slope", 1.0)));
        assert_eq!(told(-0.25, 1.1), Some(("steps", 1.0)));
        assert_eq!(told(0.25, 3.1), Some(("steps", 3.0)));
        // x is outside the range of the curves.
        assert_eq!(told(1.5, 3.0), None);
        assert_eq!(told(-1.5, 3.0), None);
    }

    #[test]
    fn a_value_names_the_axes() {
        let view = PlotBounds::from_min_max([-3.5, -1.0], [3.5, 1.0]);
        let words = |name| value_in_words(name, ["x", "x̂₀"], PlotPoint::new(0.4249, -0.9051), &view);
        assert_eq!(words(""), "x = 0.42, x̂₀ = −0.91");
        assert_eq!(words("exact"), "exact\nx = 0.42, x̂₀ = −0.91");
    }
}

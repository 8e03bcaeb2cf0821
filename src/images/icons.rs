//! Icons of 16 × 16 pixels, drawn by this program: ten shapes, each at several places and in several sizes.

use super::picture_set::PictureSet;

/// N of N × N pixels.
pub const SIDE: usize = 16;
/// Places and sizes of each shape: the offsets of its centre along each axis, in pixels, and its radii.
const OFFSETS: [f64; 3] = [-1.5, 0.0, 1.5];
const RADII: [f64; 3] = [4.0, 5.0, 6.0];
/// Points along each axis of a pixel at which it is asked whether there is ink.
const POINTS: usize = 4;

/// Whether a point is inside a shape. x to the right, y downwards; the shape reaches to 1 or a little less.
type Shape = fn(f64, f64) -> bool;

/// The shapes, by their class.
const SHAPES: [Shape; 10] = [disc, ring, square, frame, triangle, diamond, cross, heart, moon, arrow];

/// All icons: 270 pictures in ten classes.
pub fn set() -> Option<PictureSet> {
    let (mut pixels, mut classes) = (Vec::new(), Vec::new());
    for y in OFFSETS {
        for x in OFFSETS {
            for radius in RADII {
                for (class, shape) in SHAPES.iter().enumerate() {
                    pixels.extend(drawn(*shape, [x, y], radius));
                    classes.push(class as u8);
                }
            }
        }
    }
    PictureSet::new(SIDE, pixels, classes)
}

/// A pixel is ink to the share of its points that are inside the shape.
fn drawn(shape: Shape, [x, y]: [f64; 2], radius: f64) -> impl Iterator<Item = f32> {
    let coordinate = move |pixel: usize, point: usize, offset: f64| {
        (pixel as f64 + (point as f64 + 0.5) / POINTS as f64 - 0.5 * SIDE as f64 - offset) / radius
    };
    (0..SIDE * SIDE).map(move |pixel| {
        let is_inside = |point: &usize| {
            let right = coordinate(pixel % SIDE, point % POINTS, x);
            shape(right, coordinate(pixel / SIDE, point / POINTS, y))
        };
        let inside = (0..POINTS * POINTS).filter(is_inside).count();
        2.0 * inside as f32 / (POINTS * POINTS) as f32 - 1.0
    })
}

fn disc(x: f64, y: f64) -> bool {
    x * x + y * y <= 1.0
}

fn ring(x: f64, y: f64) -> bool {
    disc(x, y) && x * x + y * y >= 0.36
}

fn square(x: f64, y: f64) -> bool {
    x.abs().max(y.abs()) <= 0.85
}

fn frame(x: f64, y: f64) -> bool {
    square(x, y) && x.abs().max(y.abs()) >= 0.5
}

fn triangle(x: f64, y: f64) -> bool {
    y <= 0.8 && x.abs() <= 0.55 * (y + 1.0)
}

fn diamond(x: f64, y: f64) -> bool {
    x.abs() + y.abs() <= 1.0
}

fn cross(x: f64, y: f64) -> bool {
    x.abs().min(y.abs()) <= 0.27 && x.abs().max(y.abs()) <= 1.0
}

/// (x² + y² − 1)³ ≤ x² y³, scaled to the size of the others.
fn heart(x: f64, y: f64) -> bool {
    let (x, y) = (1.2 * x, -1.2 * y + 0.1);
    let rest = x * x + y * y - 1.0;
    rest * rest * rest <= x * x * y * y * y
}

fn moon(x: f64, y: f64) -> bool {
    disc(x, y) && !disc(1.15 * (x - 0.45), 1.15 * y)
}

/// To the right.
fn arrow(x: f64, y: f64) -> bool {
    let shaft = y.abs() <= 0.25 && (-1.0..=0.1).contains(&x);
    shaft || (x >= 0.0 && x + y.abs() <= 1.0 && y.abs() <= 0.8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_differs_from_every_other_and_leaves_paper_around_it() {
        let icons = set().expect("icons");
        assert_eq!(icons.count(), 270);
        let pictures: Vec<&[f32]> = icons.pictures().collect();
        for (i, one) in pictures.iter().enumerate() {
            assert!(one.iter().all(|x| (-1.0..=1.0).contains(x)));
            let ink = one.iter().map(|x| 0.5 * (x + 1.0)).sum::<f32>();
            assert!((8.0..160.0).contains(&ink), "{i}: {ink} pixels of ink");
            for other in &pictures[..i] {
                let distance = one.iter().zip(*other).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
                // The reference runs tell pictures apart from RMS 0.02 on.
                assert!((distance / 256.0).sqrt() > 0.1, "{i}");
            }
        }
    }
}

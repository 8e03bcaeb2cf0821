//! The latent space in two dimensions: with two values it is this plane itself; with more, the plane in which the means of
//! the classes lie furthest apart.

use super::examples::Examples;
use super::model::{Model, moments};
use super::vocabulary::CLASSES;

/// Iterations of the power method; the two largest eigenvalues of the means of ten classes are not close to each other.
const ITERATIONS: usize = 500;

/// Two directions at right angles, each of length 1, `[direction][value]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    directions: [Vec<f64>; 2],
}

impl Plane {
    /// The plane of these standardised latents, `[value][digit]`; `None` if they have fewer than two values.
    pub fn new(latents: &[Vec<f64>], examples: &Examples) -> Option<Self> {
        let unit = |i: usize| (0..latents.len()).map(|j| if i == j { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        match latents.len() {
            0 | 1 => None,
            2 => Some(Self { directions: [unit(0), unit(1)] }),
            _ => {
                let means = class_means(latents, examples);
                let mut covariance = covariance(&means);
                let first = leading(&covariance);
                deflate(&mut covariance, &first);
                let second = leading(&covariance);
                Some(Self { directions: [first, second] })
            }
        }
    }

    /// A latent in the plane.
    pub fn project(&self, latent: &[f32]) -> [f32; 2] {
        let along = |direction: &Vec<f64>| direction.iter().zip(latent).map(|(d, z)| d * f64::from(*z)).sum::<f64>();
        self.directions.each_ref().map(|direction| along(direction) as f32)
    }

    /// The latent in the plane through 0 at this place.
    pub fn latent(&self, place: [f64; 2]) -> Vec<f64> {
        let [first, second] = &self.directions;
        first.iter().zip(second).map(|(a, b)| place[0] * a + place[1] * b).collect()
    }

    /// The directions.
    pub fn directions(&self) -> &[Vec<f64>; 2] {
        &self.directions
    }
}

/// The latents of all digits in the plane, and pictures of a grid of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The digits in the plane, `[digit][direction]`.
    pub points: Vec<f32>,
    /// The grid reaches from − this to + this in both directions.
    pub extent: f64,
    /// Places of the grid along each direction.
    pub side: usize,
    /// The decoded pictures, row by row from the top, as pixels.
    pub pictures: Vec<f32>,
}

impl Map {
    /// The map of a model in this plane, with `side` × `side` pictures; `latents` are those of all digits,
    /// `[value][digit]`.
    pub fn new(model: &Model, latents: &[Vec<f64>], plane: &Plane, extent: f64, side: usize) -> Self {
        let digits = latents.first().map_or(0, Vec::len);
        let digit =
            |i: usize| -> Vec<f32> { latents.iter().map(|row| row.get(i).map_or(0.0, |z| *z as f32)).collect() };
        let coordinate = |i: usize| extent * ((2 * i + 1) as f64 / side.max(1) as f64 - 1.0);
        let place = |i: usize| plane.latent([coordinate(i % side), -coordinate(i / side)]);
        let places: Vec<f32> = (0..side * side).flat_map(place).map(|z| z as f32).collect();
        Self {
            points: (0..digits).flat_map(|i| plane.project(&digit(i))).collect(),
            extent,
            side,
            pictures: model.decode(&places),
        }
    }
}

/// The mean of each class, minus the mean of these, `[class][value]`.
fn class_means(latents: &[Vec<f64>], examples: &Examples) -> Vec<Vec<f64>> {
    let of_class = |class: u8| -> Option<Vec<f64>> {
        let is_of = |place: &usize| examples.classes().get(*place) == Some(&class);
        let chosen = |row: &Vec<f64>| -> Vec<f64> {
            row.iter().enumerate().filter(|(place, _)| is_of(place)).map(|(_, z)| *z).collect()
        };
        let rows: Vec<Vec<f64>> = latents.iter().map(chosen).collect();
        let has_any = rows.first().is_some_and(|row| !row.is_empty());
        has_any.then(|| moments(&rows).into_iter().map(|(mean, _)| mean).collect())
    };
    let mut means: Vec<Vec<f64>> = (0..CLASSES as u8).filter_map(of_class).collect();
    let count = means.len().max(1) as f64;
    for value in 0..latents.len() {
        let mean = means.iter().map(|row| row[value]).sum::<f64>() / count;
        means.iter_mut().for_each(|row| row[value] -= mean);
    }
    means
}

fn covariance(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = rows.first().map_or(0, Vec::len);
    let entry = |i: usize, j: usize| rows.iter().map(|row| row[i] * row[j]).sum::<f64>();
    (0..width).map(|i| (0..width).map(|j| entry(i, j)).collect()).collect()
}

/// The eigenvector of the largest eigenvalue, by the power method; its largest entry is positive.
fn leading(matrix: &[Vec<f64>]) -> Vec<f64> {
    // Entries that differ, so that no symmetry makes it perpendicular to the eigenvector.
    let mut vector: Vec<f64> = (0..matrix.len()).map(|i| 1.0 / (i as f64 + 1.5)).collect();
    for _ in 0..ITERATIONS {
        let product: Vec<f64> =
            matrix.iter().map(|row| row.iter().zip(&vector).map(|(a, b)| a * b).sum::<f64>()).collect();
        let norm = product.iter().map(|x| x * x).sum::<f64>().sqrt();
        if norm > 0.0 {
            vector = product.into_iter().map(|x| x / norm).collect();
        }
    }
    let norm = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    let largest = vector.iter().copied().fold(0.0, |largest: f64, x| if x.abs() > largest.abs() { x } else { largest });
    let sign = if largest < 0.0 { -1.0 } else { 1.0 };
    vector.into_iter().map(|x| sign * x / norm).collect()
}

/// Removes an eigenvector's part from a symmetric matrix.
fn deflate(matrix: &mut [Vec<f64>], vector: &[f64]) {
    let product: Vec<f64> = matrix.iter().map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect();
    let eigenvalue: f64 = product.iter().zip(vector).map(|(a, b)| a * b).sum();
    for (row, a) in matrix.iter_mut().zip(vector) {
        row.iter_mut().zip(vector).for_each(|(entry, b)| *entry -= eigenvalue * a * b);
    }
}

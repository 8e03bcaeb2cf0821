//! What a network is told about the time, beside the pixels.

use libm::cos;
use std::f64::consts::PI;

/// The number of inputs about the time.
pub const TIMES: usize = 8;

/// cos(π k s) for k = 1 … 8, with the place s of a level on the way out, in 0 … 1.
pub fn of_place(place: f64) -> [f32; TIMES] {
    std::array::from_fn(|k| cos(PI * (k + 1) as f64 * place) as f32)
}

//! A trained network as an estimate of the picture.

use super::target::AtLevel;
use crate::images::cosine_transform::CosineTransform;
use crate::images::picture_set::Drawn;
use crate::images::process::Process;
use crate::learning::block::Row;
use crate::learning::network::Network;
use crate::learning::pass::{Loaded, Values};
use wide::{bytemuck, f32x4};

/// Vectors of four pictures that the network is evaluated on together.
const VECTORS: usize = 2;
/// Pictures that the network is evaluated on together.
pub const TOGETHER: usize = 4 * VECTORS;

/// A network with what is needed to use it at every step of a way.
#[derive(Clone, Debug)]
pub struct Learned {
    loaded: Loaded,
    values: Values<VECTORS>,
    transform: CosineTransform,
    /// After each step, from t = 0.
    levels: Vec<AtLevel>,
    /// The least and the largest of every frequency in the data.
    ranges: Vec<[f32; 2]>,
}

impl Learned {
    /// A network as the estimate for these data, in a process of so many steps; `None` if the network is for pictures of
    /// another size.
    pub fn new(network: &Network, data: &Drawn, process: &Process, steps: usize) -> Option<Self> {
        let side = data.set.side();
        let shape = network.shape();
        let fits = matches!(shape.widths(), [first, .., last]
            if *first == side * side + super::inputs::TIMES && *last == side * side);
        let transform = CosineTransform::new(side);
        let mut ranges = vec![[f32::INFINITY, f32::NEG_INFINITY]; side * side];
        for picture in data.set.pictures() {
            for ([least, most], u) in ranges.iter_mut().zip(transform.frequencies(picture)) {
                (*least, *most) = (least.min(u), most.max(u));
            }
        }
        let levels = process.levels(side, steps);
        let at = |(step, level)| AtLevel::new(process, level, process.place(step, steps));
        fits.then(|| Self {
            loaded: Loaded::new(network),
            values: Values::new(shape),
            transform,
            levels: levels.iter().enumerate().map(at).collect(),
            ranges,
        })
    }

    /// The frequencies of the estimates of up to eight pictures after a step, given what is left of them; `estimates` has
    /// their length. A frequency is at least and at most what it is in the data, as in every posterior mean: where blur has
    /// left next to nothing of it, a small error of ε̂ would be a large one of the picture.
    pub fn estimates(&mut self, step: usize, left: &[Vec<f32>], estimates: &mut [Vec<f32>]) {
        let Some(level) = self.levels.get(step) else {
            return;
        };
        let pictures: Vec<Vec<f32>> = left.iter().take(TOGETHER).map(|u| self.transform.picture(u)).collect();
        let row = |pixel: usize| -> Row<VECTORS> {
            let mut row = [0.0_f32; TOGETHER];
            row.iter_mut().zip(&pictures).for_each(|(to, picture)| *to = picture[pixel]);
            bytemuck::cast(row)
        };
        let times = level.times.iter().map(|time| [f32x4::splat(*time); VECTORS]);
        let inputs: Vec<Row<VECTORS>> = (0..self.ranges.len()).map(row).chain(times).collect();
        let outputs = self.loaded.run(&inputs, &mut self.values);
        for (i, (picture, estimate)) in pictures.iter().zip(estimates).enumerate() {
            let output = outputs.iter().map(|row| bytemuck::cast_ref::<_, [f32; TOGETHER]>(row)[i]);
            let pixels: Vec<f32> = picture.iter().zip(output).map(|(z, f)| level.estimate(*z, f)).collect();
            let frequencies = self.transform.frequencies(&pixels);
            for (f, ((to, u), [least, most])) in estimate.iter_mut().zip(frequencies).zip(&self.ranges).enumerate() {
                *to = level.sharpened(f, u).clamp(*least, *most);
            }
        }
    }
}

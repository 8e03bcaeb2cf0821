//! What is kept of pictures that have gone out and back.

/// What is kept of some pictures. Pictures are one after the other, in each the times, in each the pixels or frequencies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The place in the data of each picture's x₀.
    pub data: Vec<u32>,
    /// The way out, as gray values: 0 for −1 (paper) and below, 255 for 1 (ink) and above.
    pub forward: Vec<u8>,
    /// The way back, in ascending t: first the recovered picture.
    pub reverse: Vec<u8>,
    /// The recovered pictures.
    pub recovered: Vec<f32>,
    /// The place in the data of the picture nearest to each recovered one.
    pub nearest: Vec<u32>,
    /// The RMS distance to that.
    pub rms: Vec<f32>,
    /// Of the five pictures of the data that are nearest to each recovered one, the share with the class of the nearest.
    pub agreement: Vec<f32>,
    /// The mean squared difference of each recovered picture and its x₀.
    pub squared_error: Vec<f32>,
    /// The sum of u² over these pictures on the way out, time after time, for each frequency.
    pub forward_power: Vec<f32>,
    /// The same on the way back, in ascending t.
    pub reverse_power: Vec<f32>,
}

impl Block {
    /// Adds pictures of the same experiment.
    pub fn append(&mut self, mut other: Self) {
        for (powers, more) in
            [(&mut self.forward_power, &other.forward_power), (&mut self.reverse_power, &other.reverse_power)]
        {
            powers.resize(more.len(), 0.0);
            powers.iter_mut().zip(more).for_each(|(sum, power)| *sum += power);
        }
        self.data.append(&mut other.data);
        self.forward.append(&mut other.forward);
        self.reverse.append(&mut other.reverse);
        self.recovered.append(&mut other.recovered);
        self.nearest.append(&mut other.nearest);
        self.rms.append(&mut other.rms);
        self.agreement.append(&mut other.agreement);
        self.squared_error.append(&mut other.squared_error);
    }
}

/// Adds u² of a picture's frequencies at a time.
pub fn add_power(power: &mut [f32], column: usize, u: &[f32]) {
    for (sum, u) in power.iter_mut().skip(column * u.len()).zip(u) {
        *sum += u * u;
    }
}

/// A pixel as a gray value.
pub fn gray(x: f32) -> u8 {
    (127.5 * (x.clamp(-1.0, 1.0) + 1.0)).round() as u8
}

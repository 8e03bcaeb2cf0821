//! A picture of the user's own, as text: one hexadecimal digit for each pixel, row by row, 0 for paper to f for ink.

use super::{digits, icons};

/// The text of a picture with pixels in −1 … 1.
pub fn to_text(pixels: &[f32]) -> String {
    let digit = |x: &f32| char::from_digit((7.5 * (x.clamp(-1.0, 1.0) + 1.0)).round() as u32, 16);
    pixels.iter().filter_map(digit).collect()
}

/// The pixels of a text; `None` if it is no picture of 8 × 8 or 16 × 16 pixels.
pub fn from_text(text: &str) -> Option<Vec<f32>> {
    let pixels: Option<Vec<f32>> = text.chars().map(|c| c.to_digit(16).map(|x| x as f32 / 7.5 - 1.0)).collect();
    pixels.filter(|pixels| [digits::SIDE, icons::SIDE].iter().any(|side| pixels.len() == side * side))
}

/// The picture with `to` × `to` pixels that is most like this one of `from` × `from`: each pixel is the mean over the pixels
/// that it covers.
pub fn resized(pixels: &[f32], from: usize, to: usize) -> Vec<f32> {
    let pixel = |place: usize| {
        let span = |i: usize| (i * from / to)..((i + 1) * from).div_ceil(to);
        let rows = span(place / to);
        let covered: Vec<f32> = rows
            .flat_map(|row| span(place % to).map(move |column| row * from + column))
            .filter_map(|i| pixels.get(i).copied())
            .collect();
        covered.iter().sum::<f32>() / covered.len().max(1) as f32
    };
    (0..to * to).map(pixel).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_text_and_back() {
        let text: String = "0123456789abcdef".chars().cycle().take(64).collect();
        let pixels = from_text(&text).expect("a picture");
        assert_eq!((pixels[0], pixels[15], to_text(&pixels)), (-1.0, 1.0, text.clone()));
        assert!(from_text(&text[1..]).is_none() && from_text("").is_none());
        assert!(from_text(&text.replace('a', "g")).is_none());
    }

    #[test]
    fn sizes_are_changed_by_means() {
        let large: Vec<f32> = (0..256).map(|i| if i % 2 == 0 { 1.0 } else { 0.0 }).collect();
        assert_eq!(resized(&large, 16, 8), [0.5; 64]);
        let small: Vec<f32> = (0..64).map(|i| i as f32).collect();
        let enlarged = resized(&small, 8, 16);
        assert_eq!((enlarged[0], enlarged[1], enlarged[2], enlarged[255]), (0.0, 0.0, 1.0, 63.0));
    }
}

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

/// The most pictures of the user's own.
pub const MOST: usize = 64;

/// The text of several pictures.
pub fn all_to_text(pictures: &[Vec<f32>]) -> String {
    pictures.iter().map(|pixels| to_text(pixels)).collect::<Vec<_>>().join(",")
}

/// The pictures of a text with commas between them; `None` if one is no picture, or there are too many.
pub fn all_from_text(text: &str) -> Option<Vec<Vec<f32>>> {
    let pictures: Option<Vec<Vec<f32>>> = text.split(',').map(from_text).collect();
    pictures.filter(|pictures| pictures.len() <= MOST)
}

/// N of a picture with N × N pixels.
pub fn side(pixels: &[f32]) -> usize {
    if pixels.len() == digits::SIDE * digits::SIDE { digits::SIDE } else { icons::SIDE }
}

/// N of the N × N gray values that files of pictures are decoded to.
pub const DECODED: usize = 64;

/// The picture with `to` × `to` pixels of [`DECODED`] × [`DECODED`] gray values, 0 black to 255 white. Paper is the gray of the
/// edge: a picture whose edge is dark is inverted, as photographs of writing on a blackboard have to be. The darkest pixel
/// becomes ink and the lightest one paper, if they differ enough. `None` if the number of values is another one.
pub fn from_gray(gray: &[u8], to: usize) -> Option<Vec<f32>> {
    if gray.len() != DECODED * DECODED {
        return None;
    }
    let is_edge = |place: usize| [place / DECODED, place % DECODED].iter().any(|i| *i == 0 || *i == DECODED - 1);
    let edge: Vec<f32> = (0..gray.len()).filter(|place| is_edge(*place)).map(|place| f32::from(gray[place])).collect();
    let is_dark = edge.iter().sum::<f32>() / (edge.len() as f32) < 0.5 * 255.0;
    let ink: Vec<f32> =
        gray.iter().map(|gray| if is_dark { f32::from(*gray) } else { 255.0 - f32::from(*gray) }).collect();
    let pixels = resized(&ink, DECODED, to);
    let [least, most] = [(f32::INFINITY, f32::min as fn(f32, f32) -> f32), (f32::NEG_INFINITY, f32::max)]
        .map(|(start, pick)| pixels.iter().copied().fold(start, pick));
    // A picture of one gray stays what it is.
    let (low, range) = if most - least > CONTRAST { (least, most - least) } else { (0.0, 255.0) };
    Some(pixels.iter().map(|ink| 2.0 * (ink - low) / range - 1.0).collect())
}

/// A smaller difference of grays is not stretched: it would be noise.
const CONTRAST: f32 = 32.0;

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
    fn several_pictures_are_a_text_with_commas_and_back() {
        let text = [vec!["0"; 64].concat(), vec!["f"; 256].concat()].join(",");
        let pictures = all_from_text(&text).expect("pictures");
        assert_eq!((pictures.len(), side(&pictures[0]), side(&pictures[1])), (2, 8, 16));
        assert_eq!(all_to_text(&pictures), text);
        assert!(all_from_text(&format!("{text},")).is_none());
        assert!(all_from_text(&vec![vec!["0"; 64].concat(); MOST + 1].join(",")).is_none());
    }

    #[test]
    fn a_decoded_picture_is_ink_on_paper_whichever_of_both_is_dark() {
        // A cross of ink, dark on light and light on dark.
        let is_ink = |place: usize| (24..40).contains(&(place % 64)) || (24..40).contains(&(place / 64));
        let inside = |place: usize| (8..56).contains(&(place % 64)) && (8..56).contains(&(place / 64));
        for (ink, paper) in [(20, 230), (230, 20)] {
            let gray: Vec<u8> = (0..64 * 64).map(|i| if is_ink(i) && inside(i) { ink } else { paper }).collect();
            let pixels = from_gray(&gray, 8).expect("a picture");
            assert_eq!((pixels[0], pixels[8 * 3 + 3], pixels[8 * 3 + 1]), (-1.0, 1.0, 1.0));
            assert_eq!(from_gray(&gray, 16).expect("a picture").len(), 256);
        }
        assert_eq!(from_gray(&[255; 64 * 64], 8), Some(vec![-1.0; 64]));
        assert_eq!(from_gray(&[0; 10], 8), None);
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

//! The handwritten digits of 8 × 8 pixels: the test set of "Optical Recognition of Handwritten Digits" (E. Alpaydin and
//! C. Kaynak, UCI Machine Learning Repository, CC BY 4.0), in the file that `scripts/digits.py` writes.

use super::picture_set::PictureSet;

/// N of N × N pixels.
pub const SIDE: usize = 8;
/// The number of digits.
pub const COUNT: usize = 1797;
/// The value of ink in the file; paper is 0.
const INK: u8 = 16;

/// The digits in a file: all first pixels, then all second ones, …, last the labels; `None` if it is another file.
pub fn from_bytes(bytes: &[u8]) -> Option<PictureSet> {
    let values = SIDE * SIDE;
    if bytes.len() != COUNT * (values + 1) {
        return None;
    }
    let (pixels, classes) = bytes.split_at(COUNT * values);
    if pixels.iter().any(|pixel| *pixel > INK) || classes.iter().any(|class| *class > 9) {
        return None;
    }
    let of = |digit: usize| pixels.iter().skip(digit).step_by(COUNT);
    let pixel = |value: &u8| f32::from(*value) / 8.0 - 1.0;
    PictureSet::new(SIDE, (0..COUNT).flat_map(|digit| of(digit).map(pixel)).collect(), classes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    static FILE: &[u8] = include_bytes!("../../assets/images/digits.bin");

    #[test]
    fn the_file_has_the_digits_in_their_order() {
        let digits = from_bytes(FILE).expect("the digits");
        assert_eq!((digits.count(), digits.side()), (1797, 8));
        // The data set begins with 0 … 9 three times; its first digit has the pixels 0 0 5 13 9 1 0 0 in its first row.
        assert!(digits.classes().iter().zip((0..10).cycle()).take(30).all(|(found, class)| *found == class));
        let row: Vec<f32> = digits.picture(0).expect("a digit")[..8].iter().map(|x| 8.0 * (x + 1.0)).collect();
        assert_eq!(row, [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0]);
        let of = |class: u8| digits.classes().iter().filter(|found| **found == class).count();
        assert_eq!((0..10).map(of).collect::<Vec<_>>(), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    }

    #[test]
    fn another_file_is_refused() {
        assert!(from_bytes(&FILE[1..]).is_none());
        let mut wrong = FILE.to_vec();
        wrong[0] = 17;
        assert!(from_bytes(&wrong).is_none());
        wrong[0] = 0;
        *wrong.last_mut().expect("a label") = 10;
        assert!(from_bytes(&wrong).is_none());
    }
}

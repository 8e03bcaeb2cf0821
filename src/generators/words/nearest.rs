//! The digits that a picture is most like.

use super::examples::Examples;
use super::phrase::Phrase;

/// How many are asked.
pub const NEIGHBOURS: usize = 5;

/// The places of the pictures that are nearest to this one, the nearest first, by the squared distance of their pixels; of
/// two at the same distance, the first.
pub fn nearest(examples: &Examples, picture: &[f32]) -> [usize; NEIGHBOURS] {
    let mut nearest = [(f32::INFINITY, 0); NEIGHBOURS];
    for (place, other) in examples.pictures().enumerate() {
        let distance: f32 = picture.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum();
        if distance < nearest[NEIGHBOURS - 1].0 {
            let at = nearest.partition_point(|(known, _)| *known <= distance);
            nearest[at..].rotate_right(1);
            nearest[at] = (distance, place);
        }
    }
    nearest.map(|(_, place)| place)
}

/// Whether the phrase describes the majority of the pictures that are nearest to this one.
pub fn is_hit(examples: &Examples, phrase: Phrase, nearest: &[usize]) -> bool {
    let described = nearest.iter().filter(|place| examples.is_described(**place, phrase)).count();
    2 * described > nearest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::words::tests::examples;

    #[test]
    fn the_nearest_are_found_in_their_order() {
        let examples = examples();
        let picture = examples.picture(100).expect("a picture").to_vec();
        let found = nearest(&examples, &picture);
        assert_eq!(found[0], 100, "itself");
        let distance = |place: usize| -> f32 {
            let other = examples.picture(place).expect("a picture");
            picture.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
        };
        let mut all: Vec<f32> = (0..examples.count()).map(distance).collect();
        all.sort_by(f32::total_cmp);
        assert_eq!(found.map(distance).to_vec(), all[..NEIGHBOURS]);
    }

    #[test]
    fn the_digits_themselves_are_hits() {
        let examples = examples();
        let count = examples.count();
        let hits = (0..count).filter(|place| {
            let Some((picture, (class, _))) = examples.picture(*place).zip(examples.kind(*place)) else { return false };
            is_hit(&examples, Phrase::new([class], None).expect("a phrase"), &nearest(&examples, picture))
        });
        // Five neighbours, one of them itself.
        assert!(hits.count() as f64 > 0.985 * count as f64);
    }
}

//! What the pretrained models draw, and that training is the same on every machine.

use super::examples::Examples;
use super::figures::{own_variance, spread};
use super::file::Saved;
use super::map::{Map, Plane};
use super::model::Model;
use super::nearest::{is_hit, nearest};
use super::phrase::Phrase;
use super::recipe::Recipe;
use super::sampler::{Order, Sampler, evaluations};
use super::training::{Loss, Training};
use crate::images::digits;
use std::sync::Arc;

static DIGITS: &[u8] = include_bytes!("../../../assets/images/digits.bin");
static WEIGHTS: [&[u8]; 2] =
    [include_bytes!("../../../assets/weights/words-2.bin"), include_bytes!("../../../assets/weights/words-8.bin")];
const WORDS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "六", "七", "八", "九"];

/// The digits.
pub fn examples() -> Examples {
    digits::from_bytes(DIGITS).and_then(Examples::new).expect("the digits")
}

/// The models that the page comes with, for 2 and for 8 values.
fn pretrained() -> [Model; 2] {
    WEIGHTS.map(|bytes| Saved::from_bytes(bytes).expect("a model").model)
}

/// Hit rate and spread of `count` pictures.
fn drawn(model: &Model, examples: &Examples, text: &str, guidance: f64, count: u32) -> (f64, f64) {
    let phrase: Phrase = text.parse().expect("a phrase");
    let paths = Sampler::new(model).run(&Order { phrase, guidance, steps: 50, seed: 1 }, 0..count);
    let latents = paths.last();
    let pictures = model.decode(&latents);
    let is_right = |picture: &&[f32]| is_hit(examples, phrase, &nearest(examples, picture));
    let hits = pictures.chunks_exact(64).filter(is_right).count();
    let own = own_variance(&model.latents(examples), examples, phrase).expect("several digits");
    (hits as f64 / f64::from(count), spread(&latents, model.latent(), own).expect("a spread"))
}

/// With `SOAK=1`, 200 pictures of each word; else 64, for which a share may be lower by two pictures, and a spread by its
/// standard error, 1/√(2 · 64) = 0.09.
#[test]
fn pictures_show_their_word_and_differ_as_the_data_do() {
    let examples = examples();
    let soak = std::env::var_os("SOAK").is_some();
    let (count, fewer, narrower) = if soak { (200, 0.0, 0.0) } else { (64, 2.0 / 64.0, 0.09) };
    for (model, least) in pretrained().iter().zip([0.93, 0.97]) {
        for word in WORDS {
            let [(rate, _), (_, spread)] = [2.0, 1.0].map(|guidance| drawn(model, &examples, word, guidance, count));
            let values = model.latent();
            println!("{values} values, {word}: hit rate {rate}, spread {spread:.3}");
            assert!(rate >= least - fewer, "{values} values, {word}: hit rate {rate}");
            assert!(spread >= 0.8 - narrower, "{values} values, {word}: spread {spread}");
        }
    }
}

#[test]
fn without_guidance_a_word_is_ignored() {
    let (examples, [_, model]) = (examples(), pretrained());
    let (rate, spread) = drawn(&model, &examples, "seven", 0.0, 64);
    // One of ten, with a standard error of 0.04; the spread is that of all digits.
    assert!(rate < 0.3 && spread > 1.1, "{rate} {spread}");
}

#[test]
fn sizes_and_alternatives_are_followed() {
    let (examples, [_, model]) = (examples(), pretrained());
    let share = |text: &str, described: &str| {
        let phrase: Phrase = described.parse().expect("a phrase");
        let order = Order { phrase: text.parse().expect("a phrase"), guidance: 2.0, steps: 50, seed: 1 };
        let pictures = model.decode(&Sampler::new(&model).run(&order, 0..64).last());
        let is_right = |picture: &&[f32]| is_hit(&examples, phrase, &nearest(&examples, picture));
        pictures.chunks_exact(64).filter(is_right).count() as f64 / 64.0
    };
    // A digit between two sizes has neighbours of both, so not all are counted as small.
    assert!(share("a small seven", "small seven") > 0.45 && share("a small seven", "large seven") < 0.1);
    assert!(share("large zero", "large zero") > 0.45 && share("large zero", "small zero") < 0.1);
    let [seven, nine] = [share("seven or nine", "seven"), share("seven or nine", "nine")];
    assert!(seven > 0.2 && nine > 0.2 && seven + nine > 0.85, "{seven} {nine}");
}

#[test]
fn a_picture_depends_on_the_order_and_its_number_alone() {
    let [model, _] = pretrained();
    let phrase: Phrase = "two".parse().expect("a phrase");
    let order = Order { phrase, guidance: 1.5, steps: 10, seed: 3 };
    let mut sampler = Sampler::new(&model);
    let all = sampler.run(&order, 0..70);
    assert_eq!((all.count, all.latents.len(), all.estimates.len()), (70, 70 * 11 * 2, 70 * 10 * 2));
    let some = sampler.run(&order, 66..69);
    assert_eq!(some.latents, all.latents[66 * 22..69 * 22]);
    assert_eq!(some.estimates, all.estimates[66 * 20..69 * 20]);
    assert_eq!(some.last(), all.last()[66 * 2..69 * 2]);
    assert_ne!(sampler.run(&Order { seed: 4, ..order }, 66..69).latents, some.latents);
    // The last step ends at its estimate.
    assert_eq!(all.last()[..2], all.estimates[18..20]);
    let cost = |guidance| evaluations(&Order { guidance, ..order });
    assert_eq!([0.0, 1.0, 2.0].map(cost), [10, 10, 20]);
}

#[test]
fn the_plane_of_the_map_holds_most_of_what_tells_classes_apart() {
    let examples = examples();
    for model in pretrained() {
        let latents = model.latents(&examples);
        let plane = Plane::new(&latents, &examples).expect("a plane");
        let [first, second] = plane.directions();
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        assert!((product(first, first) - 1.0).abs() < 1e-9 && product(first, second).abs() < 1e-6);
        let map = Map::new(&model, &latents, &plane, 3.0, 5);
        assert_eq!((map.points.len(), map.pictures.len()), (2 * 1797, 25 * 64));
        // The picture in the middle is that of the latent 0.
        assert_eq!(map.pictures[12 * 64..13 * 64], model.decode(&vec![0.0; model.latent()]));
        // A place in the plane is projected to itself.
        let there: Vec<f32> = plane.latent([0.5, -1.0]).into_iter().map(|z| z as f32).collect();
        let back = plane.project(&there);
        assert!((back[0] - 0.5).abs() < 1e-5 && (back[1] + 1.0).abs() < 1e-5);
    }
}

#[test]
fn weights_are_the_same_on_every_machine() {
    let hashes = [2, 8].map(|latent| {
        let mut recipe = Recipe::new(latent);
        (recipe.autoencoder.iterations, recipe.denoiser.iterations) = (20, 20);
        let mut training = Training::new(Arc::new(examples()), recipe, 1);
        let losses: Vec<Loss> = std::iter::from_fn(|| training.step()).collect();
        assert_eq!((losses.len(), training.iterations()), (40, 40));
        assert!(losses[..20].iter().all(|loss| matches!(loss, Loss::Autoencoder { .. })));
        assert!(losses[20..].iter().all(|loss| matches!(loss, Loss::Denoiser(_))));
        let model = training.model().expect("a model");
        let bytes = Saved { seed: 1, iterations: 40, model }.to_bytes();
        // FNV-1a.
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3))
    });
    assert_eq!(hashes, [0x6690_043a_fd32_4880, 0x2847_806d_d9f5_5182], "{hashes:#018x?}");
}

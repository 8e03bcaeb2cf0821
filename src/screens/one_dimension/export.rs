//! What an exported picture needs: its words, colours and curves. It has the light theme whatever theme the page has,
//! because it may be printed.

use crate::diffusion::block::Direction;
use crate::lab::one_dimension::{ALL, CONDITION, DRAWN, Setting, Settings};
use crate::lab::report::Report;
use crate::lab::run::Run;
use crate::lab::verdict::Verdict;
use crate::screens::caption::{Caption, in_words};
use crate::screens::one_dimension::panels::figures;
use crate::screens::one_dimension::plots::estimate::CleanData;
use crate::screens::one_dimension::plots::populations::Histograms;
use crate::screens::one_dimension::stage::density;
use crate::text::Text;
use crate::theme::Palette;
use crate::theme::density_scale::density_scale;
use egui::{ColorImage, Theme};

/// The caption of a run, in the language of `text`.
pub fn caption(run: &Run, text: &Text) -> Caption {
    let report = Report::new(run.recording());
    let verdict = Verdict::new(run, &report);
    let settings = run.settings();
    // The 64 letters of a drawing tell a reader nothing; they are in the link. Without a condition, there is nothing to tell.
    let is_told = |setting: &Setting| setting != &DRAWN && (setting != &CONDITION || !setting.is_default(settings));
    let told = ALL.into_iter().filter(|setting| setting.matters(settings) && is_told(setting));
    Caption {
        verdict: figures::sentence(verdict, &report, text),
        figures: figures::words((verdict, &report), run, text),
        experiment: told.map(|setting| told_in_words(setting, settings, text)).collect(),
    }
}

/// The words of the picture, each with its name.
pub fn labels(text: &Text) -> Vec<(&'static str, String)> {
    [
        ("data", text.data),
        ("forward", text.forward),
        ("reverse", text.reverse),
        ("recovered", text.recovered),
        ("populations", text.populations),
        ("exact_marginal", text.exact_marginal),
        ("mean", text.mean),
        ("std", text.std),
    ]
    .map(|(name, words)| (name, words.to_owned()))
    .to_vec()
}

fn told_in_words(setting: &Setting, settings: &Settings, text: &Text) -> String {
    in_words(setting, settings, text.setting(setting.name), |choice| text.choice(setting.name, choice))
}

/// The density of one direction, in light colours.
pub fn density(run: &Run, direction: Direction) -> ColorImage {
    let palette = Palette::for_theme(Theme::Light);
    let color = match direction {
        Direction::Forward => palette.forward,
        Direction::Reverse => palette.reverse,
    };
    density::image(run, direction, &density_scale(palette, color))
}

/// The x̂₀ plot at the time `t`.
pub fn estimates(run: &Run, t: f64, text: &Text) -> CleanData {
    CleanData::at(run, t, text)
}

/// The populations near the time `t`.
pub fn populations(run: &Run, t: f64) -> Histograms {
    Histograms::at(run, t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::density::BINS;
    use crate::lab::link::from_query;
    use crate::text::Language;

    #[test]
    fn a_caption_has_the_experiment_and_its_result() {
        let (settings, _) = from_query("model=nn&particles=4096&data=mixture", &[]);
        let mut run = Run::new(&settings);
        run.refine(|| true);
        let english = caption(&run, Language::English.text());
        let words = english.experiment.join("; ");
        for part in
            ["data set: your mixture", "mixture: 0.5:-1:0.2", "score model: nearest neighbour", "particles: 4\u{a0}096"]
        {
            assert!(words.contains(part), "{words}");
        }
        for part in ["prior", "drawing", "η"] {
            assert!(!words.contains(part), "{words}");
        }
        assert_ne!(caption(&run, Language::Chinese.text()).verdict, english.verdict);
    }

    #[test]
    fn the_picture_of_a_density_is_light_where_no_particle_is() {
        let mut run = Run::new(&Settings::default());
        run.refine(|| false);
        let image = density(&run, Direction::Forward);
        assert_eq!(image.size, [257, BINS]);
        let surface = Palette::for_theme(Theme::Light).surface;
        assert_eq!(image.pixels.first(), Some(&surface));
        assert!(image.pixels.iter().any(|pixel| *pixel != surface));
    }
}

//! English: the screen of generators.

use super::generators::GeneratorsText;
use crate::lab::generators::{Finding, Generator};

pub const GENERATORS: GeneratorsText = GeneratorsText {
    setting: |name| match name {
        "task" => "task",
        "shown" => "generators",
        "beta" => "β, weight of KL",
        "levels" => "latent levels T",
        "objective" => "GAN loss",
        "critic_steps" => "discriminator steps",
        "critic_rate" => "discriminator rate",
        "steps" => "DDIM steps",
        _ => "",
    },
    choice: |setting, name| match (setting, name) {
        (_, "compare") => "the same data",
        (_, "non-saturating") => "original",
        (_, "wasserstein") => "Wasserstein",
        _ => "",
    },
    generator: |generator| match generator {
        Generator::Vae => "VAE",
        Generator::DeepVae => "deep VAE",
        Generator::Gan => "GAN",
        Generator::Flow => "flow",
        Generator::Diffusion => "diffusion",
    },
    preset: |name| match name {
        "mode_collapse" => "mode collapse",
        "posterior_collapse" => "posterior collapse",
        _ => "",
    },
    presets: "Watch them fail",
    take_data: "data of the first screen",
    training: "Training",
    latent: "z",
    generated: "generated",
    map: |generator| format!("{generator}: from z to x"),
    curve: |generator| match generator {
        Generator::Gan => "D(x)",
        Generator::Diffusion => "",
        _ => "z given x",
    },
    losses: |generator| match generator {
        Generator::Vae | Generator::DeepVae => &["−ELBO", "reconstruction", "KL"],
        Generator::Gan => &["discriminator", "generator"],
        Generator::Flow => &["−ln p"],
        Generator::Diffusion => &["error of ε̂"],
    },
    loss: |generator| match generator {
        Generator::Vae | Generator::DeepVae | Generator::Flow => "loss, nats",
        _ => "loss",
    },
    distance: "W₁ to the data",
    finding: |finding, [x, share, wanted]| match finding {
        Finding::Untrained => "not trained".to_owned(),
        Finding::Diverged => "diverged: try a lower learning rate".to_owned(),
        Finding::Recovered => "like the data".to_owned(),
        Finding::Similar => "nearly like the data".to_owned(),
        Finding::ModeLost(_) => format!("a mode is lost, at {x}"),
        Finding::Oscillating => "oscillating".to_owned(),
        Finding::PosteriorCollapsed => "posterior collapse: z is not used".to_owned(),
        Finding::PriorOff(..) => format!("prior off: {share} at {x}, not {wanted}"),
        Finding::Blurred => "blurred: samples between the modes".to_owned(),
        Finding::Reshaped => "another shape".to_owned(),
    },
    nearest: |generator| format!("Nearest to the data: {generator}"),
    untrained: "Train them, and compare what they make of the same data",
    modes: |found, all| format!("{found} of {all} modes"),
    table: ["modes", "−ln p, nats", "training, s", "evaluations a sample"],
    table_name: "The comparison",
    shown_form: "one or more of vae, deep_vae, gan, flow, diffusion, with plus signs between",
};

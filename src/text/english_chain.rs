//! English: the screen of Markov chains.

use super::chain::ChainText;
use crate::chain::Finding;

pub const CHAIN: ChainText = ChainText {
    topics: |name| match name {
        "continuum" => "numbers",
        "gaussians" => "Gaussians",
        "bayes" => "Bayes",
        _ => "states",
    },
    betas: "β from step to step",
    betas_hint: "Drag the dots: how much noise each step brings.",
    density: "Density over the steps",
    by_matrices: "by the matrices",
    kernel: "Matrix of the next step, from x (down) to x",
    noise_verdict: |settles| {
        if settles {
            "Settled at N(0, 1): the start is forgotten"
        } else {
            "Not noise yet: β is too small for so few steps"
        }
    },
    preset: "chain",
    own: "your own",
    presets: |name| match name {
        "market" => "market",
        "two-states" => "two states",
        "cycle" => "cycle (periodic)",
        "classes" => "two classes",
        "weather" => "weather",
        "letters" => "letters of a text",
        "two-bumps" => "two bumps",
        "far" => "far from 0",
        "two-points" => "two points",
        "broad" => "broad",
        _ => "",
    },
    state: |_| None,
    transitions: "Transitions",
    entry: |from, to| format!("from {from} to {to}"),
    lock: "lock entries",
    names: "names",
    add_state: "one state more",
    remove_state: "one state less",
    start: "Start",
    start_hint: "Where the walkers start: drag the bars at the left.",
    middle: |step| format!("The chain at step {step}"),
    step_of: |step, steps| format!("step {step} / {steps}"),
    settles_at: "Settles at",
    mean_over_period: "Mean over a period",
    from_this_start: "From this start",
    walkers: "walkers",
    exact: "exact",
    stationary: "stationary",
    shares_plot: "Share of each state",
    share: "share",
    distance_to_noise: "Distance to N(0, 1)",
    distance_plot: "Distance to the stationary shares, log₁₀",
    rate: "rate of the second eigenvalue",
    step: "step",
    paste: "your own text …",
    paste_hint: "Paste a text here, or drop a text file on the page. It stays on your machine.",
    use_text: "use this text",
    no_letters: "There are not two different letters in it.",
    read: |count| format!("{count} letters read"),
    sample: "Text drawn from the chain",
    prediction: "Where will it settle?",
    verdict: |finding, period, classes| match finding {
        Finding::Settles => "Settled: the start is forgotten".to_owned(),
        Finding::Periodic => format!("Periodic: it returns every {period} steps and never settles"),
        Finding::DependsOnStart => format!("Depends on the start: {classes} classes never meet"),
    },
    within: |steps| format!("within 1 % after {steps} steps"),
    second_eigenvalue: "second eigenvalue",
    entropy: "entropy",
    matrix_form: "2 to 6 rows with semicolons between, each with as many numbers of at least 0 with commas between, such as \
                  0.3,0.7;0.9,0.1; each row is divided by its sum",
    betas_form: "2 to 12 numbers from 0 to 0.99 with commas between, such as 0.01,0.3",
    start_form: "up to 6 numbers of at least 0 with commas between, such as 0.3,0.4,0.3; they are divided by their sum",
    names_form: "up to 6 names with commas between, each of 1 to 12 letters and digits",
};

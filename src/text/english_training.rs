//! English: the training of a network.

use super::training::TrainingText;

pub const TRAINING: TrainingText = TrainingText {
    train: "train",
    pause: "pause",
    resume: "resume",
    go_on: "go on from it",
    reset: "reset",
    reseed: "reseed",
    pretrained: "A small network, trained before on these data. Train your own:",
    from_file: "A network from a file.",
    diverged: "The training has diverged: a lower learning rate may help.",
    does_not_fit: |pretrained| {
        if pretrained {
            "The network that comes with the page was trained on other data, or for another forward process: train one for these."
        } else {
            "The data, the forward process or the target have changed: this network no longer fits. Train anew, or go on from it."
        }
    },
    state: |state| {
        let pace = state.pace.iter().map(|(rate, left)| format!(", {rate} a second, {left} s left"));
        let loss = state.loss.iter().map(|(loss, floor)| match floor {
            Some(floor) => format!("loss {loss}, least possible {floor}"),
            None => format!("loss {loss}"),
        });
        let w1 = state.w1.iter().map(|w1| format!("W₁ {w1}"));
        let done = format!("{} of {} iterations", state.iteration, state.iterations);
        [done + &pace.collect::<String>()].into_iter().chain(loss).chain(w1).collect()
    },
    after: |iterations| format!("network after {iterations} iterations"),
    save: "save network",
    open: "open …",
    loss_tab: "loss",
    loss_by_time_tab: "loss(t)",
    network_tab: "network",
    loss: "loss",
    floor: "least possible",
    no_losses: "Train the network to see its loss.",
    at_x: "at x",
};

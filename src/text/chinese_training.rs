//! Simplified Chinese: the training of a network.

use super::training::TrainingText;

pub const TRAINING: TrainingText = TrainingText {
    train: "训练",
    pause: "暂停",
    resume: "继续",
    go_on: "接着训练",
    reset: "重置",
    reseed: "换种子",
    pretrained: "这是在此数据上预先训练好的小网络。也可以自己训练：",
    from_file: "从文件读入的网络。",
    diverged: "训练发散了：试试更小的学习率。",
    does_not_fit: |pretrained| {
        if pretrained {
            "页面自带的网络是在别的数据或别的前向过程上训练的：请为当前设置训练一个。"
        } else {
            "数据、前向过程或训练目标已改变，这个网络不再适用。请重新训练，或接着训练。"
        }
    },
    state: |state| {
        let pace = state.pace.iter().map(|(rate, left)| format!("，每秒 {rate} 次，还需 {left} 秒"));
        let loss = state.loss.iter().map(|(loss, floor)| match floor {
            Some(floor) => format!("损失 {loss}，下限 {floor}"),
            None => format!("损失 {loss}"),
        });
        let w1 = state.w1.iter().map(|w1| format!("W₁ {w1}"));
        let done = format!("已迭代 {} / {} 次", state.iteration, state.iterations);
        [done + &pace.collect::<String>()].into_iter().chain(loss).chain(w1).collect()
    },
    after: |iterations| format!("迭代 {iterations} 次后的网络"),
    save: "保存网络",
    open: "打开…",
    loss_tab: "损失",
    loss_by_time_tab: "损失(t)",
    network_tab: "网络",
    loss: "损失",
    floor: "下限",
    no_losses: "训练网络后，这里显示损失。",
    at_x: "x =",
};

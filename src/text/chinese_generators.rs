//! Simplified Chinese: the screen of generators.

use super::generators::GeneratorsText;
use crate::lab::generators::{Finding, Generator};

pub const GENERATORS: GeneratorsText = GeneratorsText {
    setting: |name| match name {
        "task" => "任务",
        "shown" => "生成模型",
        "beta" => "β（KL 的权重）",
        "levels" => "隐变量层数 T",
        "objective" => "GAN 损失",
        "critic_steps" => "判别器步数",
        "critic_rate" => "判别器学习率倍数",
        "steps" => "DDIM 步数",
        _ => "",
    },
    choice: |setting, name| match (setting, name) {
        (_, "compare") => "同一数据",
        (_, "non-saturating") => "原始",
        (_, "wasserstein") => "Wasserstein",
        _ => "",
    },
    generator: |generator| match generator {
        Generator::Vae => "VAE",
        Generator::DeepVae => "深层 VAE",
        Generator::Gan => "GAN",
        Generator::Flow => "流模型",
        Generator::Diffusion => "扩散模型",
    },
    preset: |name| match name {
        "mode_collapse" => "模式坍缩",
        "posterior_collapse" => "后验坍缩",
        _ => "",
    },
    presets: "观察失败",
    take_data: "使用第一个画面的数据",
    training: "训练",
    latent: "z",
    generated: "生成",
    map: |generator| format!("{generator}：从 z 到 x"),
    curve: |generator| match generator {
        Generator::Gan => "D(x)",
        Generator::Diffusion => "",
        _ => "给定 x 的 z",
    },
    losses: |generator| match generator {
        Generator::Vae | Generator::DeepVae => &["−ELBO", "重构", "KL"],
        Generator::Gan => &["判别器", "生成器"],
        Generator::Flow => &["−ln p"],
        Generator::Diffusion => &["ε̂ 的误差"],
    },
    loss: |generator| match generator {
        Generator::Vae | Generator::DeepVae | Generator::Flow => "损失（奈特）",
        _ => "损失",
    },
    distance: "与数据的 W₁",
    finding: |finding, [x, share, wanted]| match finding {
        Finding::Untrained => "尚未训练".to_owned(),
        Finding::Diverged => "训练发散：请降低学习率".to_owned(),
        Finding::Recovered => "与数据一致".to_owned(),
        Finding::Similar => "与数据接近".to_owned(),
        Finding::ModeLost(_) => format!("丢失了 {x} 处的模式"),
        Finding::Oscillating => "振荡".to_owned(),
        Finding::PosteriorCollapsed => "后验坍缩：z 没有被使用".to_owned(),
        Finding::PriorOff(..) => format!("先验偏离：{x} 处占 {share}，而不是 {wanted}"),
        Finding::Blurred => "模糊：样本落在模式之间".to_owned(),
        Finding::Reshaped => "形状不同".to_owned(),
    },
    nearest: |generator| format!("最接近数据：{generator}"),
    untrained: "请训练它们，比较各自从同一数据中学到了什么",
    modes: |found, all| format!("{all} 个模式中找到 {found} 个"),
    table: ["模式", "−ln p（奈特）", "训练时间（秒）", "每个样本的计算次数"],
    table_name: "比较",
    shown_form: "vae、deep_vae、gan、flow、diffusion 中的一个或多个，用加号连接",
};

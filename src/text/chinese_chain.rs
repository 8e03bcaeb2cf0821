//! Simplified Chinese: the screen of Markov chains.

use super::chain::ChainText;
use crate::chain::Finding;

pub const CHAIN: ChainText = ChainText {
    topics: |name| match name {
        "continuum" => "连续状态",
        "gaussians" => "高斯分布",
        "bayes" => "贝叶斯",
        _ => "离散状态",
    },
    betas: "各步的 β",
    betas_hint: "拖动圆点：每一步加入多少噪声。",
    density: "各步的密度",
    by_matrices: "由矩阵得到",
    kernel: "下一步的转移矩阵，从 x（向下）到 x",
    noise_verdict: |settles| {
        if settles {
            "已稳定于 N(0, 1)：初始分布被遗忘"
        } else {
            "还不是噪声：步数太少，或 β 太小"
        }
    },
    preset: "链",
    own: "自定义",
    presets: |name| match name {
        "market" => "股市",
        "two-states" => "两个状态",
        "cycle" => "循环（周期链）",
        "classes" => "两个互不相通的类",
        "weather" => "天气",
        "letters" => "一段文字的字母",
        "two-bumps" => "双峰",
        "far" => "远离 0",
        "two-points" => "两点",
        "broad" => "宽",
        _ => "",
    },
    state: |name| {
        Some(match name {
            "bull" => "牛市",
            "bear" => "熊市",
            "flat" => "横盘",
            "sunny" => "晴",
            "cloudy" => "阴",
            "rainy" => "雨",
            _ => return None,
        })
    },
    transitions: "转移矩阵",
    entry: |from, to| format!("从{from}到{to}"),
    lock: "锁定元素",
    names: "名称",
    add_state: "增加一个状态",
    remove_state: "减少一个状态",
    start: "初始",
    start_hint: "拖动左侧的条形：游走者从哪里出发。",
    middle: |step| format!("第 {step} 步的链"),
    step_of: |step, steps| format!("第 {step} / {steps} 步"),
    settles_at: "稳定于",
    mean_over_period: "一个周期的平均",
    from_this_start: "从此初始分布出发",
    walkers: "游走者",
    exact: "精确",
    stationary: "平稳分布",
    shares_plot: "各状态的占比",
    share: "占比",
    distance_to_noise: "到 N(0, 1) 的距离",
    distance_plot: "到平稳分布的距离 (log₁₀)",
    rate: "第二特征值给出的速率",
    step: "步",
    paste: "自己的文字…",
    paste_hint: "在此粘贴文字，或把文本文件拖到页面上。文字只留在你的电脑上。",
    use_text: "使用这段文字",
    no_letters: "其中没有两个不同的字母。",
    read: |count| format!("已读取 {count} 个字母"),
    sample: "由此链抽样的文字",
    prediction: "会稳定于何处？",
    verdict: |finding, period, classes| match finding {
        Finding::Settles => "已稳定：初始分布被遗忘".to_owned(),
        Finding::Periodic => format!("周期链：每 {period} 步循环一次，永不稳定"),
        Finding::DependsOnStart => format!("取决于初始分布：{classes} 个类互不相通"),
    },
    within: |steps| format!("{steps} 步后误差在 1 % 以内"),
    second_eigenvalue: "第二特征值",
    entropy: "熵",
    matrix_form: "2 到 6 行，以分号分隔；每行与行数相同个数的非负数，以逗号分隔，例如 0.3,0.7;0.9,0.1；每行会除以其和",
    betas_form: "2 到 12 个 0 到 0.99 之间的数，以逗号分隔，例如 0.01,0.3",
    start_form: "至多 6 个非负数，以逗号分隔，例如 0.3,0.4,0.3；会除以其和",
    names_form: "至多 6 个名称，以逗号分隔，每个 1 到 12 个字母或数字",
};

//! Every word on the page, in every language. A language is a [`Text`]; the compiler sees to it that none is missing.

use crate::diffusion::data::NumberList;
use crate::diffusion::data::list::Complaints;
use crate::lab::combination::Reason;
use crate::lab::settings::{ALL, Domain, Refusal};
use crate::lab::verdict::Verdict;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// The language of a tag such as `en-GB` or `zh-CN`; English if we don't speak it.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// The words.
    pub fn text(self) -> &'static Text {
        match self {
            Self::English => &ENGLISH,
            Self::Chinese => &CHINESE,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }
}

/// The words of the page in one language.
pub struct Text {
    /// What the page calls this language.
    pub own_name: &'static str,
    pub tagline: &'static str,
    pub data: &'static str,
    pub forward: &'static str,
    pub reverse: &'static str,
    pub recovered: &'static str,
    pub run: &'static str,
    pub noise_word: &'static str,
    pub noise_hint: &'static str,
    pub new_seed: &'static str,
    pub start_over: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub density: &'static str,
    pub sample_paths: &'static str,
    pub playhead: &'static str,
    pub populations: &'static str,
    pub exact_marginal: &'static str,
    pub estimate: &'static str,
    pub posterior: &'static str,
    pub own_label: &'static str,
    pub mean: &'static str,
    pub std: &'static str,
    pub share: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub restart: &'static str,
    pub step_back: &'static str,
    pub step_on: &'static str,
    pub time: &'static str,
    pub speed: &'static str,
    pub dismiss: &'static str,
    pub more: &'static str,
    pub exact_density: &'static str,
    pub score_tab: &'static str,
    pub schedule_tab: &'static str,
    pub distance_tab: &'static str,
    pub estimate_tab: &'static str,
    pub true_score: &'static str,
    pub edit_mixture: &'static str,
    pub edit_hint: &'static str,
    pub draw_hint: &'static str,
    pub add: &'static str,
    pub delete: &'static str,
    pub weight: &'static str,
    pub own_numbers: &'static str,
    pub own_numbers_hint: &'static str,
    pub use_numbers: &'static str,
    pub close: &'static str,
    pub no_numbers: &'static str,
    setting: fn(&str) -> &'static str,
    choice: fn(&str, &str) -> &'static str,
    model_remark: fn(&str) -> &'static str,
    reason: fn(Reason) -> &'static str,
    mixture_form: &'static str,
    drawing_form: &'static str,
    scale: fn(usize, f64, f64) -> String,
    not_a_number: fn(usize, &str) -> String,
    more_not_numbers: fn(usize) -> String,
    too_many_numbers: fn(usize) -> String,
    verdicts: fn(Verdict) -> &'static str,
    unknown_setting: fn(&str, &str) -> String,
    not_allowed: fn(&str, &str, &str) -> String,
    taken_instead: fn(&str) -> String,
    from_to: fn(&str, &str, bool) -> String,
    one_of: fn(&str) -> String,
}

impl Text {
    /// What the page calls a setting.
    pub fn setting(&self, name: &str) -> &'static str {
        (self.setting)(name)
    }

    /// What the page calls one of a setting's choices.
    pub fn choice(&self, setting: &str, name: &str) -> &'static str {
        (self.choice)(setting, name)
    }

    /// What a score model does and what it shows.
    pub fn model_remark(&self, model: &str) -> &'static str {
        (self.model_remark)(model)
    }

    /// Why settings have no meaning together.
    pub fn reason(&self, reason: Reason) -> &'static str {
        (self.reason)(reason)
    }

    /// How many numbers a list has, and how they were standardised.
    pub fn scale(&self, list: &NumberList) -> String {
        let (mean, std) = list.scale();
        (self.scale)(list.count(), mean, std)
    }

    /// What was found in a text besides numbers, a line each.
    pub fn complaints(&self, complaints: &Complaints) -> Vec<String> {
        let mut lines: Vec<_> =
            complaints.not_numbers.iter().map(|(line, word)| (self.not_a_number)(*line, word)).collect();
        let more = complaints.not_numbers_count - complaints.not_numbers.len();
        if more > 0 {
            lines.push((self.more_not_numbers)(more));
        }
        if complaints.too_many > 0 {
            lines.push((self.too_many_numbers)(complaints.too_many));
        }
        lines
    }

    /// The verdict, as the beginning of a sentence that the shares of +1 complete.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        (self.verdicts)(verdict)
    }

    /// Why a value was not taken, what is allowed, and what was taken instead.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::UnknownName { name } => {
                let names: Vec<_> = ALL.iter().map(|setting| setting.name).collect();
                (self.unknown_setting)(name, &names.join(", "))
            }
            Refusal::NoMeaning { setting, given, reason } => {
                (self.not_allowed)(setting.name, given, self.reason(*reason))
            }
            Refusal::NotAllowed { setting, given, nearest } => {
                let allowed = match setting.domain {
                    Domain::Real { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), false),
                    Domain::Whole { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), true),
                    Domain::OneOf(names) => (self.one_of)(&names.join(", ")),
                    Domain::Mixture => self.mixture_form.to_owned(),
                    Domain::Drawing => self.drawing_form.to_owned(),
                    Domain::Seed => (self.from_to)("0", &u64::MAX.to_string(), true),
                };
                let mut message = (self.not_allowed)(setting.name, given, &allowed);
                if let Some(nearest) = nearest {
                    message.push_str(&(self.taken_instead)(&nearest.to_string()));
                }
                message
            }
        }
    }
}

static ENGLISH: Text = Text {
    own_name: "English",
    tagline: "diffusion, out and back",
    data: "Data",
    forward: "Forward",
    reverse: "Reverse",
    recovered: "Recovered",
    run: "Run",
    noise_word: "noise",
    noise_hint: "drag it: watch the recovery fail",
    new_seed: "new seed",
    start_over: "start over",
    light: "light",
    dark: "dark",
    density: "density",
    sample_paths: "sample paths",
    playhead: "playhead",
    populations: "Populations at",
    exact_marginal: "exact p(x, t)",
    estimate: "Estimate of the clean data x̂₀(x, t) at",
    posterior: "exact E[x₀ | x]",
    own_label: "each particle’s own x₀",
    mean: "mean",
    std: "std",
    share: "share of +1",
    play: "play",
    pause: "pause",
    restart: "restart",
    step_back: "step back",
    step_on: "step on",
    time: "time",
    speed: "speed",
    dismiss: "dismiss",
    more: "more",
    exact_density: "exact density",
    score_tab: "score",
    schedule_tab: "schedule",
    distance_tab: "W₁(t)",
    estimate_tab: "x̂₀",
    true_score: "exact score",
    edit_mixture: "edit as a mixture",
    edit_hint: "In the data histogram: drag a dot, click to add one, double-click one to delete it.",
    draw_hint: "Draw the density in the data histogram.",
    add: "add",
    delete: "delete",
    weight: "weight",
    own_numbers: "your own numbers …",
    own_numbers_hint: "Paste numbers here, or drop a text or CSV file on the page.",
    use_numbers: "use these numbers",
    close: "close",
    no_numbers: "There is no number in it.",
    setting: |name| match name {
        "data" => "data set",
        "prior" => "prior p(+1)",
        "separation" => "separation",
        "width" => "width",
        "mix" => "mixture",
        "drawn" => "drawing",
        "schedule" => "schedule",
        "rate" => "rate c",
        "beta0" => "β₀",
        "beta1" => "β₁",
        "sigma_min" => "σ min",
        "sigma_max" => "σ max",
        "forward" => "forward step",
        "steps" => "steps",
        "start" => "start from",
        "model" => "score model",
        "noise" => "noise",
        "corrupt" => "noise on",
        "sampler" => "sampler",
        "eta" => "η",
        "langevin_step" => "Langevin step / σ²",
        "langevin_repeats" => "steps a level",
        "corrector_steps" => "corrector steps",
        "particles" => "particles",
        "seed" => "seed",
        _ => "",
    },
    choice: |setting, name| match (setting, name) {
        ("data", "two-point") => "two points",
        ("data", "two-bumps") => "two bumps",
        ("data", "three-bumps") => "three bumps",
        ("data", "comb") => "uneven comb",
        ("data", "uniform") => "uniform-like",
        ("data", "mixture") => "your mixture",
        ("data", "drawn") => "drawn",
        ("data", "list") => "your numbers …",
        ("schedule", "cubic") => "cubic",
        ("schedule", "linear") => "linear",
        ("schedule", "cosine") => "cosine",
        ("schedule", "constant") => "constant",
        ("schedule", "geometric") => "geometric (VE)",
        ("forward", "exact") => "exact transition",
        ("forward" | "sampler", "em") => "Euler–Maruyama",
        ("start", "forward") => "the forward run",
        ("start", "gaussian") => "a fresh Gaussian",
        ("model", "exact") => "exact",
        ("model", "nn") => "nearest neighbour",
        ("model", "mle") => "maximum likelihood",
        ("model", "bayes") => "posterior",
        ("corrupt", "x0") => "x̂₀",
        ("corrupt", "eps") => "ε̂",
        ("corrupt", "score") => "the score",
        ("sampler", "ddpm") => "DDPM",
        ("sampler", "ddim") => "DDIM",
        ("sampler", "ode") => "ODE (Heun)",
        ("sampler", "langevin") => "annealed Langevin",
        ("sampler", "pc") => "predictor–corrector",
        _ => "",
    },
    model_remark: |model| match model {
        "exact" => "x̂₀ is the particle’s own label. Forward and reverse agree.",
        "nn" => "x̂₀ is the data point nearest to x. The prior is lost.",
        "mle" => "x̂₀ is the likelier data point, prior included. The prior comes back too strong.",
        "bayes" => "x̂₀ = E[x₀ | x], the true score. The prior comes back.",
        _ => "",
    },
    reason: |reason| match reason {
        Reason::NoList => "no list of numbers is loaded",
    },
    mixture_form: "up to 8 components weight:mean:std with commas between, such as 0.5:−1:0.2,0.5:1:0.2",
    drawing_form: "64 letters out of A–Z, a–z, 0–9, - and _, not all A",
    scale: |count, mean, std| format!("{count} numbers; x = (number − {mean:.4}) / {std:.4}"),
    not_a_number: |line, word| format!("line {line}: “{word}” is not a number"),
    more_not_numbers: |more| format!("and {more} more that are not numbers"),
    too_many_numbers: |more| format!("the last {more} numbers were left out: 100 000 is the most"),
    verdicts: |verdict| match verdict {
        Verdict::Smeared => "The peaks are smeared",
        Verdict::PriorLost => "The prior is lost",
        Verdict::PriorOverCounted => "The prior is over-counted",
        Verdict::Blurred => "Recovered, but blurred",
        Verdict::Recovered => "Recovered",
    },
    unknown_setting: |name, names| format!("There is no setting “{name}”. The settings are {names}."),
    not_allowed: |name, given, allowed| format!("{name} can’t be “{given}”: it is {allowed}."),
    taken_instead: |value| format!(" {value} was taken instead."),
    from_to: |least, most, whole| {
        let number = if whole { "whole number" } else { "number" };
        format!("a {number} from {least} to {most}")
    },
    one_of: |names| format!("one of {names}"),
};

static CHINESE: Text = Text {
    own_name: "中文",
    tagline: "扩散：去与回",
    data: "数据",
    forward: "前向",
    reverse: "反向",
    recovered: "复原",
    run: "运行",
    noise_word: "噪声",
    noise_hint: "拖动它，看复原如何失败",
    new_seed: "换种子",
    start_over: "重新开始",
    light: "浅色",
    dark: "深色",
    density: "密度",
    sample_paths: "样本轨迹",
    playhead: "播放位置",
    populations: "此刻的分布",
    exact_marginal: "精确边缘 p(x, t)",
    estimate: "干净数据的估计 x̂₀(x, t)",
    posterior: "精确 E[x₀ | x]",
    own_label: "每个粒子自己的 x₀",
    mean: "均值",
    std: "标准差",
    share: "+1 的比例",
    play: "播放",
    pause: "暂停",
    restart: "回到开头",
    step_back: "后退一步",
    step_on: "前进一步",
    time: "时间",
    speed: "速度",
    dismiss: "关闭",
    more: "更多",
    exact_density: "精确密度",
    score_tab: "分数",
    schedule_tab: "调度",
    distance_tab: "W₁(t)",
    estimate_tab: "x̂₀",
    true_score: "精确分数",
    edit_mixture: "作为混合分布编辑",
    edit_hint: "在数据直方图中：拖动圆点，单击添加，双击删除。",
    draw_hint: "在数据直方图中画出密度。",
    add: "添加",
    delete: "删除",
    weight: "权重",
    own_numbers: "自己的数据…",
    own_numbers_hint: "在此粘贴数字，或把文本或 CSV 文件拖到页面上。",
    use_numbers: "使用这些数字",
    close: "关闭",
    no_numbers: "其中没有数字。",
    setting: |name| match name {
        "data" => "数据集",
        "prior" => "先验 p(+1)",
        "separation" => "间距",
        "width" => "宽度",
        "mix" => "混合分布",
        "drawn" => "手绘",
        "schedule" => "噪声调度",
        "rate" => "速率 c",
        "beta0" => "β₀",
        "beta1" => "β₁",
        "sigma_min" => "σ 最小值",
        "sigma_max" => "σ 最大值",
        "forward" => "前向步进",
        "steps" => "步数",
        "start" => "反向起点",
        "model" => "分数模型",
        "noise" => "噪声",
        "corrupt" => "噪声加在",
        "sampler" => "采样器",
        "eta" => "η",
        "langevin_step" => "朗之万步长 / σ²",
        "langevin_repeats" => "每级步数",
        "corrector_steps" => "校正步数",
        "particles" => "粒子数",
        "seed" => "随机种子",
        _ => "",
    },
    choice: |setting, name| match (setting, name) {
        ("data", "two-point") => "两点",
        ("data", "two-bumps") => "双峰",
        ("data", "three-bumps") => "三峰",
        ("data", "comb") => "不均匀梳状",
        ("data", "uniform") => "近似均匀",
        ("data", "mixture") => "自定义混合",
        ("data", "drawn") => "手绘",
        ("data", "list") => "自己的数据",
        ("schedule", "cubic") => "三次",
        ("schedule", "linear") => "线性",
        ("schedule", "cosine") => "余弦",
        ("schedule", "constant") => "常数",
        ("schedule", "geometric") => "几何（方差爆炸）",
        ("forward", "exact") => "精确转移",
        ("forward" | "sampler", "em") => "欧拉–丸山",
        ("start", "forward") => "前向终点",
        ("start", "gaussian") => "新的高斯噪声",
        ("model", "exact") => "精确标签",
        ("model", "nn") => "最近邻",
        ("model", "mle") => "最大似然",
        ("model", "bayes") => "后验均值",
        ("corrupt", "x0") => "x̂₀",
        ("corrupt", "eps") => "ε̂",
        ("corrupt", "score") => "分数",
        ("sampler", "ddpm") => "DDPM",
        ("sampler", "ddim") => "DDIM",
        ("sampler", "ode") => "概率流 ODE",
        ("sampler", "langevin") => "退火朗之万",
        ("sampler", "pc") => "预测–校正",
        _ => "",
    },
    model_remark: |model| match model {
        "exact" => "x̂₀ 是粒子自己的标签。前向与反向一致。",
        "nn" => "x̂₀ 是离 x 最近的数据点。先验丢失。",
        "mle" => "x̂₀ 是计入先验后更可能的数据点。先验被过度放大。",
        "bayes" => "x̂₀ = E[x₀ | x]，真实的分数。先验得以恢复。",
        _ => "",
    },
    reason: |reason| match reason {
        Reason::NoList => "尚未载入数字列表",
    },
    mixture_form: "至多 8 个分量 权重:均值:标准差，以逗号分隔，例如 0.5:−1:0.2,0.5:1:0.2",
    drawing_form: "64 个字符，取自 A–Z、a–z、0–9、- 和 _，且不全为 A",
    scale: |count, mean, std| format!("{count} 个数；x = (数 − {mean:.4}) / {std:.4}"),
    not_a_number: |line, word| format!("第 {line} 行：“{word}”不是数"),
    more_not_numbers: |more| format!("另有 {more} 个不是数"),
    too_many_numbers: |more| format!("最后 {more} 个数未使用：最多 100 000 个"),
    verdicts: |verdict| match verdict {
        Verdict::Smeared => "峰被抹平了",
        Verdict::PriorLost => "先验丢失了",
        Verdict::PriorOverCounted => "先验被过度放大",
        Verdict::Blurred => "已复原，但变模糊",
        Verdict::Recovered => "已复原",
    },
    unknown_setting: |name, names| format!("没有名为“{name}”的设置。可用的设置：{names}。"),
    not_allowed: |name, given, allowed| format!("{name} 不能是“{given}”：应为{allowed}。"),
    taken_instead: |value| format!("已改用 {value}。"),
    from_to: |least, most, whole| {
        let number = if whole { "整数" } else { "数" };
        format!("{least} 到 {most} 之间的{number}")
    },
    one_of: |names| format!("{names} 之一"),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::settings::MODEL;

    #[test]
    fn every_setting_and_every_choice_has_its_words_in_every_language() {
        for language in [Language::English, Language::Chinese] {
            let text = language.text();
            for setting in ALL {
                assert_ne!(text.setting(setting.name), "", "{setting:?}");
                if let Domain::OneOf(names) = setting.domain {
                    for name in names {
                        assert_ne!(text.choice(setting.name, name), "", "{setting:?} {name}");
                    }
                }
            }
            if let Domain::OneOf(models) = MODEL.domain {
                assert!(models.iter().all(|model| !text.model_remark(model).is_empty()));
            }
        }
    }
}

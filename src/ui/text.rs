//! Every word on the page, in every language. A language is a [`Text`]; the compiler sees to it that none is missing.

use crate::diffusion::model;
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
    pub prior: &'static str,
    pub schedule: &'static str,
    pub steps: &'static str,
    pub model: &'static str,
    pub noise: &'static str,
    pub noise_hint: &'static str,
    pub particles: &'static str,
    pub seed: &'static str,
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
    schedules: fn(&'static str) -> &'static str,
    models: fn(&'static model::Kind) -> (&'static str, &'static str),
    verdicts: fn(Verdict) -> &'static str,
    unknown_setting: fn(&str, &str) -> String,
    not_allowed: fn(&str, &str, &str) -> String,
    taken_instead: fn(&str) -> String,
    from_to: fn(&str, &str, bool) -> String,
    one_of: fn(&str) -> String,
}

impl Text {
    /// A schedule and its formula.
    pub fn schedule_name(&self, schedule: &'static str) -> &'static str {
        (self.schedules)(schedule)
    }

    /// A score model's name.
    pub fn model_name(&self, model: &'static model::Kind) -> &'static str {
        (self.models)(model).0
    }

    /// What a score model does and what it shows.
    pub fn model_remark(&self, model: &'static model::Kind) -> &'static str {
        (self.models)(model).1
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
            Refusal::NotAllowed { setting, given, nearest } => {
                let allowed = match setting.domain {
                    Domain::Real { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), false),
                    Domain::Whole { least, most } => (self.from_to)(&least.to_string(), &most.to_string(), true),
                    Domain::OneOf(names) => (self.one_of)(&names.join(", ")),
                    Domain::Seed => (self.from_to)("0", &u64::MAX.to_string(), true),
                    domain @ (Domain::Mixture | Domain::Drawing) => domain.to_string(),
                };
                let mut message = (self.not_allowed)(setting.name, given, &allowed);
                if let Some(nearest) = nearest {
                    message.push_str(&(self.taken_instead)(&nearest.to_string()));
                }
                message
            }
            // In English, until there is a list to load.
            Refusal::NoMeaning { .. } => refusal.to_string(),
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
    prior: "prior p(+1)",
    schedule: "schedule",
    steps: "steps",
    model: "score model",
    noise: "noise",
    noise_hint: "drag it: watch the recovery fail",
    particles: "particles",
    seed: "seed",
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
    schedules: |name| name,
    models: |model| match model.name {
        "exact" => ("exact", "x̂₀ is the particle’s own label. Forward and reverse agree."),
        "nn" => ("nearest neighbour", "x̂₀ is the data point nearest to x. The prior is lost."),
        "mle" => {
            ("maximum likelihood", "x̂₀ is the likelier data point, prior included. The prior comes back too strong.")
        }
        "bayes" => ("posterior", "x̂₀ = E[x₀ | x], the true score. The prior comes back."),
        name => (name, ""),
    },
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
    prior: "先验 p(+1)",
    schedule: "噪声调度",
    steps: "步数",
    model: "分数模型",
    noise: "噪声",
    noise_hint: "拖动它，看复原如何失败",
    particles: "粒子数",
    seed: "随机种子",
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
    schedules: |schedule| match schedule {
        "cubic" => "三次",
        "linear" => "线性",
        "cosine" => "余弦",
        "constant" => "常数",
        "geometric" => "几何",
        name => name,
    },
    models: |model| match model.name {
        "exact" => ("精确标签", "x̂₀ 是粒子自己的标签。前向与反向一致。"),
        "nn" => ("最近邻", "x̂₀ 是离 x 最近的数据点。先验丢失。"),
        "mle" => ("最大似然", "x̂₀ 是计入先验后更可能的数据点。先验被过度放大。"),
        "bayes" => ("后验均值", "x̂₀ = E[x₀ | x]，真实的分数。先验得以恢复。"),
        name => (name, ""),
    },
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

//! The words about numbers of the user's own, in every language.

use crate::diffusion::data::NumberList;
use crate::lab::numbers::{Commas, NotNumbers, NotText, Reading};

/// The words about numbers in one language.
pub struct NumbersText {
    /// How many numbers were taken, and what commas were taken for.
    pub(super) read: fn(usize, Option<Commas>) -> String,
    /// A button: another meaning of commas, and the number of numbers that there are then.
    pub other: fn(Commas, usize) -> String,
    pub column: &'static str,
    /// A column without a name, counted from 1.
    pub unnamed: fn(usize) -> String,
    pub all_columns: &'static str,
    pub(super) missing: fn(usize) -> String,
    pub(super) word: fn(usize, &str) -> String,
    pub(super) more_words: fn(usize) -> String,
    pub(super) too_many: fn(usize) -> String,
    pub(super) cut: &'static str,
    pub(super) scale: fn(f64, f64) -> String,
    /// All numbers are this one.
    pub(super) equal: fn(f64) -> String,
    pub(super) nothing: &'static str,
    pub(super) little: fn(usize, usize, &str) -> String,
    pub(super) not_text: fn(NotText) -> &'static str,
}

impl NumbersText {
    /// What was taken from a text.
    pub fn taken(&self, reading: &Reading) -> String {
        self.list(&reading.list, reading.commas)
    }

    /// How many numbers a list has, and how they were scaled.
    pub fn list(&self, list: &NumberList, commas: Option<Commas>) -> String {
        let ((mean, std), numbers) = (list.scale(), list.numbers());
        let is_point = list.data().variance() == 0.0;
        let scale =
            if is_point { (self.equal)(numbers.first().copied().unwrap_or(mean)) } else { (self.scale)(mean, std) };
        format!("{} {scale}", (self.read)(numbers.len(), commas))
    }

    /// What was left out, one line each.
    pub fn left_out(&self, reading: &Reading) -> Vec<String> {
        let mut lines: Vec<_> = reading.words.iter().map(|(line, word)| (self.word)(*line, word)).collect();
        let counted = [
            (reading.word_count - reading.words.len(), self.more_words),
            (reading.missing, self.missing),
            (reading.too_many, self.too_many),
        ];
        lines.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words(count)));
        lines.extend(reading.is_cut.then(|| self.cut.to_owned()));
        lines
    }

    /// Why nothing was taken.
    pub fn refused(&self, found: &NotNumbers) -> String {
        if found.numbers + found.words == 0 {
            return self.nothing.to_owned();
        }
        let examples: Vec<_> = found.examples.iter().map(|word| format!("“{word}”")).collect();
        (self.little)(found.numbers, found.words, &examples.join(", "))
    }
}

pub static ENGLISH_NUMBERS: NumbersText = NumbersText {
    read: |count, commas| {
        let numbers = if count == 1 { "1 number".to_owned() } else { format!("{count} numbers") };
        match commas {
            None => format!("Read: {numbers}."),
            Some(Commas::Separate) => format!("Read with commas between numbers: {numbers}."),
            Some(Commas::Decimal) => format!("Read with decimal commas: {numbers}."),
            Some(Commas::Thousands) => format!("Read with commas between thousands: {numbers}."),
        }
    },
    other: |commas, count| {
        let how = match commas {
            Commas::Separate => "commas between numbers",
            Commas::Decimal => "decimal commas",
            Commas::Thousands => "commas between thousands",
        };
        format!("read with {how}: {count} numbers")
    },
    column: "column",
    unnamed: |number| format!("column {number}"),
    all_columns: "all columns",
    missing: |count| format!("{count} empty or missing values were left out"),
    word: |line, word| format!("line {line}: “{word}” is not a number"),
    more_words: |more| format!("and {more} more that are not numbers"),
    too_many: |more| format!("the last {more} numbers were left out: 100 000 is the most"),
    cut: "only the first 32 MB of the text were read",
    scale: |mean, std| format!("x = (number − {mean:.4}) / {std:.4}"),
    equal: |number| format!("All are {number}: the data are one point. x = number − {number}"),
    nothing: "There is no number in it. The data stay as they were.",
    little: |numbers, words, examples| {
        format!("{numbers} numbers and {words} other words were found, such as {examples}. The data stay as they were.")
    },
    not_text: |kind| match kind {
        NotText::Document => {
            "This file is a spreadsheet or another office document: save it as CSV, or copy its cells and paste them. Nothing was changed."
        }
        NotText::Image => "This file is an image: it has no numbers that can be read. Nothing was changed.",
        NotText::Pdf => "This file is a PDF: copy its numbers and paste them. Nothing was changed.",
        NotText::Archive => "This file is compressed: unpack it first. Nothing was changed.",
        NotText::Binary => {
            "This file is neither text nor a network that Diffuscope has saved: save the numbers as text or CSV. Nothing was changed."
        }
    },
};

pub static CHINESE_NUMBERS: NumbersText = NumbersText {
    read: |count, commas| match commas {
        None => format!("已读入 {count} 个数。"),
        Some(Commas::Separate) => format!("逗号作为数之间的分隔符：已读入 {count} 个数。"),
        Some(Commas::Decimal) => format!("逗号作为小数点：已读入 {count} 个数。"),
        Some(Commas::Thousands) => format!("逗号作为千位分隔符：已读入 {count} 个数。"),
    },
    other: |commas, count| {
        let how = match commas {
            Commas::Separate => "数之间的分隔符",
            Commas::Decimal => "小数点",
            Commas::Thousands => "千位分隔符",
        };
        format!("改为把逗号读作{how}：{count} 个数")
    },
    column: "列",
    unnamed: |number| format!("第 {number} 列"),
    all_columns: "所有列",
    missing: |count| format!("{count} 个空值或缺失值未使用"),
    word: |line, word| format!("第 {line} 行：“{word}”不是数"),
    more_words: |more| format!("另有 {more} 个不是数"),
    too_many: |more| format!("最后 {more} 个数未使用：最多 100 000 个"),
    cut: "只读取了文本的前 32 MB",
    scale: |mean, std| format!("x = (数 − {mean:.4}) / {std:.4}"),
    equal: |number| format!("全部等于 {number}：数据是一个点。x = 数 − {number}"),
    nothing: "其中没有数字。数据保持不变。",
    little: |numbers, words, examples| {
        format!("找到 {numbers} 个数和 {words} 个其他词，例如 {examples}。数据保持不变。")
    },
    not_text: |kind| match kind {
        NotText::Document => "这个文件是电子表格或其他办公文档：请另存为 CSV，或复制单元格后粘贴。未作任何更改。",
        NotText::Image => "这个文件是图像，其中没有可读取的数字。未作任何更改。",
        NotText::Pdf => "这个文件是 PDF：请复制其中的数字后粘贴。未作任何更改。",
        NotText::Archive => "这个文件是压缩文件：请先解压。未作任何更改。",
        NotText::Binary => "这个文件既不是文本，也不是 Diffuscope 保存的网络：请把数字保存为文本或 CSV。未作任何更改。",
    },
};

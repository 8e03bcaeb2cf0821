//! Numbers as text: with true minus signs, and no more digits than are asked for.

/// A number in its shortest form, with a true minus sign.
pub fn number(x: f64) -> String {
    x.to_string().replace('-', "−")
}

/// A number with a fixed number of decimals and a true minus sign; zero has no sign.
pub fn fixed(x: f64, decimals: usize) -> String {
    let text = format!("{x:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.bytes().all(|b| matches!(b, b'0' | b'.')) => zero.to_owned(),
        Some(positive) => format!("−{positive}"),
        None => text,
    }
}

/// How t is written beside a plot.
pub fn time(t: f64) -> String {
    fixed(t, 2)
}

/// A share as a percentage.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// A count with a thin gap between thousands.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_minus_signs_and_gaps() {
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(-0.25, 2), "−0.25");
        assert_eq!(number(-3.0), "−3");
        assert_eq!(percent(0.8749), "87 %");
        assert_eq!(count(1_048_576), "1\u{a0}048\u{a0}576");
        assert_eq!(count(256), "256");
    }
}

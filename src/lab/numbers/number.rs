//! One number.

use super::characters::GROUP_SPACE;
use crate::diffusion::data::list::LARGEST;

/// What a comma between two digits means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commas {
    /// It separates two numbers.
    Separate,
    /// It is the decimal comma; a point then separates thousands.
    Decimal,
    /// It separates thousands.
    Thousands,
}

/// A field of a line or an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'t> {
    /// A number within ±[`LARGEST`].
    Number(f64),
    /// No value: nothing, or a word such as `NA`.
    Missing,
    /// Anything else.
    Word(&'t str),
}

/// Signs of units that may stand before or behind a number.
const UNITS: &[char] = &['%', '‰', '$', '€', '£', '¥', '₹', '°'];
/// How other programs write that there is no value.
const MISSING: [&str; 12] = ["na", "n/a", "#n/a", "<na>", "nan", "null", "none", "nil", "missing", "-", "?", "."];
/// How exponents of ten begin.
const EXPONENTS: [&str; 9] = ["e", "E", "d", "D", "×10^", "×10", "*10^", "*10**", "*^"];
/// What types of numbers end in, in programs.
const SUFFIXES: [&str; 10] = ["f", "F", "l", "L", "u", "U", "f32", "f64", "i32", "m"];

/// The meaning of a field, without separators around it; `in_code` allows what only programming languages write.
pub fn cell(field: &str, commas: Commas, in_code: bool) -> Cell<'_> {
    let field = field.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ';'));
    if let Some(x) = number(field, commas, in_code) {
        return Cell::Number(x);
    }
    let is_missing = field.is_empty() || MISSING.iter().any(|word| field.eq_ignore_ascii_case(word));
    if is_missing { Cell::Missing } else { Cell::Word(field) }
}

/// The number that `text` is, if it is one within ±[`LARGEST`].
pub fn number(text: &str, commas: Commas, in_code: bool) -> Option<f64> {
    let is_simple = |byte: u8| byte.is_ascii_digit() || byte == b'-' || byte == b'.' && commas != Commas::Decimal;
    let x = if text.bytes().all(is_simple) { text.parse().ok() } else { written(text, commas, in_code) };
    x.filter(|x: &f64| x.abs() <= LARGEST)
}

fn written(text: &str, commas: Commas, in_code: bool) -> Option<f64> {
    let text = text.trim_matches(|c: char| UNITS.contains(&c) || c.is_whitespace());
    let (is_negative, text) = sign(text);
    let text = text.trim_start_matches(UNITS).trim_start();
    let mut plain = String::with_capacity(text.len() + 2);
    let rest = whole(text, commas, &mut plain)?;
    let decimal = if commas == Commas::Decimal { ',' } else { '.' };
    let rest = match rest.strip_prefix(decimal) {
        Some(fraction) => {
            plain.push('.');
            let end = fraction.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(fraction.len());
            plain.extend(fraction.get(..end)?.chars().filter(char::is_ascii_digit));
            fraction.get(end..)?
        }
        None => rest,
    };
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_suffix = |rest: &str| in_code && SUFFIXES.contains(&rest.trim_start_matches('_'));
    let rest = if is_suffix(rest) { rest } else { exponent(rest, in_code, &mut plain) };
    if !(rest.is_empty() || is_suffix(rest)) {
        return None;
    }
    let x: f64 = plain.parse().ok()?;
    Some(if is_negative { -x } else { x })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Appends the digits before the decimal mark to `plain`, and returns what follows them. Groups of thousands have three
/// digits, the first one up to three.
fn whole<'t>(text: &'t str, commas: Commas, plain: &mut String) -> Option<&'t str> {
    let separates = |c: char| match c {
        GROUP_SPACE | ' ' | '\'' => true,
        '.' => commas == Commas::Decimal,
        ',' => commas == Commas::Thousands,
        _ => false,
    };
    let (mut run, mut groups) = (0, 0);
    let mut places = text.char_indices().peekable();
    while let Some((place, c)) = places.next() {
        let goes_on = places.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if c.is_ascii_digit() {
            plain.push(c);
            run += 1;
        } else if c == '_' && run > 0 && goes_on {
        } else if separates(c) && goes_on {
            if run == 0 || run > 3 || groups > 0 && run < 3 {
                return None;
            }
            groups += 1;
            run = 0;
        } else {
            return (groups == 0 || run == 3).then(|| text.get(place..)).flatten();
        }
    }
    (groups == 0 || run == 3).then_some("")
}

/// Appends an exponent of ten to `plain`, if there is one, and returns what follows it.
fn exponent<'t>(text: &'t str, in_code: bool, plain: &mut String) -> &'t str {
    let julia: &[&str] = if in_code { &["f"] } else { &[] };
    for beginning in EXPONENTS.iter().chain(julia) {
        let Some(rest) = text.strip_prefix(beginning) else { continue };
        let (mut power, mut end) = (String::new(), 0);
        for (place, c) in rest.char_indices() {
            let digit = if c.is_ascii_digit() { Some(c) } else { superscript(c) };
            match (c, digit) {
                (_, Some(digit)) => power.push(digit),
                ('-' | '⁻', _) if place == 0 => power.push('-'),
                ('+' | '⁺', _) if place == 0 => {}
                _ => break,
            }
            end = place + c.len_utf8();
        }
        if power.bytes().any(|byte| byte.is_ascii_digit()) {
            plain.push('e');
            plain.push_str(&power);
            return rest.get(end..).unwrap_or_default();
        }
    }
    text
}

fn superscript(c: char) -> Option<char> {
    let value = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|superscript| superscript == c)?;
    char::from_digit(value as u32, 10)
}

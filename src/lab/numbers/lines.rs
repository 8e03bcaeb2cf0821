//! Text as lines of fields: lists, CSV files, tables of fixed width, and what other programs print.

use super::columns::Columns;
use super::number::Commas;
use super::rows::{Rows, separates};

/// Lines that are looked at to find out what separates fields.
const LOOKED_AT: usize = 1000;

/// Reads `plain` as lines of fields.
pub fn read(plain: &str, commas: Commas) -> Columns<'_> {
    let delimiter = delimiter(plain, commas);
    let has_indices = data_lines(plain).next().is_some_and(|(_, line)| without_index(line).is_some());
    let mut rows = Rows::default();
    let mut remark = "";
    let mut numbered = data_lines(plain);
    for (number, line) in numbered.by_ref() {
        if rows.iter().next().is_none() {
            remark = comment_before(plain, number).unwrap_or(remark);
        }
        let line = if has_indices { without_index(line).unwrap_or(line) } else { line };
        fields(line, delimiter, commas, |field| rows.push_field(field, commas));
        rows.end(number);
    }
    // Some programs write the names of columns as a comment.
    fields(remark, delimiter, commas, |name| rows.names.push(name.trim_matches(['"', ' ']).to_owned()));
    Columns::new(rows)
}

/// The lines that have fields, with their numbers, without remarks at their ends.
fn data_lines(plain: &str) -> impl Iterator<Item = (usize, &str)> {
    let has_fields = |line: &str| {
        let is_rule = line.chars().all(|c| matches!(c, '-' | '=' | '|' | ':' | '+' | ' '));
        !(is_rule || comment(line).is_some() || line.starts_with("sep="))
    };
    let lines = plain.lines().enumerate().map(|(i, line)| (i + 1, without_remark(line)));
    lines.filter(move |(_, line)| has_fields(line))
}

/// The text of a line that is a comment.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if line.to_ascii_lowercase().starts_with("#n/a") {
        return None;
    }
    ["#", "%", "//"]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .map(|text| text.trim_start_matches(['#', '%']).trim())
}

/// The comment on the line before this one.
fn comment_before(plain: &str, line: usize) -> Option<&str> {
    plain.lines().nth(line.checked_sub(2)?).and_then(comment)
}

fn without_remark(line: &str) -> &str {
    let end = [" #", "\t#", " //", "\t//"].iter().filter_map(|mark| line.find(mark)).min();
    line.get(..end.unwrap_or(line.len())).unwrap_or(line).trim_end_matches(' ').trim_start_matches(' ')
}

/// What follows `[1]`, the index that R prints in front of a line.
fn without_index(line: &str) -> Option<&str> {
    let (index, rest) = line.strip_prefix('[')?.split_once(']')?;
    let is_index = !index.is_empty() && index.trim_end_matches(',').bytes().all(|byte| byte.is_ascii_digit());
    (is_index && rest.starts_with([' ', '\t']) && !rest.trim().is_empty()).then_some(rest.trim_start())
}

/// What separates fields on most lines; a space if nothing else does.
fn delimiter(plain: &str, commas: Commas) -> char {
    let has = |line: &str, delimiter: char| {
        let mut count = 0;
        fields(line, delimiter, commas, |_| count += 1);
        count > 1
    };
    let lines = || data_lines(plain).take(LOOKED_AT);
    let all = lines().count();
    let on_most = |delimiter: &char| 2 * lines().filter(|(_, line)| has(line, *delimiter)).count() > all;
    ['\t', ';', '|', ','].into_iter().find(on_most).unwrap_or(' ')
}

/// Calls `take` with each field of a line; fields in double quotes may have delimiters in them.
fn fields<'t>(line: &'t str, delimiter: char, commas: Commas, mut take: impl FnMut(&'t str)) {
    let bytes = line.as_bytes();
    let ends_field = |place: usize, byte: u8| match delimiter {
        ' ' => byte == b' ' || byte == b'\t',
        ',' => byte == b',' && separates(line, place, commas),
        delimiter => byte == delimiter as u8,
    };
    let (mut start, mut quoted) = (0, false);
    for (place, byte) in bytes.iter().enumerate() {
        if *byte == b'"' {
            let begins = line.get(start..place).is_some_and(|before| before.trim().is_empty());
            quoted = if quoted { false } else { begins };
        } else if !quoted && ends_field(place, *byte) {
            let field = line.get(start..place).unwrap_or_default();
            // Before the first `|` of a line there is nothing.
            if !(field.is_empty() && (delimiter == ' ' || delimiter == '|' && start == 0)) {
                take(field);
            }
            start = place + 1;
        }
    }
    if let Some(last) = line.get(start..).filter(|last| !last.trim().is_empty()) {
        take(last);
    }
}

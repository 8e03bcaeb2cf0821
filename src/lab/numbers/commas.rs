//! What the commas of a text mean, decided from the whole of it.

use super::number::Commas;

/// What commas mean, and what else they could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// What is most likely.
    pub commas: Commas,
    /// All meanings that are possible.
    pub all: Vec<Commas>,
    /// Whether there is a comma between two digits.
    pub has_commas: bool,
}

/// What is found in a text.
#[derive(Debug, Default)]
struct Evidence {
    /// Runs of digits, points and commas.
    runs: usize,
    /// … without a comma.
    plain: usize,
    /// … with one comma and only digits around it, such as `1,5`,
    single: usize,
    /// … of which so many have up to three digits before it, three behind it, …
    single_three: usize,
    /// so many are in quotes, …
    quoted: usize,
    /// … or a zero in front of other digits behind it.
    leading_zero: usize,
    /// `1,234,567`.
    many_three: usize,
    /// `1.234,5`.
    decimal: usize,
    /// `1,234.5`.
    thousands: usize,
    /// `1,2,3` or `1.5,2.5`.
    separate: usize,
    /// `1.5` or `0.25`, where the point can't separate thousands.
    points: usize,
    /// `1.234.567`.
    point_groups: usize,
    /// Commas beside letters or spaces.
    loose: usize,
    /// Whether something stronger than a space stands between runs.
    semicolons: bool,
    strong: bool,
    /// The numbers before single commas, while they count up from 0 or 1.
    counts_up: Option<usize>,
    /// Numbers of different lengths stand before single commas.
    lengths: [bool; 4],
}

/// So many numbers that count up are an index, and not numbers with a decimal comma.
const LONG_INDEX: usize = 5;

/// Decides what commas mean.
pub fn guess(plain: &str) -> Guess {
    let evidence = Evidence::of(plain);
    let has_commas =
        evidence.single + evidence.many_three + evidence.decimal + evidence.thousands + evidence.separate > 0;
    let commas = evidence.meaning();
    let mut all = Vec::new();
    if has_commas && evidence.runs > 1 {
        all.push(Commas::Separate);
        all.push(Commas::Decimal);
        if evidence.single_three + evidence.many_three + evidence.thousands > 0 {
            all.push(Commas::Thousands);
        }
        if evidence.decimal > 0 || evidence.thousands > 0 {
            all.retain(|other| *other != Commas::Separate);
        }
    }
    Guess { commas, all, has_commas }
}

impl Evidence {
    fn of(plain: &str) -> Self {
        let mut evidence = Self { counts_up: Some(0), ..Self::default() };
        let mut quoted = false;
        for line in plain.lines().filter(|line| !line.trim_start().starts_with(['#', '%'])) {
            let is_run = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
            for run in line.as_bytes().chunk_by(|a, b| is_run(a) == is_run(b)) {
                if run.first().is_some_and(is_run) {
                    evidence.add(run, quoted);
                } else {
                    let has = |byte: u8| run.contains(&byte);
                    evidence.semicolons |= has(b';');
                    evidence.strong |= has(b';') || has(b'\t') || has(b'|');
                    quoted ^= run.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
                }
            }
        }
        evidence
    }

    fn add(&mut self, run: &[u8], quoted: bool) {
        let inner = run.trim_ascii();
        let is_comma = |byte: &u8| *byte == b',';
        let start = inner.iter().position(|byte| !is_comma(byte)).unwrap_or(inner.len());
        let end = inner.iter().rposition(|byte| !is_comma(byte)).map_or(start, |last| last + 1);
        let inner = inner.get(start..end).unwrap_or_default();
        // In quotes, a comma inside a number is never one between fields.
        self.loose += usize::from(start > 0 || end < run.len() && !quoted);
        if !inner.iter().any(u8::is_ascii_digit) {
            return;
        }
        self.runs += 1;
        let parts: Vec<&[u8]> = inner.split(is_comma).collect();
        let has_point = |part: &[u8]| part.contains(&b'.');
        let are_three = |parts: &[&[u8]]| parts.iter().all(|part| part.len() == 3 && !has_point(part));
        match &*parts {
            [number] => {
                self.plain += 1;
                let points: Vec<&[u8]> = number.split(|byte| *byte == b'.').collect();
                match &*points {
                    [_] => {}
                    [whole, rest @ ..] if are_three(rest) && (1..=3).contains(&whole.len()) && *whole != b"0" => {
                        self.point_groups += usize::from(rest.len() > 1);
                    }
                    _ => self.points += 1,
                }
            }
            [first, second] if has_point(first) || has_point(second) => {
                let groups: Vec<&[u8]> = first.split(|byte| *byte == b'.').collect();
                let in_groups = groups.len() > 1 && groups.get(1..).is_some_and(are_three) && groups[0].len() <= 3;
                let whole = second.iter().position(|byte| *byte == b'.');
                if in_groups && !has_point(second) {
                    self.decimal += 1;
                } else if whole == Some(3) && first.len() <= 3 && !has_point(first) {
                    self.thousands += 1;
                } else {
                    self.separate += 1;
                }
            }
            [first, second] => {
                self.single += 1;
                self.quoted += usize::from(quoted);
                let is_group = (1..=3).contains(&first.len()) && !first.starts_with(b"0");
                self.single_three += usize::from(is_group && second.len() == 3);
                self.leading_zero += usize::from(second.len() > 1 && second.starts_with(b"0"));
                if let Some(seen) = self.lengths.get_mut(first.len()) {
                    *seen = true;
                }
                let number: Option<usize> = std::str::from_utf8(first).ok().and_then(|text| text.parse().ok());
                self.counts_up =
                    self.counts_up.filter(|_| number.is_some_and(|n| n == self.single || n + 1 == self.single));
            }
            [first, middle @ .., last] => {
                let whole = last.split(|byte| *byte == b'.').next().unwrap_or_default();
                let in_groups = (1..=3).contains(&first.len()) && are_three(middle) && whole.len() == 3;
                if in_groups && has_point(last) {
                    self.thousands += 1;
                } else if in_groups && !has_point(last) {
                    self.many_three += 1;
                } else {
                    self.separate += 1;
                }
            }
            [] => {}
        }
    }

    fn meaning(&self) -> Commas {
        use Commas::{Decimal, Separate, Thousands};
        if self.decimal > 0 && self.thousands + self.separate + self.points == 0 {
            return Decimal;
        }
        if self.thousands > 0 && self.decimal + self.separate == 0 {
            return Thousands;
        }
        if self.single + self.many_three == 0 {
            return if self.point_groups > 0 && self.points == 0 && self.separate == 0 { Decimal } else { Separate };
        }
        if self.separate > 0 || self.points > 0 && self.single > self.single_three {
            return Separate;
        }
        let only_groups = self.single == self.single_three;
        if self.many_three > 0 {
            let varies = only_groups && self.runs > 1 && (self.single + self.plain > 0);
            return if varies { Thousands } else { Separate };
        }
        if self.quoted == self.single {
            return if only_groups { Thousands } else { Decimal };
        }
        if only_groups && !self.semicolons {
            // 1,234 is a number; 120,130 beside 140,150 are more likely two columns.
            let is_grouped = self.runs > 1 && (self.lengths[1] || self.lengths[2]) && self.loose == 0;
            return if is_grouped { Thousands } else { Separate };
        }
        let is_index = self.counts_up.is_some() && self.single >= LONG_INDEX && self.single == self.runs;
        if self.leading_zero > 0 || self.strong {
            return Decimal;
        }
        if self.runs == 1 || is_index || self.loose > 0 { Separate } else { Decimal }
    }
}

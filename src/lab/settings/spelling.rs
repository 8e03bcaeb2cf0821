//! Numbers and names as people write them.

/// The number that a text spells: with a decimal point or a decimal comma, a true minus sign and gaps between thousands.
/// Of a whole number, a comma before three digits separates thousands.
pub fn number(text: &str, is_whole: bool) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace('−', "-");
    match plain.split_once(',') {
        Some((whole, rest)) if is_whole && rest.len() == 3 && !rest.contains('.') => {
            format!("{whole}{rest}").parse().ok()
        }
        Some((whole, rest)) if !whole.contains('.') && !rest.contains(['.', ',']) => {
            format!("{whole}.{rest}").parse().ok()
        }
        _ => plain.parse().ok(),
    }
}

/// The name in `known` that `name` is most like, if it is a slip of it: other capitals, a missing or another letter, two
/// letters exchanged.
pub fn slip<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let name: Vec<char> = name.to_lowercase().chars().take(40).collect();
    let distances = known.map(|other| (distance(&name, &other.chars().collect::<Vec<_>>()), other));
    let (least, nearest) = distances.min_by_key(|(distance, _)| *distance)?;
    // A short name is not like every other short one.
    let most = match name.len() {
        0..3 => 0,
        3..7 => 1,
        _ => 2,
    };
    (least <= most).then_some(nearest)
}

/// The number of letters that are inserted, left out, replaced, or exchanged with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_commas_and_gaps_are_read() {
        for (text, is_whole, number) in [
            ("0,3", false, Some(0.3)),
            ("−0,25", false, Some(-0.25)),
            (" 1 024 ", true, Some(1024.0)),
            ("1,024", true, Some(1024.0)),
            ("1,024", false, Some(1.024)),
            ("0.3", false, Some(0.3)),
            ("1,2,3", false, None),
            ("1.2,3", false, None),
            ("", false, None),
            (",", false, None),
        ] {
            assert_eq!(super::number(text, is_whole), number, "{text:?}");
        }
    }

    #[test]
    fn a_slip_is_recognised_and_other_names_are_not() {
        let known = ["noise", "prior", "model", "steps", "eta", "mix", "seed", "grid", "schedule"];
        let nearest = |name| slip(name, known.into_iter());
        for (name, expected) in [
            ("nosie", "noise"),
            ("Noise", "noise"),
            ("priors", "prior"),
            ("modl", "model"),
            ("Eta", "eta"),
            ("sedd", "seed"),
        ] {
            assert_eq!(nearest(name), Some(expected), "{name}");
        }
        for name in [
            "fbclid",
            "utm_source",
            "gclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "mc_eid",
            "ref",
            "igshid",
            "_",
            "foo",
            "id",
            "t",
            "ref",
            "kernel",
            "",
        ] {
            assert_eq!(nearest(name), None, "{name}");
        }
    }
}

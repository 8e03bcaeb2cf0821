//! Whether bytes that are not UTF-8 have letters of two bytes, as Chinese text has, or of one, as Western text has.

/// Whether the bytes beyond ASCII look like Chinese text in GB 18030. Some Western text is valid there, too: in "Größe"
/// the code of "ö" and the letter after it are one Chinese character. But the bytes beyond ASCII of Chinese text come in
/// pairs, and words of its letters are rarely in the middle of a Western word.
pub fn look_chinese(content: &[u8]) -> bool {
    let (mut pairs, mut others) = (0, 0);
    let mut start = 0;
    for run in content.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        let end = start + run.len();
        if run.first().is_some_and(|byte| !byte.is_ascii()) {
            let is_letter = |at: Option<usize>| at.and_then(|at| content.get(at)).is_some_and(u8::is_ascii_alphabetic);
            let is_inside_a_word = is_letter(start.checked_sub(1)) && is_letter(Some(end));
            if run.len() % 2 == 0 && !is_inside_a_word { pairs += 1 } else { others += 1 }
        }
        start = end;
    }
    pairs > others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_bytes_are_chinese_and_single_ones_are_western() {
        // 温度, 湿度(%), x坐标 in GBK; then Western words in code page 1252.
        for (bytes, expected) in [
            (&b"\xce\xc2\xb6\xc8,\xca\xaa\xb6\xc8(%),x\xd7\xf8\xb1\xea\n1,2,3\n"[..], true),
            (b"\xd0\xf2\xba\xc5\t\xb2\xe2\xc1\xbf\xd6\xb5\n1\t2.5\n", true),
            (b"Gr\xf6\xdfe;L\xe4nge\n1,5;2\n", false),
            (b"temp\xe9rature,cr\xe9\xe9e\n1,2\n", false),
            (b"\x961.5", false),
            (b"1.5", false),
            (b"", false),
        ] {
            assert_eq!(look_chinese(bytes), expected, "{bytes:?}");
        }
    }
}

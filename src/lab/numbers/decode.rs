//! The text in the bytes of a file.

use super::double_bytes::look_chinese;
use std::borrow::Cow;

/// Why the bytes of a file are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// A spreadsheet or another document of an office program.
    Document,
    /// An image.
    Image,
    /// A PDF file.
    Pdf,
    /// A compressed file.
    Archive,
    /// Other bytes.
    Binary,
}

/// How files begin that are often tried.
const BEGINNINGS: [(&[u8], NotText); 15] = [
    (b"PK\x03\x04", NotText::Document),
    (b"\xd0\xcf\x11\xe0", NotText::Document),
    (b"\x89PNG", NotText::Image),
    (b"GIF8", NotText::Image),
    (b"\xff\xd8\xff", NotText::Image),
    (b"RIFF", NotText::Image),
    (b"BM", NotText::Image),
    (b"II*\0", NotText::Image),
    (b"MM\0*", NotText::Image),
    (b"%PDF", NotText::Pdf),
    (b"\x1f\x8b", NotText::Archive),
    (b"BZh", NotText::Archive),
    (b"\xfd7zXZ", NotText::Archive),
    (b"7z\xbc\xaf", NotText::Archive),
    (b"\x28\xb5\x2f\xfd", NotText::Archive),
];
/// So many bytes are looked at to find out what they are.
const HEAD: usize = 4096;

/// Decodes GB 18030; `None` if a byte is not valid there.
pub type DecodeGb18030 = fn(&[u8]) -> Option<String>;

/// The text of a file in UTF-8, UTF-16 or UTF-32, with or without a byte order mark, in GB 18030, which `gb18030` decodes,
/// or in Windows' code page 1252.
///
/// # Errors
/// If it is not text.
pub fn text_of(content: &[u8], gb18030: DecodeGb18030) -> Result<Cow<'_, str>, NotText> {
    if let Some(text) = with_mark(content) {
        return Ok(text);
    }
    let head = content.get(..HEAD).unwrap_or(content);
    if let Some(is_big) = wide_order(head) {
        return Ok(Cow::Owned(from_utf16(content, is_big)));
    }
    let kind = BEGINNINGS.iter().find(|(beginning, _)| content.starts_with(beginning)).map(|(_, kind)| *kind);
    // Some beginnings are letters: such a file is binary only if it has other signs of it.
    let is_text = |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t'..=b'\r' | 0x1a | 0x1b);
    if !head.iter().all(is_text) {
        return Err(kind.unwrap_or(NotText::Binary));
    }
    if let Some(kind) =
        kind.filter(|_| content.starts_with(b"%PDF") || std::str::from_utf8(head_of_text(head)).is_err())
    {
        return Err(kind);
    }
    Ok(match std::str::from_utf8(content) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let chinese = look_chinese(content).then(|| gb18030(content)).flatten();
            Cow::Owned(chinese.unwrap_or_else(|| content.iter().map(|byte| from_windows(*byte)).collect()))
        }
    })
}

/// Without the character that the end of the head may cut in two.
fn head_of_text(head: &[u8]) -> &[u8] {
    let end = head.iter().rposition(|byte| byte.is_ascii()).map_or(0, |last| last + 1);
    head.get(..end).unwrap_or(head)
}

fn with_mark(content: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(rest) = content.strip_prefix(b"\xef\xbb\xbf") {
        return Some(String::from_utf8_lossy(rest));
    }
    if let Some(rest) = content.strip_prefix(b"\xff\xfe\0\0") {
        let code = |four: &[u8; 4]| char::from_u32(u32::from_le_bytes(*four)).unwrap_or('\u{fffd}');
        return Some(Cow::Owned(rest.as_chunks().0.iter().map(code).collect()));
    }
    let is_big = if content.starts_with(b"\xfe\xff") {
        true
    } else if content.starts_with(b"\xff\xfe") {
        false
    } else {
        return None;
    };
    content.get(2..).map(|rest| Cow::Owned(from_utf16(rest, is_big)))
}

/// Whether these bytes are UTF-16 without a mark, and whether its bytes are in big-endian order: numbers, separators and
/// line ends have a zero in every second byte, and there are no two zeros together.
fn wide_order(head: &[u8]) -> Option<bool> {
    let pairs = head.as_chunks::<2>().0;
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = first.max(second);
    (pairs.len() >= 2 && 2 * most > pairs.len() && first.min(second) == 0).then_some(first > second)
}

fn from_utf16(content: &[u8], is_big: bool) -> String {
    let unit = |pair: &[u8; 2]| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    char::decode_utf16(content.as_chunks().0.iter().map(unit)).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// A character of code page 1252; of those that differ from Latin-1, only signs that belong to numbers and quotes.
fn from_windows(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x82 | 0x91 | 0x92 => '’',
        0x84 | 0x93 | 0x94 => '“',
        0x96 | 0x97 => '–',
        byte => char::from(byte),
    }
}

//! Digits, signs and separators of other scripts and keyboards, replaced by those of ASCII.

use std::borrow::Cow;

/// A space between digits that does not end a number: no-break, thin, narrow and figure spaces become this one.
pub const GROUP_SPACE: char = '\u{a0}';

/// The zeros of the scripts with decimal digits; the other nine follow each (Unicode, general category Nd).
const ZEROS: [u32; 47] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e950,
];

/// `text` with the digits, signs, separators, brackets and quotes of ASCII, and without invisible characters. Lines end
/// in `\n`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut before = '\n';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            c if c.is_ascii() => plain.push(if c == '\r' { '\n' } else { c }),
            c => plain.extend(ascii(c)),
        }
        before = c;
    }
    Cow::Owned(plain)
}

/// The digit of ASCII with the value of `c`, if that is a digit.
pub fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let code = u32::from(c);
    let value = ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

fn ascii(c: char) -> Option<char> {
    if let Some(digit) = digit(c) {
        return Some(digit);
    }
    Some(match c {
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
            return None;
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{2796}' => '-',
        '\u{66b}' => '.',
        '\u{66c}' => '\'',
        // No language writes decimals with these commas, so they separate.
        '\u{60c}' | '\u{61b}' | '\u{3001}' | '\u{fe10}' | '\u{fe50}'..='\u{fe51}' | '\u{fe54}' | '\u{ff0c}' => ';',
        '\u{3002}' | '\u{2022}' => ' ',
        '\u{a0}' | '\u{2007}'..='\u{2009}' | '\u{202f}' => GROUP_SPACE,
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => '\'',
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

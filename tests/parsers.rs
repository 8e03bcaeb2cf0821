//! Every parser with random texts, and with texts that look like what it reads: `fuzz/checks.rs` says what holds. Those
//! that fail are in `tests/parsers.proptest-regressions` and are tried first ever after.

#[path = "../fuzz/checks.rs"]
mod checks;

use proptest::prelude::*;

/// The words of queries and files; joined at random they get further than random letters.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z_]{1,12}",
        "-?[0-9]{1,5}(\\.[0-9]{1,6})?([eE]-?[0-9]{1,3})?",
        prop::sample::select(vec![
            "model",
            "b.model",
            "data",
            "mixture",
            "drawing",
            "noise",
            "seed",
            "v",
            "screen",
            "topic",
            "matrix",
            "p",
            "picture",
            "classes",
            "settings",
            "numbers",
            "diffuscope",
            "two-point",
            "learned",
            "chain",
            "images",
            "nn",
            "bayes",
            "list",
            "none",
            "all",
            "true",
            "null",
            "steps",
            "particles",
        ])
        .prop_map(str::to_owned),
        prop::sample::select(vec![
            "=", "&", ",", ";", ":", "+", "%2B", "%", "{", "}", "[", "]", "\"", "\n", "\t", " ", "\\", ".", "−", "，",
            "\0",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

/// Names and values of a query.
fn query() -> impl Strategy<Value = String> {
    let pair = ("(b\\.)?[a-z_]{1,14}", words()).prop_map(|(name, value)| format!("{name}={value}"));
    prop_oneof![prop::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&")), words()]
}

fn experiment() -> impl Strategy<Value = String> {
    let entry =
        ("[a-z_]{1,14}", prop_oneof!["-?[0-9]{1,20}(\\.[0-9]+)?", "\"[a-z0-9:,;.+-]{0,20}\"", "null", "\\[\\]"])
            .prop_map(|(name, value)| format!("\"{name}\": {value}"));
    let file = prop::collection::vec(entry, 0..6)
        .prop_map(|entries| format!("{{\"diffuscope\": 1, \"settings\": {{{}}}}}", entries.join(", ")));
    prop_oneof![file, words()]
}

/// Bytes: random ones, and text in several encodings.
fn content() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        words().prop_map(String::into_bytes),
        words().prop_map(|text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        prop::collection::vec("[0-9０-９,;. \t\n\"−-]{1,9}", 0..20).prop_map(|fields| fields.concat().into_bytes()),
    ]
}

/// The digits, and weights, with some bytes changed.
fn damaged(file: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    (prop::collection::vec((0..file.len(), any::<u8>()), 0..4), 0..3_usize).prop_map(move |(changes, cut)| {
        let mut content = file[..file.len() - cut].to_vec();
        for (place, byte) in changes {
            content.get_mut(place).map(|old| *old = byte).unwrap_or_default();
        }
        content
    })
}

proptest! {
    #[test]
    fn queries(text in query()) {
        checks::query(&text);
    }

    #[test]
    fn experiments_in_files(text in experiment()) {
        checks::experiment(&text);
    }

    #[test]
    fn lists_of_numbers(content in content()) {
        checks::number_list(&content);
    }

    #[test]
    fn weights(content in damaged(include_bytes!("../assets/weights/two-point.bin")), other in content()) {
        checks::weights(&content);
        checks::weights(&other);
    }

    #[test]
    fn pictures(content in damaged(include_bytes!("../assets/images/digits.bin")), text in "[0-9a-fA-F]{64}") {
        checks::pictures(&content);
        checks::pictures(text.as_bytes());
    }

    #[test]
    fn settings_that_are_text(text in prop_oneof![words(), "[0-9:,;.+ -]{0,30}"]) {
        checks::text_settings(&text);
    }

    #[test]
    fn requests_of_the_mirror(text in prop_oneof![words(), "(focus|value|step|key|click) [0-9a-f]{1,4} ?.{0,20}"]) {
        checks::requests(&text);
    }
}

use super::*;

/// The numbers of a text, and what commas were taken for.
fn found(text: &str) -> (Vec<f64>, Option<Commas>) {
    let reading = read(text, Choice::default()).unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
    (reading.list.numbers().to_vec(), reading.commas)
}

/// Numbers are listed in ascending order.
fn assert_reads(text: &str, numbers: &[f64]) {
    assert_eq!(found(text).0, numbers, "{text:?}");
}

fn reading(text: &str) -> Reading {
    read(text, Choice::default()).unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
}

#[test]
fn what_commas_mean_is_decided_from_the_whole_text() {
    use Commas::{Decimal, Separate, Thousands};
    let cases: [(&str, &[f64], Commas); 16] = [
        ("1,5;2,5\n3,5;4,5", &[1.5, 2.5, 3.5, 4.5], Decimal),
        ("1,5\n2,5\n3,75", &[1.5, 2.5, 3.75], Decimal),
        ("1,5\t2,5", &[1.5, 2.5], Decimal),
        ("0,5 1,05 -2,25", &[-2.25, 0.5, 1.05], Decimal),
        ("1.234,5;2.000,25", &[1234.5, 2000.25], Decimal),
        ("\"1,5\",\"2,5\",\"3,5\"", &[1.5, 2.5, 3.5], Decimal),
        ("1\u{a0}234,5", &[1234.5], Decimal),
        ("1\u{202f}234,5; 2\u{2009}345,5", &[1234.5, 2345.5], Decimal),
        ("1,5e3; 2,5E-1", &[0.25, 1500.0], Decimal),
        ("1,234.5\n6,789.25", &[1234.5, 6789.25], Thousands),
        ("1,234\n999\n1,234,567", &[999.0, 1234.0, 1_234_567.0], Thousands),
        ("1,234\n12,345\n", &[1234.0, 12345.0], Thousands),
        ("1,2,3\n4,5,6", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], Separate),
        ("1.5,2.5\n3.5,4.5", &[1.5, 2.5, 3.5, 4.5], Separate),
        ("100,200,300", &[100.0, 200.0, 300.0], Separate),
        ("1,7\n2,9\n3,4\n4,6\n5,8", &[4.0, 6.0, 7.0, 8.0, 9.0], Separate),
    ];
    for (text, numbers, commas) in cases {
        assert_eq!(found(text), (numbers.to_vec(), Some(commas)), "{text:?}");
    }
    assert_eq!(found("1.5, 2.5, 3.5").1, None, "no comma is between digits");
}

#[test]
fn the_other_reading_is_offered_and_can_be_chosen() {
    let first = reading("1,5;2,5\n3,5;4,5");
    assert_eq!(first.other_commas, [(Commas::Separate, 8)]);
    let choice = Choice { commas: Some(Commas::Separate), part: Some(Part::All) };
    let second = read("1,5;2,5\n3,5;4,5", choice).expect("numbers");
    assert_eq!(second.list.count(), 8);
    assert_eq!(second.other_commas.first(), Some(&(Commas::Decimal, 4)));
    assert_eq!(reading("1.5 2.5").other_commas, []);
}

#[test]
fn points_and_apostrophes_and_spaces_separate_thousands() {
    assert_reads("1.234.567\n2.345.678\n1.234", &[1234.0, 1_234_567.0, 2_345_678.0]);
    assert_reads("1'234.5 2’345.5", &[1234.5, 2345.5]);
    assert_reads("1_234_567 5", &[5.0, 1_234_567.0]);
    assert_reads("1 234;2 345", &[1234.0, 2345.0]);
    assert_reads("1\u{a0}5 2\u{a0}7", &[1.0, 2.0, 5.0, 7.0]);
}

#[test]
fn arrays_of_programming_languages_are_read() {
    let cases: [(&str, &[f64]); 24] = [
        ("[1.5, 2.5, 3.5]", &[1.5, 2.5, 3.5]),
        ("c(1.5, 2.5, 3.5)", &[1.5, 2.5, 3.5]),
        ("x <- c(1.5, 2.5L, 3)", &[1.5, 2.5, 3.0]),
        ("c(a = 1.5, b = 2.5)", &[1.5, 2.5]),
        ("x = np.array([1.5, 2.5, 3.5], dtype=np.float32)", &[1.5, 2.5, 3.5]),
        ("array([1.5, 2.5,\n       3.5])", &[1.5, 2.5, 3.5]),
        ("tensor([1.5, 2.5], device='cuda:0')", &[1.5, 2.5]),
        ("[1.5 2.5 3.5]", &[1.5, 2.5, 3.5]),
        ("x = [1.5 2.5; 3.5 4.5];", &[1.5, 2.5, 3.5, 4.5]),
        ("[[1.5, 2.5], [3.5, 4.5]]", &[1.5, 2.5, 3.5, 4.5]),
        ("float x[] = {1.5f, -2.5f, 3e1f};", &[-2.5, 1.5, 30.0]),
        ("let x = vec![1_000.5_f64, 2.0];", &[2.0, 1000.5]),
        ("Float64[1.5, 2.5]", &[1.5, 2.5]),
        ("Float32[1.5f0, 2.5f-1]", &[0.25, 1.5]),
        ("3-element Vector{Float64}:\n 1.5\n 2.5\n 3.5", &[1.5, 2.5, 3.5]),
        ("{1.5, 2.5, 3.5*^-1}", &[0.35, 1.5, 2.5]),
        ("(1.5, 2.5)", &[1.5, 2.5]),
        ("[\"1.5\", \"2.5\"]", &[1.5, 2.5]),
        ("['1.5', '2.5']", &[1.5, 2.5]),
        ("new Float64Array([1.5, 2.5])", &[1.5, 2.5]),
        ("[1] 1.5 2.5 3.5\n[4] 4.5 5.5", &[1.5, 2.5, 3.5, 4.5, 5.5]),
        ("[1.5, null, 2.5, NaN]", &[1.5, 2.5]),
        ("[1.5, 2.5,]", &[1.5, 2.5]),
        ("[1,5; 2,5]", &[1.5, 2.5]),
    ];
    for (text, numbers) in cases {
        assert_reads(text, numbers);
    }
    for text in ["np.linspace(0, 1, 5)", "rnorm(100, 0, 1)", "f(x) = x"] {
        assert!(read(text, Choice::default()).is_err(), "{text}");
    }
}

#[test]
fn keys_of_arrays_are_columns() {
    for text in [
        r#"[{"x": 1, "y": 10.5, "name": "a"}, {"x": 2, "y": 30.5, "name": "b"}, {"x": 3, "y": 20.5}]"#,
        r#"{"x": [1, 2, 3], "y": [10.5, 30.5, 20.5]}"#,
        "data.frame(x = c(1, 2, 3), y = c(10.5, 30.5, 20.5))",
    ] {
        let reading = reading(text);
        assert_eq!(
            (&*reading.columns, reading.part),
            (["x", "y"].map(str::to_owned).as_slice(), Part::Column(1)),
            "{text}"
        );
        assert_eq!(reading.list.numbers(), [10.5, 20.5, 30.5], "{text}");
    }
}

#[test]
fn signs_digits_separators_and_quotes_of_other_scripts_are_read() {
    assert_reads("−1.5 2 −3", &[-3.0, -1.5, 2.0]);
    assert_reads("–1.5 ‐2", &[-2.0, -1.5]);
    assert_reads("１．５，２．５；−３", &[-3.0, 1.5, 2.5]);
    assert_reads("1.5、2.5。3", &[1.5, 2.5, 3.0]);
    assert_reads("١٫٥، ٢٫٥، -٣", &[-3.0, 1.5, 2.5]);
    assert_reads("۱٫۵ ۲۵", &[1.5, 25.0]);
    assert_reads("१.५ २", &[1.5, 2.0]);
    assert_reads("“1.5” „2.5“ «3»", &[1.5, 2.5, 3.0]);
    assert_reads("1.5e−3 2×10⁻³ 3*10^2", &[0.0015, 0.002, 300.0]);
    assert_reads("\u{200e}1.5\u{200f} \u{feff}2", &[1.5, 2.0]);
    assert_reads("1.5D+02 2d-1", &[0.2, 150.0]);
    assert_reads("12 %\n50 %", &[12.0, 50.0]);
    assert_reads("$1.50\n-€2.5", &[-2.5, 1.5]);
    assert_reads("1.5\r2.5\r\n3.5\u{2028}4.5", &[1.5, 2.5, 3.5, 4.5]);
}

#[test]
fn the_first_sensible_column_of_a_table_is_taken_and_others_can_be_chosen() {
    let text = "id,height,weight,name\n1,1.5,50,Ann\n2,1.8,80,Bob\n3,1.7,60,Eve\n";
    let first = reading(text);
    assert_eq!(first.columns, ["id", "height", "weight"]);
    assert_eq!((first.part, first.list.numbers()), (Part::Column(1), [1.5, 1.7, 1.8].as_slice()));
    assert_eq!((first.word_count, first.missing), (0, 0));
    let weights = read(text, Choice { part: Some(Part::Column(2)), commas: None }).expect("numbers");
    assert_eq!(weights.list.numbers(), [50.0, 60.0, 80.0]);
    let all = read(text, Choice { part: Some(Part::All), commas: None }).expect("numbers");
    assert_eq!(all.list.count(), 9);
}

#[test]
fn tables_of_many_programs_are_read() {
    let cases: [(&str, &[f64]); 10] = [
        ("sep=;\nLänge;Breite\n1,5;2\n1,7;3\n2,5;9", &[1.5, 1.7, 2.5]),
        ("# from a sensor\n% and more\n// x\n1.5\n2.5 # good\n", &[1.5, 2.5]),
        ("# t, x\n0,1.5\n1,2.5\n2,0.5", &[0.5, 1.5, 2.5]),
        ("     x    y\n1  1.5  2\n2  2.5  7\n3  0.5  3", &[0.5, 1.5, 2.5]),
        ("0    1.5\n1    2.5\n2    0.5\nName: x, dtype: float64", &[0.5, 1.5, 2.5]),
        ("| x | y |\n|---|---|\n| 1.5 | 2 |\n| 2.5 | 9 |\n| 1.7 | 4 |", &[1.5, 1.7, 2.5]),
        ("time\tvalue\n2024-01-15\t1.5\n2024-01-16\t2.5\n", &[1.5, 2.5]),
        ("1.5 kg\n2.5 kg\n3 kg", &[1.5, 2.5, 3.0]),
        ("x\n1.5\nNA\n\n2.5\n", &[1.5, 2.5]),
        ("\"a;b\";\"c\"\n\"1.5\";\"2\"\n\"2.5\";\"7\"\n\"1\";\"9\"", &[1.0, 1.5, 2.5]),
    ];
    for (text, numbers) in cases {
        assert_reads(text, numbers);
    }
    assert_eq!(reading("x\n1.5\nNA\n2.5\n").missing, 1);
}

#[test]
fn columns_without_names_are_taken_apart_if_they_have_nothing_in_common() {
    let text: String = (0..6).map(|i| format!("{} {}\n", 1.5 + f64::from(i * i), 100 + 7 * i * i)).collect();
    assert_eq!((reading(&text).part, reading(&text).list.count()), (Part::Column(0), 6));
    let wrapped: String = (0..60).map(|i| format!("{}{}", i * i % 61, if i % 10 == 9 { "\n" } else { " " })).collect();
    assert_eq!((reading(&wrapped).part, reading(&wrapped).list.count()), (Part::All, 60));
    assert_eq!(reading(&wrapped).columns.len(), 10);
}

#[test]
fn our_own_files_are_read_back() {
    let paths = "# Diffuscope: sample paths\n# https://example.org/?model=nn\n# x of single particles, at t\n\
                 t,forward 1,reverse 1\n0,1,0.98\n0.25,0.3,0.5\n0.5,-0.2,0.1\n";
    let found = reading(paths);
    assert_eq!(found.columns, ["t", "forward 1", "reverse 1"]);
    assert_eq!(found.list.numbers(), [-0.2, 0.3, 1.0]);
    let densities = "# Diffuscope: densities\nx_low,x_high,forward t=0\n-Infinity,-2,0\n-2,0,7\n0,2,9\n2,Infinity,1\n";
    let found = reading(densities);
    assert_eq!(found.columns, ["x_low", "x_high", "forward t=0"]);
    assert_eq!(found.list.numbers(), [0.0, 1.0, 7.0, 9.0]);
    let figures = "# Diffuscope: figures\nfigure,data,recovered\nmean,0.6,0.59\nstd,0.8,0.81\nw1_to_data,,0.01\n";
    assert_eq!(reading(figures).columns, ["data", "recovered"]);
    assert_eq!(reading(figures).list.numbers(), [0.6, 0.8]);
}

#[test]
fn little_or_nothing_is_refused_and_what_was_found_is_said() {
    for text in
        ["", "nothing here", "Chapter 3 has 12 pages", "1.2.3.4", "12:30", "<html><body>1</body></html>", "\u{fffd}"]
    {
        assert!(read(text, Choice::default()).is_err(), "{text:?}");
    }
    let found = read("Chapter 3 has 12 pages or more", Choice::default()).expect_err("too few numbers");
    assert_eq!((found.numbers, found.words), (2, 5));
    assert_eq!(found.examples, ["Chapter", "has", "pages", "or", "more"]);
    // A word in a list of two lines makes no column of words of it.
    assert_eq!(reading("1.5, 2.5\nbanana 3.5").list.numbers(), [1.5, 2.5, 3.5]);
    let some = reading("1.5 2.5 x 1e99 inf 3.5 4.5\n5.5 y");
    assert_eq!((some.list.count(), some.word_count), (5, 4));
    assert_eq!(some.words.last(), Some(&(2, "y".to_owned())));
}

/// Nothing here is Chinese.
fn no_gb18030(_: &[u8]) -> Option<String> {
    None
}

#[test]
fn other_encodings_are_read_and_binary_files_are_refused() {
    let text = "x;Größe\n1,5;2\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        marked(b"\xff\xfe", wide(u16::to_le_bytes)),
        marked(b"\xfe\xff", wide(u16::to_be_bytes)),
        text.chars().map(|c| c as u8).collect(),
    ] {
        assert_eq!(text_of(&bytes, no_gb18030).as_deref(), Ok(text), "{bytes:?}");
    }
    assert_eq!(text_of(b"\x961.5", no_gb18030).as_deref(), Ok("–1.5"), "a minus of Windows");
    for (bytes, kind) in [
        (&b"PK\x03\x04\x14\0\x06\0"[..], NotText::Document),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", NotText::Document),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NotText::Image),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", NotText::Image),
        (b"%PDF-1.7\n1 0 obj", NotText::Pdf),
        (b"\x1f\x8b\x08\0\0\0", NotText::Archive),
        (b"\x7fELF\x02\x01\x01\0", NotText::Binary),
        (b"\x93NUMPY\x01\0v\0{'descr'", NotText::Binary),
    ] {
        assert_eq!(text_of(bytes, no_gb18030), Err(kind), "{bytes:?}");
    }
    assert_eq!(
        text_of(b"BMI 21.5\nBMI 30.2", no_gb18030).as_deref(),
        Ok("BMI 21.5\nBMI 30.2"),
        "only the first letters are those of an image"
    );
}

#[test]
fn a_long_text_is_read_up_to_the_largest_number_of_numbers() {
    let text: String = (0..MOST_NUMBERS + 5).map(|i| format!("{}.5\n", (i * 7919) % 100_003)).collect();
    let reading = reading(&text);
    assert_eq!((reading.list.count(), reading.too_many, reading.is_cut), (MOST_NUMBERS, 5, false));
}

#[test]
fn any_text_is_read_without_a_panic() {
    // A linear congruential generator with a fixed seed, over the characters that have a meaning here.
    let alphabet: Vec<char> = "0123456789.,;:'\"-+eE[](){}=#%/| \t\n\u{a0}−١×⁻³中_$\\".chars().collect();
    let mut state = 14_u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push(alphabet[(state >> 33) as usize % alphabet.len()]);
        }
        for commas in [None, Some(Commas::Separate), Some(Commas::Decimal), Some(Commas::Thousands)] {
            if let Ok(reading) = read(&text, Choice { commas, part: None }) {
                assert!(reading.list.count() <= text.len());
            }
        }
    }
}

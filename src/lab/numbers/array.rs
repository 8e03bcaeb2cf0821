//! Arrays as programming languages write them: `[1.5, 2.5]`, `c(1.5, 2.5)`, `np.array([[1, 2], [3, 4]])`,
//! `float x[] = {1.5f, 2.5f};`, `[1 2; 3 4]`, `[{"x": 1.5}, {"x": 2.5}]`.

use super::columns::Columns;
use super::number::{Cell, Commas, cell};
use super::rows::{Rows, separates};

/// Functions whose arguments are the numbers; the arguments of others, such as `linspace`, are not data.
const CONSTRUCTORS: [&str; 20] = [
    "",
    "c",
    "list",
    "array",
    "asarray",
    "tensor",
    "vec!",
    "vector",
    "tuple",
    "of",
    "data.frame",
    "tibble",
    "dict",
    "matrix",
    "series",
    "dataframe",
    "float64array",
    "float32array",
    "cell2mat",
    "set",
];

/// A bracket that is open.
struct Bracket {
    is_call: bool,
    /// Whether its numbers are data.
    is_data: bool,
    /// The key that the whole bracket has.
    key: Option<String>,
}

/// Reads the arrays in `plain`; `None` if it has no brackets.
pub fn read(plain: &str, commas: Commas) -> Option<Columns<'_>> {
    if !plain.contains(['[', '(', '{']) {
        return None;
    }
    let mut reader =
        Reader { plain, commas, rows: Rows::default(), keyed: Vec::new(), open: Vec::new(), key: None, word: None };
    let mut line = 1;
    let mut start = 0;
    let mut quote = None;
    for (place, c) in plain.char_indices() {
        let ends_quote = quote == Some(c);
        if quote.is_some() && !ends_quote {
            continue;
        }
        let ends_word = match c {
            '"' | '\'' => {
                !plain.get(start..place).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                    || ends_quote
            }
            ',' => separates(plain, place, commas),
            '[' | '(' | '{' | ']' | ')' | '}' | ';' | ':' | '=' => true,
            c => c.is_whitespace(),
        };
        if ends_word {
            reader.word(plain.get(start..place).unwrap_or_default());
            start = place + c.len_utf8();
            match c {
                '"' | '\'' => quote = if ends_quote { None } else { Some(c) },
                '[' | '(' | '{' => reader.opens(c, line),
                ']' | ')' | '}' => reader.closes(line),
                ':' | '=' => reader.key = reader.word.take().map(str::to_owned),
                ',' => reader.value(),
                ';' | '\n' => {
                    // In MATLAB and Julia, these end a row of a matrix.
                    reader.value();
                    reader.rows.end(line);
                    line += usize::from(c == '\n');
                }
                _ => {}
            }
        }
    }
    reader.rows.end(line);
    Some(reader.finish(line))
}

struct Reader<'t> {
    plain: &'t str,
    commas: Commas,
    rows: Rows<'t>,
    /// Numbers that have keys, in the order of the keys.
    keyed: Vec<(String, Vec<Cell<'t>>)>,
    open: Vec<Bracket>,
    /// The key that the next value has.
    key: Option<String>,
    /// The word before this place: a value, a key, or the name of a function or a type.
    word: Option<&'t str>,
}

impl<'t> Reader<'t> {
    /// Takes the next word.
    fn word(&mut self, word: &'t str) {
        if !word.trim().is_empty() {
            self.value();
            self.word = Some(word.trim());
        }
    }

    /// The word before this place is a value.
    fn value(&mut self) {
        let Some(word) = self.word.take() else { return };
        if !self.open.last().is_some_and(|bracket| bracket.is_data) || word == ">" {
            return;
        }
        let found = cell(word, self.commas, true);
        let is_option = self.key.is_some() && self.open.last().is_some_and(|bracket| bracket.is_call);
        let of_bracket = || self.open.iter().rev().find_map(|bracket| bracket.key.clone());
        match (self.key.take().or_else(of_bracket), found) {
            // An option of a function, such as dtype=float32.
            (Some(_), _) if is_option => {}
            (Some(key), Cell::Number(_) | Cell::Missing) => {
                match self.keyed.iter_mut().find(|(name, _)| *name == key) {
                    Some((_, cells)) => cells.push(found),
                    None => self.keyed.push((key, vec![found])),
                }
            }
            // A text beside numbers.
            (Some(_), Cell::Word(_)) => {}
            (None, found) => self.rows.push(found),
        }
    }

    fn opens(&mut self, c: char, line: usize) {
        let full = self.word.take().unwrap_or_default();
        let head = if full == "data.frame" { full } else { full.rsplit('.').next().unwrap_or_default() };
        let named = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = |name: &str| CONSTRUCTORS.iter().any(|known| name.eq_ignore_ascii_case(known));
        // Names before square and curly brackets are types or variables.
        let is_data = c != '(' || known(head) || known(named);
        let is_data = is_data && self.open.last().is_none_or(|bracket| bracket.is_data);
        let is_call = c == '(' && !matches!(head, "" | "c" | "list" | "dict" | "tibble" | "data.frame");
        self.open.push(Bracket { is_call, is_data, key: self.key.take() });
        self.rows.end(line);
    }

    fn closes(&mut self, line: usize) {
        self.value();
        self.open.pop();
        self.key = None;
        self.rows.end(line);
    }

    fn finish(mut self, line: usize) -> Columns<'t> {
        let keyed: usize = self.keyed.iter().map(|(_, cells)| cells.len()).sum();
        if keyed <= self.rows.number_count() {
            return Columns::new(self.rows);
        }
        let longest = self.keyed.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        self.rows = Rows::default();
        // Values of one each are a list, as in R's c(a = 1, b = 2).
        if longest > 1 && self.keyed.len() > 1 {
            self.rows.names = self.keyed.iter().map(|(name, _)| name.clone()).collect();
        }
        for i in 0..longest {
            for (_, cells) in &self.keyed {
                self.rows.push(cells.get(i).copied().unwrap_or(Cell::Missing));
            }
            self.rows.end(line.min(self.plain.len() + 1));
        }
        Columns::new(self.rows)
    }
}

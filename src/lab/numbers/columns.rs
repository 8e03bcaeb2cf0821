//! The columns of a table, and which of them is taken.

use super::number::Cell;
use super::rows::Rows;

/// The most words that are listed in a message.
const MOST_WORDS: usize = 20;

/// The part of a table that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All numbers.
    All,
    /// One column of numbers, counted from 0.
    Column(usize),
}

/// Rows as a table, if they are one.
#[derive(Debug)]
pub struct Columns<'t> {
    rows: Rows<'t>,
    /// Rows before the first one with a number.
    heads: usize,
    /// The number of columns; `None` if the rows are no table, but numbers one after the other.
    width: Option<usize>,
    names: Vec<String>,
    /// The columns of numbers.
    numeric: Vec<Column>,
}

/// A column of numbers.
#[derive(Debug)]
struct Column {
    place: usize,
    /// The smallest and the largest number.
    range: (f64, f64),
    /// Whether its numbers are equally spaced, as indices and times are, or all the same.
    is_regular: bool,
    /// Whether they are 0, 1, 2, … or 1, 2, 3, …
    is_index: bool,
}

/// The numbers of a part, and what else is there.
#[derive(Debug, Default)]
pub struct Values {
    pub numbers: Vec<f64>,
    /// The first words that are not numbers, with their lines.
    pub words: Vec<(usize, String)>,
    pub word_count: usize,
    pub missing: usize,
}

/// From so many rows on, columns without names that have no number in common range are different quantities.
const ENOUGH_ROWS: usize = 5;

impl<'t> Columns<'t> {
    /// Finds the columns of `rows`.
    pub fn new(rows: Rows<'t>) -> Self {
        let has_number = |row: &[Cell<'_>]| row.iter().any(|cell| matches!(cell, Cell::Number(_)));
        let heads = rows.iter().position(|(_, row)| has_number(row)).unwrap_or(0);
        let body = || rows.iter().skip(heads).filter(|(_, row)| has_number(row));
        let width = body().map(|(_, row)| row.len()).max().unwrap_or(0);
        let names = names(&rows, heads, width);
        let fits = |row: &[Cell<'_>]| row.len() == width || !names.is_empty() && row.len() < width;
        let is_table = width > 1
            && body().all(|(_, row)| fits(row))
            && (!names.is_empty()
                || body().nth(1).is_some() && (0..width).all(|place| is_uniform(&rows, heads, place)));
        let numeric = if is_table {
            (0..width).filter_map(|place| Column::new(&rows, heads, place)).collect()
        } else {
            Vec::new()
        };
        Self { heads, width: is_table.then_some(width), names, numeric, rows }
    }

    /// The number of numbers, in all columns.
    pub fn number_count(&self) -> usize {
        self.rows.number_count()
    }

    /// The names of the columns of numbers, if there is more than one.
    pub fn names(&self) -> Vec<String> {
        let name = |column: &Column| short(self.names.get(column.place).map(String::as_str).unwrap_or_default());
        if self.numeric.len() > 1 { self.numeric.iter().map(name).collect() } else { Vec::new() }
    }

    /// The part that is taken: the `chosen` one, if it exists. Columns are taken apart if something says that they are
    /// different quantities: names, an index, a column of words, or ranges that have nothing in common.
    pub fn part(&self, chosen: Option<Part>) -> Part {
        match chosen {
            Some(Part::Column(i)) if i < self.numeric.len() => return Part::Column(i),
            Some(Part::All) => return Part::All,
            _ => {}
        }
        let rows = self.rows.iter().skip(self.heads).count();
        let are_apart =
            || self.numeric.iter().any(|a| self.numeric.iter().any(|b| a.range.1 < b.range.0)) && rows >= ENOUGH_ROWS;
        let differ = rows > 1
            && (!self.names.is_empty()
                || self.numeric.iter().any(|column| column.is_index)
                || self.width.is_some_and(|width| width > self.numeric.len())
                || are_apart());
        if self.numeric.is_empty() || !differ {
            return Part::All;
        }
        Part::Column(self.numeric.iter().position(|column| !column.is_regular).unwrap_or(0))
    }

    /// The numbers of a part.
    pub fn values(&self, part: Part) -> Values {
        let places: Vec<usize> = match part {
            Part::Column(i) => self.numeric.get(i).map(|column| column.place).into_iter().collect(),
            Part::All => self.numeric.iter().map(|column| column.place).collect(),
        };
        let mut values = Values::default();
        for (line, row) in self.rows.iter().skip(self.heads) {
            if self.width.is_none() || self.numeric.is_empty() {
                row.iter().for_each(|cell| values.take(line, *cell));
            } else {
                // A row that ends early has no value there.
                places.iter().for_each(|place| values.take(line, row.get(*place).copied().unwrap_or(Cell::Missing)));
            }
        }
        values
    }
}

impl Values {
    fn take(&mut self, line: usize, cell: Cell<'_>) {
        match cell {
            Cell::Number(x) => self.numbers.push(x),
            Cell::Missing => self.missing += 1,
            Cell::Word(word) => {
                self.word_count += 1;
                if self.words.len() < MOST_WORDS {
                    self.words.push((line, short(word)));
                }
            }
        }
    }
}

impl Column {
    /// The column at this place, if more of its cells are numbers than words.
    fn new(rows: &Rows<'_>, heads: usize, place: usize) -> Option<Self> {
        let cells = || rows.iter().skip(heads).filter_map(|(_, row)| row.get(place));
        let numbers = || {
            cells().filter_map(|cell| match cell {
                Cell::Number(x) => Some(*x),
                _ => None,
            })
        };
        let words = cells().filter(|cell| matches!(cell, Cell::Word(_))).count();
        let count = numbers().count();
        if count <= words {
            return None;
        }
        let (first, last) = (numbers().next()?, numbers().last()?);
        let step = if count > 1 { (last - first) / (count - 1) as f64 } else { 0.0 };
        // Rounded numbers are equally spaced up to a part of a step.
        let is_regular = numbers().enumerate().all(|(i, x)| (x - first - i as f64 * step).abs() <= 0.02 * step.abs());
        let range = numbers().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)));
        let is_regular = is_regular && (count > 2 || step == 0.0);
        Some(Self { place, range, is_regular, is_index: is_regular && step == 1.0 && (first == 0.0 || first == 1.0) })
    }
}

/// Whether a column has numbers or words, and not some of both: words among numbers are what they are in a list.
fn is_uniform(rows: &Rows<'_>, heads: usize, place: usize) -> bool {
    let cells = || rows.iter().skip(heads).filter_map(|(_, row)| row.get(place));
    let numbers = cells().filter(|cell| matches!(cell, Cell::Number(_))).count();
    let words = cells().filter(|cell| matches!(cell, Cell::Word(_))).count();
    numbers == 0 || numbers > words
}

/// The names in the rows before the first number, or in a comment: as many as columns, or one fewer where the column of
/// the row's own names has none.
fn names(rows: &Rows<'_>, heads: usize, width: usize) -> Vec<String> {
    let name = |cell: &Cell<'_>| match cell {
        Cell::Word(word) => (*word).to_owned(),
        _ => String::new(),
    };
    let written = rows.iter().take(heads).map(|(_, row)| row.iter().map(name).collect::<Vec<_>>());
    let candidates = written.chain([rows.names.clone()]);
    let fits = |names: &Vec<String>| width > 1 && (names.len() == width || names.len() + 1 == width && width > 2);
    let mut names = candidates.into_iter().find(fits).unwrap_or_default();
    if !names.is_empty() && names.len() < width {
        names.insert(0, String::new());
    }
    names
}

/// A word, short enough for a message.
fn short(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.to_owned(),
    }
}

//! Rows of cells.

use super::number::{Cell, Commas, cell};

/// The most cells that are kept.
const MOST_CELLS: usize = 2_000_000;

/// Rows of cells, of any lengths.
#[derive(Debug, Default)]
pub struct Rows<'t> {
    cells: Vec<Cell<'t>>,
    /// The line of each row, counted from 1, and the end of its cells.
    ends: Vec<(usize, usize)>,
    /// Names of the columns that are not cells.
    pub names: Vec<String>,
}

impl<'t> Rows<'t> {
    /// Appends a cell to the row that is not finished.
    pub fn push(&mut self, cell: Cell<'t>) {
        if self.cells.len() < MOST_CELLS {
            self.cells.push(cell);
        }
    }

    /// Appends what `field` means: one cell, or several if most of what is between weaker separators are numbers.
    pub fn push_field(&mut self, field: &'t str, commas: Commas) {
        let whole = cell(field, commas, false);
        let parts = || separated(field, commas).map(|part| cell(part, commas, false));
        let numbers = || parts().filter(|part| matches!(part, Cell::Number(_))).count();
        if matches!(whole, Cell::Word(_)) && 2 * numbers() > parts().count() {
            parts().for_each(|part| self.push(part));
        } else {
            self.push(whole);
        }
    }

    /// Ends the row, which is on this line; a row without cells is none.
    pub fn end(&mut self, line: usize) {
        if self.open() > 0 {
            self.ends.push((line, self.cells.len()));
        }
    }

    /// The number of cells of the row that is not finished.
    pub fn open(&self) -> usize {
        self.cells.len() - self.ends.last().map_or(0, |(_, end)| *end)
    }

    /// The rows, with their lines.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &[Cell<'t>])> + Clone {
        let start = |i: usize| i.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        let row = move |(i, (line, end)): (usize, &(usize, usize))| {
            (*line, self.cells.get(start(i)..*end).unwrap_or_default())
        };
        self.ends.iter().enumerate().map(row)
    }

    /// The number of numbers.
    pub fn number_count(&self) -> usize {
        self.cells.iter().filter(|cell| matches!(cell, Cell::Number(_))).count()
    }
}

/// The parts of a text between spaces, semicolons and commas that separate.
pub fn separated(text: &str, commas: Commas) -> impl Iterator<Item = &str> {
    let mut places = text.char_indices();
    let ends = std::iter::from_fn(move || {
        places.find(|(place, c)| c.is_whitespace() || *c == ';' || *c == ',' && separates(text, *place, commas))
    });
    let mut start = 0;
    let parts = ends.map(|(place, c)| (place, place + c.len_utf8())).chain([(text.len(), text.len())]);
    parts
        .map(move |(end, next)| {
            let part = text.get(start..end).unwrap_or_default();
            start = next;
            part
        })
        .filter(|part| !part.is_empty())
}

/// Whether the comma at this place of a text separates.
pub fn separates(text: &str, place: usize, commas: Commas) -> bool {
    let is_digit =
        |place: Option<usize>| place.and_then(|place| text.as_bytes().get(place)).is_some_and(u8::is_ascii_digit);
    let inside = is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
    match commas {
        Commas::Separate => true,
        Commas::Decimal => !inside,
        Commas::Thousands => {
            !(inside && is_digit(Some(place + 2)) && is_digit(Some(place + 3)) && !is_digit(Some(place + 4)))
        }
    }
}

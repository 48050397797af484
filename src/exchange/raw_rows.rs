//! From rows as they stand in a file to a table: finds the headings, makes rows
//! equally wide, holds the limits. Leaves out where the rows come from.

use super::headings;
use super::table::{Format, ReadOptions, Reading, Row, RowFault, Table, TableError, limits};

/// Rows as they stand in the file.
#[derive(Debug, Default)]
pub(crate) struct RawRows {
    rows: Vec<Row>,
    n_rows: usize,
}

impl RawRows {
    /// How many rows may stand above the headings: titles, dates of a report.
    const MARGIN: usize = 60;

    /// Takes a row; blank ones are passed over, those beyond the limit only counted.
    pub(crate) fn push(&mut self, mut row: Row) {
        row.cells.truncate(
            row.cells
                .iter()
                .rposition(|cell| !cell.trim().is_empty())
                .map_or(0, |last| last + 1),
        );
        if row.cells.is_empty() && row.faults.is_empty() {
            return;
        }
        self.n_rows += 1;
        if self.rows.len() < limits::ROWS + Self::MARGIN {
            self.rows.push(row);
        }
    }

    /// Finds the headings and makes the table; `width` is what the file itself says of a row's cells.
    pub(crate) fn into_table(
        mut self,
        options: &ReadOptions,
        mut how: Reading,
    ) -> Result<Table, TableError> {
        let at = match options.heading_row {
            Some(number) => self.rows.iter().position(|row| row.number >= number),
            None => heading_index(&self.rows),
        };
        let Some(at) = at else {
            return Err(TableError::Empty);
        };
        let n_rows = self.n_rows - at - 1;
        if n_rows > limits::ROWS {
            return Err(TableError::TooManyRows {
                n_rows,
                limit: limits::ROWS,
            });
        }
        let mut rows = self.rows.split_off(at);
        let head = rows.remove(0);
        how.heading_row = head.number;
        if rows.is_empty() {
            return Err(TableError::NoRows {
                heading_row: head.number,
            });
        }
        let widest = rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
            .max(head.cells.len());
        if widest > limits::COLUMNS {
            return Err(TableError::TooManyColumns {
                n_columns: widest,
                limit: limits::COLUMNS,
            });
        }
        let is_text = matches!(how.format, Format::Text { .. });
        let headings: Vec<String> = head.cells.iter().map(|cell| one_line(cell)).collect();
        for row in &mut rows {
            fit(row, headings.len(), is_text);
        }
        Ok(Table {
            how,
            headings,
            rows,
            keys: Vec::new(),
        })
    }
}

/// Makes a row as wide as the headings and notes what was missing or left over.
fn fit(row: &mut Row, expected: usize, is_text: bool) {
    let found = row.cells.len();
    if found > expected {
        row.cells.truncate(expected);
        row.faults.push(RowFault::TooManyCells { found, expected });
    }
    row.cells.resize(expected, String::new());
    // A workbook leaves blank cells out, and so its rows are never too short.
    if !is_text {
        row.faults
            .retain(|fault| !matches!(fault, RowFault::TooFewCells { .. }));
    }
    for fault in &mut row.faults {
        if let RowFault::TooFewCells {
            expected: columns, ..
        } = fault
        {
            *columns = expected;
        }
    }
    row.faults.retain(
        |fault| !matches!(fault, RowFault::TooFewCells { found, expected } if found >= expected),
    );
}

/// The row that holds the headings: the one with most known headings, else the
/// first that is about as wide as the table. Titles above are narrower.
fn heading_index(rows: &[Row]) -> Option<usize> {
    let top = &rows[..rows.len().min(20)];
    let n_filled = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let n_known = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| headings::is_known(cell))
            .count()
    };
    let best = top.iter().map(n_known).max()?;
    if best >= 2 {
        return top.iter().position(|row| n_known(row) == best);
    }
    let widest = top.iter().map(n_filled).max()?;
    top.iter().position(|row| n_filled(row) * 2 > widest)
}

/// A heading typed over several lines reads as one.
pub(super) fn one_line(heading: &str) -> String {
    heading
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches('\u{FEFF}')
        .to_owned()
}

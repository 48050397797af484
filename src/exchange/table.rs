//! One table out of one file: headings, rows with the numbers they have in the
//! file, and how it was read. Leaves out what the columns mean (`headings`)
//! and all words.
//!
//! The types here cross to the files worker as they are, hence serde.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;
use super::sheet::ColumnKey;

pub use super::table_error::TableError;

/// What is read at most. Beyond it a file is refused whole, never cut.
pub mod limits {
    /// Bytes of a text file.
    pub const CSV_BYTES: usize = 25 * 1024 * 1024;
    /// Rows below the headings.
    pub const ROWS: usize = 15_000;
    /// Columns that hold anything.
    pub const COLUMNS: usize = 400;
    /// Characters of one cell, as in Excel.
    pub const CELL_CHARS: usize = 32_767;
    /// Bytes of a workbook's parts together, inflated.
    pub const XLSX_INFLATED_BYTES: u64 = 100 * 1024 * 1024;
    /// Inflated bytes for one compressed byte.
    pub const XLSX_RATIO: u64 = 200;
    /// Parts in a workbook's container.
    pub const XLSX_PARTS: usize = 2_000;
}

/// A table as read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// How it was read.
    pub how: Reading,
    /// Column headings; a column without one has an empty text.
    pub headings: Vec<String>,
    /// Rows with something in them, each as wide as the headings.
    pub rows: Vec<Row>,
    /// What the columns are, where the workbook says so itself.
    #[serde(default)]
    pub keys: Vec<ColumnKey>,
}

/// One row below the headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number as a spreadsheet program shows it, from 1.
    pub number: u32,
    /// One text per heading; blank cells are empty texts.
    pub cells: Vec<String>,
    /// What is wrong with its shape, if anything.
    pub faults: Vec<RowFault>,
}

/// What is wrong with the shape of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowFault {
    /// The row ends before the last heading.
    TooFewCells {
        /// Cells in the row.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// The row has text beyond the last heading.
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A cell is longer than a spreadsheet allows; it was cut.
    LongCell {
        /// Its column, from 0.
        column: usize,
    },
    /// A cell holds a spreadsheet error such as `#N/A`; it was read as blank.
    FormulaError {
        /// Its column, from 0.
        column: usize,
    },
}

/// How a file was read: what the page shows and lets a person change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Text or workbook.
    pub format: Format,
    /// Row number of the headings, from 1.
    pub heading_row: u32,
    /// How many places of the text could not be read (shown as `�`).
    pub n_replaced: usize,
}

/// Text or workbook, with what was found out about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Separated text.
    Text {
        /// How its bytes were read.
        encoding: Encoding,
        /// What separates its cells.
        delimiter: Delimiter,
    },
    /// A workbook.
    Workbook {
        /// The sheet that was read.
        sheet: String,
        /// All visible sheets, in their order.
        sheets: Vec<String>,
    },
}

/// What separates the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The tabulator.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All of them, likeliest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The byte in the file.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// What a person chose instead of what would be detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The separator of a text file.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row number of the headings, from 1.
    pub heading_row: Option<u32>,
}

/// Reads a table from the bytes of a file, whatever its name.
///
/// # Example
/// ```
/// use civic_mentor::exchange::table::{read, ReadOptions};
/// let table = read(b"Name;Grade\nAna Ruiz;5\n", &ReadOptions::default())?;
/// assert_eq!(table.headings, ["Name", "Grade"]);
/// assert_eq!((table.rows[0].number, table.rows[0].cells[0].as_str()), (2, "Ana Ruiz"));
/// # Ok::<(), civic_mentor::exchange::table::TableError>(())
/// ```
#[cfg(feature = "spreadsheets")]
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableError> {
    match super::sniff::kind(bytes)? {
        super::sniff::Kind::Text => super::csv_in::read(bytes, options),
        super::sniff::Kind::Zip => super::xlsx_in::read(bytes, options),
    }
}

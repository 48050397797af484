//! A sheet to be written; `xlsx_out` writes it in the files worker.
//! Leaves out what stands in it.

use serde::{Deserialize, Serialize};

/// A sheet of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; cut and cleaned to what Excel allows.
    pub name: String,
    /// Column headings, shown bold and kept in sight.
    pub headings: Vec<String>,
    /// Rows of texts.
    pub rows: Vec<Vec<String>>,
    /// What the columns are, where the sheet is to come back; written into a
    /// hidden sheet beside it, with a drop-down on each column of choices.
    pub keys: Vec<ColumnKey>,
}

/// The name of the hidden sheet that says what the columns are.
pub const KEY_SHEET: &str = "civic-mentor";

/// How many choices a cell takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// One of the list.
    #[default]
    One,
    /// One of the list, or several written with `;` between them.
    Any,
}

/// What a column is, for whom the sheet comes back to: independent of the
/// language it was made in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnKey {
    /// The column it was made as, from 0.
    pub column: u16,
    /// Its heading.
    pub heading: String,
    /// The stored word of what it holds.
    pub code: String,
    /// What can be chosen: as it is read, and as it is stored.
    pub choices: Vec<(String, String)>,
    /// How many of them a cell takes.
    pub pick: Pick,
    /// What stands beside a cell while it is filled in; at most 255 characters.
    pub hint: String,
}

impl ColumnKey {
    /// The stored form of a cell, where it is one of the choices.
    pub fn stored<'a>(&'a self, cell: &str) -> Option<&'a str> {
        let found = self.choices.iter().find(|(shown, _)| shown == cell.trim());
        found.map(|(_, stored)| stored.as_str())
    }
}

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
    /// Answers to choose from, by column from 0.
    pub choices: Vec<(u16, Vec<String>)>,
}

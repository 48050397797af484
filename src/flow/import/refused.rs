//! The rows that do not come in, as a CSV to mend and bring again: the file's
//! own columns, behind the row's number and the problems' codes in the words
//! the page gives. Leaves out those words.

use super::preview::{RowView, Verdict};
use super::{Import, Preview};
use crate::exchange::csv_out;

impl Import {
    /// The refused and waiting rows of one file as CSV. `row_heading` and
    /// `reason_heading` head the first two columns; `reason` words a row.
    pub fn refused_csv(
        &self,
        preview: &Preview,
        file: usize,
        row_heading: &str,
        reason_heading: &str,
        reason: impl Fn(&RowView) -> String,
    ) -> Vec<u8> {
        let Some(it) = self.files.get(file) else {
            return Vec::new();
        };
        let mut headings = vec![row_heading, reason_heading];
        headings.extend(it.table.headings.iter().map(String::as_str));
        let waits = |row: &&RowView| {
            row.at.file == file && matches!(row.verdict, Verdict::Refused | Verdict::NeedsYou)
        };
        let rows = preview.rows.iter().filter(waits).map(|row| {
            let cells =
                (0..it.table.headings.len()).map(|column| self.cell(row.at, column).to_owned());
            [row.number.to_string(), reason(row)]
                .into_iter()
                .chain(cells)
                .collect::<Vec<_>>()
        });
        csv_out::write(&headings, rows)
    }
}

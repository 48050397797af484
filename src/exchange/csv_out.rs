//! Separated text out: every cell quoted, no cell can run as a formula, and a
//! mark at the start so that Excel reads accents. Leaves out which columns.

use super::guard::guarded;

/// Rows as CSV (RFC 4180, UTF-8 with mark, CRLF), every cell quoted and guarded.
///
/// # Example
/// ```
/// use civic_mentor::exchange::csv_out::write;
/// let bytes = write(&["Name", "Note"], [["Ana", "=1+1"]]);
/// assert_eq!(String::from_utf8_lossy(&bytes), "\u{FEFF}\"Name\",\"Note\"\r\n\"Ana\",\"'=1+1\"\r\n");
/// ```
pub fn write<H, R, C>(headings: &[H], rows: impl IntoIterator<Item = R>) -> Vec<u8>
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut text = String::from("\u{FEFF}");
    push_row(&mut text, headings.iter());
    for row in rows {
        push_row(&mut text, row);
    }
    text.into_bytes()
}

fn push_row<C: AsRef<str>>(text: &mut String, cells: impl IntoIterator<Item = C>) {
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            text.push(',');
        }
        text.push('"');
        text.push_str(&guarded(cell.as_ref()).replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

//! Separated text in: encoding, separator, quotes, and the row numbers a
//! spreadsheet program would show. Leaves out workbooks (`xlsx_in`).

use super::encoding;
use super::guard;
use super::raw_rows::RawRows;
use super::table::{
    Delimiter, Format, ReadOptions, Reading, Row, RowFault, Table, TableError, limits,
};

/// Cells a text row may have before anything of it is kept, as wide as Excel's sheet.
const RAW_COLUMNS: usize = 16_384;

/// Reads separated text.
///
/// Errors: too large, no text at all, too many rows or columns, a quotation
/// mark never closed, nothing below the headings.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableError> {
    if bytes.len() > limits::CSV_BYTES {
        return Err(TableError::TooLarge {
            bytes: bytes.len(),
            limit: limits::CSV_BYTES,
        });
    }
    let decoded = encoding::decode(bytes, options.encoding).ok_or(TableError::Binary)?;
    // One kind of line end makes row numbers countable, and lines inside cells alike.
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches('\u{1a}'); // the end mark of DOS
    let (hint, body) = separator_hint(text);
    let delimiter = options
        .delimiter
        .or(hint)
        .unwrap_or_else(|| detect_delimiter(body));
    let first_row = 1 + u32::from(hint.is_some());
    survey(body, delimiter, first_row)?;
    let how = Reading {
        format: Format::Text {
            encoding: decoded.encoding,
            delimiter,
        },
        heading_row: 0,
        n_replaced: decoded.n_replaced,
    };
    rows(body, delimiter, first_row).into_table(options, how)
}

/// Excel's own first line `sep=;`.
fn separator_hint(text: &str) -> (Option<Delimiter>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_matches('"');
    let hint = line.strip_prefix("sep=").and_then(|sign| {
        Delimiter::ALL
            .into_iter()
            .find(|delimiter| sign.as_bytes() == [delimiter.byte()])
    });
    if hint.is_some() {
        (hint, rest)
    } else {
        (None, text)
    }
}

/// Walks the text once with the quoting rules of RFC 4180, before anything is kept.
fn survey(text: &str, delimiter: Delimiter, first_row: u32) -> Result<(), TableError> {
    let (mut row, mut n_columns, mut opened) = (first_row, 1_usize, None);
    let mut at_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if opened.is_some() {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                opened = None;
            }
            continue;
        }
        at_start = match byte {
            b'"' if at_start => {
                opened = Some(row);
                false
            }
            b'\n' => {
                row += 1;
                n_columns = 1;
                true
            }
            _ if byte == delimiter.byte() => {
                n_columns += 1;
                true
            }
            _ => false,
        };
        if n_columns > RAW_COLUMNS {
            return Err(TableError::TooManyColumns {
                n_columns,
                limit: limits::COLUMNS,
            });
        }
    }
    opened.map_or(Ok(()), |row| Err(TableError::UnclosedQuote { row }))
}

/// The separator that cuts most rows into the same number of cells, the first row among them.
fn detect_delimiter(text: &str) -> Delimiter {
    let score = |delimiter: Delimiter| {
        let widths: Vec<usize> = records(text, delimiter)
            .take(60)
            .map(|record| record.len())
            .collect();
        let usual = widths
            .iter()
            .copied()
            .filter(|width| *width > 1)
            .max_by_key(|width| {
                (
                    widths.iter().filter(|other| *other == width).count(),
                    *width,
                )
            });
        usual.map_or((0, 0), |usual| {
            let n_same = widths.iter().filter(|width| **width == usual).count();
            let heads = usize::from(widths.first() == Some(&usual)) * widths.len() / 4;
            ((n_same + heads) * 100 / widths.len(), usual)
        })
    };
    let best = Delimiter::ALL
        .into_iter()
        .map(|delimiter| (score(delimiter), delimiter));
    // `max_by_key` takes the last of equals, and the likeliest stands first.
    best.rev()
        .max_by_key(|(score, _)| *score)
        .map_or(Delimiter::Comma, |(_, delimiter)| delimiter)
}

fn reader(text: &str, delimiter: Delimiter) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(text.as_bytes())
}

fn records(text: &str, delimiter: Delimiter) -> impl Iterator<Item = csv::StringRecord> {
    reader(text, delimiter).into_records().map_while(Result::ok)
}

fn rows(text: &str, delimiter: Delimiter, first_row: u32) -> RawRows {
    let mut found = RawRows::default();
    let mut next = first_row;
    for record in records(text, delimiter) {
        // The reader passes over blank lines in silence; a spreadsheet shows them.
        let start = record.position().map_or(0, |position| {
            usize::try_from(position.byte()).unwrap_or(usize::MAX)
        });
        let blank = text
            .as_bytes()
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| **byte == b'\n')
            .count();
        let number = next.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        next = number.saturating_add(1);
        found.push(row(number, &record));
    }
    found
}

fn row(number: u32, record: &csv::StringRecord) -> Row {
    // `into_table` knows the headings and keeps this note where the row is too short for them.
    let mut faults = vec![RowFault::TooFewCells {
        found: record.len(),
        expected: usize::MAX,
    }];
    let cells = record
        .iter()
        .enumerate()
        .map(|(column, cell)| cut(column, guard::unguarded(cell), &mut faults))
        .collect();
    let is_blank = record.iter().all(|cell| cell.trim().is_empty());
    Row {
        number,
        cells,
        faults: if is_blank { Vec::new() } else { faults },
    }
}

/// A cell without spaces around it, cut at the length a spreadsheet allows.
pub(crate) fn cut(column: usize, cell: &str, faults: &mut Vec<RowFault>) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    match cell.char_indices().nth(limits::CELL_CHARS) {
        Some((end, _)) => {
            faults.push(RowFault::LongCell { column });
            cell[..end].to_owned()
        }
        None => cell.to_owned(),
    }
}

//! One sheet of a workbook in. Cells are taken one by one, so that a sheet
//! which claims a billion rows costs nothing. Leaves out formulas, colours,
//! hidden sheets and macros.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::csv_in::cut;
use super::raw_rows::{RawRows, one_line};
use super::sheet::{ColumnKey, KEY_SHEET};
use super::table::{Format, ReadOptions, Reading, Row, RowFault, Table, TableError, limits};
use super::zip_guard;

/// Reads the sheet asked for, else the first visible one with rows below headings.
///
/// Errors: everything `zip_guard` refuses, a damaged workbook, no such sheet,
/// too many rows or columns, nothing below the headings.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableError> {
    zip_guard::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut table = read_one(&mut workbook, &sheets, options)?;
    let is_ours = |sheet: &calamine::Sheet| sheet.name == KEY_SHEET;
    if workbook.sheets_metadata().iter().any(is_ours) {
        table.keys = read_keys(&mut workbook)?;
    }
    Ok(table)
}

fn read_one(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheets: &[String],
    options: &ReadOptions,
) -> Result<Table, TableError> {
    if let Some(sheet) = &options.sheet {
        if !sheets.contains(sheet) {
            return Err(TableError::NoSuchSheet {
                sheet: sheet.clone(),
            });
        }
        return read_sheet(workbook, sheet, sheets, options);
    }
    let mut first = None;
    for sheet in sheets {
        match read_sheet(workbook, sheet, sheets, options) {
            Err(TableError::Empty) => {}
            Err(error @ TableError::NoRows { .. }) => {
                first.get_or_insert(error);
                // Its own sheet to fill in is empty; the next one only explains it.
                if workbook.sheet_names().iter().any(|name| name == KEY_SHEET) {
                    break;
                }
            }
            other => return other,
        }
    }
    Err(first.unwrap_or(TableError::Empty))
}

/// More choices than any form has in one column; further ones are damage.
const MOST_CHOICES: usize = 2_000;

/// What the columns of our own workbook are; what does not read as a key is
/// left out.
fn read_keys(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<Vec<ColumnKey>, TableError> {
    let mut keys: Vec<ColumnKey> = Vec::new();
    each_row(workbook, KEY_SHEET, &mut |row| {
        let [column, heading, code, choice @ ..] = row.cells.as_slice() else {
            return;
        };
        let Ok(column) = column.trim().parse::<u16>() else {
            return;
        };
        if keys.len() < limits::COLUMNS && keys.last().is_none_or(|key| key.column != column) {
            keys.push(ColumnKey {
                column,
                heading: one_line(heading),
                code: code.trim().to_owned(),
                ..ColumnKey::default()
            });
        }
        if let (Some(key), [shown, stored, ..]) = (keys.last_mut(), choice)
            && key.choices.len() < MOST_CHOICES
        {
            let choice = (shown.trim().to_owned(), stored.trim().to_owned());
            key.choices.push(choice);
        }
    })?;
    Ok(keys)
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    sheets: &[String],
    options: &ReadOptions,
) -> Result<Table, TableError> {
    let mut found = RawRows::default();
    each_row(workbook, sheet, &mut |row| found.push(row))?;
    let format = Format::Workbook {
        sheet: sheet.to_owned(),
        sheets: sheets.to_vec(),
    };
    found.into_table(
        options,
        Reading {
            format,
            heading_row: 0,
            n_replaced: 0,
        },
    )
}

/// Hands on one row after another, with what stands in it.
fn each_row(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    take: &mut dyn FnMut(Row),
) -> Result<(), TableError> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut row = Row {
        number: 1,
        cells: Vec::new(),
        faults: Vec::new(),
    };
    // Rows stand in order in the file; one out of order is damage.
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        let number = at.saturating_add(1);
        if number < row.number {
            return Err(TableError::Damaged {
                detail: format!("row {number} after row {}", row.number),
            });
        }
        if number > row.number {
            take(std::mem::replace(
                &mut row,
                Row {
                    number,
                    cells: Vec::new(),
                    faults: Vec::new(),
                },
            ));
        }
        put(
            &mut row,
            usize::try_from(column).unwrap_or(usize::MAX),
            cell.get_value(),
        )?;
    }
    take(row);
    Ok(())
}

fn put(row: &mut Row, column: usize, value: &DataRef<'_>) -> Result<(), TableError> {
    if let DataRef::Error(_) = value {
        row.faults.push(RowFault::FormulaError { column });
    }
    let text = cut(column, &text(value), &mut row.faults);
    if text.is_empty() {
        return Ok(());
    }
    if column >= limits::COLUMNS {
        return Err(TableError::TooManyColumns {
            n_columns: column + 1,
            limit: limits::COLUMNS,
        });
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    row.cells[column] = text;
    Ok(())
}

/// A cell as a person reads it; dates in ISO order, so that no month is taken for a day.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(date) => date_text(*date),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Fifteen digits are what Excel keeps and shows: 0.1 + 0.2 reads 0.3.
fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

fn date_text(date: ExcelDateTime) -> String {
    if date.is_duration() {
        return number_text(date.as_f64() * 24.0);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}")
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

fn damaged(error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::PasswordProtected,
        other => TableError::Damaged {
            detail: other.to_string(),
        },
    }
}

//! Workbooks out: text cells only, marked so that none runs as a formula.
//! Leaves out what stands in them.

use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::sheet::{ColumnKey, KEY_SHEET, Pick, Sheet};

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written")]
pub struct WriteError(#[from] XlsxError);

/// Writes a workbook.
///
/// The same sheets give the same bytes: the creation date is fixed.
///
/// # Example
/// ```
/// use civic_mentor::exchange::{sheet::Sheet, table, xlsx_out::write};
/// let sheet = Sheet { name: "People".into(), headings: vec!["Name".into(), "Grade".into()], rows: vec![vec!["=Ana".into()]], keys: vec![] };
/// let bytes = write(&[sheet])?;
/// let read = table::read(&bytes, &table::ReadOptions::default()).expect("just written");
/// assert_eq!(read.rows[0].cells[0], "=Ana");
/// # Ok::<(), civic_mentor::exchange::xlsx_out::WriteError>(())
/// ```
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&date));
    let text = Format::new()
        .set_quote_prefix()
        .set_num_format("@")
        .set_text_wrap();
    let bold = Format::new()
        .set_quote_prefix()
        .set_num_format("@")
        .set_bold();
    let mut names: Vec<String> = Vec::new();
    // The key sheet's next row, from 1 as a formula counts.
    let mut next_key = 1;
    for sheet in sheets {
        let name = sheet_name(&sheet.name, &names);
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        names.push(name);
        for (column, heading) in (0_u16..).zip(&sheet.headings) {
            page.write_string_with_format(0, column, fitting(heading), &bold)?;
            page.set_column_width(column, width(sheet, usize::from(column)))?;
        }
        for (number, row) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string_with_format(number, column, fitting(cell), &text)?;
            }
        }
        for key in &sheet.keys {
            let n = key.choices.len();
            if n > 0 {
                let list = drop_down(key, next_key, next_key + n - 1)?;
                page.add_data_validation(1, key.column, LAST_ROW, key.column, &list)?;
            }
            next_key += n.max(1);
        }
        page.set_freeze_panes(1, 0)?;
    }
    let keys: Vec<&ColumnKey> = sheets.iter().flat_map(|sheet| &sheet.keys).collect();
    if !keys.is_empty() {
        let page = workbook.add_worksheet();
        page.set_name(KEY_SHEET)?;
        page.set_hidden(true);
        for (number, row) in (0_u32..).zip(key_sheet(&keys)) {
            for (column, cell) in (0_u16..).zip(&row).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string_with_format(number, column, fitting(cell), &text)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The last row a drop-down reaches.
const LAST_ROW: u32 = 15_000;

/// The rows of the key sheet: the column's number from 0, its heading, what it
/// holds, and for each choice how it reads and how it is stored. A column
/// without choices has one row.
fn key_sheet(keys: &[&ColumnKey]) -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    for key in keys {
        let row = |shown: &str, stored: &str| {
            let column = key.column.to_string();
            let (heading, code) = (key.heading.clone(), key.code.clone());
            [column, heading, code, shown.to_owned(), stored.to_owned()]
        };
        if key.choices.is_empty() {
            rows.push(row("", ""));
        }
        rows.extend(key.choices.iter().map(|(shown, stored)| row(shown, stored)));
    }
    rows
}

/// A list that refers to the key sheet: one written into the cell itself ends
/// at 255 characters.
fn drop_down(key: &ColumnKey, first: usize, last: usize) -> Result<DataValidation, XlsxError> {
    let range = format!("='{KEY_SHEET}'!$D${first}:$D${last}");
    let allowed = DataValidation::new().allow_list_formula(range.as_str().into());
    let allowed = match key.pick {
        Pick::One => allowed,
        // Several answers in one cell are none of the list.
        Pick::Any => allowed.show_error_message(false),
    };
    if key.hint.is_empty() {
        Ok(allowed)
    } else {
        let hint: String = key.hint.chars().take(255).collect();
        allowed.set_input_message(hint)
    }
}

/// Excel allows 31 characters, none of `[]:*?/\`, no two names alike.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| {
            if "[]:*?/\\'".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .take(28)
        .collect();
    let clean = if clean.trim().is_empty() {
        "Sheet".to_owned()
    } else {
        clean.trim().to_owned()
    };
    let alike = |name: &str| {
        taken
            .iter()
            .any(|other| other.to_lowercase() == name.to_lowercase())
    };
    let numbered = (2..).map(|number| format!("{clean} {number}"));
    std::iter::once(clean.clone())
        .chain(numbered)
        .find(|name| !alike(name))
        .unwrap_or(clean)
}

fn fitting(cell: &str) -> String {
    cell.chars()
        .take(super::table::limits::CELL_CHARS)
        .collect()
}

fn width(sheet: &Sheet, column: usize) -> f64 {
    let cells = sheet
        .rows
        .iter()
        .take(200)
        .filter_map(|row| row.get(column))
        .chain(sheet.headings.get(column));
    let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
    f64::from(u32::try_from(longest.clamp(8, 48)).unwrap_or(48)) + 2.0
}

//! Workbooks out: text cells only, marked so that none runs as a formula.
//! Leaves out what stands in them.

use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::sheet::Sheet;

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
/// let sheet = Sheet { name: "People".into(), headings: vec!["Name".into(), "Grade".into()], rows: vec![vec!["=Ana".into()]], choices: vec![] };
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
        for (column, choices) in &sheet.choices {
            // A list longer than 255 characters does not fit; the column stays free text.
            if let Ok(list) = DataValidation::new().allow_list_strings(choices) {
                page.add_data_validation(1, *column, 15_000, *column, &list)?;
            }
        }
        page.set_freeze_panes(1, 0)?;
    }
    Ok(workbook.save_to_buffer()?)
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

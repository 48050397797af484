use std::io::{Cursor, Write as _};

use civic_mentor::exchange::sheet::Sheet;
use civic_mentor::exchange::table::{Format, ReadOptions, TableError, read};
use civic_mentor::exchange::xlsx_out::write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let text = |row: &&[&str]| {
        row.iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    let mut rows = rows.iter().map(text);
    Sheet {
        name: name.to_owned(),
        headings: rows.next().unwrap_or_default(),
        rows: rows.collect(),
        keys: Vec::new(),
    }
}

/// A workbook with one sheet whose XML is given, as other programs write it.
fn workbook(sheet_data: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: [(&str, String); 5] = [
        ("[Content_Types].xml", r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#.to_owned()),
        ("_rels/.rels", r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned()),
        ("xl/workbook.xml", r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned()),
        ("xl/worksheets/sheet1.xml", format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet_data}</sheetData></worksheet>"#)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    for (name, bytes) in more {
        // Large parts are stored as they are, to keep the test quick.
        let is_large = bytes.len() > 8 * 1024 * 1024;
        let how = if is_large {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(how))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn people_row(number: u32) -> String {
    format!(
        r#"<row r="{number}">{}{}</row>"#,
        cell(&format!("A{number}"), "Ana"),
        cell(&format!("B{number}"), "ana@city.gov")
    )
}

fn refused(bytes: &[u8]) -> &'static str {
    read(bytes, &ReadOptions::default()).unwrap_err().code()
}

#[test]
fn a_workbook_comes_back_as_written_with_its_sheets_named() {
    let bytes = write(&[
        sheet("Notes", &[]),
        sheet(
            "People: 2026",
            &[
                &["Name", "E-mail"],
                &["=cmd", "a@b.gov"],
                &["", ""],
                &["Luis", "007"],
            ],
        ),
    ])
    .unwrap();
    let table = read(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(
        table.how.format,
        Format::Workbook {
            sheet: "People  2026".into(),
            sheets: vec!["Notes".into(), "People  2026".into()]
        }
    );
    let cells: Vec<(u32, &str)> = table
        .rows
        .iter()
        .map(|row| (row.number, row.cells[0].as_str()))
        .collect();
    assert_eq!(cells, [(2, "=cmd"), (4, "Luis")]);
    assert_eq!(table.rows[1].cells[1], "007");
    let absent = ReadOptions {
        sheet: Some("Else".into()),
        ..ReadOptions::default()
    };
    assert_eq!(
        read(&bytes, &absent),
        Err(TableError::NoSuchSheet {
            sheet: "Else".into()
        })
    );
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let sheets = [sheet("People", &[&["Name"], &["Ana"]])];
    assert_eq!(write(&sheets).unwrap(), write(&sheets).unwrap());
}

#[test]
fn titles_blank_rows_numbers_and_errors_are_read_as_a_person_would() {
    let rows = [
        format!(
            r#"<row r="2">{}</row>"#,
            cell("B2", "Emerging leaders 2026")
        ),
        format!(
            r#"<row r="4">{}{}{}</row>"#,
            cell("B4", "Name"),
            cell("C4", "Employee ID"),
            cell("D4", "Hours a month")
        ),
        format!(
            r#"<row r="7">{}<c r="C7"><v>12345678</v></c><c r="D7"><v>2.5</v></c></row>"#,
            cell("B7", "Ana")
        ),
        format!(
            r#"<row r="9">{}<c r="C9" t="e"><v>#N/A</v></c><c r="D9"><v>0.30000000000000004</v></c></row>"#,
            cell("B9", "Luis")
        ),
    ];
    let table = read(&workbook(&rows.concat(), &[]), &ReadOptions::default()).unwrap();
    assert_eq!(table.how.heading_row, 4);
    assert_eq!(table.headings, ["", "Name", "Employee ID", "Hours a month"]);
    assert_eq!(table.rows[0].cells, ["", "Ana", "12345678", "2.5"]);
    assert_eq!(table.rows[1].cells, ["", "Luis", "", "0.3"]);
    assert_eq!((table.rows[1].number, table.rows[1].faults.len()), (9, 1));
}

#[test]
fn a_sheet_that_claims_the_last_cell_of_excel_costs_nothing() {
    let rows = format!(
        r#"<row r="1">{}{}</row>{}<row r="1048576">{}</row>"#,
        cell("A1", "Name"),
        cell("B1", "E-mail"),
        people_row(2),
        cell("A1048576", "Eva")
    );
    let table = read(&workbook(&rows, &[]), &ReadOptions::default()).unwrap();
    assert_eq!(
        table.rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [2, 1_048_576]
    );
    let wide = format!(
        r#"<row r="1">{}{}</row>{}"#,
        cell("A1", "Name"),
        cell("XFD1", "x"),
        people_row(2)
    );
    assert_eq!(refused(&workbook(&wide, &[])), "too_many_columns");
}

#[test]
fn too_many_rows_are_counted_and_refused() {
    let rows: String = (1..=15_002).map(people_row).collect();
    assert_eq!(
        read(&workbook(&rows, &[]), &ReadOptions::default()),
        Err(TableError::TooManyRows {
            n_rows: 15_001,
            limit: 15_000
        })
    );
}

#[test]
fn a_container_made_to_hurt_is_refused_before_it_is_read() {
    let sound = people_row(1) + &people_row(2);
    let zeros = vec![b'0'; 4 * 1024 * 1024];
    assert_eq!(
        refused(&workbook(&sound, &[("xl/media/bomb.xml", &zeros)])),
        "ratio_too_high"
    );
    for doctype in [
        "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>",
        "<?xml version=\"1.0\"?>\n<<!doctype x>",
    ] {
        assert_eq!(
            refused(&workbook(
                &sound,
                &[("xl/comments.xml", doctype.as_bytes())]
            )),
            "doctype"
        );
        let wide: Vec<u8> = doctype.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            refused(&workbook(&sound, &[("xl/comments.xml", &wide)])),
            "doctype"
        );
    }
    let names: Vec<String> = (0..2_000).map(|i| format!("xl/p{i}.bin")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), b"x".as_slice()))
        .collect();
    assert_eq!(refused(&workbook(&sound, &many)), "too_many_parts");
}

#[test]
fn a_container_that_inflates_beyond_the_limit_is_refused() {
    let noise = vec![b'x'; 9 * 1024 * 1024];
    let names: Vec<String> = (0..12).map(|i| format!("xl/media/{i}.bin")).collect();
    let parts: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), noise.as_slice()))
        .collect();
    assert_eq!(
        refused(&workbook(&people_row(1), &parts)),
        "inflated_too_large"
    );
}

#[test]
fn other_things_that_come_zipped_are_told_apart() {
    let zipped = |parts: &[(&str, &[u8])]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(
        refused(&zipped(&[(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet"
        )])),
        "open_document"
    );
    assert_eq!(
        refused(&zipped(&[
            ("[Content_Types].xml", b"<x/>"),
            ("word/document.xml", b"<x/>")
        ])),
        "document"
    );
    assert_eq!(
        refused(&zipped(&[
            ("[Content_Types].xml", b"<x/>"),
            ("xl/workbook.bin", b"x")
        ])),
        "other_spreadsheet"
    );
    assert_eq!(
        refused(&zipped(&[("Index/Document.iwa", b"x")])),
        "other_spreadsheet"
    );
}

#[test]
fn a_workbook_cut_short_is_refused() {
    let whole = workbook(&(people_row(1) + &people_row(2)), &[]);
    for end in (4..whole.len()).step_by(37) {
        assert_eq!(refused(&whole[..end]), "damaged");
    }
    let unclosed = format!("<row r=\"1\">{}", cell("A1", "Name"));
    assert!(read(&workbook(&unclosed, &[]), &ReadOptions::default()).is_err());
}

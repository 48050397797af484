use civic_mentor::exchange::encoding::Encoding;
use civic_mentor::exchange::table::{
    Delimiter, Format, ReadOptions, RowFault, Table, TableError, limits, read,
};
use civic_mentor::exchange::{csv_out, guard};
use proptest::prelude::*;

fn table(text: &str) -> Table {
    read(text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn refused(bytes: &[u8]) -> &'static str {
    read(bytes, &ReadOptions::default()).unwrap_err().code()
}

fn delimiter(table: &Table) -> Delimiter {
    match table.how.format {
        Format::Text { delimiter, .. } => delimiter,
        Format::Workbook { .. } => panic!("a text was read"),
    }
}

#[test]
fn separators_are_found_whatever_stands_in_the_cells() {
    let check = |text: &str, expected| assert_eq!(delimiter(&table(text)), expected, "{text}");
    check(
        "name,goals\nAna,\"a;b;c;\"\nLuis,\"a;b;\"\n",
        Delimiter::Comma,
    );
    check(
        "name;about\nAna;one, two, three\nLuis;four, five\n",
        Delimiter::Semicolon,
    );
    check("name\temail\nAna\ta@b.gov\n", Delimiter::Tab);
    check("name|email\nAna|a@b.gov\n", Delimiter::Pipe);
    check("email\na@b.gov\nc@d.gov\n", Delimiter::Comma);
    check("sep=;\nname;a,b,c\nAna;1,2,3\n", Delimiter::Semicolon);
}

#[test]
fn rows_keep_the_numbers_a_spreadsheet_shows() {
    let table = table("\nname,note\r\nAna,\"two\r\nlines\"\r\n\r\n\r\nLuis,x\r\n,\r\nEva,y");
    let found: Vec<(u32, &str, &str)> = table
        .rows
        .iter()
        .map(|row| (row.number, row.cells[0].as_str(), row.cells[1].as_str()))
        .collect();
    assert_eq!(
        found,
        [(3, "Ana", "two\nlines"), (6, "Luis", "x"), (8, "Eva", "y")]
    );
    assert_eq!(table.how.heading_row, 2);
    let hinted = self::table("sep=;\nname;note\nAna;x\n");
    assert_eq!((hinted.how.heading_row, hinted.rows[0].number), (2, 3));
}

#[test]
fn a_row_of_another_width_is_noted_and_kept() {
    let table = table("a,b,c\n1,2\n1,2,3,4\n1,2,3,,,\n");
    assert_eq!(
        table.rows[0].faults,
        [RowFault::TooFewCells {
            found: 2,
            expected: 3
        }]
    );
    assert_eq!(
        table.rows[1].faults,
        [RowFault::TooManyCells {
            found: 4,
            expected: 3
        }]
    );
    assert_eq!(table.rows[2].faults, []);
    assert!(table.rows.iter().all(|row| row.cells.len() == 3));
}

#[test]
fn titles_above_the_headings_are_passed_over() {
    let table = table(
        "Mentoring report,,,\nPrinted on 3 March,,,\n\nFirst name,Last name,E-mail,Grade\nAna,Ruiz,a@b.gov,5\n",
    );
    assert_eq!(table.how.heading_row, 4);
    assert_eq!(
        table.headings,
        ["First name", "Last name", "E-mail", "Grade"]
    );
}

#[test]
fn a_person_can_say_where_the_headings_are_and_how_to_read() {
    let text = "x;1\ny;2\nz;3\n";
    let options = ReadOptions {
        heading_row: Some(2),
        delimiter: Some(Delimiter::Comma),
        ..ReadOptions::default()
    };
    let table = read(text.as_bytes(), &options).unwrap();
    assert_eq!(
        (table.headings, table.rows.len()),
        (vec!["y;2".to_owned()], 1)
    );
}

#[test]
fn windows_1252_with_semicolons_is_read_and_said() {
    let table = read(
        b"Nombre;Correo\nJos\xe9 Pe\xf1a;jose@city.gov\n",
        &ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(table.rows[0].cells[0], "José Peña");
    assert_eq!(
        table.how.format,
        Format::Text {
            encoding: Encoding::Windows1252,
            delimiter: Delimiter::Semicolon
        }
    );
}

#[test]
fn what_is_no_table_is_refused_each_by_its_name() {
    let check = |bytes: &[u8], code| assert_eq!(refused(bytes), code);
    check(b"", "empty");
    check(b"\xEF\xBB\xBF\r\n\r\n", "empty");
    check(b",,,\n,,\n", "empty");
    check(b"name,email\n", "no_rows");
    check(b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", "binary");
    check(
        b"<html><body><table><tr><td>x</td></tr></table>",
        "html_page",
    );
    check(b"name,note\nAna,\"never closed\nLuis,x\n", "unclosed_quote");
    check(b"PK\x03\x04 not really", "damaged");
    check(&vec![b'a'; limits::CSV_BYTES + 1], "too_large");
    check(&vec![b','; 20_000], "too_many_columns");
    check(b"{\"@context\":[]}", "programme_file");
    assert_eq!(
        read(b"a,b\n1,\"x\ny\",\n2,\"z\n", &ReadOptions::default()),
        Err(TableError::UnclosedQuote { row: 3 })
    );
}

#[test]
fn fifteen_thousand_rows_are_read_and_one_more_is_refused() {
    let rows = |n: usize| {
        let people: Vec<String> = (0..n).map(|i| format!("P {i},p{i}@city.gov\n")).collect();
        format!("name,email\n{}", people.concat())
    };
    assert_eq!(table(&rows(15_000)).rows.len(), 15_000);
    assert_eq!(
        read(rows(15_001).as_bytes(), &ReadOptions::default()),
        Err(TableError::TooManyRows {
            n_rows: 15_001,
            limit: 15_000
        })
    );
}

#[test]
fn what_we_write_we_read_back_as_it_was() {
    let headings = ["name", "note"];
    let rows = [
        ["=HYPERLINK(1)", "+1 503"],
        ["Ana \"A\" Ruiz", "two\nlines, one comma"],
        ["'=x", "－1"],
    ];
    let bytes = csv_out::write(&headings, rows);
    let read = read(&bytes, &ReadOptions::default()).unwrap();
    let back: Vec<Vec<String>> = read.rows.into_iter().map(|row| row.cells).collect();
    assert_eq!(back, rows.map(|row| row.map(str::to_owned).to_vec()));
}

proptest! {
    #[test]
    fn any_value_is_guarded_and_comes_back(value in "\\PC*|[=+@'\t \n-]{0,4}[a-z]{0,3}") {
        let guarded = guard::guarded(&value);
        prop_assert_eq!(guard::unguarded(&guarded), value.as_str());
        prop_assert!(!guarded.trim_start().starts_with(['=', '+', '-', '@']));
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, &ReadOptions::default());
        let _ = read(&[b"PK\x03\x04".as_slice(), &bytes].concat(), &ReadOptions::default());
    }

    #[test]
    fn any_text_table_keeps_its_shape(text in "[a-c,;\t|\"\n\r ]{0,80}") {
        if let Ok(table) = read(text.as_bytes(), &ReadOptions::default()) {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.headings.len()));
            prop_assert!(table.rows.windows(2).all(|pair| pair[0].number < pair[1].number));
        }
    }
}

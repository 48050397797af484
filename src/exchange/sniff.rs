//! What a file is, by its first bytes and never by its name: people rename.
//! Leaves out reading it.

use super::table::{TableError, limits};

/// What can be read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Some text, separated by something.
    Text,
    /// A zip container; `xlsx_in` says whether a workbook is in it.
    Zip,
}

/// Tells text and workbooks from what cannot be read, each with its own refusal.
pub fn kind(bytes: &[u8]) -> Result<Kind, TableError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        // Nobody looks for rows in so much of nothing.
        return Err(match bytes.len() {
            bytes if bytes > limits::CSV_BYTES => TableError::TooLarge {
                bytes,
                limit: limits::CSV_BYTES,
            },
            _ => TableError::Empty,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound_file(bytes));
    }
    if bytes.starts_with(b"%PDF") || is_picture(bytes) {
        return Err(TableError::Document);
    }
    // BIFF streams older than Excel 97 stand without a container.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, 0x06 | 0x04, 0x00, ..]) {
        return Err(TableError::OldExcel);
    }
    markup(bytes)
}

/// Office before 2007, or a newer workbook locked with a password.
fn compound_file(bytes: &[u8]) -> TableError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        TableError::PasswordProtected
    } else if holds("Workbook") || holds("Book") {
        TableError::OldExcel
    } else {
        TableError::Document
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xFF\xD8\xFF")
        || bytes.starts_with(b"GIF8")
}

/// Web pages and XML saved under a spreadsheet's name, and our own files.
fn markup(bytes: &[u8]) -> Result<Kind, TableError> {
    let head: String = bytes
        .iter()
        .filter(|byte| **byte != 0) // UTF-16 reads as plain text here
        .skip_while(|byte| {
            byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF)
        })
        .take(1024)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    if head.starts_with('<') {
        return Err(
            if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
                TableError::OtherSpreadsheet
            } else if [
                "<html",
                "<!doctype html",
                "<table",
                "<head",
                "<meta",
                "<div",
            ]
            .iter()
            .any(|tag| head.contains(tag))
            {
                TableError::HtmlPage
            } else {
                TableError::Document
            },
        );
    }
    let is_programme_file = head.starts_with("-----begin")
        || head
            .strip_prefix('{')
            .is_some_and(|rest| rest.trim_start().starts_with('"'))
        || head.starts_with("age-encryption.org/");
    if is_programme_file {
        Err(TableError::ProgrammeFile)
    } else {
        Ok(Kind::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_under_a_wrong_name_are_known_by_their_bytes() {
        let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            .into_iter()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let old: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            .into_iter()
            .chain("Workbook".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let check = |bytes: &[u8], expected| assert_eq!(kind(bytes), expected);
        check(b"", Err(TableError::Empty));
        check(b" \r\n", Err(TableError::Empty));
        let (bytes, limit) = (limits::CSV_BYTES + 1, limits::CSV_BYTES);
        let blank = vec![b' '; bytes];
        check(&blank, Err(TableError::TooLarge { bytes, limit }));
        check(b"a,b\n1,2", Ok(Kind::Text));
        check(b"PK\x03\x04....", Ok(Kind::Zip));
        check(&locked, Err(TableError::PasswordProtected));
        check(&old, Err(TableError::OldExcel));
        check(b"%PDF-1.7", Err(TableError::Document));
        check(b"\xEF\xBB\xBF<html><table>", Err(TableError::HtmlPage));
        check(
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            Err(TableError::OtherSpreadsheet),
        );
        check(b"{ \"kind\": 1 }", Err(TableError::ProgrammeFile));
        check(b"{not json} name,x", Ok(Kind::Text));
    }
}

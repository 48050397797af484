//! Looks into a workbook's container before any reader unpacks it: how many
//! parts, how much they inflate to, and whether one declares a document type.
//! Leaves out the workbook's content.
//!
//! Invariant: sizes are counted while inflating; what the container says of
//! itself is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::table::TableError;
use super::table::limits;

/// Parts smaller than this may inflate as they like.
const SMALL: u64 = 256 * 1024;

/// Refuses a container that no honest workbook comes in.
pub fn check(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > limits::XLSX_PARTS {
        return Err(TableError::TooManyParts {
            n_parts: archive.len(),
            limit: limits::XLSX_PARTS,
        });
    }
    what_it_is(&mut archive)?;
    let mut left = limits::XLSX_INFLATED_BYTES;
    for at in 0..archive.len() {
        inflate(&mut archive, at, &mut left)?;
    }
    Ok(())
}

/// Workbook, or another thing that comes zipped.
fn what_it_is(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), TableError> {
    let holds = |start: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.starts_with(start))
    };
    if holds("xl/workbook.bin") || holds("Index/") || holds("Index.zip") {
        return Err(TableError::OtherSpreadsheet);
    }
    if holds("xl/") && holds("[Content_Types].xml") {
        return Ok(());
    }
    if !holds("mimetype") {
        return Err(TableError::Document);
    }
    let mut kind = String::new();
    let part = archive.by_name("mimetype").map_err(damaged)?;
    let _ = part.take(100).read_to_string(&mut kind);
    Err(if kind.contains("opendocument.spreadsheet") {
        TableError::OpenDocument
    } else {
        TableError::Document
    })
}

/// Inflates one part to nowhere, counting and looking.
fn inflate(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    left: &mut u64,
) -> Result<(), TableError> {
    let is_locked = archive
        .by_index_data(at)
        .is_ok_and(|entry| entry.encrypted());
    if is_locked {
        return Err(TableError::PasswordProtected);
    }
    let mut part = archive.by_index(at).map_err(damaged)?;
    let name = String::from_utf8_lossy(part.name_raw()).into_owned();
    let packed = part.compressed_size().max(1);
    let is_markup = [".xml", ".rels", ".vml"]
        .iter()
        .any(|end| name.to_lowercase().ends_with(end));
    let mut doctype = DoctypeSearch::default();
    let mut chunk = vec![0_u8; 64 * 1024];
    let mut inflated = 0_u64;
    loop {
        let n = part.read(&mut chunk).map_err(|error| TableError::Damaged {
            detail: error.to_string(),
        })?;
        if n == 0 {
            return Ok(());
        }
        let n_bytes = n as u64;
        inflated += n_bytes;
        *left = left
            .checked_sub(n_bytes)
            .ok_or(TableError::InflatedTooLarge {
                limit: limits::XLSX_INFLATED_BYTES,
            })?;
        if inflated > SMALL && inflated / packed > limits::XLSX_RATIO {
            return Err(TableError::RatioTooHigh {
                part: name,
                limit: limits::XLSX_RATIO,
            });
        }
        if is_markup && doctype.finds(&chunk[..n]) {
            return Err(TableError::Doctype { part: name });
        }
    }
}

/// Finds `<!DOCTYPE` across chunks, in any case, in UTF-8 and UTF-16.
#[derive(Default)]
struct DoctypeSearch {
    n_matched: usize,
}

impl DoctypeSearch {
    const SIGN: &[u8] = b"<!DOCTYPE";

    fn finds(&mut self, chunk: &[u8]) -> bool {
        for byte in chunk.iter().filter(|byte| **byte != 0) {
            // `<` stands only at the sign's start, so a failed match restarts there or nowhere.
            if byte.eq_ignore_ascii_case(&Self::SIGN[self.n_matched]) {
                self.n_matched += 1;
                if self.n_matched == Self::SIGN.len() {
                    return true;
                }
            } else {
                self.n_matched = usize::from(*byte == b'<');
            }
        }
        false
    }
}

fn damaged(error: ZipError) -> TableError {
    match error {
        ZipError::InvalidPassword => TableError::PasswordProtected,
        other => TableError::Damaged {
            detail: other.to_string(),
        },
    }
}

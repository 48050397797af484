//! The files worker: spreadsheets in and out. Keeps their code out of the page.
//! Leaves out what the rows mean (`flow::import`).

use serde::{Deserialize, Serialize};

use super::bundles::{BundleAnswer, BundleRequest};
use super::protocol::{Parcel, Service};
use crate::exchange::sheet::Sheet;
use crate::exchange::table::{ReadOptions, Table, TableError};

/// The worker as the page names it.
#[derive(Debug)]
pub struct Files;

impl Service for Files {
    const LOADER: &'static str = "files_loader.js";
    type Request = Request;
    type Answer = Answer;
    type Progress = ();
}

/// What the worker is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Reads a table from a file.
    ReadTable {
        /// What the person chose.
        options: ReadOptions,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Writes a workbook.
    WriteWorkbook {
        /// Its sheets.
        sheets: Vec<Sheet>,
    },
    /// Signs, opens, makes the sample.
    Bundle(BundleRequest),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The table, or why there is none.
    Table(Result<Table, TableError>),
    /// The workbook.
    Workbook {
        /// Its bytes.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// The workbook could not be written.
    NotWritten,
    /// What came of a file.
    Bundle(BundleAnswer),
}

impl Parcel for Request {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::ReadTable { bytes, .. } | Self::Bundle(BundleRequest::Open { bytes, .. }) => {
                vec![std::mem::take(bytes)]
            }
            Self::Bundle(BundleRequest::Sort { bytes, .. }) => std::mem::take(bytes),
            Self::WriteWorkbook { .. } | Self::Bundle(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::ReadTable { bytes, .. } | Self::Bundle(BundleRequest::Open { bytes, .. }) => {
                *bytes = buffers.into_iter().next().unwrap_or_default();
            }
            Self::Bundle(BundleRequest::Sort { bytes, .. }) => *bytes = buffers,
            Self::WriteWorkbook { .. } | Self::Bundle(_) => {}
        }
    }
}

impl Parcel for Answer {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Workbook { bytes } | Self::Bundle(BundleAnswer::Sealed { bytes }) => {
                vec![std::mem::take(bytes)]
            }
            Self::Bundle(BundleAnswer::Signed(file)) => vec![std::mem::take(&mut file.bytes)],
            Self::Table(_) | Self::NotWritten | Self::Bundle(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::Workbook { bytes } | Self::Bundle(BundleAnswer::Sealed { bytes }) => {
                *bytes = buffers.into_iter().next().unwrap_or_default();
            }
            Self::Bundle(BundleAnswer::Signed(file)) => {
                file.bytes = buffers.into_iter().next().unwrap_or_default();
            }
            Self::Table(_) | Self::NotWritten | Self::Bundle(_) => {}
        }
    }
}

/// Does what is asked.
#[cfg(feature = "spreadsheets")]
pub fn answer(request: Request) -> Answer {
    match request {
        Request::Bundle(request) => Answer::Bundle(super::bundles::answer(request)),
        Request::ReadTable { options, bytes } => {
            Answer::Table(crate::exchange::table::read(&bytes, &options))
        }
        Request::WriteWorkbook { sheets } => match crate::exchange::xlsx_out::write(&sheets) {
            Ok(bytes) => Answer::Workbook { bytes },
            Err(_) => Answer::NotWritten,
        },
    }
}

#[cfg(all(test, feature = "spreadsheets"))]
mod tests {
    use super::super::protocol::{pack, unpack};
    use super::*;

    fn through<M: Parcel>(message: M) -> M {
        let crossed = pack(message).and_then(|(text, buffers)| unpack(&text, buffers));
        crossed.expect("it can cross")
    }

    #[test]
    fn a_workbook_goes_out_and_comes_back_through_messages() {
        let sheet = Sheet {
            name: "People".into(),
            headings: vec!["Name".into()],
            rows: vec![vec!["Ana".into()]],
            keys: Vec::new(),
        };
        let written = through(answer(through(Request::WriteWorkbook {
            sheets: vec![sheet],
        })));
        let Answer::Workbook { bytes } = written else {
            panic!("{written:?}")
        };
        let read = through(answer(through(Request::ReadTable {
            options: ReadOptions::default(),
            bytes,
        })));
        let Answer::Table(Ok(table)) = read else {
            panic!("{read:?}")
        };
        assert_eq!(table.rows[0].cells, ["Ana"]);
    }

    #[test]
    fn a_refusal_crosses_with_its_numbers() {
        let read = through(answer(Request::ReadTable {
            options: ReadOptions::default(),
            bytes: b"name\n".to_vec(),
        }));
        assert_eq!(
            read,
            Answer::Table(Err(TableError::NoRows { heading_row: 1 }))
        );
    }
}

//! Why a file gives no table. Leaves out the sentences: an error has a stable
//! [`TableError::code`] and its numbers, the page has the words.

use serde::{Deserialize, Serialize};

/// Why a file gives no table. Nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TableError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Headings and nothing below.
    #[error("row {heading_row} holds headings and no row follows")]
    NoRows {
        /// Where the headings are.
        heading_row: u32,
    },
    /// More bytes than are read.
    #[error("too large: {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// More rows than are read.
    #[error("{n_rows} rows, at most {limit}")]
    TooManyRows {
        /// Rows below the headings.
        n_rows: usize,
        /// Rows allowed.
        limit: usize,
    },
    /// More columns than are read.
    #[error("{n_columns} columns, at most {limit}")]
    TooManyColumns {
        /// Columns found.
        n_columns: usize,
        /// Columns allowed.
        limit: usize,
    },
    /// No text and no known format.
    #[error("neither text nor a workbook")]
    Binary,
    /// A web page, often saved as `.xls` by a reporting tool.
    #[error("a web page under a spreadsheet's name")]
    HtmlPage,
    /// Excel 97-2003: to be saved as `.xlsx`.
    #[error("an old Excel workbook")]
    OldExcel,
    /// A workbook that asks for a password.
    #[error("a workbook locked with a password")]
    PasswordProtected,
    /// An `.ods` sheet: to be saved as `.xlsx`.
    #[error("an OpenDocument sheet")]
    OpenDocument,
    /// `.xlsb`, `.numbers`, XML of 2003: to be saved as `.xlsx`.
    #[error("a spreadsheet in another format")]
    OtherSpreadsheet,
    /// PDF, Word, a picture.
    #[error("a document, not a spreadsheet")]
    Document,
    /// One of our own files; it belongs to the Inbox.
    #[error("a programme file, not a spreadsheet")]
    ProgrammeFile,
    /// A workbook that cannot be read.
    #[error("the workbook is damaged: {detail}")]
    Damaged {
        /// What the reader said, for support.
        detail: String,
    },
    /// More parts than an honest workbook has.
    #[error("{n_parts} parts, at most {limit}")]
    TooManyParts {
        /// Parts in the container.
        n_parts: usize,
        /// Parts allowed.
        limit: usize,
    },
    /// Inflates beyond the limit.
    #[error("inflates beyond {limit} bytes")]
    InflatedTooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// A part that inflates out of proportion.
    #[error("{part} inflates more than {limit} times")]
    RatioTooHigh {
        /// The part's name.
        part: String,
        /// Times allowed.
        limit: u64,
    },
    /// A part that declares a document type; no office program writes one.
    #[error("{part} declares a document type")]
    Doctype {
        /// The part's name.
        part: String,
    },
    /// A quotation mark that is never closed would swallow the rest.
    #[error("the quotation mark opened in row {row} is not closed")]
    UnclosedQuote {
        /// Where it opens.
        row: u32,
    },
    /// The sheet asked for is not there.
    #[error("no sheet named {sheet}")]
    NoSuchSheet {
        /// Its name.
        sheet: String,
    },
}

impl TableError {
    /// A stable name for the sentence in the page's languages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoRows { .. } => "no_rows",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::Binary => "binary",
            Self::HtmlPage => "html_page",
            Self::OldExcel => "old_excel",
            Self::PasswordProtected => "password_protected",
            Self::OpenDocument => "open_document",
            Self::OtherSpreadsheet => "other_spreadsheet",
            Self::Document => "document",
            Self::ProgrammeFile => "programme_file",
            Self::Damaged { .. } => "damaged",
            Self::TooManyParts { .. } => "too_many_parts",
            Self::InflatedTooLarge { .. } => "inflated_too_large",
            Self::RatioTooHigh { .. } => "ratio_too_high",
            Self::Doctype { .. } => "doctype",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::NoSuchSheet { .. } => "no_such_sheet",
        }
    }
}

//! What breaks the strict profile, and where. Leaves out the value itself, which
//! may be personal, and the sentences, which the page has under the codes.

use std::fmt;

use thiserror::Error;

/// What breaks the strict profile, and where. Never carries the value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault} ({place})")]
pub struct StrictError {
    /// What is wrong.
    pub fault: StrictFault,
    /// Where it stands.
    pub place: Place,
}

/// A rule of the strict profile that a file breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum StrictFault {
    /// More than [`super::MAX_FILE_BYTES`].
    #[error("the file is larger than 25 MiB")]
    TooBig,
    /// Some bytes are not UTF-8.
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    /// Not JSON: cut off, or a half character (lone surrogate) in a text.
    #[error("the file is not whole, correct JSON")]
    Syntax,
    /// The same name twice in one map, compared after unescaping.
    #[error("a name stands twice")]
    DuplicateName,
    /// A number with a point or an exponent, or minus zero.
    #[error("a number is not a whole number")]
    NotWhole,
    /// A number beyond ±(2^53 - 1).
    #[error("a number is too large")]
    OutOfRange,
    /// A text holds U+0000.
    #[error("a text holds a NUL character")]
    Nul,
    /// A text of more than [`super::MAX_TEXT_BYTES`].
    #[error("a text is longer than 64 KiB")]
    TextTooLong,
    /// A name that is neither of the pattern nor an id.
    #[error("a name is not of the allowed form")]
    BadName,
    /// More than [`super::MAX_DEPTH`] lists and maps in each other.
    #[error("lists and maps stand more than 32 deep in each other")]
    TooDeep,
}

impl StrictFault {
    /// A stable code, the key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooBig => "too_big",
            Self::NotUtf8 => "not_utf8",
            Self::Syntax => "not_json",
            Self::DuplicateName => "duplicate_name",
            Self::NotWhole => "number_not_whole",
            Self::OutOfRange => "number_too_large",
            Self::Nul => "nul_character",
            Self::TextTooLong => "text_too_long",
            Self::BadName => "bad_name",
            Self::TooDeep => "too_deep",
        }
    }
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A line and column, both from 1.
    Line {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// Names and positions from the top, as in `payload.people[3].name`. A
    /// name that is not of the allowed form is shown as `?`.
    Path(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the whole file"),
            Self::Line { line, column } => write!(f, "line {line}, column {column}"),
            Self::Path(path) if path.is_empty() => f.write_str("the top level"),
            Self::Path(path) => f.write_str(path),
        }
    }
}

//! The browser's faults as [`StoreError`]s, by the names the standard gives
//! them. Leaves out what to do about them.

use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;

use crate::store::{Facility, StoreError};

/// A fault of a request or a transaction.
pub(super) fn from_error(error: Error) -> StoreError {
    match error {
        Error::DomException(exception) => from_exception(exception.as_sys()),
        Error::Serialisation(error) => StoreError::corrupt("a stored text", error),
        Error::MissingData(error) => StoreError::Other {
            name: "MissingData".to_owned(),
            detail: error.to_string(),
        },
        Error::Unknown(error) => StoreError::Other {
            name: "Unknown".to_owned(),
            detail: error.to_string(),
        },
    }
}

/// A fault while opening, other than a schema too new.
pub(super) fn from_open_error(error: OpenDbError) -> StoreError {
    match error {
        OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
            StoreError::Missing(Facility::IndexedDb)
        }
        OpenDbError::VersionZero => StoreError::Other {
            name: "VersionZero".to_owned(),
            detail: error.to_string(),
        },
        OpenDbError::Base(Error::DomException(exception)) => {
            match exception.as_sys().name().as_str() {
                // What private windows of some browsers say instead of having no database.
                "SecurityError" | "InvalidStateError" => StoreError::Missing(Facility::IndexedDb),
                _ => from_exception(exception.as_sys()),
            }
        }
        OpenDbError::Base(error) => from_error(error),
    }
}

/// An exception of the database (`IndexedDB` 3.0, "Exceptions").
pub(super) fn from_exception(exception: &web_sys::DomException) -> StoreError {
    let (name, detail) = (exception.name(), exception.message());
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        // Only `add` has a constraint here, and only new journal keys and snapshots are added.
        "ConstraintError" => StoreError::JournalTaken { key: String::new() },
        // A connection that is closing refuses new transactions with the first,
        // and aborts the running ones with the second when it was closed by force.
        "InvalidStateError" | "AbortError" => StoreError::ConnectionLost { detail },
        "UnknownError" if speaks_of_connection(&detail) => StoreError::ConnectionLost { detail },
        "SecurityError" => StoreError::Missing(Facility::IndexedDb),
        "NotFoundError" => StoreError::corrupt("the database", detail),
        _ => StoreError::Other { name, detail },
    }
}

/// Safari's engine has no name of its own for "Connection to Indexed Database server
/// lost. Refresh the page to try again".
fn speaks_of_connection(detail: &str) -> bool {
    let detail = detail.to_ascii_lowercase();
    detail.contains("connection") || detail.contains("lost")
}

//! Notices that the browser cleared the database.
//!
//! A line of text outside the database (in `localStorage`, see
//! `platform::local`) says that programmes were kept here and how the last
//! backup was called. If the line is there and the database is empty, the data
//! went without the person's doing. Some browsers clear both together; then
//! nothing can be noticed. Leaves out reading and writing the line, and names
//! of people: the line outlives "Lock this computer".

use serde::{Deserialize, Serialize};

/// Where the line is kept outside the database.
pub const SENTINEL_KEY: &str = "civic-mentor.sentinel";

/// What is remembered outside the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentinel {
    /// How many programmes there were after the last save; archived ones count.
    pub n_documents: u64,
    /// When that save was, in milliseconds since 1970.
    pub last_saved_ms: i64,
    /// The last backup that left the browser.
    #[serde(default)]
    pub last_backup: Option<LastBackup>,
}

/// A backup that left the browser and was read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// The file's name, for finding it in a downloads folder.
    pub file_name: String,
    /// When it was made, in milliseconds since 1970.
    pub at_ms: i64,
}

/// What the line and the database together say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing was ever kept here.
    FirstVisit,
    /// The database holds what it should, as far as a count can tell.
    AsLeft,
    /// The browser cleared programmes that were kept here.
    Cleared {
        /// How many there were.
        n_lost: u64,
        /// When they were last saved, in milliseconds since 1970.
        last_saved_ms: i64,
        /// The backup to bring back, if there was one.
        last_backup: Option<LastBackup>,
    },
}

/// Compares the line with the number of documents now in the database.
///
/// A line that cannot be read counts as none: it is a help, not a witness.
///
/// ```
/// use civic_mentor::store::sentinel::{Finding, Sentinel, find};
/// let line = Sentinel { n_documents: 2, ..Sentinel::default() }.to_line();
/// assert!(matches!(find(Some(&line), 0), Finding::Cleared { n_lost: 2, .. }));
/// assert_eq!(find(None, 0), Finding::FirstVisit);
/// ```
pub fn find(line: Option<&str>, n_documents_now: usize) -> Finding {
    match Sentinel::from_line(line) {
        _ if n_documents_now > 0 => Finding::AsLeft,
        Some(Sentinel {
            n_documents,
            last_saved_ms,
            last_backup,
        }) if n_documents > 0 => Finding::Cleared {
            n_lost: n_documents,
            last_saved_ms,
            last_backup,
        },
        Some(_) => Finding::AsLeft,
        None => Finding::FirstVisit,
    }
}

impl Sentinel {
    /// Reads a line, or `None` where there is none or it cannot be read.
    pub fn from_line(line: Option<&str>) -> Option<Self> {
        serde_json::from_str(line?).ok()
    }

    /// The line to keep.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The same, after a save or a removal.
    #[must_use]
    pub fn after_save(self, n_documents: u64, at_ms: i64) -> Self {
        Self {
            n_documents,
            last_saved_ms: at_ms,
            ..self
        }
    }

    /// The same, after a backup left the browser.
    #[must_use]
    pub fn after_backup(self, file_name: impl Into<String>, at_ms: i64) -> Self {
        Self {
            last_backup: Some(LastBackup {
                file_name: file_name.into(),
                at_ms,
            }),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Sentinel {
        Sentinel::default()
            .after_save(3, 10)
            .after_backup("valley-2026-03-01.json", 20)
    }

    #[test]
    fn a_line_comes_back_as_it_was() {
        assert_eq!(Sentinel::from_line(Some(&kept().to_line())), Some(kept()));
    }

    #[test]
    fn an_empty_database_after_a_save_was_cleared_and_names_the_backup() {
        let last_backup = kept().last_backup;
        let cleared = Finding::Cleared {
            n_lost: 3,
            last_saved_ms: 10,
            last_backup,
        };
        assert_eq!(find(Some(&kept().to_line()), 0), cleared);
    }

    #[test]
    fn a_person_who_removed_all_programmes_is_not_alarmed() {
        assert_eq!(
            find(Some(&kept().after_save(0, 30).to_line()), 0),
            Finding::AsLeft
        );
    }

    #[test]
    fn a_damaged_line_is_no_line() {
        assert_eq!(find(Some("{\"n_documents\":"), 0), Finding::FirstVisit);
        assert_eq!(find(Some(""), 2), Finding::AsLeft);
    }
}

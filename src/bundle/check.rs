//! Everything that can be said of a file by itself, for an auditor.
//!
//! Leaves out trust: the auditor's machine knows nobody.

use super::error::BundleError;
use super::known::KnownKeys;
use super::programme::programme_of;
use super::verify::{Unverified, documents_in, open, verify};

/// What a check of one file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The kind, where it could be read.
    pub kind: Option<String>,
    /// The author as `did:key:…`; where there are problems, only as claimed.
    pub author: Option<String>,
    /// What is wrong; empty for a file that is good.
    pub problems: Vec<Problem>,
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable code.
    pub code: &'static str,
    /// A sentence in English, with the place where there is one.
    pub text: String,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Checks a file: JSON, or a text with one block in it.
pub fn check_file(bytes: &[u8]) -> Report {
    match open(bytes) {
        Ok(unverified) => check_opened(unverified),
        Err(error) => refused(&error),
    }
}

/// Checks every file in a text, one report each; for JSON it is one.
pub fn check_each(bytes: &[u8]) -> Vec<Report> {
    match documents_in(bytes) {
        Ok(documents) => documents
            .iter()
            .map(|document| check_file(document))
            .collect(),
        Err(error) => vec![refused(&error)],
    }
}

fn check_opened(unverified: Unverified) -> Report {
    let kind = Some(unverified.kind().as_str().to_owned());
    let author = unverified.claimed_author().map(str::to_owned);
    match verify(unverified, &KnownKeys::default()) {
        Ok(verified) => {
            let malformed = match programme_of(&verified) {
                Some(Err(problems)) => problems,
                Some(Ok(_)) | None => Vec::new(),
            };
            let malformed = malformed.iter().map(|problem| Problem {
                code: problem.fault.code(),
                text: problem.to_string(),
            });
            let doubtful = verified.doubtful().iter().map(|key| Problem {
                code: "doubtful_signature",
                text: format!("the signature of {key} does not fit"),
            });
            Report {
                kind,
                author,
                problems: doubtful.chain(malformed).collect(),
            }
        }
        Err(error) => Report {
            kind,
            author,
            ..refused(&error)
        },
    }
}

fn refused(error: &BundleError) -> Report {
    let problems = match error {
        BundleError::Envelope(problems) => problems
            .iter()
            .map(|problem| Problem {
                code: problem.fault.code(),
                text: problem.to_string(),
            })
            .collect(),
        other => vec![Problem {
            code: other.code(),
            text: other.to_string(),
        }],
    };
    Report {
        problems,
        ..Report::default()
    }
}

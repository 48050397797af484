//! Enrolment: from an invitation to an application, and a supervisor's word.
//!
//! Reading order: [`ready`] (what is lacking before anybody is invited), [`link`] (an invitation small enough for a link), [`form`]
//! (what an applicant fills in), [`approval`] (asking supervisors, their
//! answers, when they lapse), [`asking`] (the letters that ask and remind),
//! [`eligibility`] (who does not meet what is asked for),
//! [`code`] (answers as a line in an e-mail). Without the page: [`paper`] (the
//! form to print), [`sheet`] (the spreadsheet with drop-downs), [`invited`] (who has
//! not answered).
//!
//! Leaves out what the coordinator does with what comes back (`flow::inbox`)
//! and all wording.

pub mod approval;
pub mod asking;
pub mod code;
pub mod eligibility;
pub mod form;
pub mod invited;
pub mod kept;
pub mod link;
pub mod paper;
pub mod ready;
pub mod sheet;

use sha2::{Digest, Sha256};

use crate::bundle::Addressee;
use crate::domain::facts::Facts;

/// Whom replies are for and sealed to: the coordinator at this browser with
/// their key and seal, then the deputy.
pub fn addressees(facts: &Facts, did: &str, recipient: &str) -> Vec<Addressee> {
    let mut to = vec![Addressee {
        name: facts.coordinator_name.clone(),
        key: did.to_owned(),
        recipient: recipient.to_owned(),
    }];
    if !facts.deputy_key.is_empty() {
        to.push(Addressee {
            name: facts.deputy_name.clone(),
            key: facts.deputy_key.clone(),
            recipient: facts.deputy_recipient.clone(),
        });
    }
    to
}

/// The hash under which consent to a policy text is kept.
///
/// Blanks at the ends of lines and of the text don't count.
pub fn policy_hash(text: &str) -> String {
    use std::fmt::Write as _;
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let mut hash = "sha256:".to_owned();
    for byte in Sha256::digest(lines.join("\n")) {
        let _ = write!(hash, "{byte:02x}"); // writing to a String does not fail
    }
    hash
}

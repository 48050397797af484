//! The one file of ours in a mail: attached, or as a block in its text.
//!
//! Leaves out MIME (`exchange::mail_in`) and the signature (`bundles`).

use super::bundles::{RefusedFile, bundle_error, refused};
use crate::bundle::{ArmourError, BundleError, Sniffed, Unverified, documents_in, open, strict};
use crate::domain::value::Value;
use crate::exchange::mail_in;

pub(super) use mail_in::is_mail;

/// Opens the file of ours in a mail. The same file attached and pasted counts
/// once; a mail that holds none says why, where a part of it tells.
pub(super) fn open_mail(bytes: &[u8]) -> Result<Unverified, RefusedFile> {
    let mut why: Option<BundleError> = None;
    let mut trees: Vec<Value> = Vec::new();
    let mut found: Vec<Unverified> = Vec::new();
    for part in mail_in::parts(bytes) {
        let documents = match documents_in(&part) {
            Ok(documents) => documents,
            Err(error) => {
                if is_telling(&error) {
                    why.get_or_insert(error);
                }
                continue;
            }
        };
        for document in documents {
            let tree = strict::parse(&document);
            if tree.as_ref().is_ok_and(|tree| trees.contains(tree)) {
                continue;
            }
            match open(&document) {
                Ok(unverified) => found.push(unverified),
                Err(BundleError::NotOurs) => continue, // somebody else's JSON
                Err(error) => drop(why.get_or_insert(error)),
            }
            trees.extend(tree);
        }
    }
    match (found.len(), found.pop(), why) {
        (1, Some(single), _) => Ok(single),
        (0 | 1, _, None) => Err(refused("mail_no_file", "no part of the mail is a file")),
        (0 | 1, _, Some(error)) => Err(bundle_error(&error)),
        (several, ..) => Err(bundle_error(&BundleError::SeveralFiles(several))),
    }
}

/// Whether a part that is no file of ours tells why: it was one, or is sealed.
fn is_telling(error: &BundleError) -> bool {
    match error {
        BundleError::WrongFile(what) => *what == Sniffed::Sealed,
        BundleError::Armour(fault) => *fault != ArmourError::NoBlock,
        _ => true,
    }
}

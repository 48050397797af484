//! The one file of ours in a mail: attached, or as a block in its text.
//!
//! Leaves out MIME (`exchange::mail_in`) and the signature (`bundles`).

use super::bundles::{Came, RefusedFile, bundle_error, refused};
use super::sealing::seal_error;
use crate::bundle::{ArmourError, BundleError, Sniffed, Unverified, documents_in, open, strict};
use crate::domain::value::Value;
use crate::exchange::mail_in;
use crate::sealing::sealed_in;

pub(super) use mail_in::is_mail;

/// Opens the file of ours in a mail, or finds the sealed one. The same file
/// attached and pasted counts once; a mail that holds none says why, where a
/// part of it tells.
pub(super) fn open_mail(bytes: &[u8]) -> Result<Came, RefusedFile> {
    let mut why: Option<RefusedFile> = None;
    let mut trees: Vec<Value> = Vec::new();
    let mut found: Vec<Unverified> = Vec::new();
    let mut sealed: Vec<Vec<u8>> = Vec::new();
    for part in mail_in::parts(bytes) {
        let documents = match documents_in(&part) {
            Ok(documents) => documents,
            Err(BundleError::WrongFile(Sniffed::Sealed)) => {
                match sealed_in(&part) {
                    Ok(file) if sealed.contains(&file) => {}
                    Ok(file) => sealed.push(file),
                    Err(error) => drop(why.get_or_insert(seal_error(&error))),
                }
                continue;
            }
            Err(error) => {
                if is_telling(&error) {
                    why.get_or_insert(bundle_error(&error));
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
                Err(error) => drop(why.get_or_insert(bundle_error(&error))),
            }
            trees.extend(tree);
        }
    }
    let n_found = found.len() + sealed.len();
    match (n_found, found.pop(), sealed.pop(), why) {
        (1, Some(plain), ..) => Ok(Came::Plain(plain)),
        (1, None, Some(sealed), _) => Ok(Came::Sealed(sealed)),
        (0 | 1, _, _, None) => Err(refused("mail_no_file", "no part of the mail is a file")),
        (0 | 1, _, _, Some(error)) => Err(error),
        (several, ..) => Err(bundle_error(&BundleError::SeveralFiles(several))),
    }
}

/// Whether a part that is no file of ours tells why: it was one.
fn is_telling(error: &BundleError) -> bool {
    match error {
        BundleError::WrongFile(_) => false,
        BundleError::Armour(fault) => *fault != ArmourError::NoBlock,
        _ => true,
    }
}

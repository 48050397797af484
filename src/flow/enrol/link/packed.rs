//! The bytes of a code: tagged fields, keys and ids at their shortest.

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};

use super::{BadCode, NoLink};
use crate::bundle::{Addressee, PublicKey};

/// The human-readable part of an age recipient.
const AGE: Hrp = Hrp::parse_unchecked("age");

pub(super) fn put(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    // Two bytes where one is not enough; more than 65,535 cannot fit anyway.
    let n = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    match u8::try_from(n) {
        Ok(n) if n < u8::MAX => out.push(n),
        _ => {
            out.push(u8::MAX);
            out.extend_from_slice(&n.to_be_bytes());
        }
    }
    out.extend_from_slice(bytes);
}

pub(super) fn entries(mut body: &[u8]) -> Result<Vec<(u8, &[u8])>, BadCode> {
    let mut entries = Vec::new();
    while let Some((tag, rest)) = body.split_first() {
        let (n, rest) = rest.split_first().ok_or(BadCode::Damaged)?;
        let (n, rest) = if *n == u8::MAX {
            let (n, rest) = rest.split_at_checked(2).ok_or(BadCode::Damaged)?;
            (usize::from(u16::from_be_bytes([n[0], n[1]])), rest)
        } else {
            (usize::from(*n), rest)
        };
        let (bytes, rest) = rest.split_at_checked(n).ok_or(BadCode::Damaged)?;
        entries.push((*tag, bytes));
        body = rest;
    }
    Ok(entries)
}

/// The key's 32 bytes, then those of the recipient where there is one.
pub(super) fn addressee_bytes(addressee: &Addressee) -> Result<Vec<u8>, NoLink> {
    let key = PublicKey::from_did(&addressee.key).map_err(|_| NoLink::OddIds)?;
    let mut bytes = key.as_bytes().to_vec();
    if !addressee.recipient.is_empty() {
        let text = CheckedHrpstring::new::<Bech32>(&addressee.recipient);
        let text = text.map_err(|_| NoLink::OddIds)?;
        bytes.extend(text.byte_iter());
    }
    Ok(bytes)
}

pub(super) fn addressee_from(bytes: &[u8]) -> Result<Addressee, BadCode> {
    let (key, recipient) = bytes.split_at_checked(32).ok_or(BadCode::Damaged)?;
    let key = key.try_into().map_err(|_| BadCode::Damaged)?;
    let key = PublicKey::from_bytes(key).map_err(|_| BadCode::Damaged)?;
    let recipient = if recipient.is_empty() {
        String::new()
    } else {
        bech32::encode::<Bech32>(AGE, recipient).map_err(|_| BadCode::Damaged)?
    };
    Ok(Addressee {
        name: String::new(),
        key: key.to_string(),
        recipient,
    })
}

pub(super) fn uuid_bytes(id: &str) -> Result<[u8; 16], NoLink> {
    let id = uuid::Uuid::parse_str(id).map_err(|_| NoLink::OddIds)?;
    Ok(id.into_bytes())
}

//! The file of ours in a mail, however the mail carries it.

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::exchange::eml::{Address, Attachment, Message};
use civic_mentor::flow::texts::Texts;
use civic_mentor::merge::Document;
use civic_mentor::sealing::armour;
use civic_mentor::worker::bundles::{BundleAnswer, BundleRequest, SignedFile, answer};

use super::make::{person, stamp};

const ACTOR: &str = "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03";

/// A signed programme with one person.
fn file(agency: &str) -> SignedFile {
    let mut document = Document::new("7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02");
    let change = Change::save(person("5b1d2e6a-8d0e-4c3b-8f43-7f1c9a529c02", agency));
    let writes = apply(&document.programme(), &change).unwrap();
    document.commit(&stamp(ACTOR), &change.code(), &writes);
    let request = BundleRequest::Sign {
        secret: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=".into(),
        document: Texts::of(&document).into(),
        name: "Ann".into(),
        bundle_id: "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".into(),
        actor: ACTOR.into(),
        seq: 1,
        prev: String::new(),
        at_ms: 1_700_000_000_000,
    };
    match answer(request) {
        BundleAnswer::Signed(file) => file,
        other => panic!("{other:?}"),
    }
}

/// The hash of the file found, or the code of the refusal.
fn found(bytes: impl Into<Vec<u8>>) -> Result<String, String> {
    let request = BundleRequest::Open {
        own: String::new(),
        seen: Vec::new(),
        bytes: bytes.into(),
    };
    match answer(request) {
        BundleAnswer::Opened(file) => Ok(file.hash),
        BundleAnswer::Refused(refused) => Err(refused.code),
        BundleAnswer::Sealed { bytes } => Ok(format!("sealed, {} bytes", bytes.len())),
        other => panic!("{other:?}"),
    }
}

fn mail(body: &str, attachments: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let attachment = |(name, kind, bytes): &(&str, &str, &[u8])| Attachment {
        file_name: (*name).to_owned(),
        media_type: (*kind).to_owned(),
        bytes: bytes.to_vec(),
    };
    let message = Message {
        from: None,
        to: vec![Address {
            name: "Ben".into(),
            email: "ben@city.gov".into(),
        }],
        subject: "Nuestro programa de mentoría".into(),
        body: body.into(),
        date: None,
        attachments: attachments.iter().map(attachment).collect(),
    };
    message.to_eml()
}

/// A text as quoted-printable: every special byte coded, lines cut at 70.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for byte in line.bytes() {
            let coded = match byte {
                b' '..=b'~' if byte != b'=' && byte != b'-' => char::from(byte).to_string(),
                _ => format!("={byte:02X}"),
            };
            if width + coded.len() > 70 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += coded.len();
            out.push_str(&coded);
        }
        out.push_str("\r\n");
    }
    out
}

const HEAD: &str =
    "From: Ann <ann@city.gov>\r\nTo: ben@city.gov\r\nSubject: x\r\nMIME-Version: 1.0\r\n";

#[test]
fn it_is_found_attached_pasted_quoted_and_forwarded() {
    let file = file("City");
    let hash = Ok(file.hash.clone());
    let json: &[u8] = &file.bytes;
    let attached = mail("Hello", &[("programme.json", "application/json", json)]);
    assert_eq!(found(attached.clone()), hash, "attached");
    let as_text = mail(
        "Hello",
        &[("programme.txt", "text/plain", file.armour.as_bytes())],
    );
    assert_eq!(found(as_text), hash, "attached as text");
    assert_eq!(found(mail(&file.armour, &[])), hash, "pasted, in base64");
    let both = mail(&file.armour, &[("p.json", "application/json", json)]);
    assert_eq!(found(both), hash, "attached and pasted is one file");
    let coded = format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        quoted_printable(&format!("Señor Ben,\n{}", file.armour))
    );
    assert_eq!(found(coded), hash, "quoted-printable");
    let html = format!(
        "{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Hi</p><pre>{}</pre></body></html>",
        file.armour
    );
    assert_eq!(found(html), hash, "a mail in HTML only");
    let forwarded = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n\
         Content-Type: text/plain\r\n\r\nSee below.\r\n--b1\r\n\
         Content-Type: message/rfc822\r\n\r\n{}\r\n--b1--\r\n",
        String::from_utf8(attached).unwrap()
    );
    assert_eq!(found(forwarded), hash, "forwarded as an attachment");
    let read = format!(
        "From: Ann\nTo: Ben\nSubject: x\n\n> {}",
        file.armour.replace('\n', "\n> ")
    );
    assert_eq!(found(read), hash, "copied from the reading pane");
}

#[test]
fn a_mail_without_one_file_says_why() {
    let (one, two) = (file("City"), file("County"));
    let json = "application/json";
    assert_eq!(found(mail("Hello", &[])), Err("mail_no_file".into()));
    let others = mail(
        "Hello",
        &[
            ("x.json", json, b"{\"a\":1}"),
            ("x.pdf", "application/pdf", b"%PDF-1"),
        ],
    );
    assert_eq!(found(others), Err("mail_no_file".into()));
    let both = [
        ("1.json", json, &one.bytes[..]),
        ("2.json", json, &two.bytes[..]),
    ];
    assert_eq!(found(mail("Hello", &both)), Err("several_files".into()));
    let cut = &one.armour[..one.armour.len() / 2];
    assert_eq!(found(mail(cut, &[])), Err("armour_cut_off".into()));
    let changed = String::from_utf8(one.bytes)
        .unwrap()
        .replace("City", "Town");
    let changed = mail("Hello", &[("1.json", json, changed.as_bytes())]);
    assert_eq!(found(changed), Err("changed_after_signing".into()));
}

#[test]
fn a_sealed_file_is_found_attached_pasted_and_quoted() {
    let sealed = b"age-encryption.org/v1\n-> X25519 a\nb\n--- c\n";
    let found_whole = Ok(format!("sealed, {} bytes", sealed.len()));
    let binary = "application/octet-stream";
    let attached: &[(&str, &str, &[u8])] = &[("x.age", binary, sealed)];
    let text = armour(sealed);
    let quoted = format!("Dear Ben,\n> {}", text.replace('\n', "\n> "));
    assert_eq!(found(mail("Hello", attached)), found_whole, "attached");
    assert_eq!(found(mail(&text, &[])), found_whole, "pasted");
    assert_eq!(
        found(mail(&quoted, attached)),
        found_whole,
        "twice the same"
    );
    assert_eq!(found(quoted), found_whole, "the text alone");
    let other: &[(&str, &str, &[u8])] = &[("y.age", binary, b"age-encryption.org/v1\n")];
    assert_eq!(found(mail(&text, other)), Err("several_files".into()));
    let cut = &text[..text.len() - 30];
    assert_eq!(found(mail(cut, &[])), Err("sealed_cut_off".into()));
    assert_eq!(found(cut), Err("sealed_cut_off".into()));
}

//! A mail as it was saved or copied whole: its texts and attachments, decoded.
//!
//! MIME, base64 and quoted-printable are read by `mail-parser`. Leaves out
//! what is in a part, and writing mails (`eml`).

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessageParser, PartType};

/// A mail in a mail in a mail is opened; deeper ones are not.
const MAX_DEPTH: usize = 3;
/// Where the head of a mail is looked for.
const HEAD_BYTES: usize = 64 * 1024;
/// Fields that tell a mail from a text with a colon in its first line.
const FIELDS: [&str; 10] = [
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "message-id",
    "received",
    "return-path",
    "x-unsent",
];

/// Whether the bytes begin like a mail: two known fields in its head.
///
/// # Example
/// ```
/// use civic_mentor::exchange::mail_in::is_mail;
/// assert!(is_mail(b"From: ann@city.gov\r\nSubject: Our programme\r\n\r\nHello"));
/// assert!(!is_mail(b"Dear Ben,\nfrom: now on\nto: the end"));
/// ```
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let lines = head.lines().take_while(|line| !line.trim().is_empty());
    let mut n_known = 0;
    for (at, line) in lines.enumerate() {
        let goes_on = line.starts_with([' ', '\t']);
        let is_mailbox_line = at == 0 && line.starts_with("From ");
        if goes_on || is_mailbox_line {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return n_known >= 2;
        };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return n_known >= 2;
        }
        n_known += usize::from(FIELDS.contains(&name.to_ascii_lowercase().as_str()));
    }
    n_known >= 2
}

/// The texts and attachments of a mail, decoded, in their order; those of
/// attached mails too. Empty where it cannot be read as a mail.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    if let Some(message) = MessageParser::default().parse(bytes) {
        collect(&message, MAX_DEPTH, &mut found);
    }
    found
}

/// The name and the address a mail says it is from; empty where it does not.
pub fn sender(bytes: &[u8]) -> (String, String) {
    let message = MessageParser::default().parse(bytes);
    let from = message.as_ref().and_then(|it| it.from()?.first());
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    from.map(|from| (text(from.name()), text(from.address())))
        .unwrap_or_default()
}

fn collect(message: &Message<'_>, depth: usize, found: &mut Vec<Vec<u8>>) {
    for part in &message.parts {
        match &part.body {
            PartType::Text(text) => found.push(text.as_bytes().to_vec()),
            PartType::Html(html) => found.push(html_to_text(html).into_bytes()),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => found.push(bytes.to_vec()),
            PartType::Message(inner) if depth > 1 => collect(inner, depth - 1, found),
            PartType::Message(_) | PartType::Multipart(_) => {}
        }
    }
}

//! A message as an `.eml` file that any mail program opens (RFC 5322, MIME).
//! Leaves out sending. Written here because `mail-builder` reads a clock for
//! its boundaries, and the same letter should give the same bytes.

use std::fmt::{Arguments, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

/// A message to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who it is from, if known; without it the mail program puts its owner.
    pub from: Option<Address>,
    /// Who it goes to.
    pub to: Vec<Address>,
    /// Its subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// When it was written, if it should say so.
    pub date: Option<Timestamp>,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}

/// A name and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The name shown; may be empty.
    pub name: String,
    /// The address.
    pub email: String,
}

/// A file that goes with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub file_name: String,
    /// Such as `application/json`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The message as bytes of an `.eml` file, opened as a draft by Outlook (`X-Unsent`).
    ///
    /// # Example
    /// ```
    /// use civic_mentor::exchange::eml::{Address, Message};
    /// let message = Message {
    ///     from: None,
    ///     to: vec![Address { name: "José Peña".into(), email: "jose@city.gov".into() }],
    ///     subject: "Your mentor".into(),
    ///     body: "Hello".into(),
    ///     date: None,
    ///     attachments: vec![],
    /// };
    /// let text = String::from_utf8(message.to_eml()).unwrap_or_default();
    /// assert!(text.contains("To: =?UTF-8?B?Sm9zw6kgUGXDsWE=?= <jose@city.gov>\r\n"));
    /// ```
    pub fn to_eml(&self) -> Vec<u8> {
        let mut out = String::new();
        if let Some(from) = &self.from {
            header(&mut out, "From", &[from.written()], "");
        }
        header(
            &mut out,
            "To",
            &self.to.iter().map(Address::written).collect::<Vec<_>>(),
            ",",
        );
        header(&mut out, "Subject", &encoded_words(&self.subject), "");
        if let Some(date) = self.date {
            let written = date
                .to_zoned(jiff::tz::TimeZone::UTC)
                .strftime("%a, %d %b %Y %H:%M:%S +0000")
                .to_string();
            header(&mut out, "Date", &[written], "");
        }
        out.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
        if self.attachments.is_empty() {
            push_text_part(&mut out, &self.body);
        } else {
            self.push_parts(&mut out);
        }
        out.into_bytes()
    }

    fn push_parts(&self, out: &mut String) {
        let boundary = self.boundary();
        push(
            out,
            format_args!("Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"),
        );
        push(out, format_args!("--{boundary}\r\n"));
        push_text_part(out, &self.body);
        for attachment in &self.attachments {
            push(out, format_args!("--{boundary}\r\n"));
            attachment.push_to(out);
        }
        push(out, format_args!("--{boundary}--\r\n"));
    }

    /// Cannot stand in the parts, since their lines are base64.
    fn boundary(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.body);
        for attachment in &self.attachments {
            hash.update(&attachment.bytes);
        }
        format!("=_{}", bs58::encode(&hash.finalize()[..16]).into_string())
    }
}

impl Address {
    fn written(&self) -> String {
        let email: String = self
            .email
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | ' '))
            .collect();
        let name = one_line(&self.name);
        if name.is_empty() {
            email
        } else if name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '\''))
        {
            format!("{name} <{email}>")
        } else if name.is_ascii() {
            format!(
                "\"{}\" <{email}>",
                name.replace('\\', "\\\\").replace('"', "\\\"")
            )
        } else {
            format!("{} <{email}>", encoded_words(&name).join("\r\n "))
        }
    }
}

impl Attachment {
    fn push_to(&self, out: &mut String) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '+');
        let media_type = if self.media_type.chars().all(is_plain) && self.media_type.contains('/') {
            self.media_type.as_str()
        } else {
            "application/octet-stream"
        };
        let ascii: String = one_line(&self.file_name)
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || " .-_".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        let percent: String = one_line(&self.file_name)
            .bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect();
        push(
            out,
            format_args!("Content-Type: {media_type}\r\nContent-Transfer-Encoding: base64\r\n"),
        );
        // RFC 6266 and RFC 2231: an ASCII name for old programs, the true one for the others.
        push(
            out,
            format_args!(
                "Content-Disposition: attachment; filename=\"{ascii}\";\r\n filename*=UTF-8''{percent}\r\n\r\n"
            ),
        );
        push_base64(out, &self.bytes);
    }
}

fn push_text_part(out: &mut String, text: &str) {
    out.push_str(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    );
    push_base64(
        out,
        text.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes(),
    );
}

fn push_base64(out: &mut String, bytes: &[u8]) {
    // 57 bytes make the 76 characters a line may have.
    for line in bytes.chunks(57) {
        BASE64.encode_string(line, out);
        out.push_str("\r\n");
    }
}

/// Appends without a text in between; writing to a text cannot fail.
fn push(out: &mut String, text: Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// One header, its parts folded onto lines of their own.
fn header(out: &mut String, name: &str, parts: &[String], between: &str) {
    out.push_str(name);
    out.push_str(": ");
    out.push_str(&parts.join(&format!("{between}\r\n ")));
    out.push_str("\r\n");
}

/// No line end can slip into a header.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Header text: as it is where short and ASCII, else encoded words of RFC 2047
/// (short enough for a line of 76 with the longest name before, cut between characters).
fn encoded_words(text: &str) -> Vec<String> {
    let text = one_line(text);
    if text.is_ascii() && text.len() <= 900 && !text.contains("=?") {
        return vec![text];
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        let is_full = words
            .last()
            .is_some_and(|word| word.len() + c.len_utf8() > 39);
        if is_full {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", BASE64.encode(word)))
        .collect()
}

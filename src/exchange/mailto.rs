//! A link that opens a written e-mail in the person's own program.
//! Leaves out the text itself and clicking it.

use std::fmt::Write as _;

/// What mail programs and Windows open without cutting.
pub const MAX_CHARS: usize = 2_000;

/// A `mailto:` link and whether it can be trusted to open whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailto {
    /// The link (RFC 6068).
    pub href: String,
    /// True beyond [`MAX_CHARS`]: offer only "Copy text" and the `.eml` file.
    pub is_too_long: bool,
}

/// Makes the link.
///
/// # Example
/// ```
/// use civic_mentor::exchange::mailto::mailto;
/// let link = mailto(&["ana@city.gov"], "Café & plan", "Hello,\nAna");
/// assert_eq!(link.href, "mailto:ana@city.gov?subject=Caf%C3%A9%20%26%20plan&body=Hello%2C%0D%0AAna");
/// ```
pub fn mailto<S: AsRef<str>>(to: &[S], subject: &str, body: &str) -> Mailto {
    let mut href = String::from("mailto:");
    for (at, address) in to.iter().enumerate() {
        if at > 0 {
            href.push(',');
        }
        escape(&mut href, address.as_ref().trim(), b"@+");
    }
    href.push_str("?subject=");
    escape(
        &mut href,
        &subject.split_whitespace().collect::<Vec<_>>().join(" "),
        b"",
    );
    href.push_str("&body=");
    escape(
        &mut href,
        &body.replace("\r\n", "\n").replace('\n', "\r\n"),
        b"",
    );
    Mailto {
        is_too_long: href.len() > MAX_CHARS,
        href,
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986 and those in `also`.
fn escape(out: &mut String, text: &str, also: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_letter_is_told_apart() {
        let short = mailto(&["a@b.gov", "c@d.gov"], "x", "y");
        assert_eq!(
            (short.href.as_str(), short.is_too_long),
            ("mailto:a@b.gov,c@d.gov?subject=x&body=y", false)
        );
        assert!(mailto(&["a@b.gov"], "x", &"ñ".repeat(400)).is_too_long);
    }

    #[test]
    fn an_address_cannot_add_headers() {
        let link = mailto(&["a@b.gov?bcc=x@y.z&body=1"], "x", "y");
        assert!(
            link.href
                .starts_with("mailto:a@b.gov%3Fbcc%3Dx@y.z%26body%3D1?")
        );
    }
}

//! E-mail addresses, in cells of a list and in fields of a page. Leaves out
//! whether anybody reads what is sent there.

/// Whether a text is one e-mail address and nothing else, as a field of a page
/// holds it.
///
/// # Example
/// ```
/// use civic_mentor::flow::import::is_email;
/// assert!(is_email("ana@city.gov"));
/// assert!(!is_email("ana@city") && !is_email("Ana <ana@city.gov>"));
/// ```
pub fn is_email(text: &str) -> bool {
    email(text).is_some_and(|address| address == text)
}

/// An e-mail address, taken out of `Name <a@b.gov>` and `mailto:`.
pub fn email(cell: &str) -> Option<String> {
    let inside = cell
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or(cell, |(address, _)| address);
    let address = inside
        .trim()
        .trim_start_matches("mailto:")
        .trim_end_matches(['.', ',', ';']);
    let (name, host) = address.rsplit_once('@')?;
    let is_sound = !name.is_empty()
        && !name.contains('@')
        && host.split('.').count() >= 2
        && host.split('.').all(|part| !part.is_empty())
        && address.len() <= 254
        && !address.contains(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')')
        });
    is_sound.then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_out_of_what_stands_around_them() {
        for (cell, expected) in [
            ("ana@city.gov", Some("ana@city.gov")),
            ("Ana Ruiz <Ana.Ruiz@City.gov>", Some("Ana.Ruiz@City.gov")),
            ("ana@city", None),
            ("ana.city.gov", None),
            ("a@b.gov; c@d.gov", None),
            ("a b@c.gov", None),
        ] {
            assert_eq!(email(cell).as_deref(), expected, "{cell}");
        }
    }
}

//! Finding a code in what mail programs leave of a link.

use super::BadCode;

/// The code in a link, a text or the end of an address; blanks in it don't count.
///
/// # Example
/// ```
/// use civic_mentor::flow::enrol::link::code_in;
/// assert_eq!(code_in("https://x.example/apply%23v1-AbC").unwrap(), "v1-AbC");
/// assert_eq!(code_in(" v1-Ab\n C ").unwrap(), "v1-AbC");
/// assert_eq!(code_in("> > v1-Ab\n> > C").unwrap(), "v1-AbC");
/// ```
pub fn code_in(text: &str) -> Result<String, BadCode> {
    // Marks of a quoted mail stand at the start of its lines.
    let quoted = |c: char| c == '>' || c.is_whitespace();
    let lines = text.lines().map(|line| line.trim_start_matches(quoted));
    let bare: String = lines
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect();
    // `%23` may have been escaped once more, and the mark may be gone.
    let starts = ["#", "23", "apply/", "apply"].iter().filter_map(|mark| {
        let places = bare.match_indices(mark).map(|(at, _)| at + mark.len());
        places
            .filter(|at| version_of(&bare[*at..]).is_some())
            .last()
    });
    let start = version_of(&bare).map(|_| 0).or_else(|| starts.max());
    let code = &bare[start.ok_or(BadCode::Missing)?..];
    let end = code
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(code.len());
    Ok(code[..end].to_owned())
}

/// The version of a code at the start of a text: `v1-…` is 1.
pub(super) fn version_of(text: &str) -> Option<u32> {
    let (digits, _) = text.strip_prefix('v')?.split_once('-')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}

//! Fills a text's merge fields and names everything that did not fit.
//!
//! A line whose fields are all empty is left out, and so is a paragraph whose
//! fields are all empty, with its heading. Leaves out where values come from.
//!
//! Invariant: values are never read for fields again, so a name with braces
//! stays a name.

use std::collections::BTreeSet;

use super::fields::MergeField;

/// Something in a text that could not be filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FillProblem {
    /// There is no such field; it stays as it was written.
    Unknown(String),
    /// The field has no value here.
    Empty(MergeField),
    /// A brace that opens or closes nothing.
    LooseBrace,
}

/// A filled text and what did not fit, each problem once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// What did not fit, in order of appearance.
    pub problems: Vec<FillProblem>,
}

/// A piece of a line.
enum Piece<'a> {
    Text(&'a str),
    Field(MergeField),
    Unknown(&'a str),
    LooseBrace(char),
}

/// One line, filled.
struct Line {
    text: String,
    /// Fields that were known, and whether any had a value.
    fields: Option<AnyValue>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AnyValue {
    Some,
    None,
}

/// Fills a subject: one line, whatever the values hold.
///
/// # Example
/// ```
/// use civic_mentor::letters::{MergeField, fill_subject};
/// let filled = fill_subject("{programme}: hello {name}", |field| match field {
///     MergeField::Programme => "City Mentors".to_owned(),
///     _ => String::new(),
/// });
/// assert_eq!(filled.text, "City Mentors: hello {name}");
/// assert_eq!(filled.problems.len(), 1);
/// ```
pub fn fill_subject(template: &str, value: impl Fn(MergeField) -> String) -> Filled {
    let mut problems = Vec::new();
    let joined = template.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = fill_line(&joined, &value, &mut problems);
    let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Filled { text, problems }
}

/// Fills a body, paragraph by paragraph.
pub fn fill_body(template: &str, value: impl Fn(MergeField) -> String) -> Filled {
    let mut problems = Vec::new();
    let mut paragraphs: Vec<String> = Vec::new();
    let template = template.replace("\r\n", "\n");
    let mut lines: Vec<Line> = Vec::new();
    for line in template.lines().chain([""]) {
        if line.trim().is_empty() {
            paragraphs.extend(paragraph(&lines));
            lines.clear();
        } else {
            lines.push(fill_line(line, &value, &mut problems));
        }
    }
    Filled {
        text: paragraphs.join("\n\n"),
        problems,
    }
}

/// The fields a text asks for.
pub(super) fn fields_of(template: &str) -> BTreeSet<MergeField> {
    let known = |piece| match piece {
        Piece::Field(field) => Some(field),
        Piece::Text(_) | Piece::Unknown(_) | Piece::LooseBrace(_) => None,
    };
    let lines = template.lines();
    lines
        .flat_map(|line| pieces(line).into_iter().filter_map(known))
        .collect()
}

/// The lines of a paragraph that have something to say, if any.
fn paragraph(lines: &[Line]) -> Option<String> {
    let has = |wanted: AnyValue| lines.iter().any(|line| line.fields == Some(wanted));
    if has(AnyValue::None) && !has(AnyValue::Some) && lines.iter().any(is_heading) {
        return None;
    }
    let kept: Vec<&str> = lines
        .iter()
        .filter(|line| line.fields != Some(AnyValue::None))
        .map(|line| line.text.trim_end())
        .collect();
    (!kept.is_empty()).then(|| kept.join("\n"))
}

/// A line that only announces what follows: it goes with it.
fn is_heading(line: &Line) -> bool {
    line.fields.is_none() && line.text.trim_end().ends_with(':')
}

fn fill_line(
    line: &str,
    value: &impl Fn(MergeField) -> String,
    problems: &mut Vec<FillProblem>,
) -> Line {
    let mut text = String::with_capacity(line.len() + 32);
    let mut fields = None;
    let mut note = |problem: FillProblem| {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    };
    for piece in pieces(line) {
        match piece {
            Piece::Text(plain) => text.push_str(plain),
            Piece::Field(field) => {
                let filled = value(field);
                let filled = filled.trim();
                if filled.is_empty() {
                    note(FillProblem::Empty(field));
                    fields = fields.or(Some(AnyValue::None));
                } else {
                    fields = Some(AnyValue::Some);
                    text.push_str(filled);
                }
            }
            Piece::Unknown(name) => {
                note(FillProblem::Unknown(name.trim().to_owned()));
                fields = Some(AnyValue::Some);
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
            Piece::LooseBrace(brace) => {
                note(FillProblem::LooseBrace);
                text.push(brace);
            }
        }
    }
    Line { text, fields }
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from_brace) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let after = &from_brace[1..];
        let name = match after.find(['{', '}']) {
            Some(end) if from_brace.starts_with('{') && after[end..].starts_with('}') => {
                Some((&after[..end], &after[end + 1..]))
            }
            _ => None,
        };
        if let Some((name, tail)) = name {
            pieces.push(match MergeField::from_word(&folded(name)) {
                Some(field) => Piece::Field(field),
                None => Piece::Unknown(name),
            });
            rest = tail;
        } else {
            let brace = if from_brace.starts_with('{') {
                '{'
            } else {
                '}'
            };
            pieces.push(Piece::LooseBrace(brace));
            rest = after;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// People type `{ Given name }` where `{given_name}` is meant.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

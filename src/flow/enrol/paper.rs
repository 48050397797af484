//! The form on paper: the questions of one role, numbered, each with its space
//! to answer in and, where it is not always asked, the earlier number it
//! depends on.
//!
//! Leaves out all wording and how the sheet is drawn.

use super::form::puts_to;
use crate::domain::form::{Question, QuestionKind};
use crate::domain::people::Role;
use crate::flow::templates::Seen;

/// A question on a role's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperQuestion<'a> {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// The question.
    pub question: &'a Question,
    /// When it is to be answered; always, where nothing is said.
    pub only_if: Option<OnlyIf<'a>>,
    /// The space to answer in.
    pub space: Space<'a>,
    /// Who sees the answer.
    pub seen: Seen,
}

/// The earlier answer a question depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnlyIf<'a> {
    /// The number of the earlier question on the same sheet.
    pub number: usize,
    /// The answer that makes it asked.
    pub answer: Wanted<'a>,
}

/// The answer that makes a question asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// Any answer.
    Any,
    /// Yes.
    Yes,
    /// No.
    No,
    /// This option, or these words.
    Words(&'a str),
}

/// The space for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space<'a> {
    /// One line to write on.
    Line,
    /// Several lines to write on.
    Lines,
    /// One of these to tick.
    One(&'a [String]),
    /// Any of these to tick.
    Any(&'a [String]),
    /// Room for a number.
    Number,
    /// Yes and no to tick.
    YesNo,
}

/// The questions on the sheet of a role, in order. A question that depends on
/// one this role is not asked is not asked either, as on the page.
///
/// # Example
/// ```
/// use civic_mentor::domain::form::{AskedOf, Question};
/// use civic_mentor::domain::people::Role;
/// use civic_mentor::flow::enrol::paper::questions_on_paper;
/// let form = [Question { asked_of: AskedOf::Mentors, ..Question::default() }];
/// assert_eq!(questions_on_paper(&form, Role::Mentor).len(), 1);
/// assert!(questions_on_paper(&form, Role::Mentee).is_empty());
/// ```
pub fn questions_on_paper(form: &[Question], role: Role) -> Vec<PaperQuestion<'_>> {
    let mut sheet: Vec<PaperQuestion<'_>> = Vec::new();
    for question in form.iter().filter(|it| puts_to(it.asked_of, role)) {
        let only_if = match &question.only_if {
            None => None,
            Some(earlier) => {
                let Some(earlier) = sheet.iter().find(|it| it.question.id == *earlier) else {
                    continue;
                };
                Some(OnlyIf {
                    number: earlier.number,
                    answer: wanted(earlier.question, &question.only_if_answer),
                })
            }
        };
        sheet.push(PaperQuestion {
            number: sheet.len() + 1,
            question,
            only_if,
            space: space(question),
            seen: Seen::of(question),
        });
    }
    sheet
}

fn wanted<'a>(earlier: &Question, answer: &'a str) -> Wanted<'a> {
    match (earlier.kind, answer.trim()) {
        (_, "") => Wanted::Any,
        (QuestionKind::YesNo, "yes") => Wanted::Yes,
        (QuestionKind::YesNo, "no") => Wanted::No,
        (_, words) => Wanted::Words(words),
    }
}

fn space(question: &Question) -> Space<'_> {
    let options = question.options.as_slice();
    match question.kind {
        QuestionKind::Line => Space::Line,
        QuestionKind::Text => Space::Lines,
        QuestionKind::One if options.is_empty() => Space::Line,
        QuestionKind::Many if options.is_empty() => Space::Lines,
        QuestionKind::One => Space::One(options),
        QuestionKind::Many => Space::Any(options),
        QuestionKind::Number => Space::Number,
        QuestionKind::YesNo => Space::YesNo,
    }
}

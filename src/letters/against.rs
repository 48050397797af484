//! What stands against taking part, in words the person may read.
//!
//! Judges nobody. Leaves out finding it (`flow::enrol::eligibility`).

use crate::domain::form::Question;
use crate::domain::text::Language;

/// Something that stands against taking part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A number is smaller than needed.
    TooSmall {
        /// The question.
        question: Box<Question>,
        /// The smallest number that is enough.
        least: u32,
        /// What was answered.
        given: i64,
    },
    /// Another answer than the needed one.
    OtherAnswer(Box<Question>),
    /// A question that must be answered was not.
    NotAnswered(Box<Question>),
    /// The supervisor does not agree.
    SupervisorRefused,
}

/// The reasons as lines for a letter.
///
/// # Example
/// ```
/// use civic_mentor::domain::text::Language;
/// use civic_mentor::letters::{Against, against_text};
/// let lines = against_text(&[Against::SupervisorRefused], Language::English);
/// assert_eq!(lines, "- Your supervisor has not agreed.");
/// ```
pub fn against_text(against: &[Against], language: Language) -> String {
    let lines = against.iter().map(|it| format!("- {}", line(it, language)));
    lines.collect::<Vec<_>>().join("\n")
}

fn line(against: &Against, language: Language) -> String {
    let label = |question: &Question| {
        let label = question.label.in_language(language);
        label.trim().trim_end_matches(':').to_owned()
    };
    match (against, language) {
        (
            Against::TooSmall {
                question,
                least,
                given,
            },
            Language::English,
        ) => format!(
            "“{}”: at least {least} is needed, and you wrote {given}.",
            label(question)
        ),
        (
            Against::TooSmall {
                question,
                least,
                given,
            },
            Language::Spanish,
        ) => format!(
            "«{}»: se necesita al menos {least} y usted escribió {given}.",
            label(question)
        ),
        (Against::OtherAnswer(question), Language::English) => format!(
            "“{}”: what you answered does not meet what the programme needs.",
            label(question)
        ),
        (Against::OtherAnswer(question), Language::Spanish) => format!(
            "«{}»: lo que usted respondió no cumple lo que necesita el programa.",
            label(question)
        ),
        (Against::NotAnswered(question), Language::English) => {
            format!("“{}”: we have no answer from you.", label(question))
        }
        (Against::NotAnswered(question), Language::Spanish) => {
            format!("«{}»: no tenemos su respuesta.", label(question))
        }
        (Against::SupervisorRefused, Language::English) => {
            "Your supervisor has not agreed.".to_owned()
        }
        (Against::SupervisorRefused, Language::Spanish) => {
            "Su supervisor no estuvo de acuerdo.".to_owned()
        }
    }
}

//! Which column holds what, guessed from its heading in English or Spanish.
//!
//! A guess says how sure it is; a person can always choose otherwise. Leaves
//! out reading cells into a programme (`flow::import`).

mod guess;
mod kind;
mod role_question;
mod words;

pub use guess::{Certainty, Guess, guess, is_a_person, is_known, likely, values_say};
pub use kind::FieldKind;
pub use words::{core_words, normalise};

/// A name for "the same headings": order, case and punctuation don't count.
/// A programme remembers a person's choice of columns under it.
///
/// # Example
/// ```
/// use civic_mentor::exchange::headings::signature;
/// let a = signature(&["E-mail".to_owned(), "First name".to_owned()]);
/// let b = signature(&["FIRST NAME:".to_owned(), "e mail".to_owned()]);
/// assert_eq!(a, b);
/// ```
pub fn signature(headings: &[String]) -> String {
    let mut names: Vec<String> = headings.iter().map(|heading| normalise(heading)).collect();
    names.sort();
    names.join("|")
}

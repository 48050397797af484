//! Names of what a question is: its kind, whom it is put to, what the matching
//! reads in it, who sees the answer, when it is asked.
//!
//! Matched exhaustively, so that a new choice does not compile until it is
//! named in both languages. Leaves out the fields to answer in.

use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind};
use crate::domain::whole::Programme;
use crate::flow::templates::Seen;
use crate::ui::i18n::text;
use crate::ui::widgets::letter_words::page_language;

/// A question's own words, in the page's language where it has them.
pub fn question_label(question: &Question) -> String {
    question.label.in_language(page_language()).to_owned()
}

/// A kind of answer.
pub fn kind_name(kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Line => text!(form.kind_line),
        QuestionKind::Text => text!(form.kind_text),
        QuestionKind::One => text!(form.kind_one),
        QuestionKind::Many => text!(form.kind_many),
        QuestionKind::Number => text!(form.kind_number),
        QuestionKind::YesNo => text!(form.kind_yes_no),
    }
}

/// Whom a question is put to.
pub fn asked_of_name(asked_of: AskedOf) -> String {
    match asked_of {
        AskedOf::Both => text!(form.of_both),
        AskedOf::Mentors => text!(form.of_mentors),
        AskedOf::Mentees => text!(form.of_mentees),
    }
}

/// What the matching reads an answer as.
pub fn meaning_name(meaning: Meaning) -> String {
    match meaning {
        Meaning::Nothing => text!(form.meaning_nothing),
        Meaning::SkillsOffered => text!(import.field_skills_offered),
        Meaning::SkillsWanted => text!(import.field_skills_wanted),
        Meaning::Goals => text!(import.field_goals),
        Meaning::Interests => text!(import.field_interests),
        Meaning::Values => text!(import.field_values),
        Meaning::Characteristics => text!(import.field_characteristics),
        Meaning::IdentityWish => text!(import.field_identity_wish),
        Meaning::IdentityWishCounts => text!(import.field_identity_counts),
        Meaning::Availability => text!(form.meaning_availability),
        Meaning::PreferredPartners => text!(import.field_preferred),
        Meaning::ExcludedPartners => text!(import.field_excluded),
        Meaning::Biography => text!(import.field_biography),
    }
}

/// Who sees an answer, in two or three words.
pub fn seen_name(seen: Seen) -> String {
    match seen {
        Seen::ByPair => text!(form.seen_pair),
        Seen::ByCoordinator => text!(form.seen_coordinator),
        Seen::Sensitive => text!(form.seen_sensitive),
    }
}

/// Who sees an answer, as the sentence under the question.
pub fn seen_sentence(seen: Seen) -> String {
    match seen {
        Seen::ByPair => text!(enrol.seen_by_pair),
        Seen::ByCoordinator => text!(enrol.seen_by_coordinator),
        Seen::Sensitive => text!(enrol.seen_sensitive),
    }
}

/// When a question is asked, where not always.
pub fn condition_words(programme: &Programme, question: &Question) -> Option<String> {
    let on = programme.questions.get(question.only_if.as_ref()?);
    let asked = on.map_or_else(|| text!(form.a_question_gone), |on| question_label(on));
    let is_yes_no = on.is_some_and(|on| on.kind == QuestionKind::YesNo);
    Some(match question.only_if_answer.as_str() {
        "" => text!(form.only_if_any, question = asked),
        "yes" if is_yes_no => text!(form.only_if_yes, question = asked),
        "no" if is_yes_no => text!(form.only_if_no, question = asked),
        answer => text!(form.only_if_option, question = asked, answer = answer),
    })
}

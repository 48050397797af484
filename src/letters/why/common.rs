//! What two people have in common, as far as a letter may tell.
//!
//! Only here are answers read. Leaves out the sentences.

use std::sync::Arc;

use super::Pair;
use crate::domain::form::{AskedOf, Meaning, Question, fold_name};
use crate::domain::people::{Answer, Answers, Role};

/// Most shared things one reason names.
const MAX_ITEMS: usize = 6;

/// Questions whose answers no letter may use, whatever their marks.
fn is_private(question: &Question) -> bool {
    question.sensitive
        || matches!(
            question.meaning,
            Meaning::Characteristics
                | Meaning::IdentityWish
                | Meaning::IdentityWishCounts
                | Meaning::PreferredPartners
                | Meaning::ExcludedPartners
        )
}

/// Whether the form shows the answer to the other person of a pairing.
pub(in crate::letters) fn is_shown_to_partner(question: &Question) -> bool {
    question.shared && !is_private(question)
}

/// What two people have in common, as far as a letter may tell.
pub(super) enum Common {
    /// These things, which the form shows to both.
    Named(Vec<String>),
    /// Something, which stays unnamed.
    Unnamed,
    /// Nothing may be said.
    Private,
}

/// The texts of one side's answers.
enum Given {
    Shown(Vec<String>),
    Kept,
    Private,
}

impl Pair<'_> {
    pub(super) fn common_skills(&self) -> Common {
        self.common_answers(Meaning::SkillsOffered, Meaning::SkillsWanted)
    }

    pub(super) fn common_answers(&self, of_mentor: Meaning, of_mentee: Meaning) -> Common {
        common(
            self.told(Role::Mentor, |question| question.meaning == of_mentor),
            self.told(Role::Mentee, |question| question.meaning == of_mentee),
        )
    }

    pub(super) fn common_of_question(&self, question: &Question) -> Common {
        let same = |other: &Question| other.id == question.id;
        common(self.told(Role::Mentor, same), self.told(Role::Mentee, same))
    }

    /// What one side answered to the questions asked of it that `fit`.
    fn told(&self, role: Role, fit: impl Fn(&Question) -> bool) -> Given {
        let asked = |question: &Question| match question.asked_of {
            AskedOf::Both => true,
            AskedOf::Mentors => role == Role::Mentor,
            AskedOf::Mentees => role == Role::Mentee,
        };
        let mut questions: Vec<&Arc<Question>> = self
            .programme
            .questions
            .values()
            .filter(|question| asked(question) && fit(question))
            .collect();
        if questions.iter().any(|question| is_private(question)) {
            return Given::Private;
        }
        if questions.iter().any(|question| !question.shared) {
            return Given::Kept;
        }
        questions.sort_by_key(|question| (question.rank, question.id.clone()));
        let answers = self
            .programme
            .answers
            .get(&self.side(role).cast::<Answers>());
        let texts = questions
            .into_iter()
            .filter_map(|question| answers?.by_question.get(&question.id))
            .flat_map(Answer::texts)
            .collect();
        Given::Shown(texts)
    }
}

/// What stands on both sides, as far as it may be told.
fn common(mentor: Given, mentee: Given) -> Common {
    match (mentor, mentee) {
        (Given::Private, _) | (_, Given::Private) => Common::Private,
        (Given::Shown(offered), Given::Shown(wanted)) => {
            let has = |text: &&String| {
                let folded = fold_name(text);
                offered.iter().any(|other| fold_name(other) == folded)
            };
            let mut items: Vec<String> = Vec::new();
            for item in wanted.iter().filter(has) {
                if !items.contains(item) {
                    items.push(item.clone());
                }
            }
            items.truncate(MAX_ITEMS);
            if items.is_empty() {
                Common::Unnamed
            } else {
                Common::Named(items)
            }
        }
        _ => Common::Unnamed,
    }
}

//! Who does not meet what the programme asks for: proposed with reasons, decided
//! by a coordinator.
//!
//! A question can say which answer is needed to take part, or how large a number
//! must be. Besides, a question that must be answered and was not, where somebody
//! applied with the form, and a supervisor who does not agree stand against
//! taking part. Leaves out the letter's wording (`letters`).
//!
//! Invariant: nobody is set aside by a rule alone, and whom a coordinator
//! admitted in spite of one is not proposed again. `eligibility::*`

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::form::{asked, is_answered};
use crate::bundle::Kind;
use crate::domain::change::Change;
use crate::domain::check::needs_approval;
use crate::domain::form::{Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::message::MessageState;
use crate::domain::people::{Answer, Answers, Approval, Participation, Person, Standing};
use crate::domain::whole::Programme;
use crate::flow::bulk::live_pairings_of;
use crate::letters::{Against, against_text};

/// Somebody who does not meet what the programme asks for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Whose part.
    pub part: Id<Participation>,
    /// What stands against it: answers in the order of the form, then the
    /// supervisor.
    pub against: Vec<Against>,
}

/// Everybody who takes part or waits and does not meet what is asked for. Those
/// who have a pairing, and those admitted in spite of it, are left out.
pub fn proposals(programme: &Programme) -> Vec<Proposal> {
    let form: Vec<Question> = programme
        .form()
        .into_iter()
        .map(|it| (**it).clone())
        .collect();
    let applied = applied(programme);
    let parts = programme.participations.values();
    let found = parts.filter_map(|part| {
        let has_applied = applied.contains(&part.person);
        let against = against(programme, &form, part, has_applied);
        (!against.is_empty()).then(|| Proposal {
            part: part.id.clone(),
            against,
        })
    });
    found.collect()
}

/// Who applied with the form, and not by a list that asked other things.
fn applied(programme: &Programme) -> BTreeSet<Id<Person>> {
    let messages = programme.messages.values();
    let accepted = messages
        .filter(|it| it.state == MessageState::Accepted && it.kind == Kind::Application.as_str());
    accepted.filter_map(|it| it.about.clone()).collect()
}

fn against(
    programme: &Programme,
    form: &[Question],
    part: &Participation,
    has_applied: bool,
) -> Vec<Against> {
    let is_open = matches!(part.standing, Standing::Active | Standing::Waiting);
    let person = programme.people.get(&part.person);
    let Some(person) = person.filter(|it| it.hidden_on.is_none()) else {
        return Vec::new();
    };
    if !is_open || part.eligible_on.is_some() || !live_pairings_of(programme, &part.id).is_empty() {
        return Vec::new();
    }
    let given = programme.answers.get(&part.id.cast::<Answers>());
    let answers = given.map(|it| it.by_question.clone()).unwrap_or_default();
    let mut found = Vec::new();
    for question in asked(form, &[part.role], &answers) {
        let answer = answers.get(&question.id).filter(|it| is_answered(it));
        found.extend(against_answer(question, answer, has_applied));
    }
    let refused = part.approval == Approval::Refused && !part.approval_has_lapsed(person);
    if refused && needs_approval(&programme.facts, part.role) {
        found.push(Against::SupervisorRefused);
    }
    found
}

fn against_answer(
    question: &Question,
    answer: Option<&Answer>,
    has_applied: bool,
) -> Option<Against> {
    let boxed = || Box::new(question.clone());
    let Some(answer) = answer else {
        let is_needed = question.required && has_applied || says_who_is_eligible(question);
        return is_needed.then(|| Against::NotAnswered(boxed()));
    };
    match (question.kind, answer) {
        (QuestionKind::Number, Answer::Number(given)) => {
            let least = question.least?;
            (*given < i64::from(least)).then(|| Against::TooSmall {
                question: boxed(),
                least,
                given: *given,
            })
        }
        _ if question.needed_answer.is_empty() => None,
        (QuestionKind::YesNo, Answer::YesNo(yes)) => {
            let wanted = question.needed_answer == "yes";
            (*yes != wanted).then(|| Against::OtherAnswer(boxed()))
        }
        (QuestionKind::One | QuestionKind::Many, answer) => {
            let texts = answer.texts();
            let is_there = texts.iter().any(|it| it.trim() == question.needed_answer);
            (!is_there).then(|| Against::OtherAnswer(boxed()))
        }
        _ => None,
    }
}

/// Whether an answer to this question decides who is eligible.
pub fn says_who_is_eligible(question: &Question) -> bool {
    match question.kind {
        QuestionKind::Number => question.least.is_some(),
        QuestionKind::YesNo | QuestionKind::One | QuestionKind::Many => {
            !question.needed_answer.is_empty()
        }
        QuestionKind::Line | QuestionKind::Text => false,
    }
}

/// Accepts proposals: these cannot take part, with the reasons in the language of
/// their letters; a letter is then proposed. Nothing where none of them stands.
pub fn set_aside(programme: &Programme, parts: &[Id<Participation>]) -> Option<Change> {
    let changes: Vec<Change> = proposals(programme)
        .into_iter()
        .filter(|proposal| parts.contains(&proposal.part))
        .filter_map(|proposal| {
            let part = programme.participations.get(&proposal.part)?;
            let person = programme.people.get(&part.person)?;
            let language = person.letters_in.unwrap_or(programme.facts.letters_in);
            Some(Change::save(Participation {
                standing: Standing::NotEligible,
                standing_reason: against_text(&proposal.against, language),
                ..(**part).clone()
            }))
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "participations.not_eligible",
        changes,
    })
}

/// Admits these in spite of what stands against them, as of a day.
pub fn admit(programme: &Programme, parts: &[Id<Participation>], today: Date) -> Option<Change> {
    let known = parts
        .iter()
        .filter_map(|id| programme.participations.get(id));
    let changes: Vec<Change> = known
        .filter(|part| part.eligible_on.is_none())
        .map(|part| {
            Change::save(Participation {
                eligible_on: Some(today),
                ..(**part).clone()
            })
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "participations.admitted",
        changes,
    })
}

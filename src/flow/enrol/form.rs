//! The form as an applicant fills it in: which questions are asked, what is
//! still missing, and the application in the end.
//!
//! A draft is kept over several visits, so it may be as incomplete as people
//! leave it. Leaves out keeping and signing it (`session`).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::policy_hash;
use crate::bundle::{Act, Application, AppliedPart, Consent, Invitation};
use crate::domain::fact_text::FactText;
use crate::domain::form::{AskedOf, Question};
use crate::domain::id::Id;
use crate::domain::needs::WorkFact;
use crate::domain::people::{Answer, Mode, Person, Role};
use crate::domain::text::Language;

/// What somebody has filled in so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The roles they apply for.
    pub roles: Vec<Role>,
    /// About themselves.
    pub person: Person,
    /// Places as mentor, 0 for the usual number.
    pub places: u32,
    /// Mentors wanted as mentee, 0 for the usual number.
    pub wants: u32,
    /// Hours a month, 0 when not said.
    pub hours_a_month: u32,
    /// Ways to meet.
    pub modes: Vec<Mode>,
    /// Answers by question reference. A question put to both roles is answered
    /// once.
    pub answers: BTreeMap<Id<Question>, Answer>,
    /// Whether the policy was agreed to.
    pub consents: bool,
    /// The language it was read in; none in drafts from before there were two.
    pub read_in: Option<Language>,
    /// A word to the coordinator.
    pub note: String,
}

/// What keeps a draft from being sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No role chosen.
    Role,
    /// No name.
    Name,
    /// No e-mail address, or one without an @.
    Email,
    /// The supervisor's e-mail address, where supervisors approve.
    Supervisor,
    /// Another supervisor than the person themselves.
    OwnSupervisor,
    /// A question that must be answered.
    Answer(Id<Question>),
    /// A fact of their work that nobody can be matched without.
    Work(WorkFact),
    /// The consent.
    Consent,
}

/// The questions put to somebody with these roles and answers, in order.
pub fn asked<'a>(
    questions: &'a [Question],
    roles: &[Role],
    answers: &BTreeMap<Id<Question>, Answer>,
) -> Vec<&'a Question> {
    let mut shown: Vec<&Question> = Vec::new();
    for question in questions {
        let is_for = roles.iter().any(|role| puts_to(question.asked_of, *role));
        if is_for && depends(question, &shown, answers) {
            shown.push(question);
        }
    }
    shown
}

/// Whether a question is put to a role.
pub fn puts_to(asked_of: AskedOf, role: Role) -> bool {
    match asked_of {
        AskedOf::Both => true,
        AskedOf::Mentors => role == Role::Mentor,
        AskedOf::Mentees => role == Role::Mentee,
    }
}

/// Whether the answer a question depends on was given; one that depends on a
/// question that is not asked is not asked either.
fn depends(
    question: &Question,
    shown: &[&Question],
    answers: &BTreeMap<Id<Question>, Answer>,
) -> bool {
    let Some(earlier) = &question.only_if else {
        return true;
    };
    if !shown.iter().any(|it| it.id == *earlier) {
        return false;
    }
    answers
        .get(earlier)
        .is_some_and(|answer| fits(answer, &question.only_if_answer))
}

fn fits(answer: &Answer, wanted: &str) -> bool {
    match answer {
        Answer::YesNo(yes) => match wanted {
            "yes" => *yes,
            "no" => !*yes,
            _ => true,
        },
        other => {
            let texts = other.texts();
            if wanted.is_empty() {
                !texts.is_empty()
            } else {
                texts.iter().any(|text| text.trim() == wanted)
            }
        }
    }
}

/// Whether an answer says anything.
pub fn is_answered(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => !text.trim().is_empty(),
        Answer::Many(many) => !many.is_empty(),
        Answer::Number(_) | Answer::YesNo(_) => true,
    }
}

/// Everything that keeps a draft from being sent, in the order of the form.
pub fn missing(invitation: &Invitation, draft: &Draft) -> Vec<Missing> {
    let mut missing = Vec::new();
    if draft.roles.is_empty() {
        missing.push(Missing::Role);
    }
    let person = &draft.person;
    if format!("{}{}", person.given_name, person.family_name)
        .trim()
        .is_empty()
    {
        missing.push(Missing::Name);
    }
    if !looks_like_email(&person.email) {
        missing.push(Missing::Email);
    }
    let facts = &invitation.facts;
    let approval = |role: &Role| crate::domain::check::needs_approval(facts, *role);
    if draft.roles.iter().any(approval) && !looks_like_email(&person.manager_email) {
        missing.push(Missing::Supervisor);
    } else if !person.manager_email.trim().is_empty() && person.supervisor().is_empty() {
        missing.push(Missing::OwnSupervisor);
    }
    let work = WorkFact::ALL.iter().copied();
    let work = work.filter(|it| invitation.needs_work(*it) && it.of(person).trim().is_empty());
    missing.extend(work.map(Missing::Work));
    for question in asked(&invitation.questions, &draft.roles, &draft.answers) {
        let answer = draft.answers.get(&question.id);
        if question.required && !answer.is_some_and(is_answered) {
            missing.push(Missing::Answer(question.id.clone()));
        }
    }
    if facts.consent_needed && !draft.consents {
        missing.push(Missing::Consent);
    }
    missing
}

pub(super) fn looks_like_email(text: &str) -> bool {
    let parts = text.trim().split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains(' '))
}

/// The application of a draft. Answers to questions that are not asked (any
/// more) stay behind.
pub fn application(invitation: &Invitation, draft: &Draft, act: Act, today: Date) -> Application {
    let policy = invitation.facts.text(FactText::PolicyText);
    let read_in = draft.read_in.unwrap_or(invitation.facts.letters_in);
    let shown = asked(&invitation.questions, &draft.roles, &draft.answers);
    let parts = draft.roles.iter().map(|role| {
        let own = shown
            .iter()
            .filter(|question| puts_to(question.asked_of, *role));
        let answers = own.filter_map(|question| {
            let answer = draft.answers.get(&question.id)?;
            is_answered(answer).then(|| (question.id.to_string(), answer.clone()))
        });
        AppliedPart {
            role: *role,
            capacity: match role {
                Role::Mentor => draft.places,
                Role::Mentee => draft.wants,
            },
            hours_a_month: draft.hours_a_month,
            modes: draft.modes.clone(),
            answers: answers.collect(),
        }
    });
    Application {
        act,
        person: Person {
            id: Id::default(),
            ..draft.person.clone()
        },
        parts: parts.collect(),
        consent: draft.consents.then(|| Consent {
            on: today,
            policy: policy_hash(policy.in_language(read_in)),
        }),
        note: draft.note.trim().to_owned(),
    }
}

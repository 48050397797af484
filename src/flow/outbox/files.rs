//! The file that goes with a letter: what somebody who uses the page opens to
//! answer. It says no more than the letter does, in both languages.
//!
//! Leaves out signing it.

use crate::bundle::{
    Addressee, Asking, ListedMentor, Message, OfferMessage, ShortlistMessage, Shown, ShownAnswer,
};
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::people::{Approval, Participation, Person, Role, fold_email};
use crate::domain::shortlist::Shortlist;
use crate::domain::text::{Language, LocalText};
use crate::domain::whole::Programme;
use crate::flow::enrol::approval::request_of;
use crate::flow::enrol::code::{choice_code, offer_code};
use crate::flow::offers::due_of;
use crate::letters::{WhyPart, listed, shared_pairs, why_lines};

use super::Tellings;

/// Whether a file can go with letters of this kind.
pub const fn has_file(kind: LetterKind) -> bool {
    kind.asks_about_pairing()
        || matches!(
            kind,
            LetterKind::Choice | LetterKind::ApprovalRequest | LetterKind::ApprovalReminder
        )
}

/// The file that goes with a letter; `to` reads the answer. None where the
/// letter asks nothing, or what it asks is not waited for any more.
pub fn file_of(
    programme: &Programme,
    letter: &Letter,
    told: &Tellings,
    to: Vec<Addressee>,
) -> Option<Message> {
    match letter.kind {
        LetterKind::ApprovalRequest | LetterKind::ApprovalReminder => {
            let part = programme.participations.get(&letter.to)?;
            let person = programme.person_of(&letter.to)?;
            let is_theirs = fold_email(&person.manager_email) == letter.supervisor;
            let waits = part.approval == Approval::Pending && !part.approval_has_lapsed(person);
            let due = part.approval_due_on(&programme.facts);
            let request = request_of(programme, &letter.to, due, to);
            let request = request.filter(|_| is_theirs && waits)?;
            Some(Message::ApprovalRequest(Box::new(request)))
        }
        LetterKind::Choice => {
            let file = shortlist_file(programme, &letter.to, to)?;
            Some(Message::Shortlist(Box::new(file)))
        }
        kind if kind.asks_about_pairing() => {
            let file = offer_file(programme, letter, &told.told(letter).why, to)?;
            Some(Message::Offer(Box::new(file)))
        }
        _ => None,
    }
}

fn asking(programme: &Programme, reader: &Person, code: String, to: Vec<Addressee>) -> Asking {
    let facts = &programme.facts;
    Asking {
        programme: facts.name.clone(),
        coordinator: facts.coordinator_name.clone(),
        email: facts.coordinator_email.clone(),
        phone: facts.coordinator_phone.clone(),
        name: reader.full_name(),
        code,
        reply_by: None,
        to,
    }
}

/// Somebody's name, work and shared answers.
fn shown(programme: &Programme, part: &Id<Participation>, role: Role, person: &Person) -> Shown {
    let english = shared_pairs(programme, part, role, Language::English);
    let spanish = shared_pairs(programme, part, role, Language::Spanish);
    let both = english.into_iter().zip(spanish);
    let answers = both.map(|((question, en), (_, es))| ShownAnswer {
        question,
        answer: LocalText::new(en, es),
    });
    Shown {
        name: person.full_name(),
        work: person.work_line(),
        email: String::new(),
        phone: String::new(),
        answers: answers.collect(),
    }
}

fn shortlist_file(
    programme: &Programme,
    mentee: &Id<Participation>,
    to: Vec<Addressee>,
) -> Option<ShortlistMessage> {
    let list = programme.shortlist_of(mentee);
    let list = list.filter(|it| Shortlist::waits(it))?;
    let reader = programme.person_of(mentee)?;
    let mentor =
        |(number, part, person): (u32, Id<Participation>, std::sync::Arc<Person>)| ListedMentor {
            number,
            shown: shown(programme, &part, Role::Mentor, &person),
        };
    let mentors: Vec<ListedMentor> = listed(programme, mentee).into_iter().map(mentor).collect();
    (!mentors.is_empty()).then(|| ShortlistMessage {
        asking: Asking {
            reply_by: list.reply_by,
            ..asking(programme, reader, choice_code(list), to)
        },
        mentors,
    })
}

/// The offer of a pairing for the reader of a letter about it.
fn offer_file(
    programme: &Programme,
    letter: &Letter,
    why: &[WhyPart],
    to: Vec<Addressee>,
) -> Option<OfferMessage> {
    let pairing = programme.pairings.get(letter.pairing.as_ref()?)?;
    let role = pairing.role_of(&letter.to)?;
    if !pairing.state.is_public() || programme.several_runs.contains_key(&pairing.round) {
        return None;
    }
    let other = pairing.side(role.other());
    let (reader, partner) = (
        programme.person_of(&letter.to)?,
        programme.person_of(other)?,
    );
    if reader.hidden_on.is_some() || partner.hidden_on.is_some() {
        return None;
    }
    let lines = |language| why_lines(programme, pairing, role, language, why).join("\n");
    Some(OfferMessage {
        asking: Asking {
            reply_by: due_of(programme, pairing),
            ..asking(programme, reader, offer_code(pairing, role), to)
        },
        role,
        partner: Shown {
            email: partner.email.trim().to_owned(),
            phone: partner.phone.trim().to_owned(),
            ..shown(programme, other, role.other(), partner)
        },
        why: LocalText::new(lines(Language::English), lines(Language::Spanish)),
    })
}

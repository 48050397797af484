//! Why an edit is refused, and the checks on single records.
//!
//! A refusal names ids and numbers, never people. Leaves out problems that do
//! not stop an edit (`check`).

mod seat;

use super::facts::Facts;
use super::form::{Question, fold_name};
use super::id::Id;
use super::index::Index;
use super::pairing::Pairing;
use super::people::{Participation, Person, Role};
use super::value::Value;
use super::whole::{AnyRecord, Programme};

/// Most people in one programme, so that what is imported can be exported.
pub const MAX_PEOPLE: usize = 15_000;
/// Longest name in bytes.
pub const MAX_NAME_BYTES: usize = 1_024;
/// Longest free text in bytes.
pub const MAX_TEXT_BYTES: usize = 65_536;

/// Why a change was not made. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The record is not there (any more).
    #[error("no {kind} {id}")]
    NoSuchRecord {
        /// Its kind.
        kind: String,
        /// Its id.
        id: String,
    },
    /// A name is needed.
    #[error("{kind} needs a name")]
    NameMissing {
        /// Of what.
        kind: &'static str,
    },
    /// A person needs an e-mail address or a name.
    #[error("a person needs a name or an e-mail address")]
    PersonEmpty,
    /// Another person has this e-mail address.
    #[error("person {other} has this e-mail address")]
    EmailTaken {
        /// Who has it.
        other: Id<Person>,
    },
    /// The person already takes part in that role.
    #[error("participation {other} has this person in this role")]
    RoleTaken {
        /// The participation.
        other: Id<Participation>,
    },
    /// Places or wants beyond the limit.
    #[error("{given} is more than {largest}")]
    CapacityTooLarge {
        /// The most for the role.
        largest: u32,
        /// What was asked for.
        given: u32,
    },
    /// The programme is full.
    #[error("a programme holds at most {most} people")]
    TooManyPeople {
        /// The limit.
        most: usize,
    },
    /// A text is longer than a file may hold.
    #[error("the text of {field} has {bytes} bytes, at most {most} fit")]
    TextTooLong {
        /// The field.
        field: String,
        /// Its length in bytes.
        bytes: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    EndsBeforeStart,
    /// A mentor and mentee are the same person.
    #[error("mentor and mentee are the same person")]
    SamePerson,
    /// The two are paired already in this round.
    #[error("pairing {other} has the same two people")]
    AlreadyPaired {
        /// The pairing.
        other: Id<Pairing>,
    },
    /// All places or wants are used.
    #[error("participation {participation} has all {capacity} used")]
    NoPlaceLeft {
        /// Whose.
        participation: Id<Participation>,
        /// How many there are.
        capacity: u32,
    },
    /// The pairing's roles are the wrong way round.
    #[error("a pairing needs a mentor and a mentee")]
    WrongRoles,
    /// The round was published or closed.
    #[error("the round is not open")]
    RoundNotOpen,
    /// The pairing was published; it can only be ended.
    #[error("the pairing was published")]
    AlreadyPublished,
    /// The round was not published, so nothing can be added to it.
    #[error("the round is not published")]
    RoundNotPublished,
    /// Two runs of the round were published; nobody decided which one stands.
    #[error("several runs of the round were published")]
    SeveralRuns,
    /// One run of the round was published, or not this one: nothing to decide.
    #[error("no such choice between runs")]
    NoSuchChoice,
    /// The pairing waits for no answer: it is over, or was never published.
    #[error("the pairing waits for no answer")]
    NotOffered,
    /// This side said the same before.
    #[error("this was answered before")]
    AnsweredBefore,
    /// There is no pairing to publish.
    #[error("there is nothing to publish")]
    NothingToPublish,
    /// A person with a published pairing is withdrawn, not removed.
    #[error("the person has a published pairing")]
    HasPublishedPairing,
    /// A run never changes.
    #[error("a run never changes")]
    RunIsImmutable,
    /// A level is still used by the level map.
    #[error("{n_grades} grades are mapped to this level")]
    LevelInUse {
        /// How many grades.
        n_grades: usize,
    },
    /// A question depends on itself, on a later one or on none that is there.
    #[error("question {question} depends on one that does not stand before it")]
    ConditionNotEarlier {
        /// The one that would never be asked.
        question: Id<Question>,
    },
    /// Other questions are asked only because of an answer to this one.
    #[error("{n_questions} questions depend on this one")]
    QuestionNeeded {
        /// How many questions.
        n_questions: usize,
    },
    /// A hold keeps the person from being removed.
    #[error("a hold stands")]
    OnHold,
    /// The person was forgotten; who comes back is a new person.
    #[error("the person was forgotten")]
    Forgotten,
    /// Undo: the undone values no longer stand.
    #[error("something was changed since")]
    ChangedSince,
}

impl Refusal {
    /// A missing record.
    pub fn no_such(kind: &str, id: impl ToString) -> Self {
        Self::NoSuchRecord {
            kind: kind.to_owned(),
            id: id.to_string(),
        }
    }
}

/// Refuses a record that must not stand in the programme as it is.
pub(super) fn refuse_record(
    programme: &Programme,
    index: &Index,
    record: &AnyRecord,
) -> Result<(), Refusal> {
    refuse_long_texts(record)?;
    refuse_forgotten(programme, record)?;
    match record {
        AnyRecord::Facts(facts) => refuse_facts(facts),
        AnyRecord::Person(person) => refuse_person(programme, index, person),
        AnyRecord::Participation(part) => refuse_participation(programme, index, part),
        AnyRecord::Pairing(pairing) => refuse_pairing(programme, index, pairing),
        AnyRecord::Phase(phase) => refuse_dates(phase.starts_on, phase.ends_on),
        AnyRecord::Milestone(it) => refuse_nameless("milestone", it.name.is_empty()),
        AnyRecord::SurveyPlan(it) => refuse_nameless("survey_plan", it.name.is_empty()),
        AnyRecord::Level(level) => refuse_nameless("level", level.name.is_empty()),
        AnyRecord::Grade(grade) => refuse_nameless("grade", fold_name(&grade.name).is_empty()),
        AnyRecord::Competency(it) => refuse_nameless("competency", it.name.is_empty()),
        AnyRecord::Question(it) => refuse_nameless("question", it.label.is_empty()),
        AnyRecord::Circle(it) => refuse_nameless("circle", it.name.trim().is_empty()),
        AnyRecord::Timetable(it) => refuse_nameless("timetable", it.name.trim().is_empty()),
        AnyRecord::Seat(seat) => seat::refuse_seat(programme, seat),
        AnyRecord::Run(run) if programme.runs.contains_key(&run.id) => Err(Refusal::RunIsImmutable),
        AnyRecord::Answers(_)
        | AnyRecord::RuleFields(_)
        | AnyRecord::Round(_)
        | AnyRecord::Run(_)
        | AnyRecord::Exclusion(_)
        | AnyRecord::Shortlist(_)
        | AnyRecord::Letter(_)
        | AnyRecord::LetterText(_)
        | AnyRecord::Heading(_)
        | AnyRecord::Message(_) => Ok(()),
        AnyRecord::Forgotten(_) => Err(Refusal::Forgotten),
    }
}

/// Refuses a change after which a question could never be asked, since the one
/// it depends on does not stand before it. Only what the change itself brought
/// about counts: a merge can leave such a form, and it must stay editable.
pub(super) fn refuse_conditions(before: &Programme, after: &Programme) -> Result<(), Refusal> {
    let stood_so = |question: &Question| {
        let old = before.questions.get(&question.id);
        old.is_some_and(|old| old.only_if == question.only_if && !before.condition_stands(old))
    };
    let broken = |question: &&Question| !after.condition_stands(question) && !stood_so(question);
    let mut form = after.form().into_iter().map(|question| &**question);
    form.find(broken).map_or(Ok(()), |question| {
        Err(Refusal::ConditionNotEarlier {
            question: question.id.clone(),
        })
    })
}

/// Nothing is written about somebody who was forgotten.
fn refuse_forgotten(programme: &Programme, record: &AnyRecord) -> Result<(), Refusal> {
    let id = record.id();
    let mut forgotten = programme.forgotten.values();
    let is_forgotten = match record {
        AnyRecord::Person(_) => forgotten.any(|it| it.people.iter().any(|each| each == id)),
        AnyRecord::Participation(_) | AnyRecord::Answers(_) | AnyRecord::Seat(_) => {
            forgotten.any(|it| it.participations.iter().any(|each| each == id))
        }
        _ => false,
    };
    if is_forgotten {
        Err(Refusal::Forgotten)
    } else {
        Ok(())
    }
}

fn refuse_nameless(kind: &'static str, is_empty: bool) -> Result<(), Refusal> {
    if is_empty {
        Err(Refusal::NameMissing { kind })
    } else {
        Ok(())
    }
}

fn refuse_long_texts(record: &AnyRecord) -> Result<(), Refusal> {
    for (field, value) in record.to_fields() {
        let most = if field.contains("name") {
            MAX_NAME_BYTES
        } else {
            MAX_TEXT_BYTES
        };
        let bytes = longest_text(&value);
        if bytes > most {
            return Err(Refusal::TextTooLong { field, bytes, most });
        }
    }
    Ok(())
}

/// The bytes of the longest text in a tree.
fn longest_text(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::List(list) => list.iter().map(longest_text).max().unwrap_or(0),
        Value::Map(map) => map.values().map(longest_text).max().unwrap_or(0),
        Value::Null | Value::Bool(_) | Value::Int(_) => 0,
    }
}

fn refuse_dates(
    starts_on: Option<jiff::civil::Date>,
    ends_on: Option<jiff::civil::Date>,
) -> Result<(), Refusal> {
    match (starts_on, ends_on) {
        (Some(first), Some(last)) if last < first => Err(Refusal::EndsBeforeStart),
        _ => Ok(()),
    }
}

fn refuse_facts(facts: &Facts) -> Result<(), Refusal> {
    refuse_nameless("programme", facts.name.trim().is_empty())?;
    refuse_capacity(Role::Mentor, facts.usual_places)?;
    refuse_capacity(Role::Mentee, facts.usual_wants)?;
    refuse_dates(facts.starts_on, facts.ends_on)
}

fn refuse_capacity(role: Role, given: u32) -> Result<(), Refusal> {
    let largest = role.largest_capacity();
    if given > largest {
        Err(Refusal::CapacityTooLarge { largest, given })
    } else {
        Ok(())
    }
}

fn refuse_person(programme: &Programme, index: &Index, person: &Person) -> Result<(), Refusal> {
    let email = person.folded_email();
    if email.is_empty() && person.full_name().is_empty() {
        return Err(Refusal::PersonEmpty);
    }
    if !programme.people.contains_key(&person.id) && programme.people.len() >= MAX_PEOPLE {
        return Err(Refusal::TooManyPeople { most: MAX_PEOPLE });
    }
    let unchanged = programme
        .people
        .get(&person.id)
        .is_some_and(|old| old.folded_email() == email);
    if email.is_empty() || unchanged {
        return Ok(());
    }
    match index.other_with_email(&email, &person.id) {
        Some(other) => Err(Refusal::EmailTaken {
            other: other.clone(),
        }),
        None => Ok(()),
    }
}

fn refuse_participation(
    programme: &Programme,
    index: &Index,
    part: &Participation,
) -> Result<(), Refusal> {
    refuse_capacity(part.role, part.capacity)?;
    if !programme.people.contains_key(&part.person) {
        return Err(Refusal::no_such("person", &part.person));
    }
    match index.in_role(&part.person, part.role) {
        Some(other) if *other == part.id => Ok(()),
        Some(other) => Err(Refusal::RoleTaken {
            other: other.clone(),
        }),
        None => Ok(()),
    }
}

fn refuse_pairing(programme: &Programme, index: &Index, pairing: &Pairing) -> Result<(), Refusal> {
    let part = |id: &Id<Participation>| {
        programme
            .participations
            .get(id)
            .ok_or_else(|| Refusal::no_such("participation", id))
    };
    let (mentor, mentee) = (part(&pairing.mentor)?, part(&pairing.mentee)?);
    if mentor.role != Role::Mentor || mentee.role != Role::Mentee {
        return Err(Refusal::WrongRoles);
    }
    if mentor.person == mentee.person {
        return Err(Refusal::SamePerson);
    }
    let was_live = programme
        .pairings
        .get(&pairing.id)
        .is_some_and(|old| old.state.is_live());
    if !pairing.state.is_live() || was_live {
        return Ok(());
    }
    // Places are used by every live pairing, also those of earlier rounds.
    let same = |id: &&Id<Pairing>| {
        programme
            .pairings
            .get(*id)
            .is_some_and(|p| p.mentor == pairing.mentor)
    };
    if let Some(other) = index.live_of(&pairing.mentee).find(same) {
        return Err(Refusal::AlreadyPaired {
            other: other.clone(),
        });
    }
    let n_mentor = index.live_of(&pairing.mentor).count();
    let n_mentee = index.live_of(&pairing.mentee).count();
    for (used, who) in [(n_mentor, mentor), (n_mentee, mentee)] {
        let capacity = programme.capacity_of(who);
        if used >= capacity as usize {
            return Err(Refusal::NoPlaceLeft {
                participation: who.id.clone(),
                capacity,
            });
        }
    }
    Ok(())
}

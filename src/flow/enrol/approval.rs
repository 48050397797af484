//! Asking supervisors, taking their answers, and seeing which no longer count.
//!
//! Pure steps on a programme: each gives a change or says why not. Leaves out
//! letters and files.
//!
//! Invariant: an answer counts for the supervisor who was asked; when the
//! person has another supervisor, it has lapsed.

use jiff::civil::Date;

use super::code::approval_code;
use crate::bundle::{Addressee, ApprovalAnswer, ApprovalRequest, Outcome};
use crate::domain::change::Change;
use crate::domain::check::needs_approval;
use crate::domain::facts::Facts;
use crate::domain::id::Id;
use crate::domain::people::{Approval, Participation, Person, Standing, fold_email};
use crate::domain::whole::Programme;

/// One participation that needs a supervisor's word, and how far that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Whose.
    pub part: Id<Participation>,
    /// How far it is.
    pub state: AskState,
    /// The code of the request, empty where nobody can be asked.
    pub code: String,
    /// Since when it waits.
    pub asked_on: Option<Date>,
}

/// How far a supervisor's word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskState {
    /// Nobody knows whom to ask.
    NoSupervisor,
    /// Nobody asked yet.
    ToAsk,
    /// Asked, no answer.
    Waiting,
    /// Asked, no answer, and the day to answer by has passed.
    Overdue,
    /// There was an answer, of another supervisor.
    Lapsed,
    /// The supervisor agrees.
    Approved,
    /// The supervisor does not agree.
    Refused,
    /// No answer by the day, and it was decided to go on without one.
    WentOn,
}

impl AskState {
    /// Every state, those that want something done first.
    pub const ALL: [Self; 8] = [
        Self::NoSupervisor,
        Self::ToAsk,
        Self::Lapsed,
        Self::Overdue,
        Self::Waiting,
        Self::Refused,
        Self::Approved,
        Self::WentOn,
    ];

    /// The state for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// A stable word, for addresses and translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoSupervisor => "no_supervisor",
            Self::ToAsk => "to_ask",
            Self::Waiting => "waiting",
            Self::Overdue => "overdue",
            Self::Lapsed => "lapsed",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::WentOn => "went_on",
        }
    }
}

/// Every participation that needs a supervisor's word, in the order of ids.
/// Those who left or are hidden are not asked about.
pub fn asks(programme: &Programme, today: Date) -> Vec<Ask> {
    let mut asks = Vec::new();
    for part in programme.participations.values() {
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        let is_here = person.hidden_on.is_none() && part.standing != Standing::Withdrawn;
        if is_here && needs_approval(&programme.facts, part.role) {
            asks.push(Ask {
                part: part.id.clone(),
                state: state_of(&programme.facts, person, part, today),
                code: code_of(person, part),
                asked_on: part.approval_asked_on,
            });
        }
    }
    asks
}

fn code_of(person: &Person, part: &Participation) -> String {
    if person.supervisor().is_empty() {
        String::new()
    } else {
        approval_code(part, &person.manager_email, part.approval_asked_on)
    }
}

fn state_of(facts: &Facts, person: &Person, part: &Participation, today: Date) -> AskState {
    if part.approval_has_lapsed(person) {
        return AskState::Lapsed;
    }
    match part.approval {
        Approval::Approved => AskState::Approved,
        Approval::Refused => AskState::Refused,
        Approval::GoneOn => AskState::WentOn,
        Approval::NotAsked | Approval::Pending if person.supervisor().is_empty() => {
            AskState::NoSupervisor
        }
        Approval::NotAsked => AskState::ToAsk,
        Approval::Pending => match part.approval_due_on(facts) {
            Some(due) if due < today => AskState::Overdue,
            _ => AskState::Waiting,
        },
    }
}

/// The change that notes that these supervisors are asked today. Those without
/// a known supervisor and those that were answered are left out; none where
/// nobody is left.
pub fn note_asked(
    programme: &Programme,
    parts: &[Id<Participation>],
    today: Date,
) -> Option<Change> {
    let mut changes = Vec::new();
    for id in parts {
        let Some(part) = programme.participations.get(id) else {
            continue;
        };
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        let supervisor = person.supervisor();
        let answered = matches!(
            part.approval,
            Approval::Approved | Approval::Refused | Approval::GoneOn
        );
        if supervisor.is_empty() || (answered && !part.approval_has_lapsed(person)) {
            continue;
        }
        // Asked again, the code stays: the first letter may still be answered.
        let stays = part.approval == Approval::Pending && part.approval_of == supervisor;
        let asked_on = part.approval_asked_on.filter(|_| stays);
        changes.push(Change::save(Participation {
            approval: Approval::Pending,
            approval_of: supervisor,
            approval_asked_on: asked_on.or(Some(today)),
            approval_hours: 0,
            approval_time: crate::domain::people::ApprovedTime::Unsaid,
            approval_note: String::new(),
            ..(**part).clone()
        }));
    }
    (!changes.is_empty()).then_some(Change::Many {
        what: "approvals.asked",
        changes,
    })
}

/// The request of one participation, cut down to what a supervisor may read.
pub fn request_of(
    programme: &Programme,
    part: &Id<Participation>,
    reply_by: Option<Date>,
    to: Vec<Addressee>,
) -> Option<ApprovalRequest> {
    let part = programme.participations.get(part)?;
    let person = programme.people.get(&part.person)?;
    let hours_a_month = match part.hours_a_month {
        0 => programme.facts.hours_a_month,
        said => said,
    };
    let request = ApprovalRequest {
        facts: (*programme.facts).clone(),
        person: (**person).clone(),
        role: part.role,
        hours_a_month,
        code: code_of(person, part),
        supervisor: person.manager_name.clone(),
        reply_by,
        to,
    };
    (!request.code.is_empty()).then(|| request.cut())
}

/// Whose request a code may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeMeans {
    /// One participation's.
    One(Id<Participation>),
    /// Those of several; the sender's address did not decide.
    Several(Vec<Id<Participation>>),
    /// One that was for a supervisor the person no longer has.
    Lapsed(Id<Participation>),
    /// Nobody's.
    Nobody,
}

/// Whose request `code` is; `from_email` decides between several.
pub fn whose_code(programme: &Programme, code: &str, from_email: &str) -> CodeMeans {
    let code = code.trim().to_uppercase();
    let mut now = Vec::new();
    let mut before = Vec::new();
    for part in programme.participations.values() {
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        let asked = part.approval_asked_on;
        if code_of(person, part) == code {
            now.push(part);
        } else if approval_code(part, &part.approval_of, asked) == code {
            before.push(part);
        }
    }
    if now.len() > 1 {
        let from = fold_email(from_email);
        let by_sender: Vec<_> = now
            .iter()
            .filter(|part| part.approval_of == from)
            .copied()
            .collect();
        if by_sender.len() == 1 {
            now = by_sender;
        }
    }
    match (now.as_slice(), before.as_slice()) {
        ([one], _) => CodeMeans::One(one.id.clone()),
        ([], [one, ..]) => CodeMeans::Lapsed(one.id.clone()),
        ([], []) => CodeMeans::Nobody,
        (several, _) => CodeMeans::Several(several.iter().map(|part| part.id.clone()).collect()),
    }
}

/// A participation as it stands after a supervisor's answer.
pub fn answered(
    programme: &Programme,
    part: &Participation,
    answer: &ApprovalAnswer,
) -> Participation {
    let person = programme.people.get(&part.person);
    let supervisor = person.map(|it| it.supervisor()).unwrap_or_default();
    let mut part = part.clone();
    part.approval = match answer.outcome {
        Outcome::Approved | Outcome::Limited => Approval::Approved,
        Outcome::Refused => Approval::Refused,
    };
    part.approval_of = supervisor;
    part.approval_note.clone_from(&answer.note);
    part.approval_time = answer.time;
    part.approval_hours = answer.hours;
    if answer.hours > 0 && (part.hours_a_month == 0 || part.hours_a_month > answer.hours) {
        part.hours_a_month = answer.hours;
    }
    part
}

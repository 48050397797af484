//! People, the parts they take in the programme, and what they answered.
//!
//! A person lives inside one programme. One person with both roles has two
//! participations. Leaves out who is matched with whom (`pairing`).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Facts;
use super::field::{FieldDecl, FieldValue, Fields, Reader, Record, choice, record};
use super::form::Question;
use super::id::Id;
use super::text::Language;
use super::value::Value;

choice! {
    /// The part somebody takes.
    pub enum Role {
        /// Gives guidance; has places.
        Mentor = "mentor",
        /// Seeks guidance; has wants.
        Mentee = "mentee",
    }
}

impl Role {
    /// The role across the pairing.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Mentor => Self::Mentee,
            Self::Mentee => Self::Mentor,
        }
    }
}

choice! {
    /// Where a participation stands.
    pub enum Standing {
        /// Takes part: may be matched once nothing blocks it.
        Active = "active",
        /// Asked to wait for a later round.
        Waiting = "waiting",
        /// Takes a break, comes back by a change.
        Paused = "paused",
        /// Left; stays in the trail, out of runs and exports.
        Withdrawn = "withdrawn",
        /// Does not meet what the programme asks for, as a coordinator decided.
        NotEligible = "not_eligible",
    }
}

choice! {
    /// A supervisor's answer.
    pub enum Approval {
        /// Nobody asked, or the programme needs none.
        NotAsked = "not_asked",
        /// Asked, no answer yet.
        Pending = "pending",
        /// The supervisor agrees.
        Approved = "approved",
        /// The supervisor does not agree; the reason stands beside it.
        Refused = "refused",
        /// No answer by the day; goes on, as the programme's policy says.
        GoneOn = "gone_on",
    }
}

choice! {
    /// Whose time a supervisor agrees to.
    pub enum ApprovedTime {
        /// Not said.
        Unsaid = "unsaid",
        /// Work time.
        Work = "work",
        /// The person's own time.
        Own = "own",
    }
}

choice! {
    /// How a pair can meet.
    pub enum Mode {
        /// In one room.
        InPerson = "in_person",
        /// By video or telephone.
        Remote = "remote",
        /// Some of both.
        Hybrid = "hybrid",
    }
}

impl FieldValue for Vec<Mode> {
    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Mode::to_value).collect())
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_list()?.iter().map(Mode::from_value).collect()
    }
}

record! {
    /// Somebody this programme knows.
    pub struct Person in "person" {
        /// Given name or names.
        given_name: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Family name or names.
        family_name: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// E-mail address as typed; compared by [`Person::folded_email`].
        email: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Telephone number as typed.
        phone: String, for [Coordinator, Partner, Pair, Own];
        /// Job title.
        job_title: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Grade as the agency writes it; counts only through the level map.
        grade: String, for [Coordinator, Partner, Counts, Own];
        /// Agency, department or organisation.
        agency: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Unit, division or team.
        unit: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Place of work.
        location: String, for [Coordinator, Partner, Pair, Counts, Own];
        /// Profession or field of work.
        profession: String, for [Coordinator, Partner, Pair, Counts, Own];
        /// IANA time zone name, empty for the programme's.
        time_zone: String, for [Coordinator, Partner, Pair, Own];
        /// Languages the person can meet in, as typed.
        languages: Vec<String>, for [Coordinator, Partner, Pair, Own];
        /// The language of letters to this person; unsaid, the programme's.
        letters_in: Option<Language>, for [Coordinator, Partner, Own];
        /// The supervisor's name.
        manager_name: String, for [Coordinator, Partner, Own];
        /// The supervisor's e-mail address; also the reporting chain.
        manager_email: String, for [Coordinator, Partner, Own];
        /// The agency's number for this person.
        employee_number: String, for [Coordinator, Own];
        /// The key this person's last accepted file was signed with, `did:key:…`.
        key: String, for [Coordinator, Own];
        /// A coordinator's note on the administration of this person.
        note: String, for [Coordinator];
        /// Day this person was hidden (withdrawn consent, or on hold).
        hidden_on: Option<Date>, for [Coordinator];
        /// Day since which nothing about this person may be removed.
        held_on: Option<Date>, for [Coordinator];
        /// Why: a records request, a grievance.
        hold_reason: String, for [Coordinator];
    }
}

impl Person {
    /// Given and family name in that order; the e-mail when both are empty.
    pub fn full_name(&self) -> String {
        let name = format!("{} {}", self.given_name.trim(), self.family_name.trim());
        let name = name.trim();
        if name.is_empty() {
            self.email.trim().to_owned()
        } else {
            name.to_owned()
        }
    }

    /// Job title, unit, agency and place in one line; what is empty is left out.
    pub fn work_line(&self) -> String {
        let parts = [&self.job_title, &self.unit, &self.agency, &self.location];
        let parts = parts.into_iter().map(|text| text.trim());
        let parts: Vec<&str> = parts.filter(|text| !text.is_empty()).collect();
        parts.join(", ")
    }

    /// The e-mail address as it is compared: trimmed, lower case.
    pub fn folded_email(&self) -> String {
        fold_email(&self.email)
    }

    /// The supervisor's address as it is compared; empty where none is known.
    /// Nobody is their own supervisor.
    pub fn supervisor(&self) -> String {
        let supervisor = fold_email(&self.manager_email);
        if supervisor == self.folded_email() {
            String::new()
        } else {
            supervisor
        }
    }
}

/// An e-mail address as it is compared: trimmed, lower case.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

record! {
    /// One person in one role.
    pub struct Participation in "participation" {
        /// Who.
        person: Id<Person>, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// In which role.
        role: Role, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Where it stands.
        standing: Standing, for [Coordinator, Partner, Counts, Own];
        /// Day of leaving, where it is withdrawn.
        withdrawn_on: Option<Date>, for [Coordinator, Own];
        /// Day a coordinator admitted this person although something the
        /// programme asks for is not met.
        eligible_on: Option<Date>, for [Coordinator, Own];
        /// Why, where it is paused, withdrawn or not eligible.
        standing_reason: String, for [Coordinator, Own];
        /// Places of a mentor (1 to 5) or mentors wanted by a mentee (1 to
        /// 3); 0 means the programme's usual number.
        capacity: u32, for [Coordinator, Partner, Counts, Own];
        /// Hours a month this person can give, 0 when not said.
        hours_a_month: u32, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Ways to meet; none said means any.
        modes: Vec<Mode>, for [Coordinator, Partner, Pair, Own];
        /// 0 for usual; 1 is served first, then 2, and so on.
        priority: u32, for [Coordinator, Own];
        /// The supervisor's answer.
        approval: Approval, for [Coordinator, Supervisor, Counts, Own];
        /// What the supervisor added.
        approval_note: String, for [Coordinator, Supervisor, Own];
        /// The supervisor who was asked or who answered, by folded e-mail
        /// address; the answer lapses when the person has another one.
        approval_of: String, for [Coordinator, Own];
        /// Day the supervisor was asked.
        approval_asked_on: Option<Date>, for [Coordinator, Supervisor, Own];
        /// Hours a month the supervisor agrees to; 0 for no limit.
        approval_hours: u32, for [Coordinator, Supervisor, Own];
        /// Whose time they are.
        approval_time: ApprovedTime, for [Coordinator, Supervisor, Own];
        /// Day of consent to the policy.
        consent_on: Option<Date>, for [Coordinator, Own];
        /// The policy text consented to, by its hash.
        consent_policy: String, for [Coordinator, Own];
        /// Day of joining.
        joined_on: Option<Date>, for [Coordinator, Own];
        /// Where the record came from, in words ("mentors.csv, row 12").
        came_from: String, for [Coordinator, Own];
    }
}

impl Participation {
    /// By when the supervisor who was asked is asked to answer.
    pub fn approval_due_on(&self, facts: &Facts) -> Option<Date> {
        let days = jiff::Span::new().try_days(facts.days_to_answer()).ok()?;
        self.approval_asked_on?.checked_add(days).ok()
    }

    /// Whether the supervisor who was asked or answered is no longer that of
    /// `person`. An answer without a known supervisor (recorded by hand or
    /// imported) stands.
    pub fn approval_has_lapsed(&self, person: &Person) -> bool {
        let now = person.supervisor();
        self.approval != Approval::NotAsked
            && !self.approval_of.is_empty()
            && !now.is_empty()
            && self.approval_of != now
    }
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Free text, or one choice.
    Text(String),
    /// Several choices.
    Many(Vec<String>),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
}

impl Answer {
    /// The answer as a list of texts, for comparing: one text is a list of one.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(text) if text.trim().is_empty() => Vec::new(),
            Self::Text(text) => vec![text.clone()],
            Self::Many(many) => many.clone(),
            Self::Number(number) => vec![number.to_string()],
            Self::YesNo(_) => Vec::new(),
        }
    }

    /// The stored form.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Many(many) => many.to_value(),
            Self::Number(number) => Value::Int(*number),
            Self::YesNo(yes) => Value::Bool(*yes),
        }
    }

    /// The typed form.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Self::Text(text.clone())),
            Value::List(_) => Vec::from_value(value).map(Self::Many),
            Value::Int(number) => Some(Self::Number(*number)),
            Value::Bool(yes) => Some(Self::YesNo(*yes)),
            Value::Null | Value::Map(_) => None,
        }
    }
}

/// What one participation answered: one field for each question.
///
/// Who may read an answer stands with its [`Question`], not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The id of the participation.
    pub id: Id<Answers>,
    /// Answers by question.
    pub by_question: BTreeMap<Id<Question>, Answer>,
}

impl Record for Answers {
    const KIND: &'static str = "answers";
    /// Invariant: no fixed fields; the question declares the readers.
    const FIELDS: &'static [FieldDecl] = &[];

    fn id(&self) -> &Id<Self> {
        &self.id
    }

    fn to_fields(&self) -> Fields {
        let named = |(id, answer): (&Id<Question>, &Answer)| (id.to_string(), answer.to_value());
        self.by_question.iter().map(named).collect()
    }

    fn from_fields(id: Id<Self>, fields: &Fields, malformed: &mut Vec<String>) -> Self {
        let mut by_question = BTreeMap::new();
        for (name, value) in fields {
            if matches!(value, Value::Null) || name == super::whole::DELETED {
                continue;
            }
            match Answer::from_value(value) {
                Some(answer) => {
                    by_question.insert(Id::new(name.as_str()), answer);
                }
                None => malformed.push(name.clone()),
            }
        }
        Self { id, by_question }
    }
}

/// Who may read an answer, by the marks of its question.
pub fn answer_readers(question: &Question) -> &'static [Reader] {
    if question.shared && !question.sensitive {
        &[
            Reader::Coordinator,
            Reader::Partner,
            Reader::Pair,
            Reader::Counts,
            Reader::Own,
        ]
    } else {
        &[Reader::Coordinator, Reader::Counts, Reader::Own]
    }
}

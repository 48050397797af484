//! An invitation: what a programme is, its form, and whom replies are for.
//!
//! ```text
//! { "facts": {…}, "questions": [{"ref": "q_1a2b3c4d", …}, …],
//!   "phases": [{…}, …], "to": [{"name", "key", "recipient"}, …],
//!   "needs": ["grade", "q_1a2b3c4d"] }
//! ```
//! Facts, questions and phases hold the fields an applicant may read. A
//! question goes by the start of its id, so that a link has room for it.

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out, fields_for, record_for};
use crate::domain::facts::Facts;
use crate::domain::field::{Fields, Reader, Record as _};
use crate::domain::form::{Phase, Question};
use crate::domain::id::Id;
use crate::domain::needs::{WorkFact, needs_of};
use crate::domain::value::Value;
use crate::domain::whole::Programme;

/// Characters of an id in a question's reference.
const REF_CHARS: usize = 8;

/// Somebody who reads the replies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressee {
    /// The name.
    pub name: String,
    /// The key, `did:key:…`.
    pub key: String,
    /// What replies are sealed to, `age1…`; empty where they are not sealed.
    pub recipient: String,
}

/// An invitation to take part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitation {
    /// The facts, as far as an applicant may read them.
    pub facts: Facts,
    /// The form, in order. The ids are references ([`question_ref`]).
    pub questions: Vec<Question>,
    /// The timeline, in order.
    pub phases: Vec<Phase>,
    /// Whom replies are for, the coordinator first.
    pub to: Vec<Addressee>,
    /// What nobody can be matched without: facts of work by their stored names,
    /// and questions that may otherwise be left out, by their references.
    pub needs: Vec<String>,
}

/// The reference of a question in messages: `q_` and the start of its id.
///
/// # Example
/// ```
/// use civic_mentor::bundle::question_ref;
/// use civic_mentor::domain::id::Id;
/// let id = Id::new("1a2b3c4d-0000-4000-8000-000000000000");
/// assert_eq!(question_ref(&id), "q_1a2b3c4d");
/// ```
pub fn question_ref(id: &Id<Question>) -> String {
    let bare = id.as_str().strip_prefix("q_").unwrap_or(id.as_str());
    let start = bare.chars().filter(char::is_ascii_alphanumeric);
    format!("q_{}", start.take(REF_CHARS).collect::<String>())
}

/// The question of a programme that a reference names; the lowest id where two
/// begin alike.
pub fn resolve_question(programme: &Programme, reference: &str) -> Option<Id<Question>> {
    let mut ids = programme.questions.keys();
    ids.find(|id| question_ref(id) == reference || id.as_str() == reference)
        .cloned()
}

impl Invitation {
    /// The invitation of a programme, with everything an applicant may read.
    pub fn of(programme: &Programme, to: Vec<Addressee>) -> Self {
        let cut = |facts: &Facts| {
            let fields = fields_for(facts, Reader::Own);
            Facts::from_fields(facts.id.clone(), &fields, &mut Vec::new())
        };
        let mut questions: Vec<Question> = programme
            .questions
            .values()
            .map(|question| Question {
                id: Id::new(question_ref(&question.id)),
                only_if: question
                    .only_if
                    .as_ref()
                    .map(|id| Id::new(question_ref(id))),
                ..(**question).clone()
            })
            .collect();
        questions.sort_by(|a, b| (a.rank, &a.id).cmp(&(b.rank, &b.id)));
        let mut phases: Vec<Phase> = programme.phases.values().map(|it| (**it).clone()).collect();
        phases.sort_by(|a, b| (a.rank, &a.id).cmp(&(b.rank, &b.id)));
        Self {
            facts: cut(&programme.facts),
            questions,
            phases,
            to,
            needs: needs_in_words(programme),
        }
    }

    /// Whether nobody can be matched without this fact of their work.
    pub fn needs_work(&self, fact: WorkFact) -> bool {
        self.needs.iter().any(|it| it == fact.word())
    }

    /// Whether nobody can be matched without an answer to this question.
    pub fn needs_answer(&self, question: &Question) -> bool {
        self.needs.iter().any(|it| it == question.id.as_str())
    }

    pub(super) fn to_payload(&self) -> Value {
        let with_ref = |question: &Question| {
            let mut fields = fields_for(question, Reader::Own);
            fields.insert("ref".to_owned(), question_ref(&question.id).into());
            Value::Map(fields)
        };
        let phase = |phase: &Phase| Value::Map(fields_for(phase, Reader::Own));
        Out::default()
            .map("facts", fields_for(&self.facts, Reader::Own))
            .list("questions", self.questions.iter().map(with_ref))
            .list("phases", self.phases.iter().map(phase))
            .list("to", addressees_to(&self.to))
            .put("needs", &self.needs)
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let facts = map.map("facts", found);
        let facts = record_for(Id::default(), &facts, Reader::Own, "facts", found);
        let mut questions = Vec::new();
        for (at, value) in map.list("questions", found).iter().enumerate() {
            let place = format!("questions.{at}");
            let mut fields = value.as_map().cloned().unwrap_or_default();
            let id = take_text(&mut fields, "ref");
            let id = found.some_or(id, PayloadFault::WrongShape, &format!("{place}.ref"));
            questions.push(record_for(
                Id::new(id.unwrap_or_default()),
                &fields,
                Reader::Own,
                &place,
                found,
            ));
        }
        let mut phases = Vec::new();
        for (at, value) in map.list("phases", found).iter().enumerate() {
            let fields = value.as_map().cloned().unwrap_or_default();
            let place = format!("phases.{at}");
            let id = Id::new(at.to_string());
            phases.push(record_for(id, &fields, Reader::Own, &place, found));
        }
        let to = addressees_from(&map, found)?;
        Some(Self {
            facts,
            questions,
            phases,
            to,
            needs: map.field("needs", found),
        })
    }
}

/// What the rules need, as an invitation says it. A question that has to be
/// answered anyway says so itself.
fn needs_in_words(programme: &Programme) -> Vec<String> {
    let needs = needs_of(programme);
    let work = needs.work.iter().map(|it| it.word().to_owned());
    let may_be_left = |id: &&Id<Question>| {
        let question = programme.questions.get(*id);
        question.is_some_and(|it| !it.required)
    };
    let questions = needs.questions.iter().filter(may_be_left).map(question_ref);
    work.chain(questions).collect()
}

/// Addressees as they cross.
pub(super) fn addressees_to(to: &[Addressee]) -> impl Iterator<Item = Value> {
    to.iter().map(|it| {
        Out::default()
            .put("name", &it.name)
            .put("key", &it.key)
            .put("recipient", &it.recipient)
            .done()
    })
}

/// The addressees under `to`.
pub(super) fn addressees_from(map: &Map<'_>, found: &mut Found) -> Option<Vec<Addressee>> {
    let mut to = Vec::new();
    for (at, value) in map.list("to", found).iter().enumerate() {
        let entry = Map::at(value, format!("to.{at}"), found)?;
        to.push(Addressee {
            name: entry.field("name", found),
            key: entry.needed("key", found),
            recipient: entry.field("recipient", found),
        });
    }
    Some(to)
}

fn take_text(fields: &mut Fields, name: &str) -> Option<String> {
    let value = fields.remove(name)?;
    value.as_text().map(str::to_owned)
}

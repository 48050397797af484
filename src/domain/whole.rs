//! A whole programme as typed tables, read from fields.
//!
//! This is the view pages and solvers read. The truth are the registers of
//! `merge::Document`; a record that changes there is put here again. Leaves
//! out who changed what.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::circle::{Circle, Seat};
use super::facts::Facts;
use super::field::{FieldDecl, Fields, Record};
use super::forgotten::Forgotten;
use super::form::{Competency, Grade, Level, Phase, Question};
use super::id::Id;
use super::letter::{Heading, Letter, LetterText};
use super::message::Message;
use super::pairing::{Exclusion, Pairing, Round, Run};
use super::people::{Answers, Participation, Person};
use super::plan::{Milestone, SurveyPlan};
use super::shortlist::Shortlist;
use super::timetable::Timetable;
use super::value::Value;

/// The field that marks a record as deleted; every kind has it.
pub const DELETED: &str = "deleted";

/// Records of one kind by id. Shared, so that a copy of a programme is cheap.
pub type Table<T> = BTreeMap<Id<T>, Arc<T>>;

/// The rule set of a programme: one record with a field for each rule,
/// read as a rule set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFields {
    /// Always [`RuleFields::ID`].
    pub id: Id<RuleFields>,
    /// Stored fields, one for each rule and setting.
    pub fields: Fields,
}

impl RuleFields {
    /// The id of the one record of this kind.
    pub const ID: &'static str = "rules";
}

impl Record for RuleFields {
    const KIND: &'static str = "rules";
    /// Invariant: no fixed fields; every one is for coordinators and partners.
    const FIELDS: &'static [FieldDecl] = &[];

    fn id(&self) -> &Id<Self> {
        &self.id
    }

    fn to_fields(&self) -> Fields {
        self.fields.clone()
    }

    fn from_fields(id: Id<Self>, fields: &Fields, _malformed: &mut Vec<String>) -> Self {
        let kept = |(name, value): (&String, &Value)| {
            let stands = name != DELETED && *value != Value::Null;
            stands.then(|| (name.clone(), value.clone()))
        };
        Self {
            id,
            fields: fields.iter().filter_map(kept).collect(),
        }
    }
}

/// A field whose stored form did not fit its type and reads as its default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Malformed {
    /// Kind of the record.
    pub kind: String,
    /// Its id.
    pub record: String,
    /// The field.
    pub field: String,
}

macro_rules! whole {
    ( $( $(#[$meta:meta])* $table:ident : $variant:ident, )* ) => {
        /// A programme: its facts and every table.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Programme {
            /// The programme's id, also that of its facts.
            pub id: String,
            /// What it is.
            pub facts: Arc<Facts>,
            $( $(#[$meta])* pub $table: Table<$variant>, )*
            /// Rounds that were published with several runs on different
            /// computers, with those runs: nobody is offered anything in them
            /// before somebody decides.
            pub several_runs: BTreeMap<Id<Round>, Vec<Id<Run>>>,
            /// Fields that could not be read, with their places.
            pub malformed: Vec<Malformed>,
            /// Deleted records by kind and id, as they stood when deleted.
            pub bin: BTreeMap<(String, String), Fields>,
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum AnyRecord {
            /// The facts of the programme.
            Facts(Facts),
            $( #[doc = concat!("A record of the table `", stringify!($table), "`.")] $variant($variant), )*
        }

        impl AnyRecord {
            /// The stored kind.
            pub const fn kind(&self) -> &'static str {
                match self {
                    Self::Facts(_) => Facts::KIND,
                    $( Self::$variant(_) => $variant::KIND, )*
                }
            }

            /// The id as text.
            pub fn id(&self) -> &str {
                match self {
                    Self::Facts(record) => record.id.as_str(),
                    $( Self::$variant(record) => record.id.as_str(), )*
                }
            }

            /// The stored fields, without defaults.
            pub fn to_fields(&self) -> Fields {
                match self {
                    Self::Facts(record) => record.to_fields(),
                    $( Self::$variant(record) => record.to_fields(), )*
                }
            }
        }

        impl From<Facts> for AnyRecord {
            fn from(record: Facts) -> Self {
                Self::Facts(record)
            }
        }

        $( impl From<$variant> for AnyRecord {
            fn from(record: $variant) -> Self {
                Self::$variant(record)
            }
        } )*

        /// Every kind with its declared fields, for deriving what a file may hold.
        pub const DECLARATIONS: &[(&str, &[FieldDecl])] = &[
            (Facts::KIND, Facts::FIELDS),
            $( ($variant::KIND, $variant::FIELDS), )*
        ];

        impl Programme {
            /// Puts a record as its fields now stand: adds, replaces, or
            /// removes it where it is marked deleted. A kind this version does
            /// not know is left alone; it stays in the document.
            pub fn put(&mut self, kind: &str, id: &str, fields: &Fields) {
                let deleted = fields.get(DELETED).is_some_and(|value| *value != Value::Null);
                let mut malformed = Vec::new();
                self.malformed.retain(|m| !(m.kind == kind && m.record == id));
                let place = (kind.to_owned(), id.to_owned());
                if deleted {
                    let kept = fields.iter().filter(|(name, _)| *name != DELETED);
                    self.bin.insert(place, kept.map(|(name, value)| (name.clone(), value.clone())).collect());
                } else {
                    self.bin.remove(&place);
                }
                match kind {
                    Facts::KIND => {
                        self.facts = Arc::new(Facts::from_fields(Id::new(id), fields, &mut malformed));
                    }
                    $( $variant::KIND => {
                        let id = Id::new(id);
                        if deleted {
                            self.$table.remove(&id);
                        } else {
                            let record = $variant::from_fields(id.clone(), fields, &mut malformed);
                            self.$table.insert(id, Arc::new(record));
                        }
                    } )*
                    _ => {}
                }
                if kind == Pairing::KIND
                    && let Some(pairing) = self.pairings.get_mut(&Id::new(id))
                {
                    Arc::make_mut(pairing).settle();
                }
                self.malformed.extend(malformed.into_iter().map(|field| Malformed {
                    kind: kind.to_owned(),
                    record: id.to_owned(),
                    field,
                }));
            }

            /// The stored fields of a record as they stand, if it is there.
            pub fn fields_of(&self, kind: &str, id: &str) -> Option<Fields> {
                match kind {
                    Facts::KIND => (self.facts.id.as_str() == id).then(|| self.facts.to_fields()),
                    $( $variant::KIND => self.$table.get(&Id::new(id)).map(|record| record.to_fields()), )*
                    _ => None,
                }
            }
        }
    };
}

whole! {
    /// Programme levels.
    levels: Level,
    /// The level map.
    grades: Grade,
    /// Competencies.
    competencies: Competency,
    /// The timeline.
    phases: Phase,
    /// Milestones of every pairing.
    milestones: Milestone,
    /// Surveys that are to be sent.
    survey_plans: SurveyPlan,
    /// The form.
    questions: Question,
    /// People.
    people: Person,
    /// The parts they take.
    participations: Participation,
    /// What they answered.
    answers: Answers,
    /// The rule set, at most one record.
    rules: RuleFields,
    /// Rounds.
    rounds: Round,
    /// Runs.
    runs: Run,
    /// Pairings.
    pairings: Pairing,
    /// People who must not be paired.
    exclusions: Exclusion,
    /// Circles and peer groups.
    circles: Circle,
    /// Who is in which circle.
    seats: Seat,
    /// Timetables of events.
    timetables: Timetable,
    /// Whom mentees were asked to put in order.
    shortlists: Shortlist,
    /// Letters.
    letters: Letter,
    /// The programme's own wording of letters.
    letter_texts: LetterText,
    /// Spreadsheet headings and what they were said to mean.
    headings: Heading,
    /// The Inbox: what came back from people.
    messages: Message,
    /// Who was forgotten, when and under which rule.
    forgotten: Forgotten,
}

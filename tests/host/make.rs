//! Small programmes for tests, made through real changes.

use std::collections::BTreeMap;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::form::{Meaning, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{FirstStep, Pairing, Round};
use civic_mentor::domain::people::{Answer, Answers, Participation, Person, Role};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::text::LocalText;
use civic_mentor::domain::whole::{Programme, RuleFields};
use civic_mentor::merge::{Committed, Document, Stamp};

/// The programme's id.
pub const PROGRAMME: &str = "programme-1";

/// A document that changes are made in, by one actor.
pub struct Made {
    /// The document as it stands.
    pub document: Document,
    actor: String,
}

/// A stamp of an actor at time 0, typed by hand.
pub fn stamp(actor: &str) -> Stamp {
    Stamp {
        actor: actor.into(),
        at_ms: 0,
        via: String::new(),
    }
}

/// A person with a name, an address and an agency.
pub fn person(id: &str, agency: &str) -> Person {
    Person {
        id: Id::new(id),
        given_name: id.to_uppercase(),
        email: format!("{id}@example.gov"),
        agency: agency.to_owned(),
        ..Person::default()
    }
}

/// The part of a person; its id is the person's with `-part`.
pub fn part(person: &str, role: Role, capacity: u32) -> Participation {
    Participation {
        id: Id::new(format!("{person}-part")),
        person: Id::new(person),
        role,
        capacity,
        ..Participation::default()
    }
}

/// A pairing in round `round`.
pub fn pairing(id: &str, mentor: &str, mentee: &str) -> Pairing {
    Pairing {
        id: Id::new(id),
        round: Id::new("round"),
        mentor: Id::new(mentor),
        mentee: Id::new(mentee),
        ..Pairing::default()
    }
}

impl Made {
    /// A named programme with questions for skills offered and wanted.
    pub fn new() -> Self {
        let mut made = Self {
            document: Document::new(PROGRAMME),
            actor: "ann".to_owned(),
        };
        let facts = Facts {
            id: Id::new(PROGRAMME),
            name: "A programme".to_owned(),
            ..Facts::default()
        };
        made.change(Change::save(facts));
        for (id, meaning) in [
            ("offered", Meaning::SkillsOffered),
            ("wanted", Meaning::SkillsWanted),
        ] {
            made.change(Change::save(Question {
                id: Id::new(id),
                label: LocalText::new(id, ""),
                kind: QuestionKind::Many,
                meaning,
                ..Question::default()
            }));
        }
        made
    }

    /// The same document in somebody else's hands.
    pub fn by(&self, actor: &str) -> Self {
        Self {
            document: self.document.clone(),
            actor: actor.to_owned(),
        }
    }

    /// The typed view.
    pub fn programme(&self) -> Programme {
        self.document.programme()
    }

    /// Makes a change that must not be refused.
    pub fn change(&mut self, change: Change) -> Option<Committed> {
        self.try_change(change).expect("the change is not refused")
    }

    /// Makes a change, or gives the refusal.
    pub fn try_change(&mut self, change: Change) -> Result<Option<Committed>, Refusal> {
        let writes = apply(&self.programme(), &change)?;
        Ok(self
            .document
            .commit(&stamp(&self.actor), &change.code(), &writes))
    }

    /// A participation as it stands.
    pub fn part(&self, id: &str) -> Participation {
        (*self.programme().participations[&Id::new(id)]).clone()
    }

    /// Adds a mentee who wants one mentor; skills are joined by `;`.
    pub fn mentee(&mut self, id: &str, agency: &str, skills: &str) {
        self.somebody(id, agency, Role::Mentee, 1, "wanted", skills);
    }

    /// Adds a mentor; skills are joined by `;`.
    pub fn mentor(&mut self, id: &str, agency: &str, places: u32, skills: &str) {
        self.somebody(id, agency, Role::Mentor, places, "offered", skills);
    }

    fn somebody(
        &mut self,
        id: &str,
        agency: &str,
        role: Role,
        capacity: u32,
        question: &str,
        skills: &str,
    ) {
        let skills = skills
            .split(';')
            .map(|skill| skill.trim().to_owned())
            .collect();
        let answers = Answers {
            id: Id::new(format!("{id}-part")),
            by_question: BTreeMap::from([(Id::new(question), Answer::Many(skills))]),
        };
        self.change(Change::Many {
            what: "people.added",
            changes: vec![
                Change::save(person(id, agency)),
                Change::save(part(id, role, capacity)),
                Change::save(answers),
            ],
        });
    }

    /// Opens the round named `round`.
    pub fn open_round(&mut self) {
        self.change(Change::save(Round {
            id: Id::new("round"),
            name: "First".to_owned(),
            ..Round::default()
        }));
    }

    /// Opens a round, pairs two by hand and publishes it.
    pub fn published_pair(&mut self, mentor: &str, mentee: &str) {
        self.open_round();
        self.change(Change::PairByHand {
            pairing: pairing("pair", mentor, mentee),
            instead_of: Vec::new(),
        });
        self.change(Change::Publish {
            round: Id::new("round"),
            on: jiff::civil::date(2026, 9, 1),
            reply_by: None,
            first_step: FirstStep::Introduce,
        });
    }

    /// Takes a rule set.
    pub fn rules(&mut self, rules: &RuleSet) {
        self.change(Change::save(RuleFields {
            id: Id::new(RuleFields::ID),
            fields: rules.to_fields(),
        }));
    }
}

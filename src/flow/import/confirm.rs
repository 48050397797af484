//! The one change of an import. Leaves out making it (`domain::apply`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::columns::Source;
use super::draft::{Draft, PartDraft, QuestionRef};
use super::known::identity;
use super::preview::{Choice, DifferenceAt, Preview, RowView};
use super::{Import, RowRef};
use crate::domain::change::Change;
use crate::domain::field::{Fields, Record};
use crate::domain::form::{Grade, Question};
use crate::domain::id::Id;
use crate::domain::letter::Heading;
use crate::domain::people::{Answers, Participation, Person, Role};
use crate::domain::value::Value;
use crate::domain::weight;
use crate::domain::whole::Programme;
use crate::exchange::headings::normalise;
use crate::flow::ladders;

/// Why nothing can come in yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmRefused {
    /// Questions about whole files are open.
    #[error("{n_asks} questions are open")]
    Open {
        /// How many.
        n_asks: usize,
    },
    /// More people than a programme holds.
    #[error("{n_people} people, at most {most}")]
    TooManyPeople {
        /// How many it would hold.
        n_people: usize,
        /// How many it can.
        most: usize,
    },
    /// More than goes into one file.
    #[error("people and answers of {n_bytes} bytes, at most {most}")]
    TooLarge {
        /// How many bytes they would take.
        n_bytes: usize,
        /// How many they may.
        most: usize,
    },
    /// No row is ready.
    #[error("no row is ready")]
    Nothing,
}

impl Import {
    /// The change that brings in every ready row of `preview`, which must have
    /// been worked out on this programme. `today` dates what is new, `ids`
    /// gives a new random UUID each time.
    pub fn confirm(
        &self,
        preview: &Preview,
        programme: &Programme,
        today: Date,
        ids: &mut impl FnMut() -> String,
    ) -> Result<Change, ConfirmRefused> {
        if !preview.asks.is_empty() {
            return Err(ConfirmRefused::Open {
                n_asks: preview.asks.len(),
            });
        }
        if let Some(n_people) = preview.too_many_people {
            return Err(ConfirmRefused::TooManyPeople {
                n_people,
                most: crate::domain::refuse::MAX_PEOPLE,
            });
        }
        if preview.counts.n_ready() == 0 {
            return Err(ConfirmRefused::Nothing);
        }
        let mut bench = Bench::new(programme, today);
        self.save_form(preview, programme, ids, &mut bench);
        for row in preview.rows.iter().filter(|row| row.verdict.comes_in()) {
            if let Some(draft) = preview.drafts.get(&row.at) {
                let came_from = self
                    .files
                    .get(row.at.file)
                    .map_or_else(String::new, |file| format!("{}, {}", file.name, row.number));
                bench.take(row, draft, &came_from, ids);
            }
        }
        let change = Change::Many {
            what: "people.imported",
            changes: bench.changes(),
        };
        let n_bytes = weight::of_people(programme) + weight::of_saved_people(&change);
        if n_bytes > weight::MAX_PEOPLE_BYTES {
            return Err(ConfirmRefused::TooLarge {
                n_bytes,
                most: weight::MAX_PEOPLE_BYTES,
            });
        }
        Ok(change)
    }

    /// Questions, remembered columns and level map lines.
    fn save_form(
        &self,
        preview: &Preview,
        programme: &Programme,
        ids: &mut impl FnMut() -> String,
        bench: &mut Bench<'_>,
    ) {
        let last_rank = programme
            .questions
            .values()
            .map(|question| question.rank)
            .max()
            .unwrap_or(0);
        for (rank, (question, shape)) in (last_rank + 1..).zip(&preview.added) {
            let id = Id::new(ids());
            bench.questions.insert(question.clone(), id.clone());
            bench.first.push(Change::save(Question {
                id,
                rank,
                ..shape.clone()
            }));
        }
        for column in self
            .files
            .iter()
            .flat_map(|file| &file.columns)
            .filter(|column| column.source == Source::Chosen)
        {
            let heading = normalise(&column.heading);
            if heading.is_empty() {
                continue;
            }
            // One heading, one record, on every computer.
            let id = Id::new(hex(&Sha256::digest(&heading)[..16]));
            bench.first.push(Change::save(Heading {
                id,
                heading,
                means: column.target.code(),
            }));
        }
        if let Some(ladder) = preview.ladder.filter(|_| self.takes_ladder) {
            let steps = ladders::steps(ladder, programme, ids);
            bench.first.extend(steps.into_iter().flatten());
        }
        for met in &preview.grades {
            if let Some(level) = met
                .level
                .clone()
                .filter(|level| programme.levels.contains_key(level))
            {
                let grade = Grade {
                    id: Id::new(ids()),
                    agency: String::new(),
                    name: met.grade.clone(),
                    level: Some(level),
                };
                bench.first.push(Change::save(grade));
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Where the records of an import are put together.
struct Bench<'a> {
    programme: &'a Programme,
    today: Date,
    first: Vec<Change>,
    questions: BTreeMap<QuestionRef, Id<Question>>,
    /// Which person a row is about, by identity or, without one, by row.
    ids: BTreeMap<Result<String, RowRef>, Id<Person>>,
    people: BTreeMap<Id<Person>, Person>,
    parts: BTreeMap<(Id<Person>, Role), (Participation, Answers)>,
    known: BTreeMap<(&'a Id<Person>, Role), &'a Participation>,
}

impl<'a> Bench<'a> {
    fn new(programme: &'a Programme, today: Date) -> Self {
        let known = programme
            .participations
            .values()
            .map(|part| ((&part.person, part.role), &**part))
            .collect();
        Self {
            programme,
            today,
            first: Vec::new(),
            questions: BTreeMap::new(),
            ids: BTreeMap::new(),
            people: BTreeMap::new(),
            parts: BTreeMap::new(),
            known,
        }
    }

    fn take(
        &mut self,
        row: &RowView,
        draft: &Draft,
        came_from: &str,
        ids: &mut impl FnMut() -> String,
    ) {
        let key = identity(draft).ok_or(row.at);
        let id = match (&row.person, self.ids.get(&key)) {
            (Some(known), _) => known.clone(),
            (None, Some(made)) => made.clone(),
            (None, None) => Id::new(ids()),
        };
        self.ids.insert(key, id.clone());
        let old = self
            .programme
            .people
            .get(&id)
            .map(|person| (**person).clone());
        let person = self.people.entry(id.clone()).or_insert_with(|| {
            old.unwrap_or_else(|| Person {
                id: id.clone(),
                ..Person::default()
            })
        });
        let mut fields = person.to_fields();
        let mut news = draft.person.clone();
        if row.person.is_some() {
            news.remove("letters_in");
        }
        fill(&mut fields, &news, row, |name| {
            DifferenceAt::Person(name.to_owned())
        });
        *person = Person::from_fields(id.clone(), &fields, &mut Vec::new());
        for part in &draft.parts {
            self.take_part(row, draft, part, &id, came_from, ids);
        }
    }

    fn take_part(
        &mut self,
        row: &RowView,
        draft: &Draft,
        part: &PartDraft,
        person: &Id<Person>,
        came_from: &str,
        ids: &mut impl FnMut() -> String,
    ) {
        let key = (person.clone(), part.role);
        let old = self
            .known
            .get(&(person, part.role))
            .map(|part| (*part).clone());
        let new = old.unwrap_or_else(|| Participation {
            id: Id::new(ids()),
            person: person.clone(),
            role: part.role,
            joined_on: Some(self.today),
            came_from: came_from.to_owned(),
            ..Participation::default()
        });
        let stored = self
            .programme
            .answers
            .get(&new.id.cast::<Answers>())
            .map(|answers| (**answers).clone());
        let (participation, answers) = self.parts.entry(key).or_insert_with(|| {
            let answers = stored.unwrap_or_else(|| Answers {
                id: new.id.cast(),
                ..Answers::default()
            });
            (new, answers)
        });
        let mut fields = participation.to_fields();
        fill(&mut fields, &part.fields, row, |name| {
            DifferenceAt::Part(part.role, name.to_owned())
        });
        *participation =
            Participation::from_fields(participation.id.clone(), &fields, &mut Vec::new());
        if draft.consent && participation.consent_on.is_none() {
            participation.consent_on = Some(
                draft
                    .sent_at
                    .map_or(self.today, jiff::civil::DateTime::date),
            );
        }
        let mut fields = answers.to_fields();
        let mut news = Fields::new();
        for (question, answer) in &part.answers {
            let id = match question {
                QuestionRef::Known(id) => Some(id),
                added => self.questions.get(added),
            };
            if let Some(id) = id {
                news.insert(id.to_string(), answer.to_value());
            }
        }
        fill(&mut fields, &news, row, |name| {
            DifferenceAt::Answer(part.role, Id::new(name))
        });
        *answers = Answers::from_fields(answers.id.clone(), &fields, &mut Vec::new());
    }

    fn changes(self) -> Vec<Change> {
        let mut changes = self.first;
        changes.extend(self.people.into_values().map(Change::save));
        for (participation, answers) in self.parts.into_values() {
            changes.push(Change::save(participation));
            if !answers.by_question.is_empty() {
                changes.push(Change::save(answers));
            }
        }
        changes
    }
}

/// Puts new values where there were none, and others only where they were taken.
fn fill(fields: &mut Fields, news: &Fields, row: &RowView, place: impl Fn(&str) -> DifferenceAt) {
    for (name, new) in news {
        let is_blank = fields.get(name).is_none_or(|old| *old == Value::Null);
        let is_taken = || {
            let at = place(name);
            row.differences
                .iter()
                .any(|it| it.at == at && it.choice == Choice::Take)
        };
        if is_blank || is_taken() {
            fields.insert(name.clone(), new.clone());
        }
    }
}

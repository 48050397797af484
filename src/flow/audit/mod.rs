//! What an auditor can do with nothing but files: make a run again from two
//! spreadsheets, check signatures, get a sample to try both on. Leaves out
//! reading files from a disk and the clock (`bin/civic-mentor-cli.rs`).
//!
//! Everything goes the way it goes in the page: import, problem, solve, check.

mod report;
mod run_record;

pub use report::summary;
pub use run_record::verify_run;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;

use crate::bundle::{
    OwnKey, Position, SignError, check_each, file_bytes, programme_envelope, sign, strict,
};
use crate::domain::apply::apply;
use crate::domain::change::Change;
use crate::domain::facts::Facts;
use crate::domain::id::{Id, uuid_from_entropy};
use crate::domain::people::Participation;
use crate::domain::rules::{Objective, OptOut, ReadyMade, RuleSet};
use crate::domain::value::Value;
use crate::exchange::headings::normalise;
use crate::exchange::table::{Table, TableError};
use crate::flow::import::{FilePart, Import, Preview, RowChoice};
use crate::flow::ladders;
use crate::flow::round::problem_with;
use crate::flow::sample::sample_document;
use crate::matching::inputs::Inputs;
use crate::matching::prepare::{Prepared, prepare};
use crate::matching::solve::{SolveError, Solved};
use crate::merge::{Document, Stamp};

/// Something that was refused, as data: each value is one problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} problem(s)", .0.len())]
pub struct Refused(pub Vec<Value>);

impl Refused {
    /// One problem: a word for programs and a sentence for people.
    pub fn one(code: &str, text: impl Into<String>) -> Self {
        Self(vec![problem(code, text)])
    }

    /// A table that could not be read.
    pub fn table(file: &str, error: &TableError) -> Self {
        Self::one(error.code(), format!("{file}: {error}"))
    }

    /// A run without an answer.
    pub fn unsolved(error: &SolveError) -> Self {
        Self::one("not_solved", error.to_string())
    }

    /// As one tree.
    pub fn to_value(&self) -> Value {
        Value::map([("refused", Value::List(self.0.clone()))])
    }
}

fn problem(code: &str, text: impl Into<String>) -> Value {
    Value::map([
        ("code", Value::from(code)),
        ("text", Value::from(text.into())),
    ])
}

/// A ready-made rule set by its name: its word, in any case, words joined by
/// spaces, `-` or `_`.
///
/// # Example
/// ```
/// use civic_mentor::flow::audit::ready_made;
/// assert_eq!(ready_made("Civil-Service"), ready_made("civil_service"));
/// assert_eq!(ready_made("rules.json"), None);
/// ```
pub fn ready_made(name: &str) -> Option<RuleSet> {
    let spaced = name.replace(['-', '_'], " ").to_lowercase();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    ReadyMade::from_word(&words.join("_")).map(ReadyMade::rule_set)
}

/// Names a rule set that is neither ready-made nor a file.
pub fn no_such_rules(name: &str) -> String {
    let words: Vec<&str> = ReadyMade::ALL.iter().map(|ready| ready.word()).collect();
    let known = words.join(", ");
    format!("{name}: neither a file nor a ready-made rule set ({known})")
}

/// A rule set from a file's bytes: the JSON of [`RuleSet::to_value`].
pub fn rules_from_file(bytes: &[u8]) -> Result<RuleSet, Refused> {
    let tree = strict::parse(bytes)
        .map_err(|error| Refused::one(error.fault.code(), error.to_string()))?;
    RuleSet::from_value(&tree).map_err(|error| Refused::one("rules", error.to_string()))
}

/// What a command line can change of a rule set.
pub fn with_choices(
    mut rules: RuleSet,
    objective: Option<Objective>,
    opt_out: Option<OptOut>,
) -> RuleSet {
    rules.objective = objective.unwrap_or(rules.objective);
    rules.opt_out = opt_out.unwrap_or(rules.opt_out);
    rules
}

/// A run that is ready to be solved, and who is who in it.
#[derive(Clone, Debug)]
pub struct Match {
    prepared: Prepared,
    names: BTreeMap<String, String>,
    unmapped: Vec<String>,
}

impl Match {
    /// Makes the run of two tables, each with its file's name.
    ///
    /// Rows come in as they would in the page; one that could not is refused
    /// with its place. Grades of a known ladder become levels, others none.
    pub fn new(
        mentors: (&str, Table),
        mentees: (&str, Table),
        rules: RuleSet,
        salt: &str,
    ) -> Result<Self, Refused> {
        if is_same_list(&mentors.1, &mentees.1) {
            let text = format!(
                "{} and {} hold the same rows: one list was given twice",
                mentors.0, mentees.0
            );
            return Err(Refused::one("same_list", text));
        }
        let mut document = new_programme(&rules);
        let mut ids = counting_ids();
        bring_in(
            &mut document,
            [(mentors, FilePart::Mentors), (mentees, FilePart::Mentees)],
            &mut ids,
        )?;
        let programme = document.programme();
        let grades = || {
            programme
                .people
                .values()
                .map(|person| person.grade.as_str())
        };
        if let Some(change) = ladders::fitting(grades())
            .and_then(|ladder| ladders::take(ladder, &programme, &mut ids))
        {
            make(&mut document, &change)?;
        }
        let programme = document.programme();
        let mut problem = problem_with(&programme, None, rules);
        salt.clone_into(&mut problem.salt);
        let prepared = prepare(&problem).map_err(|refusals| {
            Refused(
                refusals
                    .iter()
                    .map(|refusal| self::problem("not_prepared", format!("{refusal:?}")))
                    .collect(),
            )
        })?;
        let name = |(id, part): (&Id<_>, &Arc<Participation>)| {
            let person = programme.people.get(&part.person);
            let email = person.map_or_else(String::new, |person| person.folded_email());
            (
                id.to_string(),
                if email.is_empty() {
                    part.came_from.clone()
                } else {
                    email
                },
            )
        };
        let unmapped = crate::domain::check::unmapped_grades(&programme)
            .into_iter()
            .map(|line| line.grade)
            .collect();
        Ok(Self {
            prepared,
            names: programme.participations.iter().map(name).collect(),
            unmapped,
        })
    }

    /// What is to be solved.
    pub fn inputs(&self) -> Inputs {
        self.prepared.inputs.clone()
    }

    /// Everything about an answer, people by their addresses; `solve_ms` is
    /// how long it took.
    pub fn report(&self, solved: &Solved, solve_ms: u32) -> Value {
        report::report(
            &self.prepared,
            &solved.certificate,
            &self.names,
            &self.unmapped,
            solve_ms,
        )
    }
}

/// Whether two tables hold the same rows, whatever the order of rows and columns.
fn is_same_list(one: &Table, other: &Table) -> bool {
    let rows = |table: &Table| {
        let headings = table.headings.iter().map(|it| normalise(it));
        let mut order: Vec<(String, usize)> = headings.zip(0..).collect();
        order.sort();
        let row = |cells: &[String]| -> Vec<String> {
            let cell = |at: usize| cells.get(at).map_or("", |it| it.trim()).to_owned();
            order.iter().map(|(_, at)| cell(*at)).collect()
        };
        let mut rows: Vec<_> = table.rows.iter().map(|it| row(&it.cells)).collect();
        rows.sort();
        let names = order.iter().map(|(name, _)| name.clone());
        (names.collect::<Vec<_>>(), rows)
    };
    rows(one) == rows(other)
}

fn counting_ids() -> impl FnMut() -> String {
    let mut n = 0_u64;
    move || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012x}")
    }
}

/// A programme that asks nothing of people but what the rules do.
fn new_programme(rules: &RuleSet) -> Document {
    let id = "00000000-0000-4000-8000-000000000000";
    let mut document = Document::new(id);
    let facts = Facts {
        id: Id::new(id),
        name: "audit".into(),
        usual_places: rules.places_if_unstated,
        usual_wants: rules.wants_if_unstated,
        ..Facts::default()
    };
    // A name and two small numbers: nothing a programme refuses.
    let _ = make(&mut document, &Change::save(facts));
    document
}

fn make(document: &mut Document, change: &Change) -> Result<(), Refused> {
    let writes = apply(&document.programme(), change)
        .map_err(|refusal| Refused::one("refused", refusal.to_string()))?;
    let stamp = Stamp {
        actor: "00000000-0000-4000-8000-00000000000a".into(),
        at_ms: 0,
        via: String::new(),
    };
    document.commit(&stamp, &change.code(), &writes);
    Ok(())
}

fn bring_in(
    document: &mut Document,
    files: [((&str, Table), FilePart); 2],
    ids: &mut impl FnMut() -> String,
) -> Result<(), Refused> {
    let programme = document.programme();
    let parts = files.each_ref().map(|(_, part)| *part);
    let tables = files
        .into_iter()
        .map(|((name, table), _)| (name.to_owned(), table))
        .collect();
    let mut import = Import::new(tables, &programme);
    for (file, part) in (0..).zip(parts) {
        import.set_part(file, part);
    }
    let look = |import: &Import| import.preview(&programme, &|_, _, _| None);
    for row in look(&import).rows {
        import.set_row(row.at, RowChoice::BringIn);
    }
    let preview = look(&import);
    refuse_rows(&import, &preview)?;
    let change = import
        .confirm(&preview, &programme, date(2000, 1, 1), ids)
        .map_err(|error| Refused::one("not_imported", error.to_string()))?;
    make(document, &change)
}

fn refuse_rows(import: &Import, preview: &Preview) -> Result<(), Refused> {
    let waiting = preview.rows.iter().filter(|row| !row.verdict.comes_in());
    let told = waiting.map(|row| {
        let file = import
            .files()
            .get(row.at.file)
            .map_or("", |file| file.name.as_str());
        let codes: Vec<&str> = row.problems.iter().map(|it| it.what.code()).collect();
        let why = if codes.is_empty() {
            "repeated in another row".to_owned()
        } else {
            codes.join(", ")
        };
        problem("row", format!("{file}, row {}: {why}", row.number))
    });
    let told: Vec<Value> = told.collect();
    if told.is_empty() {
        Ok(())
    } else {
        Err(Refused(told))
    }
}

/// The line of a file that cannot be opened.
pub fn unreadable(file: &str, why: &str) -> (Value, bool) {
    let problems = Value::List(vec![problem("unreadable", why)]);
    let named = [
        ("file", Value::from(file)),
        ("ok", Value::from(false)),
        ("kind", Value::Null),
        ("author", Value::Null),
        ("problems", problems),
    ];
    (Value::map(named), false)
}

/// What checking a file finds: one tree for each signed document in it, and
/// whether that one is good.
pub fn verify(file: &str, bytes: &[u8]) -> Vec<(Value, bool)> {
    let told = |report: crate::bundle::Report| {
        let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
        let problems = report
            .problems
            .iter()
            .map(|it| problem(it.code, it.text.as_str()));
        let tree = Value::map([
            ("file", Value::from(file)),
            ("ok", Value::from(report.is_ok())),
            ("kind", text(&report.kind)),
            ("author", text(&report.author)),
            ("problems", Value::List(problems.collect())),
        ]);
        (tree, report.is_ok())
    };
    check_each(bytes).into_iter().map(told).collect()
}

/// The sample programme as a file, signed by a key made of `entropy`.
pub fn sample_file(entropy: [u8; 64], now: Timestamp) -> Result<Vec<u8>, SignError> {
    let part = |from: usize| std::array::from_fn::<u8, 16, _>(|at| entropy[from + at]);
    let secret = std::array::from_fn::<u8, 32, _>(|at| entropy[32 + at]);
    let key = OwnKey::from_entropy(secret);
    let actor = uuid_from_entropy(part(0));
    let document = sample_document(&actor, now.as_millisecond());
    let mut envelope = programme_envelope(
        &document,
        uuid_from_entropy(part(16)),
        key.public(),
        actor,
        Position { seq: 1, prev: None },
    );
    envelope.created_hlc = format!("{now:.3}");
    file_bytes(&sign(&envelope, &key, now)?)
}

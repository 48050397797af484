//! What a preview holds: every row judged, counts, and what is to be asked
//! before anything can come in. Leaves out the judging (`judge`).

use std::collections::{BTreeMap, BTreeSet};

use super::RowRef;
use super::draft::{Draft, QuestionRef};
use super::grades::GradeMet;
use super::known::identity;
use super::problem::Problem;
use super::reporting::UnknownManager;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::people::{Person, Role};
use crate::domain::value::Value;
use crate::flow::ladders::Ladder;

/// An import as it would come in now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Every row, in the order of files and rows.
    pub rows: Vec<RowView>,
    /// How many come in, and what becomes of the other rows.
    pub counts: Counts,
    /// Questions about a whole file; all have to be answered first.
    pub asks: Vec<Ask>,
    /// Supervisors who are neither in the list nor in the programme.
    pub unknown_managers: Vec<UnknownManager>,
    /// Grades without a level, unless the ladder is taken.
    pub grades: Vec<GradeMet>,
    /// The ladder all grades stand on, where levels count and none is mapped.
    pub ladder: Option<&'static Ladder>,
    /// Questions the import would add to the form.
    pub new_questions: Vec<Question>,
    /// Whether the programme would hold more people than it can; nothing comes in then.
    pub too_many_people: Option<usize>,
    pub(super) drafts: BTreeMap<RowRef, Draft>,
    pub(super) added: BTreeMap<QuestionRef, Question>,
}

/// A row in the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Where it is.
    pub at: RowRef,
    /// Its number in the file, as a spreadsheet program shows it.
    pub number: u32,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The name it holds.
    pub name: String,
    /// The address it holds.
    pub email: String,
    /// The roles it is for.
    pub roles: Vec<Role>,
    /// The person of the programme it is about.
    pub person: Option<Id<Person>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Fields that were blank and get a value.
    pub n_filled: usize,
    /// Values that differ from what the programme holds.
    pub differences: Vec<Difference>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A new person comes in.
    New,
    /// A known person takes one more role.
    NewRole,
    /// A known person gets other or more values.
    Update,
    /// The programme holds all of it.
    Same,
    /// The coordinator has to look first.
    NeedsYou,
    /// The same person and role stand in a later row, which counts.
    Duplicate {
        /// That row.
        kept: RowRef,
    },
    /// A row with details of somebody the programme does not know.
    NotHere,
    /// It cannot come in.
    Refused,
    /// The coordinator left it out.
    LeftOut,
}

impl Verdict {
    /// True where the row comes in.
    pub fn comes_in(self) -> bool {
        matches!(self, Self::New | Self::NewRole | Self::Update)
    }
}

/// A value that differs from what the programme holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub at: DifferenceAt,
    /// What the programme holds.
    pub old: Value,
    /// What the row holds.
    pub new: Value,
    /// What becomes of it.
    pub choice: Choice,
}

/// A field that a row can change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceAt {
    /// A field of the person, by its stored name.
    Person(String),
    /// A field of the participation in a role.
    Part(Role, String),
    /// An answer in a role.
    Answer(Role, Id<Question>),
}

/// Which value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// Nobody has said.
    Undecided,
    /// The programme's.
    Keep,
    /// The row's.
    Take,
}

/// A question about a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Whose list is it?
    Part {
        /// Which file.
        file: usize,
    },
    /// Two columns claim one field: which one?
    Rivals {
        /// Which file.
        file: usize,
        /// The columns.
        columns: Vec<usize>,
    },
    /// Which number is the month?
    DateOrder {
        /// Which file.
        file: usize,
        /// The column.
        column: usize,
        /// A date that can be read both ways.
        example: String,
    },
}

/// How many people come in, and how many of the other rows are what. Somebody in
/// two rows is one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New people.
    pub n_new: usize,
    /// Known people with one more role.
    pub n_new_roles: usize,
    /// Known people with other or more values.
    pub n_updates: usize,
    /// Nothing to change.
    pub n_same: usize,
    /// To be looked at.
    pub n_need_you: usize,
    /// Repeated in a later row.
    pub n_duplicates: usize,
    /// Details of people the programme does not know.
    pub n_not_here: usize,
    /// Cannot come in.
    pub n_refused: usize,
    /// Left out.
    pub n_left_out: usize,
    n_rows_in: usize,
}

impl Counts {
    /// Rows that come in: the "87 ready" of the first line.
    pub fn n_ready(&self) -> usize {
        self.n_rows_in
    }

    pub(super) fn of(rows: &[RowView], drafts: &BTreeMap<RowRef, Draft>) -> Self {
        let mut counts = Self::default();
        let mut met = BTreeSet::new();
        for row in rows {
            if row.verdict.comes_in() {
                counts.n_rows_in += 1;
                let person = row.person.as_ref().map(ToString::to_string);
                let who = person.or_else(|| drafts.get(&row.at).and_then(identity));
                if !met.insert((row.verdict, who.ok_or(row.at))) {
                    continue;
                }
            }
            *match row.verdict {
                Verdict::New => &mut counts.n_new,
                Verdict::NewRole => &mut counts.n_new_roles,
                Verdict::Update => &mut counts.n_updates,
                Verdict::Same => &mut counts.n_same,
                Verdict::NeedsYou => &mut counts.n_need_you,
                Verdict::Duplicate { .. } => &mut counts.n_duplicates,
                Verdict::NotHere => &mut counts.n_not_here,
                Verdict::Refused => &mut counts.n_refused,
                Verdict::LeftOut => &mut counts.n_left_out,
            } += 1;
        }
        counts
    }
}

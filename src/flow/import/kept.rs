//! An import that is not confirmed yet, as it is kept over a reload: the files'
//! names, how they are read, and everything chosen in the preview. Leaves out
//! the files' bytes and where all of it lies (`session::imports`).
//!
//! The shapes here are of their own, because a newer version may find what an
//! older one kept; what it does not understand counts as not chosen.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::columns::{BothMeans, FilePart, Source, Target};
use super::preview::{Choice, DifferenceAt};
use super::{Import, RowChoice, RowRef};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::whole::Programme;
use crate::exchange::dates::DateOrder;
use crate::exchange::table::ReadOptions;

/// So long an import is kept: a day.
pub const KEPT_MS: i64 = 24 * 60 * 60 * 1_000;

/// An import that is not confirmed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptImport {
    /// When somebody last worked on it, milliseconds since 1970.
    pub at_ms: i64,
    /// Its files, in their order.
    pub files: Vec<KeptFile>,
    choices: Choices,
}

/// A file of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name.
    pub name: String,
    /// How it is read, where the coordinator said so.
    pub options: ReadOptions,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Choices {
    files: Vec<OfFile>,
    /// File, row, what becomes of it.
    rows: Vec<(usize, usize, String)>,
    /// File, row, column, the mended text.
    cells: Vec<(usize, usize, usize, String)>,
    differences: Vec<OfDifference>,
    levels: BTreeMap<String, String>,
    takes_ladder: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct OfFile {
    part: String,
    both: String,
    date_order: String,
    /// Columns the coordinator chose for, and what.
    columns: Vec<(usize, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct OfDifference {
    file: usize,
    row: usize,
    /// Whose field: `person`, or `part` and `answer` of a role.
    of: String,
    role: String,
    field: String,
    choice: String,
}

impl KeptImport {
    /// What there is to keep of an import whose files are read so.
    pub fn of(at_ms: i64, options: &[ReadOptions], import: &Import) -> Self {
        let names = import.files.iter().map(|file| file.name.clone());
        let files = names.zip(options.iter().cloned());
        Self {
            at_ms,
            files: files
                .map(|(name, options)| KeptFile { name, options })
                .collect(),
            choices: Choices::of(import),
        }
    }

    /// As text.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`KeptImport::to_text`] wrote; none where it cannot be read.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Import {
    /// Chooses again what was chosen before, as far as it still makes sense:
    /// the files were read anew, and the programme may have changed meanwhile.
    pub fn take_up(&mut self, kept: &KeptImport, programme: &Programme) {
        let choices = &kept.choices;
        for (file, of) in self.files.iter_mut().zip(&choices.files) {
            for (column, code) in &of.columns {
                if let Some(target) = Target::from_code(code, programme) {
                    file.choose_again(*column, target);
                }
            }
            file.part = part_of(&of.part).or(file.part);
            file.both = both_of(&of.both).unwrap_or(file.both);
            file.date_order = order_of(&of.date_order).or(file.date_order);
        }
        let at = |file: usize, row: usize| RowRef { file, row };
        let rows = choices.rows.iter();
        self.rows = rows
            .filter_map(|(file, row, word)| Some((at(*file, *row), row_choice_of(word)?)))
            .collect();
        let cells = choices.cells.iter();
        self.cells = cells
            .map(|(file, row, column, text)| ((at(*file, *row), *column), text.clone()))
            .collect();
        let fields = choices.differences.iter();
        self.fields = fields
            .filter_map(|it| Some(((at(it.file, it.row), it.place()?), it.choice()?)))
            .collect();
        let levels = choices.levels.iter();
        self.levels = levels
            .map(|(grade, level)| (grade.clone(), Id::new(level.as_str())))
            .collect();
        self.takes_ladder = choices.takes_ladder;
    }

    /// Rows somebody decided about or mended a cell of.
    pub fn worked_on(&self) -> BTreeSet<RowRef> {
        let rows = self.rows.keys().copied();
        rows.chain(self.cells.keys().map(|(at, _)| *at)).collect()
    }
}

impl Choices {
    fn of(import: &Import) -> Self {
        let of_file = |file: &super::ImportFile| {
            let columns = file.columns.iter().enumerate();
            let chosen = columns.filter(|(_, it)| it.source == Source::Chosen);
            OfFile {
                part: file.part.map(part_word).unwrap_or_default().to_owned(),
                both: both_word(file.both).to_owned(),
                date_order: file
                    .date_order
                    .map(order_word)
                    .unwrap_or_default()
                    .to_owned(),
                columns: chosen.map(|(at, it)| (at, it.target.code())).collect(),
            }
        };
        let rows = import.rows.iter();
        let cells = import.cells.iter();
        let fields = import.fields.iter();
        let levels = import.levels.iter();
        Self {
            files: import.files.iter().map(of_file).collect(),
            rows: rows
                .map(|(at, choice)| (at.file, at.row, row_choice_word(*choice).to_owned()))
                .collect(),
            cells: cells
                .map(|((at, column), text)| (at.file, at.row, *column, text.clone()))
                .collect(),
            differences: fields
                .map(|((at, place), choice)| OfDifference::of(*at, place, *choice))
                .collect(),
            levels: levels
                .map(|(grade, level)| (grade.clone(), level.to_string()))
                .collect(),
            takes_ladder: import.takes_ladder,
        }
    }
}

impl OfDifference {
    fn of(at: RowRef, place: &DifferenceAt, choice: Choice) -> Self {
        let (of, role, field) = match place {
            DifferenceAt::Person(field) => ("person", "", field.clone()),
            DifferenceAt::Part(role, field) => ("part", role.word(), field.clone()),
            DifferenceAt::Answer(role, question) => ("answer", role.word(), question.to_string()),
        };
        Self {
            file: at.file,
            row: at.row,
            of: of.to_owned(),
            role: role.to_owned(),
            field,
            choice: choice_word(choice).to_owned(),
        }
    }

    fn place(&self) -> Option<DifferenceAt> {
        let role = Role::from_word(&self.role);
        Some(match self.of.as_str() {
            "person" => DifferenceAt::Person(self.field.clone()),
            "part" => DifferenceAt::Part(role?, self.field.clone()),
            "answer" => DifferenceAt::Answer(role?, Id::new(self.field.as_str())),
            _ => return None,
        })
    }

    fn choice(&self) -> Option<Choice> {
        CHOICES
            .into_iter()
            .find(|it| choice_word(*it) == self.choice)
    }
}

const CHOICES: [Choice; 3] = [Choice::Undecided, Choice::Keep, Choice::Take];
const PARTS: [FilePart; 4] = [
    FilePart::Mentors,
    FilePart::Mentees,
    FilePart::ByColumn,
    FilePart::Details,
];
const BOTH: [BothMeans; 2] = [BothMeans::InBothLists, BothMeans::OtherRoleToo];
const ORDERS: [DateOrder; 2] = [DateOrder::DayFirst, DateOrder::MonthFirst];
const ROWS: [RowChoice; 3] = [RowChoice::Usual, RowChoice::BringIn, RowChoice::LeaveOut];

const fn choice_word(choice: Choice) -> &'static str {
    match choice {
        Choice::Undecided => "undecided",
        Choice::Keep => "keep",
        Choice::Take => "take",
    }
}

const fn part_word(part: FilePart) -> &'static str {
    match part {
        FilePart::Mentors => "mentors",
        FilePart::Mentees => "mentees",
        FilePart::ByColumn => "by_column",
        FilePart::Details => "details",
    }
}

fn part_of(word: &str) -> Option<FilePart> {
    PARTS.into_iter().find(|it| part_word(*it) == word)
}

const fn both_word(both: BothMeans) -> &'static str {
    match both {
        BothMeans::InBothLists => "in_both_lists",
        BothMeans::OtherRoleToo => "other_role_too",
    }
}

fn both_of(word: &str) -> Option<BothMeans> {
    BOTH.into_iter().find(|it| both_word(*it) == word)
}

const fn order_word(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day_first",
        DateOrder::MonthFirst => "month_first",
    }
}

fn order_of(word: &str) -> Option<DateOrder> {
    ORDERS.into_iter().find(|it| order_word(*it) == word)
}

const fn row_choice_word(choice: RowChoice) -> &'static str {
    match choice {
        RowChoice::Usual => "usual",
        RowChoice::BringIn => "bring_in",
        RowChoice::LeaveOut => "leave_out",
    }
}

fn row_choice_of(word: &str) -> Option<RowChoice> {
    ROWS.into_iter().find(|it| row_choice_word(*it) == word)
}

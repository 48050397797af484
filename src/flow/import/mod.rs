//! From spreadsheets to people: columns, preview, one change.
//!
//! An [`Import`] holds the files as read and what the coordinator chose. A
//! [`Preview`] is worked out from it and the programme as often as anything
//! changes: every row judged, all problems with row and column. Nothing is
//! saved before [`Import::confirm`] gives the one change. Leaves out reading
//! files (`exchange`) and all words.
//!
//! Invariant: a value the programme holds is replaced only where the person
//! sent a newer one or the coordinator said so. `tests/host/import`

mod answers;
mod asks;
mod cells;
mod columns;
mod confirm;
mod draft;
mod drafter;
mod email;
mod grades;
mod guessing;
mod judge;
mod kept;
mod known;
mod preview;
mod problem;
mod refused;
mod reporting;
mod roles;
mod times;

use std::collections::BTreeMap;

pub use columns::{BothMeans, Column, FilePart, ImportFile, Source, Target};
pub use confirm::ConfirmRefused;
pub use draft::QuestionRef;
pub use email::is_email;
pub use grades::GradeMet;
pub use kept::{KEPT_MS, KeptFile, KeptImport};
pub use preview::{Ask, Choice, Counts, Difference, DifferenceAt, Preview, RowView, Verdict};
pub use problem::{Gravity, Problem, ProblemKind};
pub use reporting::UnknownManager;

use crate::domain::form::{Level, fold_name};
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::exchange::dates::DateOrder;
use crate::exchange::table::Table;

/// A row of a file: the file's place in the import, the row's place in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// Place of the file, from 0.
    pub file: usize,
    /// Place of the row below the headings, from 0.
    pub row: usize,
}

/// What a coordinator decides about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowChoice {
    /// Nothing yet: ready rows come in, others wait.
    #[default]
    Usual,
    /// Bring it in as it is; what cannot be read stays blank, what differs stays as it was.
    BringIn,
    /// Leave it out.
    LeaveOut,
}

/// Files on the way into a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    files: Vec<ImportFile>,
    rows: BTreeMap<RowRef, RowChoice>,
    cells: BTreeMap<(RowRef, usize), String>,
    fields: BTreeMap<(RowRef, DifferenceAt), Choice>,
    levels: BTreeMap<String, Id<Level>>,
    takes_ladder: bool,
}

impl Import {
    /// Takes one or more tables with the names of their files and guesses what
    /// their columns hold: remembered columns first, then questions of the
    /// form by their label, then the headings themselves.
    pub fn new(tables: Vec<(String, Table)>, programme: &Programme) -> Self {
        let files = tables
            .into_iter()
            .map(|(name, table)| ImportFile::new(name, table, programme))
            .collect();
        let mut import = Self {
            files,
            ..Self::default()
        };
        guessing::settle_parts(&mut import.files);
        import
    }

    /// The files.
    pub fn files(&self) -> &[ImportFile] {
        &self.files
    }

    /// Says what a column holds. Another column with the same single field gives it up.
    pub fn set_target(&mut self, file: usize, column: usize, target: Target) {
        if let Some(file) = self.files.get_mut(file) {
            file.set_target(column, target);
        }
    }

    /// Says whose list a file is.
    pub fn set_part(&mut self, file: usize, part: FilePart) {
        if let Some(file) = self.files.get_mut(file) {
            file.set_part(part);
        }
    }

    /// Says what a "both" column does.
    pub fn set_both(&mut self, file: usize, both: BothMeans) {
        if let Some(file) = self.files.get_mut(file) {
            file.both = both;
        }
    }

    /// Says which number is the month in the dates of a file.
    pub fn set_date_order(&mut self, file: usize, order: DateOrder) {
        if let Some(file) = self.files.get_mut(file) {
            file.date_order = Some(order);
        }
    }

    /// Mends a cell in the preview; the file stays as it is.
    pub fn set_cell(&mut self, at: RowRef, column: usize, text: impl Into<String>) {
        self.cells.insert((at, column), text.into());
    }

    /// Decides about a row.
    pub fn set_row(&mut self, at: RowRef, choice: RowChoice) {
        self.rows.insert(at, choice);
    }

    /// Decides about one value that differs from what the programme holds.
    pub fn set_difference(&mut self, at: RowRef, field: DifferenceAt, choice: Choice) {
        self.fields.insert((at, field), choice);
    }

    /// Decides about every value of a preview that is still undecided.
    pub fn set_all_differences(&mut self, preview: &Preview, choice: Choice) {
        for row in &preview.rows {
            for difference in row
                .differences
                .iter()
                .filter(|it| it.choice == Choice::Undecided)
            {
                self.fields.insert((row.at, difference.at.clone()), choice);
            }
        }
    }

    /// Maps a grade met in the files to a level, for every agency.
    pub fn set_level(&mut self, grade: &str, level: Option<Id<Level>>) {
        match level {
            Some(level) => self.levels.insert(fold_name(grade), level),
            None => self.levels.remove(&fold_name(grade)),
        };
    }

    /// Says whether the ladder of [`Preview::ladder`] becomes the level map.
    pub fn take_ladder(&mut self, takes: bool) {
        self.takes_ladder = takes;
    }

    /// Whether the ladder, where one fits, becomes the level map.
    pub fn takes_ladder(&self) -> bool {
        self.takes_ladder
    }

    /// What a cell holds, as mended.
    pub fn cell(&self, at: RowRef, column: usize) -> &str {
        if let Some(mended) = self.cells.get(&(at, column)) {
            return mended;
        }
        let file = self.files.get(at.file);
        let row = file.and_then(|file| file.table.rows.get(at.row));
        row.and_then(|row| row.cells.get(column))
            .map_or("", String::as_str)
    }

    /// Judges every row. `changed_at_ms` tells when a field of a record was
    /// last written (kind, id, field), where that is known.
    pub fn preview(
        &self,
        programme: &Programme,
        changed_at_ms: &dyn Fn(&str, &str, &str) -> Option<i64>,
    ) -> Preview {
        judge::preview(self, programme, changed_at_ms)
    }
}

//! A file of an import: what each column holds, whose list it is, and how that
//! was found out. Leaves out the rows' content.

use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::exchange::dates::DateOrder;
use crate::exchange::headings::{Certainty, FieldKind};
use crate::exchange::table::{Format, Table};

use super::cells::roles;
use super::guessing::{guessed_columns, key_of, part_by_name};

/// What a column is used for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing.
    Ignore,
    /// A known field.
    Field(FieldKind),
    /// An answer to a question of the form.
    Question(Id<Question>),
    /// An answer to a question that the import adds to the form.
    NewQuestion,
}

impl Target {
    /// The stored word, for remembered columns.
    pub fn code(&self) -> String {
        match self {
            Self::Ignore => "ignore".to_owned(),
            Self::Field(kind) => kind.code().to_owned(),
            Self::Question(id) => format!("question:{id}"),
            Self::NewQuestion => "new_question".to_owned(),
        }
    }

    /// The target of a stored word, where it still makes sense.
    pub fn from_code(code: &str, programme: &Programme) -> Option<Self> {
        if let Some(id) = code.strip_prefix("question:") {
            let id = Id::new(id);
            return programme
                .questions
                .contains_key(&id)
                .then_some(Self::Question(id));
        }
        match code {
            "ignore" => Some(Self::Ignore),
            "new_question" => Some(Self::NewQuestion),
            code => FieldKind::from_code(code).map(Self::Field),
        }
    }

    /// True where only one column may have it.
    pub(super) fn is_single(&self) -> bool {
        match self {
            Self::Field(kind) => !kind.takes_many_columns(),
            Self::Question(_) => true,
            Self::Ignore | Self::NewQuestion => false,
        }
    }
}

/// How a column's target came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// From its heading or cells, more or less surely.
    Guessed(Certainty),
    /// From the label of a question of the form.
    Label,
    /// From an earlier import.
    Remembered,
    /// The workbook was made here and says so itself.
    Key,
    /// The coordinator chose it.
    Chosen,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading as it stands; may be empty.
    pub heading: String,
    /// What it is used for.
    pub target: Target,
    /// How that came about.
    pub source: Source,
    /// Other columns that claim the same; the coordinator has to choose.
    pub rivals: Vec<usize>,
    /// Cells that hold something.
    pub n_filled: usize,
    /// The first few different cells.
    pub samples: Vec<String>,
}

/// Whose list a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilePart {
    /// Mentors.
    Mentors,
    /// Mentees.
    Mentees,
    /// A column says so for each row.
    ByColumn,
    /// Details of people who are here already, as on a staff list; no roles.
    Details,
}

impl Column {
    /// True where nobody needs to look at it: it holds nothing, or what it is
    /// used for is certain, remembered or chosen, without rivals.
    pub fn is_settled(&self) -> bool {
        self.n_filled == 0
            || self.rivals.is_empty() && self.source >= Source::Guessed(Certainty::Certain)
    }
}

/// What a "both mentor and mentee" column does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BothMeans {
    /// Nothing: whoever has both roles stands in both lists.
    InBothLists,
    /// A yes adds the other role.
    OtherRoleToo,
}

/// Fields that say the role of a row.
const ROLE_KINDS: [FieldKind; 3] = [FieldKind::Role, FieldKind::IsMentor, FieldKind::IsMentee];

/// A file of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFile {
    /// Its name.
    pub name: String,
    /// What was read.
    pub table: Table,
    /// What its columns hold.
    pub columns: Vec<Column>,
    /// Whose list it is; `None` until the coordinator says so.
    pub part: Option<FilePart>,
    /// What a "both" column does.
    pub both: BothMeans,
    /// Which number is the month, where the coordinator said so.
    pub date_order: Option<DateOrder>,
}

impl ImportFile {
    pub(super) fn new(name: String, table: Table, programme: &Programme) -> Self {
        let columns = guessed_columns(&table, programme);
        let mut file = Self {
            name,
            table,
            columns,
            part: None,
            both: BothMeans::InBothLists,
            date_order: None,
        };
        file.demote_job_roles();
        if let Some(part) = file.guessed_part() {
            file.set_part(part);
        }
        file
    }

    /// What a cell is stored as, where the column of our own workbook offers it
    /// to choose; else the cell itself.
    pub(super) fn stored<'a>(&'a self, column: usize, cell: &'a str) -> &'a str {
        let key = key_of(column, &self.table);
        key.and_then(|key| key.stored(cell)).unwrap_or(cell)
    }

    /// The columns that feed a field, in their order.
    pub fn columns_of(&self, kind: FieldKind) -> impl Iterator<Item = usize> {
        let wanted = Target::Field(kind);
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.target == wanted)
            .map(|(at, _)| at)
    }

    /// True where nobody needs to look at the columns: all that hold anything
    /// are certain, remembered or chosen, and none has rivals.
    pub fn is_settled(&self) -> bool {
        self.part.is_some() && self.columns.iter().all(Column::is_settled)
    }

    /// All columns, those that need a look first.
    pub fn columns_to_show(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.columns.len()).collect();
        places.sort_by_key(|at| self.columns[*at].is_settled());
        places
    }

    /// Whether any column asks for one role or for both by yes or no.
    pub fn has_yes_no_roles(&self) -> bool {
        [
            FieldKind::BothRoles,
            FieldKind::IsMentor,
            FieldKind::IsMentee,
        ]
        .into_iter()
        .any(|kind| self.columns_of(kind).next().is_some())
    }

    /// Whether a column says the role of each row.
    fn says_roles(&self) -> bool {
        ROLE_KINDS
            .into_iter()
            .any(|kind| self.columns_of(kind).next().is_some())
    }

    pub(super) fn set_part(&mut self, part: FilePart) {
        self.part = Some(part);
        self.both = match part {
            FilePart::ByColumn => BothMeans::OtherRoleToo,
            FilePart::Mentors | FilePart::Mentees | FilePart::Details => BothMeans::InBothLists,
        };
    }

    pub(super) fn set_target(&mut self, column: usize, target: Target) {
        if column >= self.columns.len() {
            return;
        }
        for (at, other) in self.columns.iter_mut().enumerate() {
            other.rivals.retain(|rival| *rival != column);
            if at != column && other.target == target && target.is_single() {
                other.target = Target::Ignore;
                other.source = Source::Chosen;
                other.rivals.clear();
            }
        }
        let is_role = ROLE_KINDS
            .into_iter()
            .any(|kind| target == Target::Field(kind));
        let chosen = &mut self.columns[column];
        chosen.target = target;
        chosen.source = Source::Chosen;
        chosen.rivals.clear();
        if is_role {
            self.set_part(FilePart::ByColumn);
        } else if self.part == Some(FilePart::ByColumn) && !self.says_roles() {
            self.part = None;
        }
    }

    /// A choice made before: what it did beside was kept as choices too.
    pub(super) fn choose_again(&mut self, column: usize, target: Target) {
        for other in &mut self.columns {
            other.rivals.retain(|rival| *rival != column);
        }
        if let Some(chosen) = self.columns.get_mut(column) {
            chosen.target = target;
            chosen.source = Source::Chosen;
            chosen.rivals.clear();
        }
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.table
            .rows
            .iter()
            .filter_map(move |row| row.cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }

    /// "Role" on an HR list is a job: its cells name no role of a programme.
    fn demote_job_roles(&mut self) {
        let Some(column) = self.columns_of(FieldKind::Role).next() else {
            return;
        };
        let n_roles = self
            .cells(column)
            .filter(|cell| !roles(cell).is_empty())
            .count();
        if self.columns[column].source == Source::Guessed(Certainty::Certain)
            && n_roles * 2 < self.columns[column].n_filled
        {
            let has_title = self.columns_of(FieldKind::JobTitle).next().is_some();
            let column = &mut self.columns[column];
            column.target = if has_title {
                Target::Ignore
            } else {
                Target::Field(FieldKind::JobTitle)
            };
            column.source = Source::Guessed(Certainty::Likely);
        }
    }

    fn guessed_part(&self) -> Option<FilePart> {
        let has = |kind| {
            self.columns_of(kind)
                .any(|column| self.columns[column].n_filled > 0)
        };
        if has(FieldKind::Role) {
            return Some(FilePart::ByColumn);
        }
        let sheet = match &self.table.how.format {
            Format::Workbook { sheet, .. } => sheet.as_str(),
            Format::Text { .. } => "",
        };
        let named = part_by_name(&self.name).or_else(|| part_by_name(sheet));
        let asked = (has(FieldKind::IsMentor), has(FieldKind::IsMentee));
        match (asked, named) {
            ((false, false), _) => {}
            // "Willing to mentor" on a list of mentees may mean beside, or instead.
            ((true, false), Some(FilePart::Mentees)) | ((false, true), Some(FilePart::Mentors)) => {
                return None;
            }
            _ => return Some(FilePart::ByColumn),
        }
        named.or_else(|| {
            // A heading that only sounds like one would make mentees of a whole list.
            let sure = |kind| {
                self.columns_of(kind).any(|column| {
                    let column = &self.columns[column];
                    column.n_filled > 0 && column.source != Source::Guessed(Certainty::Likely)
                })
            };
            let mentee = sure(FieldKind::IdentityToMatch)
                || sure(FieldKind::MatchSimilarIdentity)
                || sure(FieldKind::SkillsWanted)
                || sure(FieldKind::Wants);
            let mentor = sure(FieldKind::SkillsOffered) || sure(FieldKind::Places);
            match (mentor, mentee) {
                (true, false) => Some(FilePart::Mentors),
                (false, true) => Some(FilePart::Mentees),
                _ => None,
            }
        })
    }
}

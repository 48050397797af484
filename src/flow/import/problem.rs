//! What can be wrong with a row, as data. Leaves out the sentences: each kind
//! has a stable [`ProblemKind::code`].

use crate::domain::id::Id;
use crate::domain::people::Person;

/// Something about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column it is in, from 0, where it is in one.
    pub column: Option<usize>,
    /// What it is.
    pub what: ProblemKind,
}

/// How much a problem holds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Worth reading; the row comes in.
    Note,
    /// The coordinator looks; the row may come in as it is.
    Look,
    /// A cell has to be mended first.
    Mend,
    /// The row cannot come in.
    Refuse,
}

/// What a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Neither a name nor an address: nobody to enrol.
    Nobody,
    /// The person withdrew consent or is on hold; nothing may be added.
    Hidden,
    /// A text longer than a programme keeps.
    TextTooLong {
        /// Its bytes.
        bytes: usize,
        /// Bytes kept.
        most: usize,
    },
    /// No role said.
    RoleMissing,
    /// A role that is none.
    RoleUnclear,
    /// No address: the person cannot be recognised when the list comes again.
    EmailMissing,
    /// Something that is no address; brought in, the address stays blank.
    EmailUnclear,
    /// No name.
    NameMissing,
    /// Not a whole number; brought in, the usual number counts.
    NumberUnclear,
    /// More places, wants or hours than can be.
    NumberTooLarge {
        /// The most.
        largest: u32,
    },
    /// Neither yes nor no; brought in, it stays blank.
    YesNoUnclear,
    /// No known way to meet; brought in, it stays blank.
    ModeUnclear,
    /// The row ends early; a line break may have cut it.
    TooFewCells {
        /// Cells found.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// The row has more cells than headings; its cells may stand under wrong headings.
    TooManyCells {
        /// Cells found.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A cell that was cut.
    LongCell,
    /// A spreadsheet error such as `#N/A`.
    FormulaError,
    /// Somebody of this name is in the programme with another address or none.
    SameName {
        /// Who.
        person: Id<Person>,
    },
    /// Another row has this address and another name.
    SameEmailOtherName {
        /// The other row's number in its file.
        row: u32,
    },
    /// Values differ from what the programme holds, and nothing says which is newer.
    Differs {
        /// How many.
        n_fields: usize,
    },
    /// The person withdrew from this role; brought in, they stay withdrawn.
    Withdrew,
    /// The supervisor's name is that of several people; the line stays unused.
    SupervisorUnclear {
        /// The name.
        name: String,
        /// How many people have it.
        n_people: usize,
    },
    /// The person stands as their own supervisor; left blank.
    OwnSupervisor,
    /// The reporting line runs in a circle.
    ReportingCircle {
        /// The names from the person back to the person.
        chain: Vec<String>,
    },
    /// A date that could not be read.
    DateUnclear,
    /// A time zone that is none; left blank.
    TimeZoneUnclear,
    /// An answer to a question this role is not asked; left out.
    NotAsked,
    /// The same person's other row says something else; the first row counts.
    OtherRowDiffers {
        /// The other row's number in its file.
        row: u32,
    },
}

impl ProblemKind {
    /// How much it holds up.
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::Nobody | Self::Hidden | Self::TextTooLong { .. } => Gravity::Refuse,
            Self::RoleMissing | Self::RoleUnclear | Self::ReportingCircle { .. } => Gravity::Mend,
            Self::EmailMissing
            | Self::EmailUnclear
            | Self::NameMissing
            | Self::NumberUnclear
            | Self::NumberTooLarge { .. }
            | Self::YesNoUnclear
            | Self::ModeUnclear
            | Self::TooFewCells { .. }
            | Self::TooManyCells { .. }
            | Self::LongCell
            | Self::FormulaError
            | Self::SameName { .. }
            | Self::SameEmailOtherName { .. }
            | Self::Differs { .. }
            | Self::SupervisorUnclear { .. }
            | Self::OwnSupervisor
            | Self::Withdrew => Gravity::Look,
            Self::DateUnclear
            | Self::TimeZoneUnclear
            | Self::NotAsked
            | Self::OtherRowDiffers { .. } => Gravity::Note,
        }
    }

    /// A stable name for the sentence in the page's languages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Hidden => "hidden",
            Self::TextTooLong { .. } => "text_too_long",
            Self::RoleMissing => "role_missing",
            Self::RoleUnclear => "role_unclear",
            Self::EmailMissing => "email_missing",
            Self::EmailUnclear => "email_unclear",
            Self::NameMissing => "name_missing",
            Self::NumberUnclear => "number_unclear",
            Self::NumberTooLarge { .. } => "number_too_large",
            Self::YesNoUnclear => "yes_no_unclear",
            Self::ModeUnclear => "mode_unclear",
            Self::TooFewCells { .. } => "too_few_cells",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::LongCell => "long_cell",
            Self::FormulaError => "formula_error",
            Self::SameName { .. } => "same_name",
            Self::SameEmailOtherName { .. } => "same_email_other_name",
            Self::Differs { .. } => "differs",
            Self::Withdrew => "withdrew",
            Self::SupervisorUnclear { .. } => "supervisor_unclear",
            Self::OwnSupervisor => "own_supervisor",
            Self::ReportingCircle { .. } => "reporting_circle",
            Self::DateUnclear => "date_unclear",
            Self::TimeZoneUnclear => "time_zone_unclear",
            Self::NotAsked => "not_asked",
            Self::OtherRowDiffers { .. } => "other_row_differs",
        }
    }
}

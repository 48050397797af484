//! Words for everything an import can say: why a file gives no table, what is
//! wrong with a row, what becomes of it.
//!
//! Matched exhaustively, so that a new case does not compile until it is
//! worded in both languages.

use crate::domain::whole::Programme;
use crate::exchange::table::TableError;
use crate::flow::import::{ConfirmRefused, FilePart, ProblemKind, RowView, Verdict};
use crate::ui::i18n::{number, text, text_n};
use crate::ui::kit::Tone;
use crate::worker::client::ReadError;
use crate::worker::protocol::WorkerError;

fn shown(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Why a file gave no table, with its name.
pub fn read_error(name: &str, error: &ReadError) -> String {
    let why = match error {
        ReadError::Table(error) => table_error(error),
        ReadError::Worker(error) => worker_error(error),
    };
    text!(import.error_file, name = name, why = why)
}

fn worker_error(error: &WorkerError) -> String {
    match error {
        WorkerError::CannotStart => text!(import.worker_cannot_start),
        WorkerError::OtherBuild { .. } => text!(import.worker_other_build),
        WorkerError::Crashed => text!(import.worker_crashed),
        WorkerError::Cancelled => text!(import.worker_cancelled),
        WorkerError::Garbled => text!(import.worker_garbled),
    }
}

fn table_error(error: &TableError) -> String {
    match error {
        TableError::Empty => text!(import.table_empty),
        TableError::NoRows { heading_row } => text!(import.table_no_rows, row = heading_row),
        TableError::TooLarge { bytes, limit } => {
            text!(
                import.table_too_large,
                size = bytes.div_ceil(1024 * 1024),
                limit = limit / (1024 * 1024)
            )
        }
        TableError::TooManyRows { n_rows, limit } => {
            text!(
                import.table_too_many_rows,
                n = shown(*n_rows),
                limit = shown(*limit)
            )
        }
        TableError::TooManyColumns { n_columns, limit } => {
            text!(
                import.table_too_many_columns,
                n = shown(*n_columns),
                limit = shown(*limit)
            )
        }
        TableError::Binary => text!(import.table_binary),
        TableError::HtmlPage => text!(import.table_html),
        TableError::OldExcel => text!(import.table_old_excel),
        TableError::PasswordProtected => text!(import.table_password),
        TableError::OpenDocument => text!(import.table_open_document),
        TableError::OtherSpreadsheet => text!(import.table_other_spreadsheet),
        TableError::Document => text!(import.table_document),
        TableError::ProgrammeFile => text!(import.table_programme_file),
        TableError::Damaged { .. } => text!(import.table_damaged),
        TableError::TooManyParts { .. }
        | TableError::InflatedTooLarge { .. }
        | TableError::RatioTooHigh { .. }
        | TableError::Doctype { .. } => text!(import.table_unsafe),
        TableError::UnclosedQuote { row } => text!(import.table_quote, row = row),
        TableError::NoSuchSheet { sheet } => text!(import.table_no_sheet, sheet = sheet),
    }
}

/// Why nothing can come in yet.
pub fn refused_words(refused: &ConfirmRefused) -> String {
    match refused {
        ConfirmRefused::Open { .. } => text!(import.blocked_asks),
        ConfirmRefused::TooManyPeople { n_people, .. } => {
            text!(import.too_many_people, n = shown(*n_people))
        }
        ConfirmRefused::TooLarge { n_bytes, most } => text!(
            import.too_large,
            size = n_bytes.div_ceil(1024 * 1024),
            most = most / (1024 * 1024)
        ),
        ConfirmRefused::Nothing => text!(import.blocked_nothing),
    }
}

/// Whose list a file is.
pub fn part_name(part: FilePart) -> String {
    match part {
        FilePart::Mentors => text!(import.part_mentors),
        FilePart::Mentees => text!(import.part_mentees),
        FilePart::ByColumn => text!(import.part_by_column),
        FilePart::Details => text!(import.part_details),
    }
}

/// What becomes of a row.
pub fn verdict_name(verdict: Verdict) -> String {
    match verdict {
        Verdict::New => text!(import.verdict_new),
        Verdict::NewRole => text!(import.verdict_new_role),
        Verdict::Update => text!(import.verdict_update),
        Verdict::Same => text!(import.verdict_same),
        Verdict::NeedsYou => text!(import.verdict_needs_you),
        Verdict::Duplicate { .. } => text!(import.verdict_duplicate),
        Verdict::NotHere => text!(import.verdict_not_here),
        Verdict::Refused => text!(import.verdict_refused),
        Verdict::LeftOut => text!(import.verdict_left_out),
    }
}

/// The look of [`verdict_name`].
pub const fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::New | Verdict::NewRole | Verdict::Update => Tone::Good,
        Verdict::NeedsYou => Tone::Waiting,
        Verdict::Refused => Tone::Bad,
        Verdict::Same | Verdict::Duplicate { .. } | Verdict::NotHere | Verdict::LeftOut => {
            Tone::Plain
        }
    }
}

/// Everything about a row in one line.
pub fn row_reason(programme: &Programme, row: &RowView) -> String {
    let problems = row.problems.iter();
    let words: Vec<String> = problems
        .map(|problem| problem_words(programme, &problem.what))
        .collect();
    words.join(" ")
}

/// What is wrong with a row, as a sentence.
pub fn problem_words(programme: &Programme, problem: &ProblemKind) -> String {
    match problem {
        ProblemKind::Nobody => text!(import.problem_nobody),
        ProblemKind::Hidden => text!(import.problem_hidden),
        ProblemKind::TextTooLong { bytes, most } => {
            text!(
                import.problem_too_long,
                n = shown(*bytes),
                most = shown(*most)
            )
        }
        ProblemKind::RoleMissing => text!(import.problem_role_missing),
        ProblemKind::RoleUnclear => text!(import.problem_role_unclear),
        ProblemKind::EmailMissing => text!(import.problem_email_missing),
        ProblemKind::EmailUnclear => text!(import.problem_email_unclear),
        ProblemKind::NameMissing => text!(import.problem_name_missing),
        ProblemKind::NumberUnclear => text!(import.problem_number),
        ProblemKind::NumberTooLarge { largest } => {
            text!(import.problem_number_large, largest = largest)
        }
        ProblemKind::YesNoUnclear => text!(import.problem_yes_no),
        ProblemKind::ModeUnclear => text!(import.problem_mode),
        ProblemKind::TooFewCells { found, expected } => {
            text!(import.problem_few_cells, found = found, expected = expected)
        }
        ProblemKind::TooManyCells { found, expected } => {
            text!(
                import.problem_many_cells,
                found = found,
                expected = expected
            )
        }
        ProblemKind::LongCell => text!(import.problem_long_cell),
        ProblemKind::FormulaError => text!(import.problem_formula),
        ProblemKind::SameName { person } => {
            let person = programme.people.get(person);
            let who = person.map(|it| it.full_name()).unwrap_or_default();
            let email = person.map(|it| it.email.clone()).unwrap_or_default();
            if email.trim().is_empty() {
                text!(import.problem_same_name_none, who = who)
            } else {
                text!(import.problem_same_name, who = who, email = email)
            }
        }
        ProblemKind::SameEmailOtherName { row } => text!(import.problem_same_email, row = row),
        ProblemKind::Differs { n_fields } => {
            text_n!(
                *n_fields,
                import.problem_differs_1,
                import.problem_differs_n
            )
        }
        ProblemKind::Withdrew => text!(import.problem_withdrew),
        ProblemKind::OwnSupervisor => text!(import.problem_own_supervisor),
        ProblemKind::SupervisorUnclear { name, n_people } => {
            text!(import.problem_supervisor, name = name, n = n_people)
        }
        ProblemKind::ReportingCircle { chain } => {
            text!(import.problem_circle, chain = chain.join(" → "))
        }
        ProblemKind::DateUnclear => text!(import.problem_date),
        ProblemKind::TimeZoneUnclear => text!(import.problem_time_zone),
        ProblemKind::NotAsked => text!(import.problem_not_asked),
        ProblemKind::OtherRowDiffers { row } => text!(import.problem_other_row, row = row),
    }
}

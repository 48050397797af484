//! Reads the cells of a row into a draft. Leaves out what the programme
//! already holds (`judge`).

use std::collections::BTreeMap;

use super::answers::{AnswerPlan, answer, is_asked, plans};
use super::cells::{is_blank, languages, modes, names, time_zone, whole_number, yes_no};
use super::columns::ImportFile;
use super::draft::{Draft, PartDraft};
use super::email::email;
use super::problem::ProblemKind;
use super::roles::roles_of;
use super::times::{TIMES, agrees, times_order};
use super::{Import, RowRef};
use crate::domain::field::{FieldValue as _, Fields};
use crate::domain::people::{Answer, Role, fold_email};
use crate::domain::refuse::{MAX_NAME_BYTES, MAX_TEXT_BYTES};
use crate::domain::text::Language;
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::exchange::dates::{ColumnOrder, DateOrder, parse};
use crate::exchange::headings::{FieldKind, normalise};
use crate::exchange::table::RowFault;

/// The most hours in a month.
const MOST_HOURS: u32 = 744;

/// Reads the rows of one file.
pub struct Drafter<'a> {
    import: &'a Import,
    file: &'a ImportFile,
    at: usize,
    plans: Vec<AnswerPlan>,
    order: DateOrder,
    letters_in: Language,
}

impl<'a> Drafter<'a> {
    /// Prepares what all rows of a file share.
    pub fn new(import: &'a Import, at: usize, file: &'a ImportFile, programme: &Programme) -> Self {
        let order = match times_order(file) {
            Some((_, ColumnOrder::Known(order))) => Some(order),
            _ => file.date_order,
        };
        Self {
            import,
            file,
            at,
            plans: plans(file, programme),
            order: order.unwrap_or(DateOrder::MonthFirst),
            letters_in: programme.facts.letters_in,
        }
    }

    /// The questions the file answers.
    pub fn plans(&self) -> &[AnswerPlan] {
        &self.plans
    }

    /// Reads a row.
    pub fn draft(&self, row: usize) -> Draft {
        let mut draft = Draft::default();
        self.take_faults(row, &mut draft);
        self.take_person(row, &mut draft);
        self.take_times(row, &mut draft);
        for role in roles_of(self.file, |kind| self.field(row, kind), &mut draft) {
            let part = self.part(row, role, &mut draft);
            draft.parts.push(part);
        }
        self.note_unasked(row, &mut draft);
        refuse_long_texts(&mut draft);
        draft
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let at = RowRef { file: self.at, row };
        self.file
            .stored(column, self.import.cell(at, column).trim())
    }

    /// The first filled cell of a field, with its column.
    fn field(&self, row: usize, kind: FieldKind) -> Option<(usize, &str)> {
        let mut cells = self
            .file
            .columns_of(kind)
            .map(|column| (column, self.cell(row, column)));
        cells.find(|(_, cell)| !cell.is_empty())
    }

    fn take_faults(&self, row: usize, draft: &mut Draft) {
        let Some(row) = self.file.table.rows.get(row) else {
            return;
        };
        for fault in &row.faults {
            let (column, what) = match *fault {
                RowFault::TooFewCells { found, expected } => {
                    (None, ProblemKind::TooFewCells { found, expected })
                }
                RowFault::TooManyCells { found, expected } => {
                    (None, ProblemKind::TooManyCells { found, expected })
                }
                RowFault::LongCell { column } => (Some(column), ProblemKind::LongCell),
                RowFault::FormulaError { column } => (Some(column), ProblemKind::FormulaError),
            };
            draft.problem(column, what);
        }
    }

    fn take_person(&self, row: usize, draft: &mut Draft) {
        const TEXTS: [(FieldKind, &str); 11] = [
            (FieldKind::GivenName, "given_name"),
            (FieldKind::FamilyName, "family_name"),
            (FieldKind::Phone, "phone"),
            (FieldKind::JobTitle, "job_title"),
            (FieldKind::Grade, "grade"),
            (FieldKind::Agency, "agency"),
            (FieldKind::Unit, "unit"),
            (FieldKind::Location, "location"),
            (FieldKind::Profession, "profession"),
            (FieldKind::ManagerName, "manager_name"),
            (FieldKind::EmployeeId, "employee_number"),
        ];
        for (kind, name) in TEXTS {
            if let Some((_, cell)) = self.field(row, kind) {
                draft.person.insert(name.to_owned(), Value::from(cell));
            }
        }
        self.take_name(row, draft);
        self.take_email(row, draft);
        if let Some((column, cell)) = self.field(row, FieldKind::ManagerEmail) {
            match email(cell) {
                Some(address) if fold_email(&address) == fold_email(draft.text("email")) => {
                    draft.problem(Some(column), ProblemKind::OwnSupervisor);
                    draft.person.remove("manager_name");
                }
                Some(address) => {
                    draft.put("manager_email", address);
                }
                None if is_blank(cell) => {}
                None => draft.problem(Some(column), ProblemKind::EmailUnclear),
            }
        }
        if let Some((column, cell)) = self.field(row, FieldKind::TimeZone) {
            match time_zone(cell) {
                Some(zone) => {
                    draft.put("time_zone", zone);
                }
                None => draft.problem(Some(column), ProblemKind::TimeZoneUnclear),
            }
        }
        let spoken: Vec<String> = self
            .file
            .columns_of(FieldKind::Languages)
            .flat_map(|column| languages(self.cell(row, column)))
            .collect();
        if !spoken.is_empty() {
            let only = only_language(&spoken).filter(|only| *only != self.letters_in);
            if let Some(only) = only {
                draft
                    .person
                    .insert("letters_in".to_owned(), only.to_value());
            }
            draft
                .person
                .insert("languages".to_owned(), spoken.to_value());
        }
        if draft.folded_email().is_empty() && draft.name().is_empty() {
            draft
                .problems
                .retain(|problem| problem.what != ProblemKind::EmailMissing);
            draft.problem(None, ProblemKind::Nobody);
        } else if draft.name().is_empty() {
            draft.problem(None, ProblemKind::NameMissing);
        }
    }

    fn take_name(&self, row: usize, draft: &mut Draft) {
        if !draft.name().is_empty() {
            return;
        }
        let asked = self
            .field(row, FieldKind::FullName)
            .filter(|(_, cell)| !is_blank(cell));
        let whole = asked.or_else(|| {
            self.field(row, FieldKind::FormName)
                .filter(|(_, cell)| !is_blank(cell))
        });
        if let Some((_, cell)) = whole {
            let (given, family) = names(cell);
            for (field, name) in [("given_name", given), ("family_name", family)] {
                if !name.is_empty() {
                    draft.person.insert(field.to_owned(), Value::Text(name));
                }
            }
        }
    }

    /// The address the person gave, else the account's.
    fn take_email(&self, row: usize, draft: &mut Draft) {
        let given = self
            .field(row, FieldKind::Email)
            .filter(|(_, cell)| !is_blank(cell));
        let account = self
            .field(row, FieldKind::FormEmail)
            .filter(|(_, cell)| !is_blank(cell));
        let address = |(_, cell): (usize, &str)| email(cell);
        if let Some(address) = given
            .and_then(address)
            .or_else(|| account.and_then(address))
        {
            draft
                .person
                .insert("email".to_owned(), Value::Text(address));
        } else if let Some((column, _)) = given.or(account) {
            draft.problem(Some(column), ProblemKind::EmailUnclear);
        } else {
            let column = self.file.columns_of(FieldKind::Email).next();
            draft.problem(column, ProblemKind::EmailMissing);
        }
    }

    fn take_times(&self, row: usize, draft: &mut Draft) {
        for kind in TIMES {
            let Some((column, cell)) = self.field(row, kind) else {
                continue;
            };
            match parse(cell, self.order) {
                Some(at) => draft.sent_at = draft.sent_at.max(Some(at)),
                None => draft.problem(Some(column), ProblemKind::DateUnclear),
            }
        }
        if let Some((column, cell)) = self.field(row, FieldKind::Consent) {
            match yes_no(cell) {
                Some(yes) => draft.consent = yes,
                None if agrees(cell) => draft.consent = true,
                None => draft.problem(Some(column), ProblemKind::YesNoUnclear),
            }
        }
    }

    fn part(&self, row: usize, role: Role, draft: &mut Draft) -> PartDraft {
        let mut fields = Fields::new();
        let capacity = match role {
            Role::Mentor => FieldKind::Places,
            Role::Mentee => FieldKind::Wants,
        };
        for (kind, name, least, largest) in [
            (capacity, "capacity", 1, role.largest_capacity()),
            (FieldKind::HoursPerMonth, "hours_a_month", 0, MOST_HOURS),
        ] {
            let Some((column, cell)) = self.field(row, kind) else {
                continue;
            };
            match whole_number(cell) {
                Some(number) if (least..=largest).contains(&number) => {
                    fields.insert(name.to_owned(), Value::from(number));
                }
                Some(number) if number > largest => {
                    draft.once(column, ProblemKind::NumberTooLarge { largest });
                }
                _ => draft.once(column, ProblemKind::NumberUnclear),
            }
        }
        if let Some((column, cell)) = self.field(row, FieldKind::Mode) {
            match modes(cell) {
                Some(modes) if modes.is_empty() => {}
                Some(modes) => _ = fields.insert("modes".to_owned(), modes.to_value()),
                None => draft.once(column, ProblemKind::ModeUnclear),
            }
        }
        let mut given = BTreeMap::new();
        for plan in self.plans.iter().filter(|plan| is_asked(&plan.shape, role)) {
            let cells: Vec<&str> = plan
                .columns
                .iter()
                .map(|column| self.cell(row, *column))
                .collect();
            match answer(plan, &cells) {
                Ok(Some(answer)) => _ = given.insert(plan.question.clone(), answer),
                Ok(None) => {}
                Err(what) => draft.once(plan.columns.first().copied().unwrap_or_default(), what),
            }
        }
        PartDraft {
            role,
            fields,
            answers: given,
        }
    }

    /// An answer that no role of the row is asked for is said, not dropped in silence.
    fn note_unasked(&self, row: usize, draft: &mut Draft) {
        for plan in &self.plans {
            let filled = plan
                .columns
                .iter()
                .find(|column| !self.cell(row, **column).is_empty());
            let is_heard = draft
                .parts
                .iter()
                .any(|part| is_asked(&plan.shape, part.role));
            if let (Some(column), false, false) = (filled, is_heard, draft.parts.is_empty()) {
                draft.once(*column, ProblemKind::NotAsked);
            }
        }
    }
}

fn refuse_long_texts(draft: &mut Draft) {
    let too_long = |name: &str, text: &str| {
        let most = if name.contains("name") {
            MAX_NAME_BYTES
        } else {
            MAX_TEXT_BYTES
        };
        (text.len() > most).then_some(ProblemKind::TextTooLong {
            bytes: text.len(),
            most,
        })
    };
    let of_person = draft
        .person
        .iter()
        .filter_map(|(name, value)| too_long(name, value.as_text()?));
    let of_parts = draft
        .parts
        .iter()
        .flat_map(|part| part.answers.values())
        .flat_map(Answer::texts);
    let found: Vec<ProblemKind> = of_person
        .chain(of_parts.filter_map(|text| too_long("", &text)))
        .take(1)
        .collect();
    for what in found {
        draft.problem(None, what);
    }
}

/// The language of letters for somebody who named no other.
fn only_language(spoken: &[String]) -> Option<Language> {
    let language = |name: &String| match normalise(name).as_str() {
        "english" | "ingles" => Some(Language::English),
        "spanish" | "espanol" | "castellano" => Some(Language::Spanish),
        _ => None,
    };
    let first = language(spoken.first()?)?;
    let is_first = |name: &String| language(name) == Some(first);
    spoken.iter().all(is_first).then_some(first)
}

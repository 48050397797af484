//! Which roles a row is for: by its list, by a column that names them, by yes
//! and no. Leaves out which column is which (`columns`).

use super::cells::{is_blank, roles, yes_no};
use super::columns::{BothMeans, FilePart, ImportFile};
use super::draft::Draft;
use super::problem::ProblemKind;
use crate::domain::people::Role;
use crate::exchange::headings::FieldKind;

/// Columns that ask for one role.
const ASKED: [(FieldKind, Role); 2] = [
    (FieldKind::IsMentor, Role::Mentor),
    (FieldKind::IsMentee, Role::Mentee),
];

/// The roles of a row, sorted; `field` gives its first filled cell of a field.
pub(super) fn roles_of<'a>(
    file: &ImportFile,
    field: impl Fn(FieldKind) -> Option<(usize, &'a str)>,
    draft: &mut Draft,
) -> Vec<Role> {
    let mut found = match file.part {
        Some(FilePart::Mentors) => vec![Role::Mentor],
        Some(FilePart::Mentees) => vec![Role::Mentee],
        Some(FilePart::ByColumn) => by_columns(file, &field, draft),
        // Without a part the file asks; one sentence for all its rows.
        Some(FilePart::Details) | None => Vec::new(),
    };
    if file.both == BothMeans::OtherRoleToo && !found.is_empty() {
        if let Some((column, cell)) = field(FieldKind::BothRoles) {
            match yes_no(cell) {
                Some(true) => found = vec![Role::Mentor, Role::Mentee],
                Some(false) => {}
                None => draft.once(column, ProblemKind::YesNoUnclear),
            }
        }
        found.extend(asked(&field, draft));
    }
    found.sort();
    found.dedup();
    found
}

/// By the cell that names the roles, else by the yes to each.
fn by_columns<'a>(
    file: &ImportFile,
    field: &impl Fn(FieldKind) -> Option<(usize, &'a str)>,
    draft: &mut Draft,
) -> Vec<Role> {
    if let Some((column, cell)) = field(FieldKind::Role) {
        let found = roles(cell);
        if found.is_empty() {
            draft.problem(Some(column), ProblemKind::RoleUnclear);
        }
        return found;
    }
    let found = asked(field, draft);
    if found.is_empty() {
        let kinds = [FieldKind::Role, FieldKind::IsMentor, FieldKind::IsMentee];
        let column = kinds
            .into_iter()
            .find_map(|kind| file.columns_of(kind).next());
        draft.problem(column, ProblemKind::RoleMissing);
    }
    found
}

/// The roles somebody said yes to; a cell may name a role instead.
fn asked<'a>(
    field: &impl Fn(FieldKind) -> Option<(usize, &'a str)>,
    draft: &mut Draft,
) -> Vec<Role> {
    let mut found = Vec::new();
    for (kind, role) in ASKED {
        let Some((column, cell)) = field(kind).filter(|(_, cell)| !is_blank(cell)) else {
            continue;
        };
        match yes_no(cell) {
            Some(true) => found.push(role),
            Some(false) => {}
            None => {
                let named = roles(cell);
                if named.is_empty() {
                    draft.once(column, ProblemKind::YesNoUnclear);
                }
                found.extend(named);
            }
        }
    }
    found
}

//! For whom the form is looked at or printed: one role, or both.

use leptos::prelude::*;

use crate::domain::people::Role;
use crate::ui::i18n::text;
use crate::ui::kit::{Choice, Query};
use crate::ui::widgets::words::role_name;

/// Stands in the address for both roles.
const BOTH: &str = "both";

/// The roles that the address names; both where it names none.
pub(super) fn roles_in(query: Query) -> Memo<Vec<Role>> {
    Memo::new(move |_| {
        let wanted = query.get("as").unwrap_or_default();
        Role::from_word(&wanted).map_or(Role::ALL.to_vec(), |role| vec![role])
    })
}

/// Each role, and both.
pub(super) fn role_choices() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        let mut all: Vec<Choice> = Role::ALL.iter().map(choice).collect();
        all.push(Choice::new(BOTH, text!(form.as_both)));
        all
    })
}

/// The choice that stands for these roles.
pub(super) fn role_word(roles: &[Role]) -> String {
    match roles {
        [role] => role.word().to_owned(),
        _ => BOTH.to_owned(),
    }
}

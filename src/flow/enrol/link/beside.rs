//! What an invitation has beside its template: which translations travel, and
//! whether two timelines are the same.
//!
//! Leaves out the bytes (`packed`).

use std::collections::BTreeSet;

use crate::domain::fact_text::FactText;
use crate::domain::field::Fields;
use crate::domain::form::Phase;
use crate::domain::id::Id;

/// Whether a field is the translation of a text that is not the template's: it
/// travels even where it reads as the template has it, since a reader takes a
/// template's translation only beside the template's text.
pub(super) fn translates_changed(name: &str, old: &Fields, new: &Fields) -> bool {
    let mut all = FactText::ALL.iter().map(|it| it.fields());
    let found = all.find(|[_, other]| *other == name);
    found.is_some_and(|[usual, other]| old.get(usual) != new.get(usual) && new.contains_key(other))
}

/// Whether a field is the template's translation of a text that is not the
/// template's any more: a reader drops it unasked.
pub(super) fn came_without(name: &str, old: &Fields, new: &Fields) -> bool {
    let mut all = FactText::ALL.iter().map(|it| it.fields());
    let found = all.find(|[_, other]| *other == name);
    found.is_some_and(|[usual, other]| {
        old.get(usual) != new.get(usual) && new.contains_key(usual) && !new.contains_key(other)
    })
}

/// Takes the template's translations away from texts that came otherwise
/// without one.
pub(super) fn drop_translations(fields: &mut Fields, came: &BTreeSet<String>) {
    for [usual, other] in FactText::ALL.iter().map(|it| it.fields()) {
        if came.contains(usual) && !came.contains(other) {
            fields.remove(other);
        }
    }
}

/// Whether two timelines say the same, whatever the ids.
pub(super) fn same_phases(base: &[Phase], phases: &[Phase]) -> bool {
    let plain_of = |phase: &Phase| Phase {
        id: Id::default(),
        ..phase.clone()
    };
    base.len() == phases.len()
        && base
            .iter()
            .zip(phases)
            .all(|(a, b)| plain_of(a) == plain_of(b))
}

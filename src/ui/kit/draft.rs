//! A form that is being filled in: what stands in its fields is kept for this
//! tab until it is handed over, so that a reload loses none of it. The browser
//! asks before the tab is left meanwhile. Leaves out fields that save when they
//! are left (`typing`) and what a form does.
//!
//! Invariant: what stands as it began is not kept, so that a form that was
//! emptied or handed over leaves nothing behind.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::blocks::Fold;
use super::leaving::ask_before_leaving;
use crate::platform::tab_memory;

/// A value of a field as the text that is kept.
pub trait Kept: Clone + PartialEq + Send + Sync + 'static {
    /// The text.
    fn to_kept(&self) -> String;
    /// The value of a text; none where it is none.
    fn from_kept(text: &str) -> Option<Self>;
}

impl Kept for String {
    fn to_kept(&self) -> String {
        self.clone()
    }
    fn from_kept(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Kept for bool {
    fn to_kept(&self) -> String {
        self.to_string()
    }
    fn from_kept(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Kept for Option<String> {
    fn to_kept(&self) -> String {
        self.clone().unwrap_or_default()
    }
    fn from_kept(text: &str) -> Option<Self> {
        Some(Some(text.to_owned()))
    }
}

impl Kept for Option<i64> {
    fn to_kept(&self) -> String {
        self.map(|n| n.to_string()).unwrap_or_default()
    }
    fn from_kept(text: &str) -> Option<Self> {
        text.parse().ok().map(Some)
    }
}

/// Words without line breaks, as the values of a group of boxes are.
impl Kept for Vec<String> {
    fn to_kept(&self) -> String {
        self.join("\n")
    }
    fn from_kept(text: &str) -> Option<Self> {
        let lines = text.lines().filter(|line| !line.is_empty());
        Some(lines.map(str::to_owned).collect())
    }
}

/// The draft of one form; a cheap handle.
#[derive(Clone, Copy)]
pub struct FormDraft {
    form: StoredValue<String>,
    /// Fields that stand otherwise than they began.
    changed: StoredValue<BTreeSet<&'static str>>,
    was_begun: bool,
}

impl FormDraft {
    /// The draft of the form called so, which names the record it is about:
    /// `hold/PERSON`. Take it while the form's component is set up.
    pub fn new(form: impl Into<String>) -> Self {
        let form = form.into();
        let was_begun = tab_memory::has_under(&format!("{form}/"));
        let changed = StoredValue::new(BTreeSet::new());
        ask_before_leaving(move || {
            changed
                .try_with_value(|changed| !changed.is_empty())
                .unwrap_or_default()
        });
        Self {
            form: StoredValue::new(form),
            changed,
            was_begun,
        }
    }

    /// The text of a field that is empty at first.
    pub fn text(self, field: &'static str) -> RwSignal<String> {
        self.value(field, String::new())
    }

    /// The value of a field: what was kept of it, or what it begins with.
    pub fn value<T: Kept>(self, field: &'static str, start: T) -> RwSignal<T> {
        let name = self.name(field);
        let kept = tab_memory::get(&name).and_then(|text| T::from_kept(&text));
        let value = RwSignal::new(kept.unwrap_or_else(|| start.clone()));
        let (first, place) = (start.clone(), name.clone());
        // A form that goes as it is handed over leaves no time for the effect.
        on_cleanup(move || {
            if value.try_get_untracked().is_some_and(|now| now == first) {
                tab_memory::remove(&place);
            }
        });
        Effect::new(move |_| {
            let now = value.get();
            let is_changed = now != start;
            self.changed.update_value(|changed| {
                if is_changed {
                    changed.insert(field);
                } else {
                    changed.remove(field);
                }
            });
            if is_changed {
                // Where the tab keeps nothing, the browser's question is left.
                tab_memory::set(&name, &now.to_kept());
            } else {
                tab_memory::remove(&name);
            }
        });
        value
    }

    /// Whether it was being filled in before the page was loaded again.
    pub fn was_begun(self) -> bool {
        self.was_begun
    }

    /// How what the form is folded into starts: open where it was begun.
    pub fn fold(self) -> Fold {
        if self.was_begun {
            Fold::Open
        } else {
            Fold::Closed
        }
    }

    /// Lets go of the draft: it was handed over or thrown away.
    pub fn done(self) {
        self.changed.update_value(BTreeSet::clear);
        self.form
            .with_value(|form| tab_memory::remove_under(&format!("{form}/")));
    }

    fn name(self, field: &str) -> String {
        self.form.with_value(|form| format!("{form}/{field}"))
    }
}

//! Where something recorded by hand comes from: who said it, on which day, and
//! who records it.
//!
//! Leaves out what was said.

use leptos::prelude::*;

use crate::flow::inbox::hand::Recorded;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{DateField, FormDraft, Need, TextField};

/// The source as it is filled in.
#[derive(Clone, Copy)]
pub struct Source {
    from: RwSignal<String>,
    day: RwSignal<String>,
    by: RwSignal<String>,
}

impl Source {
    /// A source said by `from` and recorded by `by`, as far as that is known;
    /// what is typed is part of the draft.
    pub fn new(draft: FormDraft, from: String, by: String) -> Self {
        Self {
            from: draft.value("from", from),
            day: draft.text("day"),
            by: draft.value("by", by),
        }
    }

    /// As it was filled in.
    pub fn recorded(self) -> Recorded {
        Recorded {
            by: self.by.get_untracked().trim().to_owned(),
            from_name: self.from.get_untracked().trim().to_owned(),
            written_on: self.day.get_untracked().parse().ok(),
        }
    }

    /// What must be filled in first; tracked.
    pub fn missing(self) -> Option<String> {
        let by = self.by.read();
        by.trim().is_empty().then(|| text!(approvals.by_first))
    }

    /// Ready for the next reply: who records stays.
    pub fn clear(self) {
        self.from.set(String::new());
        self.day.set(String::new());
    }
}

/// The fields of a source.
#[component]
pub fn SourceFields(
    /// What their ids begin with.
    prefix: &'static str,
    /// What is filled in.
    source: Source,
) -> impl IntoView {
    let Source { from, day, by } = source;
    view! {
        <TextField
            id=format!("{prefix}-from")
            label=t!(approvals.from)
            hint=t!(approvals.from_hint)
            need=Need::Optional
            value=from
            on_input=move |it: String| from.set(it)
        />
        <DateField
            id=format!("{prefix}-day")
            label=t!(approvals.day)
            need=Need::Optional
            value=day
            on_change=move |it: String| day.set(it)
        />
        <TextField
            id=format!("{prefix}-by")
            label=t!(approvals.by)
            value=by
            on_input=move |it: String| by.set(it)
        />
    }
}

//! Where something recorded by hand comes from: who said it, on which day, and
//! who records it.
//!
//! Leaves out what was said.

use leptos::prelude::*;

use crate::domain::message::HandSource;
use crate::flow::inbox::hand::Recorded;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, DateField, FormDraft, Need, RadioGroup, RadioLook, TextField};

/// The source as it is filled in.
#[derive(Clone, Copy)]
pub struct Source {
    from: RwSignal<String>,
    day: RwSignal<String>,
    by: RwSignal<String>,
    /// The stored word of what it was.
    what: RwSignal<String>,
}

impl Source {
    /// A source said by `from` and recorded by `by`, as far as that is known;
    /// what is typed is part of the draft.
    pub fn new(draft: FormDraft, from: String, by: String) -> Self {
        Self::from_a(HandSource::Email, draft, from, by)
    }

    /// The same for something that probably is such a source.
    pub fn from_a(what: HandSource, draft: FormDraft, from: String, by: String) -> Self {
        Self {
            from: draft.value("from", from),
            day: draft.text("day"),
            by: draft.value("by", by),
            what: draft.value("source", what.word().to_owned()),
        }
    }

    /// As it was filled in.
    pub fn recorded(self) -> Recorded {
        Recorded {
            by: self.by.get_untracked().trim().to_owned(),
            from_name: self.from.get_untracked().trim().to_owned(),
            written_on: self.day.get_untracked().parse().ok(),
            source: HandSource::from_word(&self.what.read_untracked()).unwrap_or_default(),
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
    let Source {
        from,
        day,
        by,
        what,
    } = source;
    let whats = Signal::derive(|| {
        let choice = |it: HandSource, name: String| Choice::new(it.word(), name);
        vec![
            choice(HandSource::Email, text!(approvals.source_email)),
            choice(HandSource::Call, text!(approvals.source_call)),
            choice(HandSource::Paper, text!(approvals.source_paper)),
        ]
    });
    view! {
        <RadioGroup
            id=format!("{prefix}-source")
            legend=t!(approvals.source)
            choices=whats
            value=what
            look=RadioLook::Inline
            on_change=move |word: String| what.set(word)
        />
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

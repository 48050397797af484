//! What every field shares: label, hint, error, and how they are tied to the
//! control for a screen reader.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::ui::i18n::t;

/// Whether a field must be filled in. Most are; so the others are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Must be filled in.
    #[default]
    Required,
    /// May stay empty; the label says so.
    Optional,
}

/// How wide a control is: as wide as what is expected in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldWidth {
    /// A number, a code.
    Short,
    /// A name, a date.
    #[default]
    Medium,
    /// A sentence.
    Full,
}

impl FieldWidth {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Short => "cm-control--short",
            Self::Medium => "cm-control--medium",
            Self::Full => "cm-control--full",
        }
    }
}

/// The words around a control.
#[derive(Clone)]
pub(super) struct Around {
    pub id: String,
    pub label: Signal<String>,
    pub hint: MaybeProp<String>,
    pub error: MaybeProp<String>,
    pub need: Need,
}

impl Around {
    /// The ids that describe the control, for `aria-describedby`.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        let (id, hint, error) = (self.id.clone(), self.hint, self.error);
        move || {
            let mut ids = Vec::new();
            if hint.read().is_some() {
                ids.push(format!("{id}-hint"));
            }
            if error.read().is_some() {
                ids.push(format!("{id}-error"));
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static {
        let error = self.error;
        move || error.read().is_some().then_some("true")
    }

    /// The label, hint and error above the control.
    pub fn frame(self, control: AnyView) -> AnyView {
        self.frame_with(control, ().into_any())
    }

    /// As [`Around::frame`], with something below the control.
    pub fn frame_with(self, control: AnyView, below: AnyView) -> AnyView {
        let Self {
            id,
            label,
            hint,
            error,
            need,
        } = self;
        let class = move || {
            if error.read().is_some() {
                "cm-field cm-field--error"
            } else {
                "cm-field"
            }
        };
        view! {
            <div class=class>
                <label class="usa-label" for=id.clone()>
                    {label}
                    {(need == Need::Optional).then(|| view! { <span class="usa-hint">" "{t!(kit.optional)}</span> })}
                </label>
                {words_below(&id, hint, error)}
                {control}
                {below}
            </div>
        }
        .into_any()
    }
}

/// Hint and error with the ids that `described_by` names.
pub(super) fn words_below(
    id: &str,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
) -> impl IntoView + use<> {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        {move || hint.get().map(|hint| view! { <p class="usa-hint" id=hint_id.clone()>{hint}</p> })}
        {move || {
            error.get().map(|error| view! {
                <p class="cm-field__error" id=error_id.clone()>
                    <Icon shape=Shape::Error />
                    <span class="usa-sr-only">{t!(kit.error)}" "</span>
                    {error}
                </p>
            })
        }}
    }
}

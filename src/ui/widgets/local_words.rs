//! A programme's own text where people read it: in the page's language, or in
//! the other one with its language named, for eyes and for screen readers.
//!
//! Leaves out letters (`letters`), which are plain text.

use leptos::prelude::*;

use super::levels::page_language;
use crate::domain::text::{Language, LocalText};
use crate::letters::is_marked;
use crate::ui::i18n::{Key, key, t};

/// The mark behind a text in another language than what stands around it.
pub fn mark_of(shown: Language) -> Key {
    match shown {
        Language::English => key!(common.in_english),
        Language::Spanish => key!(common.in_spanish),
    }
}

/// A text in a line or paragraph.
#[component]
pub fn LocalWords(
    /// The text.
    text: LocalText,
) -> impl IntoView {
    let text = StoredValue::new(text);
    move || {
        let language = page_language();
        let words = text.with_value(|it| it.in_language(language).to_owned());
        if text.with_value(|it| is_marked(it, language)) {
            view! { <span lang=language.other().word()>{words}</span>" "<Mark shown=language.other() /> }
                .into_any()
        } else {
            view! { <span>{words}</span> }.into_any()
        }
    }
}

/// A text of several paragraphs, one a line.
#[component]
pub fn LocalParagraphs(
    /// The text.
    text: LocalText,
) -> impl IntoView {
    let text = StoredValue::new(text);
    move || {
        let language = page_language();
        let words = text.with_value(|it| it.in_language(language).to_owned());
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        let lines: Vec<_> = lines
            .map(|line| view! { <p>{line.to_owned()}</p> })
            .collect();
        if text.with_value(|it| is_marked(it, language)) {
            view! {
                <p><Mark shown=language.other() /></p>
                <div lang=language.other().word()>{lines}</div>
            }
            .into_any()
        } else {
            lines.into_any()
        }
    }
}

/// "(in English)", in the page's language.
#[component]
fn Mark(shown: Language) -> impl IntoView {
    let words = match shown {
        Language::English => t!(common.in_english),
        Language::Spanish => t!(common.in_spanish),
    };
    view! { <span class="usa-hint">{words}</span> }
}

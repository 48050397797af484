//! The switches of language and look.

use leptos::prelude::*;

use crate::ui::i18n::{self, LANGUAGES, code, language, set_language, t};
use crate::ui::theme::{Theme, set_theme, theme};

/// One button per language, each named in that language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    view! {
        <div class="cm-switch" role="group" aria-label=t!(common.language)>
            {LANGUAGES
                .into_iter()
                .map(|(each, name)| {
                    view! {
                        <button
                            type="button"
                            class="cm-switch__item"
                            lang=code(each)
                            aria-pressed=move || if language() == each { "true" } else { "false" }
                            on:click=move |_| set_language(each)
                        >
                            {name}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// One button per look.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let name = |each: Theme| match each {
        Theme::System => i18n::key!(common.theme_system) as i18n::Key,
        Theme::Light => i18n::key!(common.theme_light),
        Theme::Dark => i18n::key!(common.theme_dark),
    };
    view! {
        <div class="cm-switch" role="group" aria-label=t!(common.theme)>
            {Theme::ALL
                .into_iter()
                .map(|each| {
                    view! {
                        <button
                            type="button"
                            class="cm-switch__item"
                            aria-pressed=move || if theme() == each { "true" } else { "false" }
                            on:click=move |_| set_theme(each)
                        >
                            {i18n::label(name(each))}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

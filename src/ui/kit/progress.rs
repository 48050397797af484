//! Work that takes longer than a second: how far, and a way to stop it.

use leptos::prelude::*;

use super::button::{Button, Look};
use crate::ui::i18n::{number, t, text};

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nobody can say.
    Unknown,
    /// So many of so many.
    Of(u32, u32),
}

/// A bar with words and a button that stops the work.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// How far it is.
    #[prop(into)]
    done: Signal<Done>,
    /// Stops the work; without it there is no button.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// The button's words, "Stop" if not given.
    #[prop(optional, into)]
    cancel_label: Option<Signal<String>>,
) -> impl IntoView {
    let words = move || match done.get() {
        Done::Unknown => String::new(),
        Done::Of(done, all) => text!(kit.done_of, done = number(done), all = number(all)),
    };
    let value = move || match done.get() {
        Done::Unknown => None,
        Done::Of(done, _) => Some(done.to_string()),
    };
    let max = move || match done.get() {
        Done::Unknown => None,
        Done::Of(_, all) => Some(all.max(1).to_string()),
    };
    let cancel_label = cancel_label.unwrap_or_else(|| t!(kit.stop));
    view! {
        <div class="cm-progress">
            <p class="cm-progress__label" role="status">{label}</p>
            <progress class="cm-progress__bar" aria-label=label value=value max=max></progress>
            <p class="cm-progress__words">{words}</p>
            {on_cancel.map(|on_cancel| view! {
                <Button label=cancel_label look=Look::Outline on_press=move |()| on_cancel.run(()) />
            })}
        </div>
    }
}

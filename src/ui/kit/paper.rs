//! Taking the page elsewhere: print it, copy a text.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Button, Look};
use super::icon::Shape;
use crate::ui::i18n::{t, text};

/// Opens the browser's print window.
#[component]
pub fn PrintButton(
    /// Its words, "Print" if not given.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The id of the sheet it prints, where a page has several that go to paper
    /// by themselves (`cm-by-itself`).
    #[prop(optional)]
    sheet: Option<&'static str>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| t!(kit.print));
    let print = move |()| {
        choose_sheet(sheet);
        // Told a moment before, so that all rows stand when the window opens:
        // a page that prints itself has no time for it after.
        if let Ok(soon) = web_sys::Event::new("beforeprint") {
            // Nobody who listens can cancel it.
            let _ = window().dispatch_event(&soon);
        }
        let open = || {
            // A browser that cannot print (some kiosks) throws; nothing is lost then.
            let _ = window().print();
        };
        set_timeout(open, Duration::ZERO);
    };
    view! { <Button label look=Look::Outline icon=Shape::Print on_press=print /> }
}

/// Marks the sheet that is printed; without one, all that stand open are.
fn choose_sheet(id: Option<&str>) {
    const CHOSEN: &str = "cm-by-itself--chosen";
    let chosen = document().get_elements_by_class_name(CHOSEN);
    while let Some(element) = chosen.item(0) {
        // The only errors are empty names and names with blanks.
        let _ = element.class_list().remove_1(CHOSEN);
    }
    if let Some(element) = id.and_then(|id| document().get_element_by_id(id)) {
        let _ = element.class_list().add_1(CHOSEN);
    }
}

/// How a copy went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Copied {
    #[default]
    NotYet,
    Yes,
    Refused,
}

/// Copies a text and says whether it worked.
#[component]
pub fn CopyButton(
    /// The text, taken when the button is pressed.
    #[prop(into)]
    text: Signal<String>,
    /// Its words, "Copy text" if not given.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// How it looks.
    #[prop(default = Look::Outline)]
    look: Look,
    /// Called when the text was copied.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let copied = RwSignal::new(Copied::NotYet);
    let label = label.unwrap_or_else(|| t!(kit.copy));
    let copy = move |()| {
        let words = text.get_untracked();
        spawn_local(async move {
            let written = wasm_bindgen_futures::JsFuture::from(
                window().navigator().clipboard().write_text(&words),
            )
            .await;
            let state = if written.is_ok() {
                Copied::Yes
            } else {
                Copied::Refused
            };
            // The page may be gone by now; then nobody waits for the answer.
            let _ = copied.try_set(state);
            if let (Copied::Yes, Some(on_copied)) = (state, on_copied) {
                on_copied.try_run(());
            }
        });
    };
    let words = move || match copied.get() {
        Copied::NotYet => String::new(),
        Copied::Yes => text!(kit.copied),
        Copied::Refused => text!(kit.copy_refused),
    };
    view! {
        <span class="cm-copy">
            <Button label look icon=Shape::Copy on_press=copy />
            <span class="cm-copy__words" role="status">{words}</span>
        </span>
    }
}

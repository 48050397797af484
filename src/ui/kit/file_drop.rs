//! Taking files: dropped, or chosen with a button, by mouse or keyboard.

use leptos::ev::DragEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::combo_box::Pick;
use super::icon::{Icon, Shape};
use crate::ui::i18n::t;

/// A place to drop files on, with a button that does the same. Reading the
/// files, and saying what is wrong with them, is the caller's.
#[component]
pub fn FileDrop(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What to give: "Your list of mentors".
    #[prop(into)]
    label: Signal<String>,
    /// Endings the browser offers first: ".csv,.xlsx".
    accept: &'static str,
    /// Called with the files, never with none.
    #[prop(into)]
    on_files: Callback<Vec<web_sys::File>>,
    /// How many files make sense.
    #[prop(default = Pick::Many)]
    pick: Pick,
    /// Which kinds, how large.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    let give = move |list: Option<web_sys::FileList>| {
        let files: Vec<_> = list
            .map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect())
            .unwrap_or_default();
        let files = match pick {
            Pick::One => files.into_iter().take(1).collect(),
            Pick::Many => files,
        };
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    let on_drop = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        give(ev.data_transfer().and_then(|data| data.files()));
    };
    let on_choose = move |_| {
        if let Some(input) = input.get_untracked() {
            give(input.files());
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
        }
    };
    view! {
        <div
            class="cm-drop"
            class:cm-drop--over=move || over.get()
            on:dragover=move |ev: DragEvent| {
                ev.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <p class="cm-drop__label">{label}</p>
            {move || hint.get().map(|hint| view! { <p class="usa-hint" id=hint_id.clone()>{hint}</p> })}
            <p class="cm-drop__act">
                <input
                    class="cm-drop__input"
                    type="file"
                    id=id.clone()
                    name=id.clone()
                    accept=accept
                    multiple=pick == Pick::Many
                    node_ref=input
                    aria-describedby=move || hint.read().is_some().then(|| described.clone())
                    on:change=on_choose
                />
                <label class="usa-button usa-button--outline" for=id>
                    <Icon shape=Shape::File />
                    {match pick {
                        Pick::One => t!(kit.choose_file),
                        Pick::Many => t!(kit.choose_files),
                    }}
                    <span class="usa-sr-only">": "{label}</span>
                </label>
                <span class="cm-drop__or">{t!(kit.or_drop)}</span>
            </p>
        </div>
    }
}

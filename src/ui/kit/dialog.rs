//! A dialog, for what cannot be a page: a short question in the middle of work.

use leptos::html::Dialog as DialogElement;
use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::ui::i18n::t;

/// The browser's own modal dialog: the rest of the page is out of reach, Escape
/// closes it, and the focus goes back to where it was. Its content is made anew
/// each time it opens.
#[component]
pub fn Dialog(
    /// The dialog's id.
    #[prop(into)]
    id: String,
    /// What it asks.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the person closes it; the caller then says it is not open.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<DialogElement>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // The only errors: it is not on the page, or open already.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog
            class="cm-dialog"
            id=id
            node_ref=dialog
            aria-labelledby=labelled_by
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
            }
        >
            <div class="cm-dialog__inner">
                <div class="cm-dialog__head">
                    <h2 id=title_id>{title}</h2>
                    <button type="button" class="cm-close" on:click=move |_| on_close.run(())>
                        <Icon shape=Shape::Close />
                        <span class="usa-sr-only">{t!(kit.close)}</span>
                    </button>
                </div>
                <Show when=move || open.get()>{children()}</Show>
            </div>
        </dialog>
    }
}

//! A form about one row, opened above the table whose button was pressed, and
//! what stands in the way of something that was asked for.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::dom::{focus_id, scroll_id_into_view};
use crate::ui::kit::{Button, Look, Notice, NoticeKind};

/// The form: its heading gets the focus, and it can be closed.
#[component]
pub fn RowForm(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    heading: String,
    /// Called to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| {
        scroll_id_into_view(id);
        focus_id(id);
    });
    view! {
        <section class="cm-next" aria-labelledby=id>
            <h2 id=id tabindex="-1">{heading}</h2>
            {children()}
            <Button label=t!(offers.record_close) look=Look::Plain on_press=on_close />
        </section>
    }
}

/// Everything that stands in the way, said when it comes up; nothing where
/// nothing does.
#[component]
pub fn StandsInTheWay(
    /// What did not come about.
    #[prop(into)]
    heading: Signal<String>,
    /// What stands in the way, a line each.
    #[prop(into)]
    lines: Signal<Vec<String>>,
) -> impl IntoView {
    let shown = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <Notice kind=NoticeKind::Error heading>
                    <ul class="cm-list">{lines.collect_view()}</ul>
                </Notice>
            }
        })
    };
    view! { <div aria-live="polite">{shown}</div> }
}

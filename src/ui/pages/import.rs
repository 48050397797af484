//! Import: a spreadsheet becomes people, after a preview.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Import: a spreadsheet becomes people, after a preview.
#[component]
pub fn ImportPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(import.title)>{()}</Page> }
}

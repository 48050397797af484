//! Files of a programme: backup, send, restore.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Files of a programme: backup, send, restore.
#[component]
pub fn FilesPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(file.title)>{()}</Page> }
}

//! Open a file: a programme, a backup or a spreadsheet someone sent.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Open a file: a programme, a backup or a spreadsheet someone sent.
#[component]
pub fn OpenPage() -> impl IntoView {
    view! { <Page title=t!(file.open_title)>{()}</Page> }
}

//! Help and glossary.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Help and glossary.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! { <Page title=t!(help.title)>{()}</Page> }
}

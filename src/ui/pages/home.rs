//! Home: start a programme, or go on with one on this computer.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Home: start a programme, or go on with one on this computer.
#[component]
pub fn HomePage() -> impl IntoView {
    view! { <Page title=t!(home.title)>{()}</Page> }
}

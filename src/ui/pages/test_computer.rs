//! Test this computer: will data stay here, and what to do if not.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Test this computer: will data stay here, and what to do if not.
#[component]
pub fn TestComputerPage() -> impl IntoView {
    view! { <Page title=t!(home.test_title)>{()}</Page> }
}

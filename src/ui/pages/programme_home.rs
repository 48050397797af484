//! Programme home: the next act, and who waits for what.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Programme home: the next act, and who waits for what.
#[component]
pub fn ProgrammeHomePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(home.programme_title)>{()}</Page> }
}

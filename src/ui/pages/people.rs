//! People: who blocks matching and why, then everyone.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// People: who blocks matching and why, then everyone.
#[component]
pub fn PeoplePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(people.title)>{()}</Page> }
}

//! One person: what is held about them, and changes to it.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// One person: what is held about them, and changes to it.
#[component]
pub fn PersonPage(
    /// The programme's id in the URL.
    id: String,
    /// The person's id in the URL.
    person: String,
) -> impl IntoView {
    let _ = (&id, &person);
    view! { <Page title=t!(people.person_title)>{()}</Page> }
}

/// A new person, typed in by hand.
#[component]
pub fn NewPersonPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(people.new_title)>{()}</Page> }
}

//! The kit on one page, to look at while working on it; not in the release.

use leptos::prelude::*;

use crate::ui::kit::Page;

/// Every component of the kit with made-up data, in English only.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! { <Page title="Kit">{()}</Page> }
}

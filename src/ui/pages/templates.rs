//! Templates: ready-made programmes to start from.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Templates: ready-made programmes to start from.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    view! { <Page title=t!(setup.templates_title)>{()}</Page> }
}

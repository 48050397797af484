//! The page for a URL that names nothing.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;
use crate::ui::routes::Route;

/// Says that nothing is here, what that does not mean, and where to go on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title=t!(common.not_found_title)>
            <p>{t!(common.not_found_text)}</p>
            <p><a class="usa-button" href=Route::Home.href()>{t!(common.not_found_act)}</a></p>
        </Page>
    }
}

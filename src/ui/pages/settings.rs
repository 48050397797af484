//! Settings of this computer: language, look, name, what is kept here.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Settings of this computer: language, look, name, what is kept here.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <Page title=t!(home.settings_title)>{()}</Page> }
}

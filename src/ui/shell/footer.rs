//! The footer: what stays where, help, version.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::routes::Route;

/// The same on every page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="cm-footer">
            <div class="cm-footer__inner cm-width">
                <p class="cm-footer__promise">{t!(common.footer_promise)}</p>
                <ul class="cm-footer__links">
                    <li><a href=Route::Help.href()>{t!(common.help)}</a></li>
                    <li><a href=format!("{}#glossary", Route::Help.href())>{t!(common.glossary)}</a></li>
                    <li><a href=Route::TestComputer.href()>{t!(common.test_computer)}</a></li>
                    <li><a href=Route::Settings.href()>{t!(common.settings)}</a></li>
                </ul>
                <p class="cm-footer__version">
                    {t!(common.version, version = env!("CARGO_PKG_VERSION"))}
                </p>
            </div>
        </footer>
    }
}

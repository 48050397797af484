//! The header: product, programme, save state, switches, navigation.

use leptos::prelude::*;

use super::nav::{Menu, ProgrammeNav};
use super::save::{SaveStatus, SaveTrouble};
use super::switches::{LanguageSwitch, ThemeSwitch};
use super::{ProgrammeKind, use_shell};
use crate::ui::i18n::{t, text};
use crate::ui::kit::Tag;
use crate::ui::routes::Route;

/// The banner of every page.
#[component]
pub fn Header(
    /// The page shown, if the URL names one.
    route: Signal<Option<Route>>,
) -> impl IntoView {
    let shell = use_shell();
    let sample = Memo::new(move |_| {
        shell
            .programme
            .read()
            .as_ref()
            .is_some_and(|programme| programme.kind == ProgrammeKind::Sample)
    });
    view! {
        <header class="cm-header">
            <div class="cm-header__bar cm-width">
                <a class="cm-brand" href=Route::Home.href()>{t!(common.product)}</a>
                {move || {
                    shell.programme.get().map(|programme| {
                        let home = Route::Programme(programme.id.clone()).href();
                        view! {
                            <p class="cm-header__programme">
                                <span class="usa-sr-only">{t!(common.programme)}" "</span>
                                <a href=home>{programme.name}</a>
                                <Show when=move || sample.get()>
                                    <Tag text=t!(common.sample) />
                                </Show>
                            </p>
                        }
                    })
                }}
                <SaveStatus />
                <Menu label=Signal::derive(move || text!(common.display))>
                    <LanguageSwitch />
                    <ThemeSwitch />
                    <a href=Route::Settings.href()>{t!(common.settings)}</a>
                </Menu>
            </div>
            <ProgrammeNav route />
            <SaveTrouble />
        </header>
    }
}

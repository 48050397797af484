//! What stands around every page: header, navigation, save state, notices,
//! footer. Leaves out where its facts come from: the session fills a
//! [`ShellState`] and hands it over with [`provide_shell`].

mod footer;
mod header;
mod nav;
mod save;
mod switches;
mod update;

use leptos::prelude::*;

use super::i18n::t;
use super::kit::{NoticeArea, SkipLink};
use super::routes::Route;
use footer::Footer;
use header::Header;
pub use save::SaveState;
pub use switches::{LanguageSwitch, ThemeSwitch};
use update::UpdateBanner;

/// The programme whose pages are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenProgramme {
    /// The id as it stands in URLs.
    pub id: String,
    /// The name people gave it.
    pub name: String,
    /// Whether it is real or the sample, which is marked everywhere.
    pub kind: ProgrammeKind,
}

/// Whether people's real data is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeKind {
    /// A programme of one's own.
    Real,
    /// The sample to try things in.
    Sample,
}

/// What the shell shows of the session.
#[derive(Clone, Copy)]
pub struct ShellState {
    /// The programme whose pages are open, if one is.
    pub programme: Signal<Option<OpenProgramme>>,
    /// How its saving stands.
    pub save: Signal<SaveState>,
    /// "Try again" after a failed save.
    pub retry_save: Callback<()>,
    /// "Download a copy" while a save fails.
    pub download_copy: Callback<()>,
}

impl ShellState {
    /// No programme and nothing to save.
    pub fn quiet() -> Self {
        Self {
            programme: Signal::stored(None),
            save: Signal::stored(SaveState::Idle),
            retry_save: Callback::new(|()| ()),
            download_copy: Callback::new(|()| ()),
        }
    }
}

/// Hands the shell's facts to everything below.
pub fn provide_shell(state: ShellState) {
    provide_context(state);
}

/// The shell's facts; quiet ones where nobody provided any.
pub fn use_shell() -> ShellState {
    use_context::<ShellState>().unwrap_or_else(ShellState::quiet)
}

/// The frame of every page.
#[component]
pub fn Shell(
    /// The page shown, if the URL names one.
    #[prop(into)]
    route: Signal<Option<Route>>,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink text=t!(common.skip) target="main" />
        <Header route />
        <UpdateBanner />
        <NoticeArea />
        <main id="main" class="cm-main" tabindex="-1">{children()}</main>
        <Footer />
    }
}

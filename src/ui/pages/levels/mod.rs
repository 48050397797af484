//! Level map (A9). Who comes: the coordinator after an import, when grades have
//! no level. To decide: what each grade means; nothing is guessed. Next: the
//! people whose grade is still missing, or matching.

mod grades;
mod programme_levels;

use leptos::prelude::*;

use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{Notice, NoticeKind, Page};
use crate::ui::routes::Route;
use grades::GradesMet;
use programme_levels::ProgrammeLevels;

/// Level map: what each agency's grades mean.
#[component]
pub fn LevelsPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let unused = Memo::new(move |_| !programme.read().facts.uses_levels);
    let set_up = Route::Setup(id.clone(), "framework".to_owned()).href();
    let people = Route::People(id).href();
    view! {
        <Page
            title=t!(levels.title)
            lead=t!(levels.lead)
            back=(people, t!(people.title))
            help=|| view! { <HelpText text=t!(levels.help) /> }
        >
            {move || unused.get().then(|| {
                let href = set_up.clone();
                view! {
                    <Notice kind=NoticeKind::Info heading=t!(levels.unused_title)>
                        <p>{t!(levels.unused_text)}</p>
                        <p><a href=href>{t!(levels.unused_act)}</a></p>
                    </Notice>
                }
            })}
            <GradesMet />
            <ProgrammeLevels />
        </Page>
    }
}

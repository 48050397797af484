//! What stands before the first invitation, each with the way to it.

use leptos::prelude::*;

use crate::flow::enrol::ready::Lack;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Notice, NoticeKind};
use crate::ui::routes::Route;

/// A line for each thing that is lacking, with a link to its very field.
#[component]
pub(super) fn Lacking(lacking: Memo<Vec<Lack>>) -> impl IntoView {
    let desk = use_desk();
    let line = move |lack: Lack| {
        let link = lack.place().map(|(step, field)| {
            let page = Route::Setup(desk.id(), step.word().to_owned()).href();
            let href = format!("{page}#{field}");
            view! { " "<a href=href>{t!(enrol.gate_go)}</a> }
        });
        view! { <li>{lack_words(lack)}{link}</li> }
    };
    view! {
        <Notice kind=NoticeKind::Info heading=t!(enrol.gate_title)>
            <ul class="cm-list">
                {move || lacking.get().into_iter().map(line).collect_view()}
            </ul>
        </Notice>
    }
}

fn lack_words(lack: Lack) -> String {
    match lack {
        Lack::CoordinatorName => text!(enrol.gate_name),
        Lack::CoordinatorEmail => text!(enrol.gate_email),
        Lack::Policy => text!(enrol.gate_policy),
        Lack::SecondReader => text!(enrol.gate_second),
    }
}

//! Answer a request. Who comes: a supervisor who was sent a request and has
//! never seen this page. To decide: may this person take part? Then: one line in
//! an e-mail, or a signed answer.
//!
//! The same file works under "Open a file"; here nothing else is in the way: no
//! backups, no keys, no programmes.

use leptos::prelude::*;

use super::approve::AnswerRequest;
use super::{Bench, MAX_BYTES, Stage, on_the_way};
use crate::session::use_session;
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{Notice, NoticeKind, Page, PageWidth};
use crate::ui::routes::Route;
use crate::ui::widgets::bring::BringOne;

/// A supervisor's own page: the question, and the answer.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let stage = RwSignal::new(Stage::Waiting);
    let bench = Bench {
        session: use_session(),
        stage,
        held: RwSignal::new(0),
    };
    bench.look_for_kept();
    let take = move |read: Result<Vec<u8>, String>| match read {
        Ok(bytes) => bench.check(bytes),
        Err(why) => stage.set(Stage::Refused(why)),
    };
    // Once the question is here, it stands first.
    let is_asked = Memo::new(move |_| matches!(*stage.read(), Stage::Asked(_)));
    view! {
        <PlaceNotice />
        <Page
            title=t!(approvals.answer_title)
            lead=t!(approvals.answer_lead)
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(approvals.answer_help) /> }
        >
            <Show when=move || !is_asked.get()>
                <BringOne
                    id="request-file"
                    label=t!(approvals.answer_file)
                    accept=".json,.txt,.age,.eml"
                    hint=t!(approvals.answer_hint)
                    limit_bytes=MAX_BYTES
                    on_bytes=take
                />
            </Show>
            <div aria-live="polite">
                {move || match stage.get() {
                    Stage::Waiting
                    | Stage::Checking
                    | Stage::Refused(_)
                    | Stage::Locked(_)
                    | Stage::Unlocking => on_the_way(stage.get(), bench),
                    Stage::Asked(asked) => view! { <AnswerRequest asked bench /> }.into_any(),
                    Stage::Found(_) | Stage::Merged(_) | Stage::Rules(_) => view! {
                        <Notice kind=NoticeKind::Info heading=t!(approvals.answer_other)>
                            <p><a href=Route::Open.href()>{t!(approvals.answer_other_act)}</a></p>
                        </Notice>
                    }
                    .into_any(),
                }}
            </div>
        </Page>
    }
}

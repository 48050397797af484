//! Answer a request. Who comes: a supervisor who was sent a request and has
//! never seen this page. To decide: may this person take part? Then: one line in
//! an e-mail, or a signed answer.
//!
//! The same file works under "Open a file"; here nothing else is in the way: no
//! backups, no keys, no programmes.

use leptos::prelude::*;

use super::approve::AnswerRequest;
use super::{Bench, MAX_BYTES, Stage};
use crate::session::use_session;
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{Done, Notice, NoticeKind, Page, PageWidth, Progress};
use crate::ui::routes::Route;
use crate::ui::widgets::bring::BringOne;
use crate::ui::widgets::passphrase::{AskPassphrase, Unlocking};

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
                    Stage::Waiting => ().into_any(),
                    Stage::Checking => view! {
                        <Progress label=t!(file.checking) done=Signal::stored(Done::Unknown) />
                    }
                    .into_any(),
                    Stage::Refused(why) => view! {
                        <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice>
                    }
                    .into_any(),
                    Stage::Locked(locked) => {
                        let tried = locked.clone();
                        let on_try = Callback::new(move |typed| bench.unlock(tried.clone(), typed));
                        let on_leave = Callback::new(move |()| bench.clear());
                        view! { <AskPassphrase locked on_try on_leave /> }.into_any()
                    }
                    Stage::Unlocking => view! { <Unlocking /> }.into_any(),
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

//! Answer a request. Who comes: a supervisor, a mentee or a mentor who was sent
//! one and has never seen this page. To decide: may this person take part; in
//! which order would I like these mentors; yes or no to a pairing? Then: one line
//! in an e-mail, or a signed answer.
//!
//! The same file works under "Open a file"; here nothing else is in the way: no
//! backups, no keys, no programmes.

use leptos::prelude::*;

use super::{Bench, MAX_BYTES, Stage, asked_of_one, on_the_way};
use crate::bundle::Kind;
use crate::session::use_session;
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Notice, NoticeKind, Page, PageWidth};
use crate::ui::routes::Route;
use crate::ui::widgets::bring::BringOne;

/// The page of who was asked something: the question, and the answer.
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
    let asked = Memo::new(move |_| match *stage.read() {
        Stage::Asked(_) => Some(Kind::ApprovalRequest),
        Stage::Choosing(_) => Some(Kind::Shortlist),
        Stage::Offered(_) => Some(Kind::Offer),
        _ => None,
    });
    let title = Signal::derive(move || match asked.get() {
        Some(Kind::Shortlist) => text!(choice.answer_title),
        Some(Kind::Offer) => text!(offers.answer_title),
        _ => text!(approvals.answer_title),
    });
    let lead = Signal::derive(move || {
        Some(match asked.get() {
            Some(Kind::Shortlist) => text!(choice.answer_lead),
            Some(Kind::Offer) => text!(offers.answer_lead),
            _ => text!(approvals.answer_lead),
        })
    });
    let help = Signal::derive(move || match asked.get() {
        Some(Kind::Shortlist) => text!(choice.answer_help),
        Some(Kind::Offer) => text!(offers.answer_help),
        _ => text!(approvals.answer_help),
    });
    view! {
        <PlaceNotice />
        <Page
            title
            lead
            width=PageWidth::Reading
            help=move || view! { <HelpText text=help /> }
        >
            <Show when=move || asked.get().is_none()>
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
                    Stage::Asked(_) | Stage::Choosing(_) | Stage::Offered(_) => {
                        asked_of_one(stage.get(), bench)
                    }
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

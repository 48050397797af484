//! Invite. Who comes: a coordinator whose form is ready. To decide: who else can
//! read the replies, until when people can apply, and how the invitation goes
//! out. Then: copy the link into a letter, print the poster's code, or send the
//! file.
//!
//! Leaves out the form itself and what comes back (`inbox`).

mod deputy;
mod find;
mod gate;
mod lists;
mod qr;
mod sheet_words;
mod silent;
mod ways;

use leptos::prelude::*;

use crate::bundle::Invitation;
use crate::domain::change::Change;
use crate::domain::facts::Facts;
use crate::flow::enrol::addressees;
use crate::flow::enrol::link::encode;
use crate::flow::enrol::ready::lacks;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{DateField, Details, Need, Notice, NoticeKind, Page};
use crate::ui::routes::Route;
use crate::ui::trouble;

/// The public side of this browser's keys.
#[derive(Clone, Debug, Default, PartialEq)]
struct Own {
    did: String,
    recipient: String,
}

/// Invites people to apply.
#[component]
pub fn InvitePage(
    /// The programme.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let own = LocalResource::new(move || async move {
        let did = session.own_card().await?.key.did;
        let recipient = session.own_recipient().await?;
        Ok::<_, crate::session::SessionError>(Own { did, recipient })
    });
    let invitation = Memo::new(move |_| match own.get() {
        Some(Ok(own)) => {
            let programme = programme.read();
            Some(Invitation::of(
                &programme,
                addressees(&programme.facts, &own.did, &own.recipient),
            ))
        }
        _ => None,
    });
    let why = Memo::new(move |_| match own.get() {
        Some(Err(error)) => Some(trouble::outside(&error)),
        _ => None,
    });
    let lacking = Memo::new(move |_| lacks(&programme.read().facts));
    let is_open = Memo::new(move |_| lacking.read().is_empty());
    let desk_id = id.clone();
    let link = Signal::derive(move || {
        let code = encode(&desk_id, invitation.read().as_ref()?).ok()?;
        is_open.get().then(|| ways::link_of(&code))
    });
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    let inbox = Route::Inbox(id).href();
    view! {
        <Page
            title=t!(enrol.invite_title)
            lead=t!(enrol.invite_lead)
            back
            help=|| view! { <HelpText text=t!(enrol.invite_help) /> }
        >
            {move || why.get().map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(enrol.no_key)><p>{why}</p></Notice>
            })}
            <deputy::WhoReads />
            <Deadline />
            {move || match (is_open.get(), invitation.get()) {
                (true, Some(invitation)) => view! { <ways::Ways invitation /> }.into_any(),
                (false, _) => view! { <gate::Lacking lacking /> }.into_any(),
                (true, None) => ().into_any(),
            }}
            <silent::Silent link />
            <find::FindPeople link />
            <section class="cm-section">
                <Details summary=t!(enrol.others_title)>
                    <lists::Lists />
                </Details>
                <ul class="cm-links">
                    <li><a href=inbox>{t!(enrol.to_inbox)}</a></li>
                </ul>
            </section>
        </Page>
    }
}

/// Until when people can apply.
#[component]
fn Deadline() -> impl IntoView {
    let programme = use_desk().programme();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        let day = programme.read().facts.apply_by;
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let save = move |text: String| {
        let facts = (*programme.read_untracked().facts).clone();
        let change = Change::save(Facts {
            apply_by: text.parse().ok(),
            ..facts
        });
        error.set(act.save_field(change));
    };
    view! {
        <section class="cm-section" aria-labelledby="deadline">
            <h2 id="deadline">{t!(enrol.deadline_title)}</h2>
            <DateField
                id="apply-by"
                label=t!(enrol.deadline)
                hint=t!(enrol.deadline_hint)
                need=Need::Optional
                value
                on_change=save
                error
            />
        </section>
    }
}

/// The programme's name, for files and subjects.
fn name_of(programme: &crate::domain::whole::Programme) -> String {
    let name = programme.facts.name.trim();
    if name.is_empty() {
        text!(enrol.invite_title)
    } else {
        name.to_owned()
    }
}

//! The invitation as a link, a code, a QR code and a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::qr::Qr;
use crate::bundle::{Invitation, Message};
use crate::flow::enrol::link::{MAX_CODE, NoLink, encode};
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, CopyButton, Details, Look, Notice, NoticeKind, PrintButton, use_notices,
};
use crate::ui::routes::{Route, origin};
use crate::ui::trouble;

/// The ways an invitation goes out.
#[component]
pub(super) fn Ways(invitation: Invitation) -> impl IntoView {
    let desk = use_desk();
    let code = encode(&desk.id(), &invitation);
    let invitation = StoredValue::new(invitation);
    view! {
        <section class="cm-section" aria-labelledby="link">
            <h2 id="link">{t!(enrol.link_title)}</h2>
            {match code {
                Ok(code) => view! { <Link code /> }.into_any(),
                Err(NoLink::TooLong { n_chars }) => view! {
                    <Notice kind=NoticeKind::Info heading=t!(enrol.link_too_long, n = n_chars, most = MAX_CODE)>
                        <p>{t!(enrol.link_use_file)}</p>
                    </Notice>
                }
                .into_any(),
                Err(NoLink::OddIds) => view! {
                    <Notice kind=NoticeKind::Info heading=t!(enrol.link_odd)>
                        <p>{t!(enrol.link_use_file)}</p>
                    </Notice>
                }
                .into_any(),
            }}
        </section>
        <File invitation />
    }
}

/// The link of a code.
pub(super) fn link_of(code: &str) -> String {
    format!("{}{}#{code}", origin(), Route::Apply(String::new()).href())
}

#[component]
fn Link(code: String) -> impl IntoView {
    let link = link_of(&code);
    let shown = link.clone();
    let try_it = link.clone();
    let name = super::name_of(&use_desk().programme().read_untracked());
    let (for_copy, for_qr, code_shown) = (link.clone(), link, code.clone());
    view! {
        <p>{t!(enrol.link_text)}</p>
        <p><code class="cm-code">{shown}</code></p>
        <div class="cm-acts">
            <CopyButton text=Signal::stored(for_copy) label=t!(enrol.copy_link) look=Look::Primary />
            <a class="usa-button usa-button--outline" href=try_it target="_blank" rel="noopener">
                {t!(enrol.try_link)}
            </a>
        </div>
        <Details summary=t!(enrol.code_title)>
            <p>{t!(enrol.code_text)}</p>
            <p><code class="cm-code">{code_shown}</code></p>
            <CopyButton text=Signal::stored(code) label=t!(enrol.copy_code) />
        </Details>
        <Details summary=t!(enrol.qr_title)>
            <p>{t!(enrol.qr_text)}</p>
            <div id="qr-sheet" class="cm-by-itself">
                <p><strong>{name}</strong></p>
                <Qr text=Signal::stored(for_qr) label=t!(enrol.qr_label) />
            </div>
            <PrintButton sheet="qr-sheet" />
        </Details>
    }
}

/// The signed invitation file.
#[component]
fn File(invitation: StoredValue<Invitation>) -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let save = move |ending: &'static str| {
        let message = Message::Invitation(Box::new(invitation.get_value()));
        spawn_local(async move {
            let made = session.sign_message(&message, &desk.id(), Vec::new()).await;
            let saved = match &made {
                Ok(file) => {
                    let name = format!("{}.{ending}", file.file_name);
                    let bytes = if ending == "json" {
                        file.bytes.clone()
                    } else {
                        file.armour.clone().into_bytes()
                    };
                    files::download(&name, "text/plain", &bytes).is_ok()
                }
                Err(_) => false,
            };
            match made {
                Ok(_) if saved => {}
                Ok(_) => notices.post(NoticeKind::Error, text!(file.download_failed)),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="as-file">
            <h2 id="as-file">{t!(enrol.file_title)}</h2>
            <p>{t!(enrol.file_text)}</p>
            <div class="cm-acts">
                <Button label=t!(enrol.file_json) look=Look::Outline on_press=move |()| save("json") />
                <Button label=t!(enrol.file_txt) look=Look::Outline on_press=move |()| save("txt") />
            </div>
        </section>
    }
}

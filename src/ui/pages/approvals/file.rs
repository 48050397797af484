//! A request as a signed file, for a supervisor who uses the page.
//!
//! Holds only what a supervisor may read (`flow::enrol::approval::request_of`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bundle::Message;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::enrol::addressees;
use crate::flow::enrol::approval::request_of;
use crate::platform::files;
use crate::session::{OpenDesk, Session, SessionError, use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::routes::{Route, origin};
use crate::ui::trouble;
use crate::worker::bundles::SignedFile;

/// The buttons that save the request about somebody.
#[component]
pub(super) fn RequestFile(part: Id<Participation>, name: String) -> impl IntoView {
    let (session, desk, notices) = (use_session(), use_desk(), use_notices());
    let part = StoredValue::new(part);
    let save = move |ending: &'static str| {
        spawn_local(async move {
            let file = match signed(session, desk, part.get_value()).await {
                Ok(Some(file)) => file,
                Ok(None) => return,
                Err(error) => return notices.post(NoticeKind::Error, trouble::outside(&error)),
            };
            let name = format!("{}.{ending}", file.file_name);
            let bytes = if ending == "json" {
                file.bytes
            } else {
                // Text around the block is passed over when it is read back.
                let address = format!("{}{}", origin(), Route::Answer.href());
                let how = text!(approvals.file_how, address = address);
                format!("{how}\n\n{}", file.armour).into_bytes()
            };
            if files::download(&name, "text/plain", &bytes).is_err() {
                notices.post(NoticeKind::Error, text!(file.download_failed));
            }
        });
    };
    view! {
        <Button
            label=t!(approvals.file_txt)
            look=Look::Plain
            about=name.clone()
            on_press=move |()| save("txt")
        />
        <Button label=t!(approvals.file_json) look=Look::Plain about=name on_press=move |()| save("json") />
    }
}

async fn signed(
    session: Session,
    desk: OpenDesk,
    part: Id<Participation>,
) -> Result<Option<SignedFile>, SessionError> {
    let did = session.own_card().await?.key.did;
    let recipient = session.own_recipient().await?;
    let programme = desk.programme().get_untracked();
    let to = addressees(&programme.facts, &did, &recipient);
    let due = programme.participations.get(&part);
    let due = due.and_then(|part| part.approval_due_on(&programme.facts));
    let Some(request) = request_of(&programme, &part, due, to) else {
        return Ok(None);
    };
    let message = Message::ApprovalRequest(Box::new(request));
    let file = session
        .sign_message(&message, &desk.id(), Vec::new())
        .await?;
    Ok(Some(file))
}

//! A reply of somebody who is no coordinator: signed, sealed where it was said
//! under which keys, and the ways to send it: text, e-mail, file.

use leptos::prelude::*;

use crate::bundle::{Addressee, Message};
use crate::domain::refuse::MAX_TEXT_BYTES;
use crate::exchange::mailto::mailto;
use crate::platform::files;
use crate::session::{MadeReply, Session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, ButtonLink, CopyButton, Look, Notice, NoticeKind, use_notices};
use crate::ui::trouble;

/// A reply as it goes.
#[derive(Clone, PartialEq)]
pub struct Reply {
    /// Its name without ending.
    pub name: String,
    /// Its text, as it goes into an e-mail.
    pub text: String,
    /// The signed file itself; empty where it is sealed.
    pub json: Vec<u8>,
    /// Whether only the addressees can read it.
    pub is_sealed: bool,
}

impl Reply {
    /// The reply as it is kept, with the draft it was made of.
    pub fn kept(self, draft: String) -> MadeReply {
        MadeReply {
            name: self.name,
            text: self.text,
            json: String::from_utf8_lossy(&self.json).into_owned(),
            is_sealed: self.is_sealed,
            draft,
        }
    }
}

impl From<MadeReply> for Reply {
    fn from(made: MadeReply) -> Self {
        Self {
            name: made.name,
            text: made.text,
            json: made.json.into_bytes(),
            is_sealed: made.is_sealed,
        }
    }
}

/// Makes a reply of a message to those it is for; else says why not.
pub async fn reply_of(
    session: Session,
    message: &Message,
    programme_id: &str,
    to: Vec<Addressee>,
) -> Result<Reply, String> {
    let audience = to.iter().map(|it| it.key.clone()).collect();
    let signed = session.sign_message(message, programme_id, audience).await;
    let signed = signed.map_err(|error| trouble::outside(&error))?;
    if signed.bytes.len() > MAX_TEXT_BYTES {
        let kb = |bytes: usize| (bytes / 1024).to_string();
        let (size, most) = (kb(signed.bytes.len()), kb(MAX_TEXT_BYTES));
        return Err(text!(enrol.reply_too_long, kb = size, most = most));
    }
    let recipients: Vec<String> = to.into_iter().map(|it| it.recipient).collect();
    let recipients: Vec<String> = recipients.into_iter().filter(|it| !it.is_empty()).collect();
    if recipients.is_empty() {
        return Ok(Reply {
            name: signed.file_name,
            text: signed.armour,
            json: signed.bytes,
            is_sealed: false,
        });
    }
    let sealed = session.seal_for(signed.bytes, recipients).await;
    let sealed = sealed.map_err(|error| trouble::outside(&error))?;
    Ok(Reply {
        name: signed.file_name,
        text: String::from_utf8_lossy(&sealed).into_owned(),
        json: Vec::new(),
        is_sealed: true,
    })
}

/// The ways to send a reply.
#[component]
pub fn Ways(
    /// The reply.
    reply: Reply,
    /// The subject of its e-mail.
    subject: String,
    /// The coordinator's address.
    address: String,
) -> impl IntoView {
    let notices = use_notices();
    let (name, is_sealed) = (reply.name.clone(), reply.is_sealed);
    let text = StoredValue::new(reply.text);
    let save = move |ending: &'static str, mime: &'static str, bytes: &[u8]| {
        if files::download(&format!("{name}.{ending}"), mime, bytes).is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let save_file = save.clone();
    let save_txt = move |()| text.with_value(|text| save("txt", "text/plain", text.as_bytes()));
    // The file: sealed text as programs for sealed files know it, else the JSON.
    let json = StoredValue::new(reply.json);
    let save_file = move |()| {
        if is_sealed {
            text.with_value(|text| save_file("age", "text/plain", text.as_bytes()));
        } else {
            json.with_value(|json| save_file("json", "application/json", json));
        }
    };
    let file_label = if is_sealed {
        t!(enrol.save_age)
    } else {
        t!(enrol.save_json)
    };
    let body = text.with_value(|text| format!("{}\n\n{text}", text!(enrol.mail_body)));
    let whole = mailto(&[&address], &subject, &body);
    let short = mailto(&[&address], &subject, &text!(enrol.mail_attach));
    let fits = !whole.is_too_long;
    let href = if fits { whole.href } else { short.href };
    let how = if fits {
        t!(enrol.send_by_mail)
    } else {
        t!(enrol.send_by_copy)
    };
    let heading = if is_sealed {
        t!(enrol.made_sealed)
    } else {
        t!(enrol.made_open)
    };
    view! {
        <Notice kind=NoticeKind::Success heading>
            <p>{move || send_words(&address)}</p>
            <p>{how}</p>
        </Notice>
        <div class="cm-acts">
            <CopyButton
                text=Signal::derive(move || text.get_value())
                label=t!(enrol.copy_reply)
                look=Look::Primary
            />
            <ButtonLink href=href label=t!(enrol.open_mail) look=Look::Outline />
            <Button label=t!(enrol.save_txt) look=Look::Outline on_press=save_txt />
            <Button label=file_label look=Look::Outline on_press=save_file />
        </div>
    }
}

/// Whom a reply is sent to; an invitation may name no address.
pub fn send_words(address: &str) -> String {
    match address.trim() {
        "" => text!(enrol.made_text_no_address),
        address => text!(enrol.made_text, address = address),
    }
}

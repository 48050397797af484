//! What answering a shortlist and an offer have in common: who asks whom, what
//! was answered here before, and the answer as it goes: a line, a file, a text.
//!
//! What is filled in survives a reload; what was answered is kept on this
//! computer until it is removed.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sought::{Brought, brought};
use super::{Bench, Stage};
use crate::bundle::{Asking, Kind, Message, Shown, ShownAnswer, canonical};
use crate::domain::value::Value;
use crate::exchange::mailto::mailto;
use crate::flow::inbox::wire_in;
use crate::session::{AnsweredFile, Session, SessionError, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{
    Button, ButtonLink, CopyButton, Details, Done, Fact, FormDraft, Look, Notice, NoticeKind,
    Progress, Summary, use_notices,
};
use crate::ui::trouble;
use crate::ui::widgets::local_words::LocalWords;
use crate::ui::widgets::moment::{day_words, moment_words};
use crate::ui::widgets::reply::{Reply, Ways, reply_of};
use crate::ui::widgets::signer::{SignerBadge, SignerCard};
use crate::worker::bundles::OpenedFile;

/// A request to a participant that was opened.
#[derive(Clone)]
pub(super) struct Requested<T> {
    /// What it asks.
    pub it: Arc<T>,
    /// Who asks whom.
    pub asking: Asking,
    programme_id: String,
    signer: SignerCard,
    /// The kind of its answer.
    answer: Kind,
    before: Option<AnsweredFile>,
}

impl<T> Requested<T> {
    /// What was answered here before.
    pub fn said_before(&self) -> Option<Message> {
        said_in(self.answer, self.before.as_ref()?)
    }

    /// The name of its form among what is half filled in.
    pub fn form(&self) -> String {
        format!(
            "answer/{}",
            about(self.answer, &self.programme_id, &self.asking)
        )
    }
}

fn about(answer: Kind, programme_id: &str, asking: &Asking) -> String {
    format!("{}/{programme_id}/{}", answer.as_str(), asking.code)
}

fn said_in(kind: Kind, kept: &AnsweredFile) -> Option<Message> {
    wire_in(kind.as_str(), &kept.said)
}

fn text_of(message: &Message) -> String {
    canonical(&Value::map([("payload", message.to_payload())]))
}

/// The request in a file whose signature holds; `taken` says which it is.
pub(super) async fn request_in<T>(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
    kinds: (Kind, Kind),
    taken: impl FnOnce(Message) -> Option<(T, Asking)>,
) -> Result<Result<Requested<T>, Stage>, SessionError> {
    let (kind, answer) = kinds;
    let Brought {
        message,
        programme_id,
        signer,
    } = match brought(session, opened, bytes, kind).await? {
        Ok(brought) => brought,
        Err(stage) => return Ok(Err(stage)),
    };
    let Some((it, asking)) = taken(message) else {
        return Ok(Err(Stage::Refused(trouble::file("payload"))));
    };
    let name = about(answer, &programme_id, &asking);
    let before = session.answered(&name).await?;
    Ok(Ok(Requested {
        before,
        it: Arc::new(it),
        asking,
        programme_id,
        signer,
        answer,
    }))
}

/// Whom it is for, of which programme, by when, and whether that is past.
#[component]
pub(super) fn Heads(asking: Asking) -> impl IntoView {
    let today = use_session().today();
    let late = asking.reply_by.filter(|day| *day < today);
    let by = asking.reply_by;
    let coordinator = [&asking.coordinator, &asking.email, &asking.phone];
    let coordinator = coordinator.map(|it| it.trim()).into_iter();
    let coordinator: Vec<&str> = coordinator.filter(|it| !it.is_empty()).collect();
    let coordinator = coordinator.join(", ");
    let fact = |name: Signal<String>, value: String| {
        (!value.trim().is_empty()).then(|| view! { <Fact name>{value}</Fact> })
    };
    view! {
        {late.map(|day| view! {
            <Notice kind=NoticeKind::Warning heading=t!(file.answer_late)>
                <p>{move || text!(file.answer_late_text, day = day_words(day))}</p>
            </Notice>
        })}
        <Summary>
            {fact(t!(file.answer_for), asking.name.clone())}
            {fact(t!(approvals.ask_programme), asking.programme.clone())}
            {by.map(|day| view! {
                <Fact name=t!(approvals.ask_by)>{move || day_words(day)}</Fact>
            })}
            {fact(t!(approvals.ask_questions), coordinator)}
        </Summary>
        <p class="cm-note">{t!(file.answer_not_you)}</p>
    }
}

/// What is shown of somebody: their work, how to reach them, shared answers.
#[component]
pub(super) fn ShownFacts(shown: Shown) -> impl IntoView {
    let fact = |name: Signal<String>, value: String| {
        (!value.is_empty()).then(|| view! { <Fact name>{value}</Fact> })
    };
    let answer = |it: ShownAnswer| {
        // A question is a heading here; its mark stands in the form only.
        let question = StoredValue::new(it.question);
        let name = Signal::derive(move || {
            let language = crate::ui::widgets::levels::page_language();
            question.with_value(|it| it.in_language(language).trim_end_matches(':').to_owned())
        });
        view! { <Fact name><LocalWords text=it.answer /></Fact> }
    };
    view! {
        <Summary>
            {fact(t!(file.shown_work), shown.work)}
            {fact(t!(people.email), shown.email)}
            {fact(t!(people.phone), shown.phone)}
            {shown.answers.into_iter().map(answer).collect_view()}
        </Summary>
    }
}

/// An answer being made; a cheap handle.
#[derive(Clone, Copy)]
pub(super) struct Answering {
    session: Session,
    draft: FormDraft,
    answer: Kind,
    about: StoredValue<String>,
    programme_id: StoredValue<String>,
    asking: StoredValue<Asking>,
    kept: RwSignal<Option<AnsweredFile>>,
}

impl Answering {
    /// Of a request; `draft` holds what is filled in. Call while set up.
    pub fn new<T>(requested: &Requested<T>, draft: FormDraft) -> Self {
        let about = about(requested.answer, &requested.programme_id, &requested.asking);
        Self {
            session: use_session(),
            draft,
            answer: requested.answer,
            about: StoredValue::new(about),
            programme_id: StoredValue::new(requested.programme_id.clone()),
            asking: StoredValue::new(requested.asking.clone()),
            kept: RwSignal::new(requested.before.clone()),
        }
    }

    /// The reply that says exactly this, where one was made; tracked.
    fn reply_saying(self, message: &Message) -> Option<Reply> {
        let kept = self.kept.read();
        let kept = kept.as_ref().filter(|it| it.said == text_of(message))?;
        Some(Reply::from(kept.made.clone()))
    }

    async fn make(self, message: Message) -> Result<(), String> {
        let to = self.asking.with_value(|it| it.to.clone());
        let programme_id = self.programme_id.get_value();
        let reply = reply_of(self.session, &message, &programme_id, to).await?;
        let kept = AnsweredFile {
            about: self.about.get_value(),
            said: text_of(&message),
            at_ms: self.session.now_ms(),
            made: reply.kept(String::new()),
        };
        let outcome = self.session.keep_answered(&kept).await;
        // The page may be gone by now.
        let _ = self.kept.try_set(Some(kept));
        self.draft.done();
        outcome.map_err(|error| text!(file.answer_not_kept, why = trouble::outside(&error)))
    }
}

/// What was answered here before, in words, and the way to remove it.
#[component]
pub(super) fn Before(
    answering: Answering,
    /// An answer in words.
    says: Callback<Message, String>,
) -> impl IntoView {
    let notices = use_notices();
    let forget = move |()| {
        spawn_local(async move {
            let about = answering.about.get_value();
            match answering.session.forget_answered(&about).await {
                Ok(()) => {
                    let _ = answering.kept.try_set(None);
                    notices.post(NoticeKind::Success, text!(file.answer_forgotten));
                }
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    let shown = move || {
        let kept = answering.kept.get()?;
        let said = said_in(answering.answer, &kept)?;
        let at_ms = kept.at_ms;
        let heading = Signal::derive(move || text!(file.answered_at, at = moment_words(at_ms)));
        Some(view! {
            <Notice kind=NoticeKind::Info heading>
                <p>{move || says.run(said.clone())}</p>
                <p>{t!(file.answered_again)}</p>
                <Button label=t!(file.answer_forget) look=Look::Plain on_press=forget />
            </Notice>
        })
    };
    view! { <div aria-live="polite">{shown}</div> }
}

/// The answer as it goes, once what is filled in is whole.
#[component]
pub(super) fn MakeAnswer(
    answering: Answering,
    /// What is filled in.
    message: Signal<Message>,
    /// The same as a line of an e-mail.
    line: Signal<String>,
    /// What is still to be said.
    missing: Signal<Option<String>>,
    /// The subject of its e-mail.
    subject: Signal<String>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let fresh = Memo::new(move |_| answering.reply_saying(&message.read()));
    let address = answering.asking.with_value(|it| it.email.clone());
    let has_address = !address.trim().is_empty();
    let address = StoredValue::new(address);
    let make = move |()| {
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            if let Err(why) = answering.make(message.get_untracked()).await {
                let _ = error.try_set(Some(why));
            }
            let _ = busy.try_set(false);
            // The button went; the answer stands in its place.
            set_timeout(|| focus_id("answer-ready"), Duration::ZERO);
        });
    };
    let blocked = Signal::derive(move || {
        if busy.get() {
            Some(text!(enrol.making))
        } else {
            missing.get()
        }
    });
    let ready = move || {
        let reply = fresh.get()?;
        let href = address.with_value(|it| mailto(&[it], &subject.get(), &line.get()).href);
        Some(view! {
            <h3 id="answer-ready" tabindex="-1">{t!(file.answer_ready)}</h3>
            <p>{t!(approvals.line_text)}</p>
            <Show when=move || !has_address>
                <p>{t!(approvals.line_no_address)}</p>
            </Show>
            <p><code class="cm-code">{line}</code></p>
            <div class="cm-acts">
                <ButtonLink href label=t!(approvals.line_mail) />
                <CopyButton text=line label=t!(approvals.line_copy) look=Look::Outline />
            </div>
            <Details summary=t!(approvals.signed_title)>
                <p>{t!(approvals.signed_text)}</p>
                <Ways reply subject=subject.get() address=address.get_value() />
            </Details>
        })
    };
    view! {
        <Show when=move || fresh.read().is_none()>
            <Button label=t!(file.answer_make) on_press=make blocked />
        </Show>
        <div aria-live="polite">
            <Show when=move || busy.get()>
                <Progress label=t!(enrol.making) done=Signal::stored(Done::Unknown) />
            </Show>
            {move || error.get().map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(enrol.not_made)><p>{why}</p></Notice>
            })}
            {ready}
        </div>
    }
}

/// Who signed the request, and the way to put it away.
#[component]
pub(super) fn Foot<T: Clone + Send + Sync + 'static>(
    requested: Requested<T>,
    bench: Bench,
) -> impl IntoView {
    view! {
        <Details summary=t!(file.signed_by)>
            <SignerBadge card=requested.signer />
        </Details>
        <Button label=t!(file.put_away) look=Look::Plain on_press=move |()| bench.clear() />
    }
}

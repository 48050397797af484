//! A request to a supervisor. Who comes: somebody who was sent a file and has
//! never seen this page. To decide: may this person take part, and how much?
//! Then: one line in an e-mail, or a signed answer.
//!
//! Nothing is stored on this computer but the file itself, until it is put away;
//! a half-filled answer stays for this tab.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sought::brought;
use super::{Bench, OpenedFile, Stage};
use crate::bundle::{ApprovalAnswer, ApprovalRequest, Kind, Message, Outcome};
use crate::domain::fact_text::FactText;
use crate::domain::people::ApprovedTime;
use crate::domain::text::LocalText;
use crate::exchange::mailto::mailto;
use crate::flow::enrol::code::answer_line;
use crate::letters::time_asked;
use crate::session::{Session, SessionError, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, ButtonLink, Choice, CopyButton, Details, Done, Fact, FormDraft, Look, Need, Notice,
    NoticeKind, NumberField, Progress, RadioGroup, Summary, TextArea, TextField,
};
use crate::ui::trouble;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::local_words::LocalWords;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::reply::{Reply, Ways, reply_of};
use crate::ui::widgets::signer::{SignerBadge, SignerCard};
use crate::ui::widgets::words::role_name;

/// A request that was opened.
#[derive(Clone)]
pub(super) struct Asked {
    request: Arc<ApprovalRequest>,
    programme_id: String,
    signer: SignerCard,
}

/// The request in a file whose signature holds.
pub(super) async fn request_in(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
) -> Result<Stage, SessionError> {
    let brought = match brought(session, opened, bytes, Kind::ApprovalRequest).await? {
        Ok(brought) => brought,
        Err(stage) => return Ok(stage),
    };
    let Message::ApprovalRequest(request) = brought.message else {
        return Ok(Stage::Refused(trouble::file("payload")));
    };
    Ok(Stage::Asked(Asked {
        request: Arc::from(request),
        programme_id: brought.programme_id,
        signer: brought.signer,
    }))
}

/// Who asks for what, and the answer.
#[component]
pub(super) fn AnswerRequest(asked: Asked, bench: Bench) -> impl IntoView {
    let request = Arc::clone(&asked.request);
    let heading = {
        let name = request.person.full_name();
        move || text!(approvals.asks, name = name.clone())
    };
    let signer = asked.signer.clone();
    view! {
        <section class="cm-found" aria-labelledby="asked">
            <h2 id="asked">{heading}</h2>
            <About request />
            <Answering asked />
            <Details summary=t!(file.signed_by)>
                <SignerBadge card=signer />
            </Details>
            <Button label=t!(file.put_away) look=Look::Plain on_press=move |()| bench.clear() />
        </section>
    }
}

/// What the supervisor decides about.
#[component]
fn About(request: Arc<ApprovalRequest>) -> impl IntoView {
    let (person, facts) = (&request.person, &request.facts);
    let who = [
        person.full_name(),
        person.job_title.clone(),
        person.unit.clone(),
        person.agency.clone(),
        person.email.clone(),
    ];
    let who = joined(&who, ", ");
    let coordinator = [
        facts.coordinator_name.clone(),
        facts.coordinator_email.clone(),
        facts.coordinator_phone.clone(),
    ];
    let coordinator = joined(&coordinator, ", ");
    let role = request.role;
    let asked = Arc::clone(&request);
    let takes = move || time_asked(&asked.facts, asked.hours_a_month, page_language());
    let by = request.reply_by;
    let first = [
        fact(t!(approvals.ask_who), &who),
        fact(t!(approvals.ask_programme), &facts.name),
    ];
    let purpose = local(t!(approvals.ask_purpose), facts.text(FactText::Purpose));
    let paid = local(t!(approvals.ask_paid), facts.text(FactText::PaidTime));
    let questions = fact(t!(approvals.ask_questions), &coordinator);
    view! {
        <Summary>
            {first.into_iter().collect_view()}
            {purpose}
            <Fact name=t!(approvals.col_role)>{move || role_name(role)}</Fact>
            <Fact name=t!(approvals.ask_time)>{takes}</Fact>
            {paid}
            {by.map(|day| view! {
                <Fact name=t!(approvals.ask_by)>{move || day_words(day)}</Fact>
            })}
            {questions}
        </Summary>
    }
}

/// A fact, where there is something to say.
fn fact(name: Signal<String>, value: &str) -> Option<impl IntoView + use<>> {
    let value = value.trim().to_owned();
    (!value.is_empty()).then(|| view! { <Fact name>{value}</Fact> })
}

fn local(name: Signal<String>, text: LocalText) -> Option<impl IntoView + use<>> {
    (!text.is_empty()).then(|| view! { <Fact name><LocalWords text /></Fact> })
}

fn joined(parts: &[String], between: &str) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// What can be said, as the words of the choice.
const SAYS: [&str; 4] = ["approved", "hours", "own", "refused"];

fn says(word: &str) -> String {
    match word {
        "approved" => text!(approvals.own_yes),
        "hours" => text!(approvals.own_hours),
        "own" => text!(approvals.own_own),
        _ => text!(approvals.own_no),
    }
}

/// The answer as it is filled in.
#[derive(Clone, Copy)]
struct Filled {
    says: RwSignal<String>,
    hours: RwSignal<Option<i64>>,
    note: RwSignal<String>,
    name: RwSignal<String>,
    code: StoredValue<String>,
    draft: FormDraft,
}

impl Filled {
    fn answer(self) -> ApprovalAnswer {
        let says = self.says.get();
        let hours = self.hours.get().and_then(|n| u32::try_from(n).ok());
        ApprovalAnswer {
            code: self.code.get_value(),
            outcome: match says.as_str() {
                "approved" => Outcome::Approved,
                "refused" => Outcome::Refused,
                _ => Outcome::Limited,
            },
            hours: hours.filter(|_| says == "hours").unwrap_or_default(),
            time: if says == "own" {
                ApprovedTime::Own
            } else {
                ApprovedTime::Unsaid
            },
            note: self.note.get().trim().to_owned(),
            name: self.name.get().trim().to_owned(),
        }
    }

    /// What is still to be said; tracked.
    fn missing(self) -> Option<String> {
        let answer = self.answer();
        match (answer.outcome, self.says.read().as_str()) {
            (Outcome::Refused, _) if answer.note.is_empty() => Some(text!(approvals.reason_first)),
            (_, "hours") if answer.hours == 0 => Some(text!(approvals.hours_first)),
            _ => None,
        }
    }
}

#[component]
fn Answering(asked: Asked) -> impl IntoView {
    let draft = FormDraft::new(format!("approve/{}", asked.request.code));
    let filled = Filled {
        says: draft.value("says", "approved".to_owned()),
        hours: draft.value("hours", None),
        note: draft.text("note"),
        name: draft.value("name", asked.request.supervisor.clone()),
        code: StoredValue::new(asked.request.code.clone()),
        draft,
    };
    let choices = Signal::derive(|| SAYS.map(|word| Choice::new(word, says(word))).to_vec());
    let set_hours = move |n: Option<i64>| filled.hours.set(n);
    let note_label = Signal::derive(move || match filled.says.read().as_str() {
        "refused" => text!(approvals.reason),
        _ => text!(approvals.own_note),
    });
    view! {
        <h3>{t!(approvals.your_answer)}</h3>
        <RadioGroup
            id="says"
            legend=t!(approvals.outcome_own)
            choices
            value=filled.says
            on_change=move |word: String| filled.says.set(word)
        />
        <Show when=move || filled.says.read().as_str() == "hours">
            <NumberField
                id="most-hours"
                label=t!(approvals.most_hours)
                min=1
                max=80
                value=filled.hours
                on_change=set_hours
            />
        </Show>
        <TextArea
            id="says-note"
            label=note_label
            hint=t!(approvals.note_hint)
            need=Need::Optional
            value=filled.note
            on_input=move |it: String| filled.note.set(it)
            rows=2
        />
        <AsLine filled request=Arc::clone(&asked.request) />
        <AsFile filled asked />
    }
}

/// The answer as one line of an e-mail: enough by itself.
#[component]
fn AsLine(filled: Filled, request: Arc<ApprovalRequest>) -> impl IntoView {
    let line = Signal::derive(move || answer_line(&filled.answer(), page_language()));
    let missing = Signal::derive(move || filled.missing());
    let has_address = !request.facts.coordinator_email.trim().is_empty();
    let href = move || {
        let subject = text!(
            approvals.line_subject,
            programme = request.facts.name.clone(),
            name = request.person.full_name()
        );
        mailto(&[&request.facts.coordinator_email], &subject, &line.get()).href
    };
    let acts = move || match missing.get() {
        Some(why) => view! { <p class="cm-note">{why}</p> }.into_any(),
        None => view! {
            <p><code class="cm-code">{line}</code></p>
            <div class="cm-acts" on:click=move |_| filled.draft.done()>
                <ButtonLink href=href() label=t!(approvals.line_mail) />
                <CopyButton text=line label=t!(approvals.line_copy) look=Look::Outline />
            </div>
        }
        .into_any(),
    };
    view! {
        <h3>{t!(approvals.line_title)}</h3>
        <p>{t!(approvals.line_text)}</p>
        <Show when=move || !has_address>
            <p>{t!(approvals.line_no_address)}</p>
        </Show>
        {acts}
    }
}

/// The answer signed, sealed to those it is for.
#[component]
fn AsFile(filled: Filled, asked: Asked) -> impl IntoView {
    let session = use_session();
    let busy = RwSignal::new(false);
    let made = RwSignal::new(None::<(ApprovalAnswer, Reply)>);
    let error = RwSignal::new(None::<String>);
    // A later edit makes the file old.
    let fresh = Memo::new(move |_| {
        let answer = filled.answer();
        made.get()
            .filter(|(of, _)| *of == answer)
            .map(|(_, reply)| reply)
    });
    let facts = asked.request.facts.clone();
    let subject = {
        let name = asked.request.person.full_name();
        move || {
            text!(
                approvals.line_subject,
                programme = facts.name.clone(),
                name = name.clone()
            )
        }
    };
    let address = asked.request.facts.coordinator_email.clone();
    let asked = StoredValue::new(asked);
    let make = move |()| {
        let answer = untrack(|| filled.answer());
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let message = Message::Approval(answer.clone());
            let (programme_id, to) =
                asked.with_value(|it| (it.programme_id.clone(), it.request.to.clone()));
            match reply_of(session, &message, &programme_id, to).await {
                Ok(reply) => {
                    filled.draft.done();
                    let _ = made.try_set(Some((answer, reply)));
                }
                Err(why) => drop(error.try_set(Some(why))),
            }
            let _ = busy.try_set(false);
        });
    };
    let blocked = Signal::derive(move || {
        if busy.get() {
            Some(text!(enrol.making))
        } else {
            filled.missing()
        }
    });
    view! {
        <Details summary=t!(approvals.signed_title)>
            <p>{t!(approvals.signed_text)}</p>
            <TextField
                id="says-name"
                label=t!(approvals.your_name)
                need=Need::Optional
                value=filled.name
                on_input=move |it: String| filled.name.set(it)
            />
            <Show when=move || fresh.read().is_none()>
                <Button label=t!(approvals.signed_make) look=Look::Outline on_press=make blocked />
            </Show>
            <div aria-live="polite">
                <Show when=move || busy.get()>
                    <Progress label=t!(enrol.making) done=Signal::stored(Done::Unknown) />
                </Show>
                {move || error.get().map(|why| view! {
                    <Notice kind=NoticeKind::Error heading=t!(enrol.not_made)><p>{why}</p></Notice>
                })}
                {move || fresh.get().map(|reply| view! {
                    <Ways reply subject=subject() address=address.clone() />
                })}
            </div>
        </Details>
    }
}

//! An offered pairing. Who comes: somebody who was sent a file about a mentor
//! or a mentee. To decide: yes or no. Then: a line in an e-mail, or a signed
//! answer.

use leptos::prelude::*;

use super::Bench;
use super::answering::{
    Answering, Before, Foot, Heads, MakeAnswer, Requested, ShownFacts, request_in,
};
use super::{OpenedFile, Stage};
use crate::bundle::{Kind, Message, OfferMessage, OfferReply};
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::Role;
use crate::flow::enrol::code::offer_line;
use crate::session::{Session, SessionError};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, FormDraft, Need, RadioGroup, TextArea};
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::local_words::LocalParagraphs;

/// The offer in a file whose signature holds.
pub(super) async fn offer_in(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
) -> Result<Stage, SessionError> {
    let kinds = (Kind::Offer, Kind::OfferReply);
    let taken = |message| match message {
        Message::Offer(it) => {
            let asking = it.asking.clone();
            Some((*it, asking))
        }
        _ => None,
    };
    let found = request_in(session, opened, bytes, kinds, taken).await?;
    Ok(found.map_or_else(|stage| stage, Stage::Offered))
}

fn answer_words(answer: OfferAnswer) -> String {
    match answer {
        OfferAnswer::Declined => text!(offers.own_no),
        OfferAnswer::Accepted | OfferAnswer::None => text!(offers.own_yes),
    }
}

/// Who is offered, why, and yes or no.
#[component]
pub(super) fn AnswerOffer(requested: Requested<OfferMessage>, bench: Bench) -> impl IntoView {
    let offer = requested.it.clone();
    let asking = requested.asking.clone();
    let draft = FormDraft::new(requested.form());
    let answering = Answering::new(&requested, draft);
    let before = match requested.said_before() {
        Some(Message::OfferReply(it)) => it,
        _ => OfferReply::default(),
    };
    let first = match before.answer {
        OfferAnswer::None => String::new(),
        said => said.word().to_owned(),
    };
    let said = draft.value("said", first);
    let note = draft.value("note", before.note);
    let (code, name) = (asking.code.clone(), asking.name.clone());
    let reply = Memo::new(move |_| OfferReply {
        code: code.clone(),
        answer: OfferAnswer::from_word(&said.read()).unwrap_or_default(),
        note: note.get().trim().to_owned(),
        name: name.clone(),
    });
    let message = Signal::derive(move || Message::OfferReply(reply.get()));
    let line = Signal::derive(move || offer_line(&reply.read(), page_language()));
    let missing = Signal::derive(move || {
        let is_missing = reply.read().answer == OfferAnswer::None;
        is_missing.then(|| text!(offers.say_first))
    });
    let (programme, name) = (asking.programme.clone(), asking.name.clone());
    let subject = t!(
        offers.subject,
        programme = programme.clone(),
        name = name.clone()
    );
    let says = Callback::new(|said: Message| match said {
        Message::OfferReply(it) => answer_words(it.answer),
        _ => String::new(),
    });
    let partner = offer.partner.name.clone();
    let role = offer.role;
    let heading = move || match role {
        Role::Mentee => text!(offers.offered_mentor, name = partner.clone()),
        Role::Mentor => text!(offers.offered_mentee, name = partner.clone()),
    };
    let choices = Signal::derive(|| {
        let choice = |it: OfferAnswer| Choice::new(it.word(), answer_words(it));
        vec![choice(OfferAnswer::Accepted), choice(OfferAnswer::Declined)]
    });
    view! {
        <section class="cm-found" aria-labelledby="offered">
            <h2 id="offered">{heading}</h2>
            <Before answering says />
            <Heads asking />
            <h3>{offer.partner.name.clone()}</h3>
            <ShownFacts shown=offer.partner.clone() />
            <h3>{t!(offers.why_you)}</h3>
            <LocalParagraphs text=offer.why.clone() />
            <h3>{t!(approvals.your_answer)}</h3>
            <RadioGroup
                id="offer-says"
                legend=t!(offers.go_ahead)
                choices
                value=said
                on_change=move |word: String| said.set(word)
            />
            <TextArea
                id="offer-note"
                label=t!(offers.own_reason)
                hint=t!(offers.own_reason_hint)
                need=Need::Optional
                value=note
                on_input=move |it: String| note.set(it)
                rows=2
            />
            <MakeAnswer answering message line missing subject />
            <Foot requested bench />
        </section>
    }
}

//! An answer recorded by hand: from a call, paper, or an e-mail without a code.

use leptos::prelude::*;

use super::rows::OfferRow;
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::Role;
use crate::flow::inbox::hand::{Said, record};
use crate::flow::offers::SIDES;
use crate::flow::offers::reply::{ReplyMeans, Side, side_means};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, FormDraft, Need, RadioGroup, RadioLook, TextArea, use_notices, use_query_state,
};
use crate::ui::widgets::offer_words::means_words;
use crate::ui::widgets::row_form::RowForm;
use crate::ui::widgets::source::{Source, SourceFields};
use crate::ui::widgets::words::{answer_name, role_name};

/// The form for the row the URL names; nothing where it names none.
#[component]
pub(super) fn RecordAnswer(all: Memo<Vec<OfferRow>>) -> impl IntoView {
    let query = use_query_state();
    let row = Memo::new(move |_| {
        let pairing = query.get("record")?;
        let all = all.read();
        all.iter()
            .find(|row| row.pairing.as_str() == pairing)
            .cloned()
    });
    move || row.get().map(|row| view! { <Form row /> })
}

#[component]
fn Form(row: OfferRow) -> impl IntoView {
    let query = use_query_state();
    let heading = text!(
        offers.record_title,
        mentee = row.mentee.name.clone(),
        mentor = row.mentor.name.clone()
    );
    let close = move |()| query.set("record", None);
    view! {
        <RowForm id="record" heading on_close=close>
            <p>{t!(offers.record_text)}</p>
            <Fields row on_done=close />
        </RowForm>
    }
}

#[component]
fn Fields(row: OfferRow, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let (act, notices) = (use_act(), use_notices());
    let session = use_session();
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("offer/{}", row.pairing));
    // Whoever has not answered is the likelier.
    let silent = SIDES
        .into_iter()
        .find(|role| row.side(*role).answer == OfferAnswer::None);
    let who = draft.value("who", silent.unwrap_or(Role::Mentee).word().to_owned());
    let said = draft.value("said", OfferAnswer::Accepted.word().to_owned());
    let note = draft.text("note");
    let coordinator = programme.read_untracked().facts.coordinator_name.clone();
    let source = Source::new(draft, String::new(), coordinator);
    let role = Memo::new(move |_| Role::from_word(&who.read()).unwrap_or(Role::Mentee));
    let answer = Memo::new(move |_| OfferAnswer::from_word(&said.read()).unwrap_or_default());
    let row = StoredValue::new(row);
    let side = move || {
        row.with_value(|row| Side {
            pairing: row.pairing.clone(),
            role: role.get(),
        })
    };
    let means = Memo::new(move |_| side_means(&programme.read(), &side(), answer.get(), None));
    let stands_against = Signal::derive(move || means_words(&programme.read(), &means.read()));
    let blocked = Signal::derive(move || match &*means.read() {
        ReplyMeans::Counts { .. } | ReplyMeans::Changes { .. } => source.missing(),
        _ => stands_against.get(),
    });
    let whose = Signal::derive(move || {
        row.with_value(|row| {
            let choice = |role: Role| {
                let words = format!("{} ({})", row.side(role).name, role_name(role));
                Choice::new(role.word(), words)
            };
            SIDES.into_iter().map(choice).collect::<Vec<_>>()
        })
    });
    let answers = Signal::derive(|| {
        let choice = |it: OfferAnswer| Choice::new(it.word(), answer_name(it));
        vec![choice(OfferAnswer::Accepted), choice(OfferAnswer::Declined)]
    });
    let save = move |()| {
        let mut recorded = source.recorded();
        if recorded.from_name.is_empty() {
            recorded.from_name = row.with_value(|row| row.side(role.get_untracked()).name.clone());
        }
        let said = Said::Offer(
            untrack(side),
            answer.get_untracked(),
            note.get_untracked().trim().to_owned(),
        );
        let change = record(
            &programme.get_untracked(),
            &said,
            recorded,
            session.new_id(),
            session.now_ms(),
            session.today(),
        );
        if change.is_some_and(|change| act.make(change, text!(offers.recorded))) {
            draft.done();
            on_done.run(());
            notices.focus_newest();
        }
    };
    view! {
        <RadioGroup
            id="record-who"
            legend=t!(offers.record_who)
            choices=whose
            value=who
            on_change=move |word: String| who.set(word)
            look=RadioLook::Inline
        />
        <RadioGroup
            id="record-answer"
            legend=t!(offers.record_answer)
            choices=answers
            value=said
            on_change=move |word: String| said.set(word)
            look=RadioLook::Inline
        />
        <p aria-live="polite">{move || stands_against.get()}</p>
        <TextArea
            id="record-note"
            label=t!(offers.record_note)
            hint=t!(offers.record_note_hint)
            need=Need::Optional
            value=note
            on_input=move |it: String| note.set(it)
            rows=2
        />
        <SourceFields prefix="record" source />
        <Button label=t!(offers.record_save) on_press=save blocked />
    }
}

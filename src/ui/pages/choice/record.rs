//! By hand: an order from a call, paper, or an e-mail without a code; and a
//! mentor on the list who declines.

use leptos::prelude::*;

use super::rows::ChoiceRow;
use crate::domain::id::Id;
use crate::flow::choice::asking::decline;
use crate::flow::choice::ranking::{
    RankMeans, is_kept_apart, kept_apart_in, numbers_in, order_means,
};
use crate::flow::inbox::hand::{Said, record};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Checkbox, Choice, FormDraft, Look, Need, NoticeKind, Select, Tag, TextArea, TextField,
    Tone, use_notices, use_query_state,
};
use crate::ui::widgets::choice_words::rank_words;
use crate::ui::widgets::row_form::RowForm;
use crate::ui::widgets::source::{Source, SourceFields};

/// The forms for the row the URL names; nothing where it names none.
#[component]
pub(super) fn RecordChoice(all: Memo<Vec<ChoiceRow>>) -> impl IntoView {
    let query = use_query_state();
    let row = Memo::new(move |_| {
        let mentee = query.get("record")?;
        let all = all.read();
        all.iter()
            .find(|row| row.mentee.as_str() == mentee)
            .cloned()
    });
    move || row.get().map(|row| view! { <Form row /> })
}

#[component]
fn Form(row: ChoiceRow) -> impl IntoView {
    let query = use_query_state();
    let heading = text!(choice.record_title, name = row.name.clone());
    let close = move |()| query.set("record", None);
    let programme = use_desk().programme();
    let listed = row.clone();
    let lines = move || {
        let programme = programme.read();
        let names = listed.mentors.iter().map(|(mentor, name)| {
            let apart = is_kept_apart(&programme, &listed.mentee, mentor)
                .then(|| view! { " "<Tag text=t!(choice.kept_apart) tone=Tone::Bad /> });
            view! { <li>{name.clone()}{apart}</li> }
        });
        names.collect_view()
    };
    view! {
        <RowForm id="record" heading on_close=close>
            <ol>{lines}</ol>
            <OrderFields row=row.clone() on_done=close />
            <Declines row />
        </RowForm>
    }
}

#[component]
fn OrderFields(row: ChoiceRow, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let (act, notices) = (use_act(), use_notices());
    let session = use_session();
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("choice/{}", row.mentee));
    let order = draft.text("order");
    let is_none = draft.value("none", false);
    let note = draft.text("note");
    // Nothing where neither numbers nor "none" were said.
    let typed = Memo::new(move |_| numbers_in(&order.read()));
    let said = move || {
        if is_none.get() {
            return Some(Vec::new());
        }
        typed.get().ok().filter(|it| !it.is_empty())
    };
    let unreadable = Signal::derive(move || {
        let piece = typed.get().err().filter(|_| !is_none.get())?;
        Some(text!(choice.order_unreadable, piece = piece))
    });
    let coordinator = programme.read_untracked().facts.coordinator_name.clone();
    let source = Source::new(draft, row.name.clone(), coordinator);
    let mentee = StoredValue::new(row.mentee);
    let means = Memo::new(move |_| {
        let numbers = said()?;
        let programme = programme.read();
        Some(mentee.with_value(|it| order_means(&programme, it, &numbers)))
    });
    let words = move || {
        let means = means.read();
        rank_words(&programme.read(), means.as_ref()?)
    };
    let apart = Memo::new(move |_| match &*means.read() {
        Some(RankMeans::Counts(order) | RankMeans::Changes(order)) => {
            let programme = programme.read();
            let mentor = kept_apart_in(&programme, order)?;
            Some(text!(choice.order_apart, name = programme.name_of(mentor)))
        }
        _ => None,
    });
    let blocked = Signal::derive(move || match &*means.read() {
        None if unreadable.read().is_some() => unreadable.get(),
        Some(_) if apart.read().is_some() => apart.get(),
        None => Some(text!(choice.order_first)),
        Some(RankMeans::Counts(_) | RankMeans::Changes(_)) => source.missing(),
        Some(other) => rank_words(&programme.read(), other),
    });
    let save = move |()| {
        let said = Said::Ranking(
            mentee.get_value(),
            untrack(said).unwrap_or_default(),
            note.get_untracked().trim().to_owned(),
        );
        let change = record(
            &programme.get_untracked(),
            &said,
            source.recorded(),
            session.new_id(),
            session.now_ms(),
            session.today(),
        );
        if change.is_some_and(|change| act.make(change, text!(choice.recorded))) {
            draft.done();
            on_done.run(());
            notices.focus_newest();
        }
    };
    view! {
        <div hidden=move || is_none.get()>
            <TextField
                id="choice-order"
                label=t!(choice.order)
                hint=t!(choice.order_hint)
                error=unreadable
                value=order
                on_input=move |it: String| order.set(it)
            />
        </div>
        <Checkbox
            id="choice-none"
            label=t!(choice.record_none)
            checked=is_none
            on_change=move |on: bool| is_none.set(on)
        />
        <p aria-live="polite">{words}</p>
        <TextArea
            id="choice-note"
            label=t!(offers.record_note)
            hint=t!(offers.record_note_hint)
            need=Need::Optional
            value=note
            on_input=move |it: String| note.set(it)
            rows=2
        />
        <SourceFields prefix="choice" source />
        <Button label=t!(choice.record_save) on_press=save blocked />
    }
}

/// A mentor who would rather not be chosen by this mentee.
#[component]
fn Declines(row: ChoiceRow) -> impl IntoView {
    let (act, notices) = (use_act(), use_notices());
    let session = use_session();
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("decline/{}", row.mentee));
    let who = draft.text("who");
    let reason = draft.text("reason");
    let mentors = row.mentors;
    let choices = Signal::derive(move || {
        let choice = |(part, name): &(Id<_>, String)| Choice::new(part.to_string(), name.clone());
        mentors.iter().map(choice).collect::<Vec<_>>()
    });
    let blocked = Signal::derive(move || {
        if who.read().is_empty() {
            return Some(text!(choice.who_first));
        }
        reason
            .read()
            .trim()
            .is_empty()
            .then(|| text!(choice.source_first))
    });
    let mentee = row.mentee;
    let save = move |()| {
        let change = decline(
            &programme.get_untracked(),
            &mentee,
            &Id::new(who.get_untracked()),
            &reason.read_untracked(),
            Id::new(session.new_id()),
        );
        match change {
            Some(change) => {
                if act.make(change, text!(choice.declined)) {
                    draft.done();
                }
            }
            None => notices.post(NoticeKind::Info, text!(choice.declined_before)),
        }
    };
    view! {
        <h3>{t!(choice.decline_title)}</h3>
        <p>{t!(choice.decline_text)}</p>
        <Select
            id="decline-who"
            label=t!(review.mentor)
            choices
            value=who
            on_change=move |it: String| who.set(it)
            empty=t!(choice.decline_none)
        />
        <TextField
            id="decline-reason"
            label=t!(choice.decline_source)
            hint=t!(choice.decline_source_hint)
            value=reason
            on_input=move |it: String| reason.set(it)
        />
        <Button label=t!(choice.decline_save) look=Look::Outline on_press=save blocked />
    }
}

//! An answer recorded by hand: from a call, paper, or an e-mail without a code.

use leptos::prelude::*;

use super::rows::AskRow;
use crate::bundle::{ApprovalAnswer, Outcome};
use crate::domain::fact_text::FactText;
use crate::domain::facts::NoAnswer;
use crate::domain::people::ApprovedTime;
use crate::flow::enrol::approval::AskState;
use crate::flow::enrol::asking::go_on;
use crate::flow::inbox::hand::{Said, record};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, FormDraft, Look, Need, Notice, NoticeKind, NumberField, RadioGroup, RadioLook,
    TextArea, use_query_state,
};
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::row_form::RowForm;
use crate::ui::widgets::source::{Source, SourceFields};

/// The form for the row the URL names; nothing where it names none.
#[component]
pub(super) fn RecordAnswer(all: Memo<Vec<AskRow>>) -> impl IntoView {
    let query = use_query_state();
    let row = Memo::new(move |_| {
        let part = query.get("record")?;
        let all = all.read();
        all.iter().find(|row| row.part.as_str() == part).cloned()
    });
    move || row.get().map(|row| view! { <Form row /> })
}

#[component]
fn Form(row: AskRow) -> impl IntoView {
    let query = use_query_state();
    let heading = text!(approvals.record_title, name = row.name.clone());
    let close = move |()| query.set("record", None);
    let silent = row.state == AskState::Overdue;
    view! {
        <RowForm id="record" heading on_close=close>
            <p>{t!(approvals.record_text)}</p>
            {silent.then(|| view! { <Silent row=row.clone() /> })}
            <Fields row on_done=close />
        </RowForm>
    }
}

/// What can be done where nobody answered by the day.
#[component]
fn Silent(row: AskRow) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let programme = use_desk().programme();
    let due = row.due_on.map(day_words).unwrap_or_default();
    let goes_on = Memo::new(move |_| programme.read().facts.no_answer == NoAnswer::GoOn);
    let part = StoredValue::new(row.part);
    let name = row.name;
    let review = Signal::derive(move || {
        let programme = programme.read();
        let at_hr = programme.facts.text(FactText::HrContact);
        let review = programme.facts.text(FactText::ReviewContact);
        let contacts = [at_hr, review];
        let mut contacts = contacts.iter().map(|it| it.in_language(page_language()));
        let contact = contacts.find(|it| !it.is_empty())?.to_owned();
        Some(text!(approvals.ask_hr, contact = contact))
    });
    let go = move |()| {
        let change = go_on(
            &programme.get_untracked(),
            &[part.get_value()],
            session.today(),
        );
        if let Some(change) = change {
            act.make(change, text!(approvals.went_on_1));
        }
    };
    view! {
        <Notice kind=NoticeKind::Warning heading=t!(approvals.silent_title, due = due)>
            <p>{t!(approvals.silent_text)}" "{move || review.get()}</p>
            {move || if goes_on.get() {
                view! {
                    <Button
                        label=t!(approvals.go_on_1)
                        look=Look::Outline
                        about=name.clone()
                        on_press=go
                    />
                }
                .into_any()
            } else {
                view! { <p>{t!(approvals.hold_text)}</p> }.into_any()
            }}
        </Notice>
    }
}

#[component]
fn Fields(row: AskRow, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("approval/{}", row.part));
    let outcome = RwSignal::new(Outcome::Approved);
    let hours = draft.value("hours", None::<i64>);
    let time = RwSignal::new(ApprovedTime::Unsaid);
    let note = draft.text("note");
    let supervisor = if row.supervisor.is_empty() {
        row.supervisor_email.clone()
    } else {
        row.supervisor.clone()
    };
    let coordinator = programme.read_untracked().facts.coordinator_name.clone();
    let source = Source::new(draft, supervisor, coordinator);
    let is_limited = Memo::new(move |_| outcome.get() == Outcome::Limited);
    let part = StoredValue::new((row.part, row.code));
    let save = move |()| {
        let programme = programme.get_untracked();
        let (part, code) = part.get_value();
        let recorded = source.recorded();
        let is_limited = is_limited.get_untracked();
        let hours = hours.get_untracked().and_then(|n| u32::try_from(n).ok());
        let answer = ApprovalAnswer {
            code,
            outcome: outcome.get_untracked(),
            hours: hours.filter(|_| is_limited).unwrap_or_default(),
            time: if is_limited {
                time.get_untracked()
            } else {
                ApprovedTime::Unsaid
            },
            note: note.get_untracked().trim().to_owned(),
            name: recorded.from_name.clone(),
        };
        let change = record(
            &programme,
            &Said::Approval(part, answer),
            recorded,
            session.new_id(),
            session.now_ms(),
            session.today(),
        );
        if change.is_some_and(|change| act.make(change, text!(approvals.recorded))) {
            draft.done();
            on_done.run(());
        }
    };
    let blocked = Signal::derive(move || {
        if outcome.get() == Outcome::Refused && note.read().trim().is_empty() {
            Some(text!(approvals.reason_first))
        } else {
            source.missing()
        }
    });
    let set_hours = move |n: Option<i64>| hours.set(n);
    let note_label = Signal::derive(move || match outcome.get() {
        Outcome::Refused => text!(approvals.reason),
        _ => text!(approvals.note),
    });
    view! {
        <RadioGroup
            id="record-outcome"
            legend=t!(approvals.outcome)
            choices=outcome_choices()
            value=Signal::derive(move || outcome.get().word().to_owned())
            on_change=move |word: String| outcome.set(Outcome::from_word(&word).unwrap_or_default())
        />
        <Show when=move || is_limited.get()>
            <NumberField
                id="record-hours"
                label=t!(approvals.most_hours)
                need=Need::Optional
                max=80
                value=hours
                on_change=set_hours
            />
            <RadioGroup
                id="record-time"
                legend=t!(approvals.time)
                choices=time_choices()
                value=Signal::derive(move || time.get().word().to_owned())
                on_change=move |word: String| time.set(ApprovedTime::from_word(&word).unwrap_or_default())
                look=RadioLook::Inline
            />
        </Show>
        <TextArea
            id="record-note"
            label=note_label
            hint=t!(approvals.note_hint)
            need=Need::Optional
            value=note
            on_input=move |it: String| note.set(it)
            rows=2
        />
        <SourceFields prefix="record" source />
        <Button label=t!(approvals.record_save) on_press=save blocked />
    }
}

/// What a supervisor can say.
fn outcome_choices() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        vec![
            Choice::new(Outcome::Approved.word(), text!(approvals.says_yes)),
            Choice::new(Outcome::Limited.word(), text!(approvals.says_limited)),
            Choice::new(Outcome::Refused.word(), text!(approvals.says_no)),
        ]
    })
}

/// Whose time.
fn time_choices() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        vec![
            Choice::new(ApprovedTime::Unsaid.word(), text!(approvals.time_unsaid)),
            Choice::new(ApprovedTime::Work.word(), text!(approvals.time_work)),
            Choice::new(ApprovedTime::Own.word(), text!(approvals.time_own)),
        ]
    })
}

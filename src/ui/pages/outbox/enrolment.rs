//! Writing letters of enrolment: what people wait for, and one to somebody.
//!
//! Leaves out letters to supervisors, which are written where they are asked.

use leptos::prelude::*;

use super::Listing;
use crate::domain::id::Id;
use crate::domain::letter::{LetterKind, LetterReader};
use crate::domain::people::Participation;
use crate::flow::outbox::enrolment::{can_be_written, lacking_kinds, write_kind, write_one};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, Choice, ComboBox, Details, FieldWidth, FormDraft, Look, Select, TextArea,
};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_words::kind_name;
use crate::ui::widgets::words::role_name;

/// The panel that writes letters of enrolment.
#[component]
pub(super) fn WriteEnrolment(id: String, listing: Listing) -> impl IntoView {
    let approvals = Route::Approvals(id.clone()).href();
    let lacking = Memo::new(move |_| lacking_kinds(&listing.programme.read()));
    view! {
        <Show when=move || !lacking.read().is_empty()>
            <section class="cm-next" aria-labelledby="write">
                <h2 id="write">{t!(outbox.enrol_title)}</h2>
                <p>{t!(outbox.enrol_text)}</p>
                <ul class="cm-list">
                    <For
                        each=move || lacking.get()
                        key=|lacks| *lacks
                        children=move |(kind, n)| view! { <Lacking kind n /> }
                    />
                </ul>
            </section>
        </Show>
        <Details summary=t!(outbox.enrol_one)>
            <WriteOne listing />
        </Details>
        <p><a href=approvals>{t!(outbox.enrol_approvals)}</a></p>
    }
}

/// One kind of letter that people lack.
#[component]
fn Lacking(kind: LetterKind, n: usize) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let desk = use_desk();
    let write = move |()| {
        let programme = desk.programme().get_untracked();
        let new_id = || Id::new(session.new_id());
        if let Some(change) = write_kind(&programme, kind, new_id) {
            act.make(change, text_n!(n, outbox.written_1, outbox.written_n));
        }
    };
    let name = Signal::derive(move || kind_name(kind));
    view! {
        <li>
            {name}
            " "
            <Button
                label=Signal::derive(move || text_n!(n, outbox.write_1, outbox.write_n))
                look=Look::Outline
                about=name
                on_press=write
            />
        </li>
    }
}

/// Kinds a coordinator may write to one person.
fn kinds() -> impl Iterator<Item = LetterKind> {
    let kinds = LetterKind::ALL.iter().copied();
    kinds.filter(|kind| {
        let to_person = kind.reader() == LetterReader::Person;
        let by_its_page = matches!(
            kind,
            LetterKind::Choice | LetterKind::Circle | LetterKind::Event
        );
        kind.is_of_enrolment() && to_person && !by_its_page
    })
}

/// A letter of a kind to a person, both chosen here.
#[component]
fn WriteOne(listing: Listing) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let kind = RwSignal::new(LetterKind::NotEligible);
    let draft = FormDraft::new(format!("write-one/{}", use_desk().id()));
    let reason = draft.text("reason");
    let to = draft.value("to", Vec::<String>::new());
    let kinds = Signal::derive(move || {
        let choice = |kind: LetterKind| Choice::new(kind.word(), kind_name(kind));
        kinds().map(choice).collect::<Vec<_>>()
    });
    let people = Signal::derive(move || {
        let programme = listing.programme.read();
        let kind = kind.get();
        let parts = programme.participations.values();
        let fitting = parts.filter(|part| can_be_written(&programme, kind, &part.id));
        let choice = |part: &std::sync::Arc<Participation>| {
            let name = programme.name_of(&part.id);
            Choice::new(part.id.as_str(), name).hint(role_name(part.role))
        };
        fitting.map(choice).collect::<Vec<_>>()
    });
    let wants_reason = Memo::new(move |_| kind.get() == LetterKind::NotEligible);
    let choose_kind = move |word: String| {
        if let Some(chosen) = LetterKind::from_word(&word) {
            kind.set(chosen);
            to.set(Vec::new());
        }
    };
    let choose_person = move |ids: Vec<String>| to.set(ids);
    let blocked = Signal::derive(move || {
        if people.read().is_empty() {
            Some(text!(outbox.enrol_nobody))
        } else if to.read().is_empty() {
            Some(text!(outbox.enrol_pick))
        } else {
            None
        }
    });
    let write = move |()| {
        let programme = listing.programme.get_untracked();
        let Some(part) = to.get_untracked().first().map(|id| Id::new(id.as_str())) else {
            return;
        };
        let why = if wants_reason.get_untracked() {
            reason.get_untracked()
        } else {
            String::new()
        };
        let id = Id::new(session.new_id());
        let change = write_one(&programme, kind.get_untracked(), &part, &why, id);
        if change.is_some_and(|change| act.make(change, text!(outbox.enrol_written))) {
            to.set(Vec::new());
            reason.set(String::new());
        }
    };
    view! {
        <Select
            id="enrol-kind"
            label=t!(outbox.enrol_kind)
            choices=kinds
            value=Signal::derive(move || kind.get().word().to_owned())
            on_change=choose_kind
            width=FieldWidth::Full
        />
        <ComboBox
            id="enrol-person"
            label=t!(outbox.enrol_person)
            choices=people
            chosen=to
            on_change=choose_person
        />
        <Show when=move || wants_reason.get()>
            <TextArea
                id="enrol-reason"
                label=t!(outbox.enrol_reason)
                hint=t!(outbox.enrol_reason_hint)
                value=reason
                on_input=move |it: String| reason.set(it)
            />
        </Show>
        <Button label=t!(outbox.enrol_write) on_press=write blocked />
    }
}

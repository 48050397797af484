//! Every letter as a table, with filters and acts on many.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Listing;
use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterReader};
use crate::domain::text::Language;
use crate::flow::outbox::{Filter, Sent, tick};
use crate::letters::{LetterProblem, Turn};
use crate::session::use_session;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, Choice, Column, DataTable, EmptyState, Look, RowKind, Select, Tag, Tone,
};
use crate::ui::widgets::letter_words::{language_name, problem_words, turn_name};
use crate::ui::widgets::moment::moment_words;

/// One letter in the table.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    href: String,
    reader: String,
    email: String,
    turn: Option<Turn>,
    partner: String,
    language: Language,
    sent_at_ms: Option<i64>,
    trouble: Option<LetterProblem>,
}

fn rows(listing: Listing) -> Vec<Row> {
    let programme = listing.programme.read();
    let told = listing.told.read();
    let row = |letter: &std::sync::Arc<Letter>| {
        let seen = told.render(&programme, letter);
        let pairing = letter.pairing.as_ref();
        let pairing = pairing.and_then(|id| programme.pairings.get(id));
        let partner = match (pairing, letter.kind.reader()) {
            (Some(it), _) if it.mentor == letter.to => programme.name_of(&it.mentee),
            (Some(it), _) => programme.name_of(&it.mentor),
            (None, LetterReader::Supervisor) => programme.name_of(&letter.to),
            (None, LetterReader::Person) => String::new(),
        };
        Row {
            id: letter.id.to_string(),
            href: listing.letter_href(&letter.id),
            reader: seen.to_name,
            email: seen.to_email,
            turn: Turn::of(&programme, letter),
            partner,
            language: letter.language,
            sent_at_ms: letter.sent_at_ms,
            trouble: seen.problems.into_iter().find(LetterProblem::is_serious),
        }
    };
    listing.letters.read().iter().map(row).collect()
}

/// The table of letters.
#[component]
pub(super) fn LetterList(listing: Listing) -> impl IntoView {
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let rows = Memo::new(move |_| rows(listing));
    let kind = RowKind {
        id: |row: &Row| row.id.clone(),
        name: |row: &Row| row.reader.clone(),
        search: Some(|row: &Row| format!("{} {} {}", row.reader, row.email, row.partner)),
    };
    let columns = vec![
        Column::new("reader", t!(outbox.reader), |row: &Row| {
            view! { <a href=row.href.clone()>{row.reader.clone()}</a> }
        })
        .sorted(|row| row.reader.to_lowercase()),
        Column::new("turn", t!(outbox.letter), |row: &Row| {
            let turn = row.turn;
            move || turn.map(turn_name)
        })
        .sorted(|row| row.turn),
        Column::new("partner", t!(outbox.partner), |row: &Row| {
            row.partner.clone()
        })
        .sorted(|row| row.partner.to_lowercase()),
        Column::new("language", t!(outbox.language), |row: &Row| {
            let language = row.language;
            move || language_name(language)
        }),
        Column::new("state", t!(outbox.state), |row: &Row| state(row))
            .sorted(|row| (row.sent_at_ms, row.trouble.clone())),
    ];
    let empty = move || {
        let words = if listing.has_letters() {
            t!(outbox.none_fit)
        } else {
            t!(outbox.none_written)
        };
        view! { <EmptyState text=words /> }.into_any()
    };
    let acts = move || view! { <BulkActs listing selected /> }.into_any();
    view! {
        <Show when=move || listing.has_letters()>
            <Filters listing />
        </Show>
        <DataTable
            id="letters"
            caption=t!(outbox.tab_letters)
            rows=Signal::derive(move || rows.get())
            kind
            columns
            empty=empty
            selected
            bulk_acts=acts
        />
    }
}

fn state(row: &Row) -> impl IntoView + use<> {
    let (sent_at_ms, trouble) = (row.sent_at_ms, row.trouble.clone());
    move || match (sent_at_ms, &trouble) {
        (Some(at_ms), _) => {
            let words = text!(outbox.sent_at, at = moment_words(at_ms));
            view! { <Tag text=words tone=Tone::Good /> }.into_any()
        }
        (None, Some(problem)) => view! {
            <Tag text=t!(outbox.look_first) tone=Tone::Bad />
            <span class="cm-note">{problem_words(problem)}</span>
        }
        .into_any(),
        (None, None) => view! { <Tag text=t!(outbox.to_send) tone=Tone::Waiting /> }.into_any(),
    }
}

/// Filters by turn, language and state; they live in the URL.
#[component]
pub(super) fn Filters(listing: Listing) -> impl IntoView {
    let turns = Signal::derive(move || {
        let choice = |turn: &Turn| Choice::new(turn.word(), turn_name(*turn));
        listing.turns().iter().map(choice).collect::<Vec<_>>()
    });
    let languages = Signal::derive(move || {
        let choice = |it: &Language| Choice::new(it.word(), language_name(*it));
        Language::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let states = Signal::derive(move || {
        vec![
            Choice::new(Sent::No.word(), text!(outbox.to_send)),
            Choice::new(Sent::Yes.word(), text!(outbox.sent)),
        ]
    });
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    let now = move || listing.filter.get_untracked();
    view! {
        <div class="cm-filters" role="group" aria-label=t!(outbox.filters)>
            <Select
                id="filter-turn"
                label=t!(outbox.letter)
                choices=turns
                value=Signal::derive(move || word(listing.filter.get().turn.map(Turn::word)))
                on_change=move |it: String| listing.choose(Filter { turn: Turn::from_word(&it), ..now() })
                empty=t!(outbox.all)
            />
            <Select
                id="filter-lang"
                label=t!(outbox.language)
                choices=languages
                value=Signal::derive(move || word(listing.filter.get().language.map(Language::word)))
                on_change=move |it: String| listing.choose(Filter { language: Language::from_word(&it), ..now() })
                empty=t!(outbox.all)
            />
            <Select
                id="filter-sent"
                label=t!(outbox.state)
                choices=states
                value=Signal::derive(move || word(listing.filter.get().sent.map(Sent::word)))
                on_change=move |it: String| listing.choose(Filter { sent: Sent::from_word(&it), ..now() })
                empty=t!(outbox.all)
            />
        </div>
    }
}

/// Acts on the letters chosen.
#[component]
fn BulkActs(listing: Listing, selected: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let chosen = move || -> Vec<Id<Letter>> {
        let ids = selected.read_untracked();
        ids.iter().map(|id| Id::new(id.as_str())).collect()
    };
    let set = move |sent_at_ms: Option<i64>| {
        let ids = chosen();
        let Some(change) = tick(&listing.programme.get_untracked(), &ids, sent_at_ms) else {
            return;
        };
        let done = if sent_at_ms.is_some() {
            text_n!(ids.len(), outbox.marked_1, outbox.marked_n)
        } else {
            text_n!(ids.len(), outbox.unmarked_1, outbox.unmarked_n)
        };
        if act.make(change, done) {
            selected.set(BTreeSet::new());
        }
    };
    let remove = move |()| {
        let programme = listing.programme.get_untracked();
        let unsent = |id: &Id<Letter>| {
            let letter = programme.letters.get(id);
            letter.is_some_and(|letter| letter.sent_at_ms.is_none())
        };
        let ids: Vec<Id<Letter>> = chosen().into_iter().filter(unsent).collect();
        if ids.is_empty() {
            return;
        }
        let delete = |id: &Id<Letter>| Change::Delete {
            kind: Letter::KIND,
            id: id.to_string(),
        };
        let change = Change::Many {
            what: "letters.removed",
            changes: ids.iter().map(delete).collect(),
        };
        if act.make(
            change,
            text_n!(ids.len(), outbox.removed_1, outbox.removed_n),
        ) {
            selected.set(BTreeSet::new());
        }
    };
    view! {
        <Button
            label=t!(outbox.mark_sent)
            look=Look::Outline
            on_press=move |()| set(Some(session.now_ms()))
        />
        <Button label=t!(outbox.mark_not_sent) look=Look::Outline on_press=move |()| set(None) />
        <Button label=t!(outbox.remove) look=Look::Plain on_press=remove />
    }
}

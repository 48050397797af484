//! One letter. Who comes: the coordinator, with the next letter to send. To
//! decide: may it go as it reads? Then copy it, open it in the mail program,
//! or take it as a file, and tick it as sent.

mod edit;
mod file;
mod send;

use std::sync::Arc;

use leptos::prelude::*;

use super::outbox::{Listing, use_listing};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::outbox::{LettersOf, Sent};
use crate::letters::{Rendered, Turn};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    ButtonLink, Choice, EmptyState, Look, Page, RadioGroup, RadioLook, Tag, Tone,
};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_paper::{LetterPaper, LetterProblems};
use crate::ui::widgets::letter_words::{language_name, turn_name};
use crate::ui::widgets::moment::moment_words;
use edit::EditLetter;
use send::SendLetter;

/// One letter: read, edit, copy, send, tick.
#[component]
pub fn LetterPage(
    /// The programme's id in the URL.
    id: String,
    /// The letter's id in the URL.
    letter: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let key: Id<Letter> = Id::new(letter);
    let found = Memo::new(move |_| programme.read().letters.get(&key).cloned());
    let of = Memo::new(move |_| {
        found
            .read()
            .as_ref()
            .map(|letter| LettersOf::letter(letter))
    });
    move || match of.get() {
        None => view! { <NoLetter id=id.clone() /> }.into_any(),
        Some(of) => {
            let listing = use_listing(&id, &of);
            view! { <OneLetter listing found /> }.into_any()
        }
    }
}

#[component]
fn NoLetter(id: String) -> impl IntoView {
    let outbox = Route::Outbox(id).href();
    view! {
        <Page title=t!(outbox.letter_title)>
            <EmptyState text=t!(outbox.letter_gone)>
                <ButtonLink href=outbox label=t!(outbox.to_outbox) />
            </EmptyState>
        </Page>
    }
}

/// What the parts of the page work with.
#[derive(Clone, Copy)]
struct Parts {
    listing: Listing,
    letter: Signal<Letter>,
    seen: Memo<Rendered>,
}

impl Parts {
    fn programme(self) -> Arc<Programme> {
        self.listing.programme.get_untracked()
    }
}

#[component]
fn OneLetter(listing: Listing, found: Memo<Option<Arc<Letter>>>) -> impl IntoView {
    let letter = Signal::derive(move || {
        let found = found.get();
        found.map(|letter| (*letter).clone()).unwrap_or_default()
    });
    let seen = Memo::new(move |_| {
        let told = listing.told.read();
        told.render(&listing.programme.read(), &letter.read())
    });
    let parts = Parts {
        listing,
        letter,
        seen,
    };
    let editing = RwSignal::new(letter.with_untracked(|letter| edit::is_begun(letter.id.as_str())));
    let title = Signal::derive(move || text!(outbox.letter_to, name = seen.read().to_name));
    let lead =
        Signal::derive(move || Turn::of(&listing.programme.read(), &letter.read()).map(turn_name));
    view! {
        <Page
            title
            lead=lead
            back=(listing.outbox_href(), t!(outbox.title))
        >
            <Neighbours parts />
            <Standing parts />
            <LetterProblems
                problems=Signal::derive(move || seen.read().problems.clone())
                language=Signal::derive(move || letter.read().language)
            />
            {move || if editing.get() {
                view! { <EditLetter parts on_done=move |()| editing.set(false) /> }.into_any()
            } else {
                view! {
                    <LetterPaper
                        letter=Signal::derive(move || seen.get())
                        language=Signal::derive(move || letter.read().language)
                    />
                    <SendLetter parts on_edit=move |()| editing.set(true) />
                }
                .into_any()
            }}
        </Page>
    }
}

/// Where this letter stands among those the filters let through.
#[component]
fn Neighbours(parts: Parts) -> impl IntoView {
    let Parts {
        listing, letter, ..
    } = parts;
    let place = Memo::new(move |_| {
        let id = letter.read().id.clone();
        let letters = listing.letters.read();
        let at = letters.iter().position(|it| it.id == id);
        // A letter that was just ticked may have left the filter: its place is
        // where it would stand, so that "next" still goes on.
        let at_or_next = at.unwrap_or_else(|| {
            let name = |it: &Id<_>| listing.programme.read().name_of(it).to_lowercase();
            let mine = name(&letter.read().to);
            letters.partition_point(|it| name(&it.to) < mine)
        });
        let before = at_or_next.checked_sub(1).and_then(|i| letters.get(i));
        let after = letters.get(at_or_next + usize::from(at.is_some()));
        (
            at.map(|at| at + 1),
            letters.len(),
            before.map(|it| it.id.clone()),
            after.map(|it| it.id.clone()),
        )
    });
    let link = move |to: Option<Id<Letter>>, words: Signal<String>| {
        to.map(|to| view! { <ButtonLink href=listing.letter_href(&to) label=words look=Look::Outline /> })
    };
    move || {
        let (at, n, before, after) = place.get();
        view! {
            <nav class="cm-neighbours cm-no-print" aria-label=t!(outbox.neighbours)>
                {link(before, t!(outbox.previous_letter))}
                <p>{at.map(|at| text!(outbox.place, at = at, n = n))}</p>
                {link(after, t!(outbox.next_letter))}
            </nav>
        }
    }
}

/// Sent or not, changed by hand or not, and the language.
#[component]
fn Standing(parts: Parts) -> impl IntoView {
    let act = use_act();
    let Parts { letter, .. } = parts;
    let state = move || match (Sent::of(&letter.read()), letter.read().sent_at_ms) {
        (Sent::Yes, Some(at_ms)) => {
            let words = text!(outbox.sent_at, at = moment_words(at_ms));
            view! { <Tag text=words tone=Tone::Good /> }
        }
        _ => view! { <Tag text=text!(outbox.to_send) tone=Tone::Waiting /> },
    };
    let is_changed =
        Memo::new(move |_| !letter.read().subject.is_empty() || !letter.read().body.is_empty());
    let choices = Signal::derive(move || {
        let choice = |it: &Language| Choice::new(it.word(), language_name(*it));
        Language::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let choose = move |word: String| {
        let Some(language) = Language::from_word(&word) else {
            return;
        };
        let letter = Letter {
            language,
            ..letter.get_untracked()
        };
        act.make(Change::save(letter), text!(outbox.language_saved));
    };
    view! {
        <div class="cm-standing cm-no-print">
            <p>
                {state}
                " "
                <Show when=move || is_changed.get()>
                    <Tag text=t!(outbox.changed_by_hand) tone=Tone::Strong />
                </Show>
            </p>
            <RadioGroup
                id="letter-language"
                legend=t!(outbox.language)
                choices
                value=Signal::derive(move || letter.read().language.word().to_owned())
                on_change=choose
                hint=Signal::derive(move || is_changed.get().then(|| text!(outbox.language_of_changed)))
                look=RadioLook::Inline
            />
        </div>
    }
}

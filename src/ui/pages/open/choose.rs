//! A shortlist. Who comes: a mentee who was sent a file with mentors. To
//! decide: in which order they would like them, or that none suits. Then: a
//! line in an e-mail, or a signed answer.
//!
//! Mentors are put in order with buttons or by dragging.

use std::time::Duration;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::Bench;
use super::answering::{
    Answering, Before, Foot, Heads, MakeAnswer, Requested, ShownFacts, request_in,
};
use super::{OpenedFile, Stage};
use crate::bundle::{Kind, ListedMentor, Message, Ranking, ShortlistMessage};
use crate::flow::choice::ranking::put_at;
use crate::flow::enrol::code::ranking_line;
use crate::session::{Session, SessionError};
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, Checkbox, Details, FormDraft, Look, Need, TextArea};
use crate::ui::widgets::levels::page_language;

/// The shortlist in a file whose signature holds.
pub(super) async fn shortlist_in(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
) -> Result<Stage, SessionError> {
    let kinds = (Kind::Shortlist, Kind::Ranking);
    let taken = |message| match message {
        Message::Shortlist(it) => {
            let asking = it.asking.clone();
            Some((*it, asking))
        }
        _ => None,
    };
    let found = request_in(session, opened, bytes, kinds, taken).await?;
    Ok(found.map_or_else(|stage| stage, Stage::Choosing))
}

/// The order as it is filled in; a cheap handle.
#[derive(Clone, Copy)]
struct Filled {
    mentors: StoredValue<Vec<ListedMentor>>,
    /// Numbers, the first choice first.
    order: RwSignal<Vec<String>>,
    is_none: RwSignal<bool>,
    note: RwSignal<String>,
    /// What was done last, for who cannot see it.
    said: RwSignal<String>,
    dragged: RwSignal<Option<u32>>,
}

impl Filled {
    fn new(requested: &Requested<ShortlistMessage>, draft: FormDraft) -> Self {
        let before = match requested.said_before() {
            Some(Message::Ranking(it)) => Some(it),
            _ => None,
        };
        let is_none = before.as_ref().is_some_and(|it| it.order.is_empty());
        let before = before.unwrap_or_default();
        let order = before.order.iter().map(ToString::to_string).collect();
        Self {
            mentors: StoredValue::new(requested.it.mentors.clone()),
            order: draft.value("order", order),
            is_none: draft.value("none", is_none),
            note: draft.value("note", before.note),
            said: RwSignal::new(String::new()),
            dragged: RwSignal::new(None),
        }
    }

    /// The numbers in order, those the list has; tracked.
    fn numbers(self) -> Vec<u32> {
        let order = self.order.read();
        let numbers = order.iter().filter_map(|it| it.parse().ok());
        numbers.filter(|it| self.mentor(*it).is_some()).collect()
    }

    fn mentor(self, number: u32) -> Option<ListedMentor> {
        self.mentors.with_value(|all| {
            let found = all.iter().find(|it| it.number == number);
            found.cloned()
        })
    }

    fn name(self, number: u32) -> String {
        self.mentor(number)
            .map(|it| it.shown.name)
            .unwrap_or_default()
    }

    /// Those not in order, as they are numbered; tracked.
    fn others(self) -> Vec<u32> {
        let numbers = self.numbers();
        self.mentors.with_value(|all| {
            let all = all.iter().map(|it| it.number);
            all.filter(|it| !numbers.contains(it)).collect()
        })
    }

    /// Puts a mentor at a place, from 0, and says so.
    fn put(self, number: u32, at: usize) {
        let order = put_at(&untrack(|| self.numbers()), number, at);
        let place = order.iter().position(|it| *it == number).unwrap_or(0) + 1;
        let words = text!(
            choice.now_at,
            name = self.name(number),
            n = place,
            all = order.len()
        );
        self.set(&order, words);
    }

    fn take_out(self, number: u32) {
        let mut order = untrack(|| self.numbers());
        order.retain(|it| *it != number);
        self.set(&order, text!(choice.now_out, name = self.name(number)));
    }

    fn set(self, order: &[u32], words: String) {
        self.order
            .set(order.iter().map(ToString::to_string).collect());
        self.said.set(words);
    }

    fn ranking(self, code: String, name: String) -> Ranking {
        Ranking {
            code,
            order: if self.is_none.get() {
                Vec::new()
            } else {
                self.numbers()
            },
            note: self.note.get().trim().to_owned(),
            name,
        }
    }
}

/// Focuses an element once the lists stand anew.
fn focus_soon(id: String) {
    set_timeout(move || focus_id(&id), Duration::ZERO);
}

/// The mentors, and the order they are put in.
#[component]
pub(super) fn ChooseMentors(requested: Requested<ShortlistMessage>, bench: Bench) -> impl IntoView {
    let asking = requested.asking.clone();
    let draft = FormDraft::new(requested.form());
    let filled = Filled::new(&requested, draft);
    let answering = Answering::new(&requested, draft);
    let (code, name) = (asking.code.clone(), asking.name.clone());
    let ranking = Memo::new(move |_| filled.ranking(code.clone(), name.clone()));
    let message = Signal::derive(move || Message::Ranking(ranking.get()));
    let line = Signal::derive(move || ranking_line(&ranking.read(), page_language()));
    let missing = Signal::derive(move || {
        let is_missing = !filled.is_none.get() && ranking.read().order.is_empty();
        is_missing.then(|| text!(choice.order_missing))
    });
    let (programme, name) = (asking.programme.clone(), asking.name.clone());
    let subject = t!(
        choice.subject,
        programme = programme.clone(),
        name = name.clone()
    );
    let says = Callback::new(move |said: Message| match said {
        Message::Ranking(it) if it.order.is_empty() => text!(choice.none_of_these),
        Message::Ranking(it) => {
            let names = (1..).zip(it.order).map(|(n, number)| {
                let name = filled.name(number);
                format!("{n}. {name}")
            });
            names.collect::<Vec<String>>().join(", ")
        }
        _ => String::new(),
    });
    view! {
        <section class="cm-found" aria-labelledby="choose">
            <h2 id="choose">{t!(choice.choose_title)}</h2>
            <Before answering says />
            <Heads asking />
            <p>{t!(choice.choose_text)}</p>
            <Checkbox
                id="choose-none"
                label=t!(choice.none_of_these)
                hint=t!(choice.none_hint)
                checked=filled.is_none
                on_change=move |on: bool| filled.is_none.set(on)
            />
            // What was done is said below; the lists themselves are not read out anew.
            <div hidden=move || filled.is_none.get() aria-live="off">
                <InOrder filled />
                <Others filled />
            </div>
            <p class="usa-sr-only" role="status">{move || filled.said.get()}</p>
            <TextArea
                id="choose-note"
                label=t!(approvals.own_note)
                hint=t!(choice.note_hint)
                need=Need::Optional
                value=filled.note
                on_input=move |it: String| filled.note.set(it)
                rows=2
            />
            <MakeAnswer answering message line missing subject />
            <Foot requested bench />
        </section>
    }
}

/// The mentors in the order they were put in.
#[component]
fn InOrder(filled: Filled) -> impl IntoView {
    let numbers = Memo::new(move |_| filled.numbers());
    let is_empty = move || numbers.read().is_empty();
    let end = move || numbers.read_untracked().len();
    view! {
        <div
            on:dragover=move |ev: DragEvent| {
                if filled.dragged.get_untracked().is_some() {
                    ev.prevent_default();
                }
            }
            on:drop=move |ev: DragEvent| {
                ev.prevent_default();
                drop_at(filled, end());
            }
        >
            <h3 id="own-order" tabindex="-1">{t!(choice.own_order)}</h3>
            <Show when=is_empty>
                <p>{t!(choice.own_order_empty)}</p>
            </Show>
            <ol class="cm-members">
                <For each=move || numbers.get() key=|it| *it let(number)>
                    <Ranked filled numbers number />
                </For>
            </ol>
        </div>
    }
}

/// Puts who is dragged at a place.
fn drop_at(filled: Filled, at: usize) {
    if let Some(number) = filled.dragged.get_untracked() {
        filled.dragged.set(None);
        filled.put(number, at);
    }
}

/// Somebody in the order: where they stand, and moving them.
#[component]
fn Ranked(filled: Filled, numbers: Memo<Vec<u32>>, number: u32) -> impl IntoView {
    let name = filled.name(number);
    let place = Memo::new(move |_| {
        let at = numbers.read().iter().position(|it| *it == number);
        at.unwrap_or(0)
    });
    let is_last = move || place.get() + 1 == numbers.read().len();
    let first = Signal::derive(move || (place.get() == 0).then(|| text!(choice.is_first)));
    let last = Signal::derive(move || is_last().then(|| text!(choice.is_last)));
    let up = move |()| {
        filled.put(number, place.get_untracked().saturating_sub(1));
        focus_soon(format!("up-{number}"));
    };
    let down = move |()| {
        filled.put(number, place.get_untracked() + 1);
        focus_soon(format!("down-{number}"));
    };
    let out = move |()| {
        filled.take_out(number);
        focus_soon(format!("add-{number}"));
    };
    let on_drop = move |ev: DragEvent| {
        ev.prevent_default();
        ev.stop_propagation();
        drop_at(filled, place.get_untracked());
    };
    view! {
        <li
            class="cm-member"
            draggable="true"
            on:dragstart=move |ev: DragEvent| begin_drag(filled, number, &ev)
            on:dragend=move |_| filled.dragged.set(None)
            on:drop=on_drop
        >
            <span><strong>{move || place.get() + 1}". "{name.clone()}</strong></span>
            <span class="cm-acts">
                <Button
                    id=format!("up-{number}")
                    label=t!(choice.move_up)
                    look=Look::Outline
                    about=name.clone()
                    blocked=first
                    on_press=up
                />
                <Button
                    id=format!("down-{number}")
                    label=t!(choice.move_down)
                    look=Look::Outline
                    about=name.clone()
                    blocked=last
                    on_press=down
                />
                <Button label=t!(choice.take_out) look=Look::Plain about=name.clone() on_press=out />
            </span>
            <About filled number />
        </li>
    }
}

fn begin_drag(filled: Filled, number: u32, ev: &DragEvent) {
    if let Some(data) = ev.data_transfer() {
        // Some browsers drag nothing that holds no data.
        let _ = data.set_data("text/plain", "");
    }
    filled.dragged.set(Some(number));
}

/// The mentors who are not in the order.
#[component]
fn Others(filled: Filled) -> impl IntoView {
    let others = Memo::new(move |_| filled.others());
    let next = Memo::new(move |_| filled.numbers().len() + 1);
    let add = move |number: u32| {
        let at = next.get_untracked() - 1;
        let left = others.read_untracked();
        let after = left.iter().find(|it| **it > number);
        let after = after
            .or_else(|| left.iter().find(|it| **it != number))
            .copied();
        drop(left);
        filled.put(number, at);
        focus_soon(match after {
            Some(after) => format!("add-{after}"),
            None => "own-order".to_owned(),
        });
    };
    let line = move |number: u32| {
        let name = filled.name(number);
        view! {
            <li
                class="cm-member"
                draggable="true"
                on:dragstart=move |ev: DragEvent| begin_drag(filled, number, &ev)
                on:dragend=move |_| filled.dragged.set(None)
            >
                <span><strong>{name.clone()}</strong></span>
                <span class="cm-acts">
                    <Button
                        id=format!("add-{number}")
                        label=Signal::derive(move || text!(choice.add_as, n = next.get()))
                        look=Look::Outline
                        about=name
                        on_press=move |()| add(number)
                    />
                </span>
                <About filled number />
            </li>
        }
    };
    view! {
        <h3>{t!(choice.on_list)}</h3>
        <Show when=move || others.read().is_empty()>
            <p>{t!(choice.on_list_empty)}</p>
        </Show>
        <ul class="cm-members">
            <For each=move || others.get() key=|it| *it children=line />
        </ul>
    }
}

/// What the form shows of a mentor.
#[component]
fn About(filled: Filled, number: u32) -> impl IntoView {
    filled.mentor(number).map(|it| {
        let name = it.shown.name.clone();
        view! {
            <div class="cm-move">
                <Details summary=t!(choice.about_mentor, name = name.clone())>
                    <ShownFacts shown=it.shown />
                </Details>
            </div>
        }
    })
}

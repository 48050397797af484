//! Choosing from many by typing: the combo box with a list, for one or several.
//!
//! Keys as in the ARIA pattern: Down and Up move in the list, Enter takes,
//! Escape closes and then empties, Backspace in an empty field takes the last
//! choice away. The focus stays in the field; the list is told by
//! `aria-activedescendant`.
//!
//! Invariant: words typed are never dropped silently. When the field is left
//! they are taken for the choice they name, or as own words, or stay and the
//! field says what is wrong.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::Input;
use leptos::prelude::*;

use super::choice::Choice;
use super::combo_offers::{Left, MOST_SHOWN, Offer, label_of, left_standing, offers_for};
use super::dom::{focus_stays_inside, scroll_id_into_view};
use super::field::{Around, Need};
use super::icon::{Icon, Shape};
use crate::ui::i18n::{t, text, text_n};

/// How many may be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// One.
    #[default]
    One,
    /// Any number; they stand as chips under the field.
    Many,
}

/// Whether words that are not in the list may be taken too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnWords {
    /// Only what is in the list.
    #[default]
    Refused,
    /// Any words; the list only helps.
    Taken,
}

/// A field that offers what fits the letters typed.
#[component]
pub fn ComboBox(
    /// The control's id; the list's ids are made from it.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The values chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Called with the values chosen.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// How many may be chosen.
    #[prop(default = Pick::One)]
    pick: Pick,
    /// Whether other words may be taken.
    #[prop(default = OwnWords::Refused)]
    own_words: OwnWords,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether one must be chosen.
    #[prop(default = Need::Required)]
    need: Need,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    // What was typed since the list opened; nothing while the field rests.
    let typed = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    // What is wrong with words left standing.
    let wrong = RwSignal::new(None::<String>);

    let offers = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        choices.with(|choices| {
            chosen
                .with(|chosen| offers_for(choices, chosen, typed.get().as_deref(), pick, own_words))
        })
    });
    let close = move || {
        open.set(false);
        active.set(None);
        typed.set(None);
        wrong.set(None);
    };
    let take = move |offer: &Offer| {
        let value = offer.value().to_owned();
        match pick {
            Pick::One => on_change.run(vec![value]),
            Pick::Many => {
                let mut next = chosen.get_untracked();
                next.push(value);
                on_change.run(next);
            }
        }
        close();
    };
    // The field is left: what stands in it is taken, or stays and is said.
    let settle = move |reached: Option<Offer>| {
        let standing = || {
            let typed = typed.get_untracked();
            let chosen = chosen.get_untracked();
            choices.with_untracked(|choices| {
                left_standing(choices, &chosen, typed.as_deref(), pick, own_words)
            })
        };
        let left = reached.map_or_else(standing, Left::Means);
        let why = match left {
            Left::Means(offer) => return take(&offer),
            Left::Nothing => return close(),
            Left::Emptied => {
                on_change.run(Vec::new());
                return close();
            }
            Left::Unknown(words) => text!(kit.combo_unknown, words = words),
            Left::Several(words) => text!(kit.combo_several, words = words),
        };
        open.set(false);
        active.set(None);
        wrong.set(Some(why));
    };
    let remove = move |value: &str| {
        let next = chosen
            .get_untracked()
            .into_iter()
            .filter(|each| each != value)
            .collect();
        on_change.run(next);
        if let Some(input) = input.get_untracked() {
            // The chip that had the focus is gone; its field is the next best place.
            let _ = input.focus();
        }
    };

    let list_id = format!("{id}-list");
    let option_id = {
        let list_id = list_id.clone();
        move |i: usize| format!("{list_id}-{i}")
    };
    let go_to = {
        let option_id = option_id.clone();
        move |i: usize| {
            active.set(Some(i));
            scroll_id_into_view(&option_id(i));
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        let n_offers = offers.with(Vec::len);
        match ev.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open.get_untracked() => {
                ev.prevent_default();
                open.set(true);
            }
            "ArrowDown" if n_offers > 0 => {
                ev.prevent_default();
                go_to(active.get_untracked().map_or(0, |i| (i + 1) % n_offers));
            }
            "ArrowUp" if n_offers > 0 => {
                ev.prevent_default();
                go_to(
                    active
                        .get_untracked()
                        .map_or(n_offers - 1, |i| (i + n_offers - 1) % n_offers),
                );
            }
            "Enter" if open.get_untracked() => {
                // Never sends a form while a list is open.
                ev.prevent_default();
                let offer = offers.with(|offers| {
                    let i = active.get_untracked().or((offers.len() == 1).then_some(0));
                    i.and_then(|i| offers.get(i).cloned())
                });
                if let Some(offer) = offer {
                    take(&offer);
                }
            }
            "Escape" if open.get_untracked() || wrong.read_untracked().is_some() => {
                ev.prevent_default();
                close();
            }
            "Escape" if pick == Pick::One => on_change.run(Vec::new()),
            "Backspace"
                if pick == Pick::Many
                    && typed.with_untracked(|typed| typed.as_deref().unwrap_or("").is_empty()) =>
            {
                let last = chosen.with_untracked(|chosen| chosen.last().cloned());
                if let Some(last) = last {
                    remove(&last);
                }
            }
            "Tab" => {
                let at = active.get_untracked();
                settle(offers.with(|offers| offers.get(at?).cloned()));
            }
            _ => {}
        }
    };
    let shown = move || match (typed.get(), pick) {
        (Some(typed), _) => typed,
        (None, Pick::Many) => String::new(),
        (None, Pick::One) => chosen.with(|chosen| {
            chosen
                .first()
                .map(|value| choices.with(|choices| label_of(choices, value)))
                .unwrap_or_default()
        }),
    };
    let news = move || {
        if !open.get() {
            return String::new();
        }
        match offers.with(Vec::len) {
            0 => text!(kit.combo_none),
            n => text_n!(n, kit.combo_found_1, kit.combo_found_n),
        }
    };

    let said = move || wrong.get().or_else(|| error.get());
    let around = Around {
        id: id.clone(),
        label,
        hint,
        error: MaybeProp::derive(said),
        need,
    };
    let (described, invalid) = (around.described_by(), around.invalid());
    let active_id = option_id.clone();
    let controls = list_id.clone();
    let control = view! {
        <div
            class="cm-combo"
            on:focusout=move |ev: FocusEvent| {
                if !focus_stays_inside(&ev) {
                    settle(None);
                }
            }
        >
            <Show when=move || pick == Pick::Many && !chosen.read().is_empty()>
                <ul class="cm-chips" aria-label=label>
                    <For each=move || chosen.get() key=Clone::clone let(value)>
                        {
                            let name = {
                                let value = value.clone();
                                Signal::derive(move || choices.with(|choices| label_of(choices, &value)))
                            };
                            view! {
                                <li class="cm-chip">
                                    <span>{name}</span>
                                    <button
                                        type="button"
                                        class="cm-chip__remove"
                                        aria-label=t!(kit.remove, name = name.get())
                                        on:click=move |_| remove(&value)
                                    >
                                        <Icon shape=Shape::Close />
                                    </button>
                                </li>
                            }
                        }
                    </For>
                </ul>
            </Show>
            <div class="cm-combo__box">
                <input
                    class="cm-control cm-control--full"
                    type="text"
                    role="combobox"
                    id=id.clone()
                    name=id.clone()
                    node_ref=input
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=controls
                    aria-activedescendant=move || active.get().filter(|_| open.get()).map(&active_id)
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=shown
                    on:input=move |ev| {
                        typed.set(Some(event_target_value(&ev)));
                        active.set(None);
                        wrong.set(None);
                        open.set(true);
                    }
                    on:click=move |_| open.set(true)
                    on:keydown=on_key
                />
                <Icon shape=Shape::Down />
            </div>
            <ul class="cm-combo__list" id=list_id role="listbox" aria-label=label hidden=move || !open.get()>
                {move || {
                    offers
                        .get()
                        .into_iter()
                        .take(MOST_SHOWN)
                        .enumerate()
                        .map(|(i, offer)| {
                            let (words, hint) = match &offer {
                                Offer::Listed(choice) => (choice.label.clone(), choice.hint.clone()),
                                Offer::Own(words) => (text!(kit.combo_own, words = words), None),
                            };
                            view! {
                                <li
                                    class="cm-combo__option"
                                    id=option_id(i)
                                    role="option"
                                    aria-selected=move || if active.get() == Some(i) { "true" } else { "false" }
                                    // Before the field loses the focus and the list closes.
                                    on:mousedown=move |ev| {
                                        ev.prevent_default();
                                        take(&offer);
                                    }
                                >
                                    {words}
                                    {hint.map(|hint| view! { <span class="usa-hint">" "{hint}</span> })}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <p class="usa-sr-only" role="status">{news}</p>
        </div>
    };
    around.frame(control.into_any())
}

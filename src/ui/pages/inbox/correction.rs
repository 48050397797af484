//! Values a person corrects: what they saw, what stands, what it should be.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::words::{place_words, value_words};
use crate::flow::inbox::corrections::{Correction, Corrections};
use crate::flow::inbox::judge::At;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Checkbox, dom::id_word, dom_id};

/// What somebody does, in a line.
pub(super) fn corrections_line(found: &Corrections, name: String) -> String {
    match found.values.len() {
        0 if found.note.trim().is_empty() => text!(details.line_right, name = name),
        0 => text!(details.line_note, name = name),
        n => text_n!(n, details.line_1, details.line_n, name = name),
    }
}

/// The places to take at first: those where the value seen still stands.
pub(super) fn taken_at_first(found: &Corrections) -> BTreeSet<At> {
    let standing = found.values.iter().filter(|it| it.still_stands());
    standing.map(|it| it.at.clone()).collect()
}

/// Every corrected value with a tick.
#[component]
pub(super) fn CorrectionRows(found: Corrections, taken: RwSignal<BTreeSet<At>>) -> impl IntoView {
    let n_gone = found.n_gone;
    let rows = found.values.into_iter();
    let rows = rows
        .map(|value| view! { <Row value taken /> })
        .collect_view();
    view! {
        <ul class="cm-list">{rows}</ul>
        {(n_gone > 0).then(|| view! { <p class="cm-note">{move || text_n!(n_gone, details.gone_1, details.gone_n)}</p> })}
    }
}

#[component]
fn Row(value: Correction, taken: RwSignal<BTreeSet<At>>) -> impl IntoView {
    let desk = use_desk();
    let id = id_word(&format!("take-{}", dom_id()));
    let stands = value.still_stands();
    let at = value.at.clone();
    let label = {
        let at = at.clone();
        Signal::derive(move || {
            let place = place_words(&desk.programme().read(), &at);
            let (now, new) = (value_words(&value.now), value_words(&value.new));
            if stands {
                text!(enrol.difference, place = place, old = now, new = new)
            } else {
                let seen = value_words(&value.seen);
                text!(
                    details.three,
                    place = place,
                    seen = seen,
                    now = now,
                    new = new
                )
            }
        })
    };
    let checked = {
        let at = at.clone();
        Signal::derive(move || taken.read().contains(&at))
    };
    let choose = move |on: bool| {
        taken.update(|all| {
            if on {
                all.insert(at.clone());
            } else {
                all.remove(&at);
            }
        });
    };
    let hint = (!stands).then(|| t!(details.three_hint));
    let hint = MaybeProp::derive(move || hint.map(|it| it.get()));
    view! { <li><Checkbox id label checked on_change=choose hint /></li> }
}

//! Asking mentees: how many mentors on each list, by when, and the one press.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::rows::ChoiceRow;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::rules::RuleSet;
use crate::flow::choice::asking::{Ask, ask};
use crate::flow::choice::{ChoiceState, ON_A_LIST, USUAL_ON_A_LIST};
use crate::flow::round::{Scoring, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, DateField, FormDraft, Need, NoticeKind, NumberField, use_notices};
use crate::ui::pages::run::no_run_words;
use crate::ui::widgets::moment::odd_day_words;
use crate::ui::widgets::row_form::StandsInTheWay;

/// Most mentees named who could not be asked.
const MOST_NAMED: usize = 5;

/// The form: those chosen in the table, or everybody who was not asked.
#[component]
pub(super) fn AskMentees(
    all: Memo<Vec<ChoiceRow>>,
    selected: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let (act, notices) = (use_act(), use_notices());
    let draft = FormDraft::new(format!("choice/{}", desk.id()));
    let n_mentors = draft.value("n", USUAL_ON_A_LIST.to_string());
    let day = draft.text("day");
    let failed = RwSignal::new(Vec::<String>::new());
    let mentees = Memo::new(move |_| {
        let chosen = selected.read();
        let all = all.read();
        let rows = all.iter().filter(|row| {
            if chosen.is_empty() {
                row.state == ChoiceState::NotAsked
            } else {
                chosen.contains(row.mentee.as_str())
            }
        });
        rows.map(|row| row.mentee.clone())
            .collect::<BTreeSet<Id<Participation>>>()
    });
    let n = Memo::new(move |_| mentees.read().len());
    // Looked up for a few only: of many, somebody fits some.
    let fits_nobody = Memo::new(move |_| {
        let mentees = mentees.read();
        if mentees.is_empty() || mentees.len() > MOST_NAMED {
            return false;
        }
        let programme = desk.programme().read();
        let rules = rules_of(&programme).ok();
        let scoring = rules.and_then(|rules| Scoring::of(&programme, rules).ok());
        scoring.is_some_and(|scoring| {
            let mut best = scoring.best(&programme);
            mentees.iter().all(|mentee| best.of(mentee, 1).is_empty())
        })
    });
    let how_many = Memo::new(move |_| n_mentors.read().parse::<usize>().unwrap_or(USUAL_ON_A_LIST));
    let odd_day = Memo::new(move |_| odd_day_words(&day.read(), session.today()));
    let blocked = Signal::derive(move || {
        if n.get() == 0 {
            return Some(text!(choice.all_asked));
        }
        if fits_nobody.get() {
            let programme = desk.programme().read();
            let names: Vec<_> = mentees
                .read()
                .iter()
                .map(|it| programme.name_of(it))
                .collect();
            return Some(text!(choice.fits_nobody, names = names.join(", ")));
        }
        if day.read().is_empty() {
            return Some(text!(choice.day_first));
        }
        odd_day.get()
    });
    let press = move |()| {
        let programme = desk.programme().get_untracked();
        let how = Ask {
            n_mentors: how_many.get_untracked(),
            on: session.today(),
            reply_by: day.get_untracked().parse().ok(),
        };
        let new_id = || Id::new(session.new_id());
        match ask(&programme, &mentees.get_untracked(), how, new_id) {
            Ok(asked) => {
                failed.set(Vec::new());
                if !asked.without.is_empty() {
                    let first = asked.without.iter().take(MOST_NAMED);
                    let first: Vec<String> = first.map(|it| programme.name_of(it)).collect();
                    let first = first.join(", ");
                    let words = match asked.without.len().saturating_sub(MOST_NAMED) {
                        0 => text!(choice.without, names = first),
                        n => text!(choice.without_more, names = first, n = n),
                    };
                    notices.post(NoticeKind::Info, words);
                }
                let done = text_n!(asked.n_asked, choice.asked_1, choice.asked_n);
                if asked.change.is_some_and(|change| act.make(change, done)) {
                    selected.set(BTreeSet::new());
                }
            }
            Err(why) => {
                let rules = rules_of(&programme).unwrap_or_else(|_| RuleSet::evidence_based());
                failed.set(no_run_words(&programme, &rules, &why));
            }
        }
    };
    let set_n = move |number: Option<i64>| {
        let number = number.and_then(|it| usize::try_from(it).ok());
        let number = number.unwrap_or(USUAL_ON_A_LIST);
        n_mentors.set(
            number
                .clamp(*ON_A_LIST.start(), *ON_A_LIST.end())
                .to_string(),
        );
    };
    let value = Signal::derive(move || i64::try_from(how_many.get()).ok());
    let bound = |at: &usize| i64::try_from(*at).unwrap_or_default();
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="ask">
            <h2 id="ask">{t!(choice.ask_title)}</h2>
            <p>{t!(choice.ask_text)}</p>
            <NumberField
                id="choice-n"
                label=t!(choice.n_mentors)
                hint=t!(choice.n_mentors_hint)
                value
                min=bound(ON_A_LIST.start())
                max=bound(ON_A_LIST.end())
                on_change=set_n
            />
            <DateField
                id="choice-day"
                label=t!(choice.reply_by)
                value=day
                error=odd_day
                need=Need::Required
                on_change=move |it: String| day.set(it)
            />
            <StandsInTheWay heading=t!(choice.refused) lines=failed />
            <Button
                label=Signal::derive(move || text_n!(n.get(), choice.ask_1, choice.ask_n))
                on_press=press
                blocked
            />
            <p class="cm-quiet">{t!(choice.ask_after)}</p>
        </section>
    }
}

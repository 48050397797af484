//! A list picked by hand: which mentors one mentee is asked about, in the order
//! they are picked.

use leptos::prelude::*;

use super::rows::ChoiceRow;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::choice::asking::{Ask, ask_about, best_for};
use crate::flow::choice::{ON_A_LIST, USUAL_ON_A_LIST};
use crate::flow::round::{Scoring, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, ComboBox, DateField, FormDraft, Need, Pick, use_query_state};
use crate::ui::widgets::moment::odd_day_words;
use crate::ui::widgets::row_form::RowForm;

/// The form for the mentee the URL names; nothing where it names none.
#[component]
pub(super) fn PickMentors(all: Memo<Vec<ChoiceRow>>) -> impl IntoView {
    let query = use_query_state();
    let row = Memo::new(move |_| {
        let mentee = query.get("pick")?;
        let all = all.read();
        let found = all.iter().find(|row| row.mentee.as_str() == mentee);
        found.map(|row| (row.mentee.clone(), row.name.clone()))
    });
    move || {
        row.get()
            .map(|(mentee, name)| view! { <Form mentee name /> })
    }
}

#[component]
fn Form(mentee: Id<Participation>, name: String) -> impl IntoView {
    let (act, session) = (use_act(), use_session());
    let programme = use_desk().programme();
    let query = use_query_state();
    let draft = FormDraft::new(format!("pick/{mentee}"));
    let chosen = draft.value("mentors", Vec::<String>::new());
    let day = draft.text("day");
    let mentee = StoredValue::new(mentee);
    // Everybody the rules allow with a free place, most points first.
    let choices = Memo::new(move |_| {
        let programme = programme.read();
        let scoring = rules_of(&programme)
            .ok()
            .and_then(|rules| Scoring::of(&programme, rules).ok());
        let Some(scoring) = scoring else {
            return Vec::new();
        };
        let fitting = mentee.with_value(|it| best_for(&scoring, &programme, it, usize::MAX));
        let choice = |part: &Id<Participation>| {
            let work = programme.person_of(part).map(|it| it.work_line());
            Choice::new(part.as_str(), programme.name_of(part)).hint(work.unwrap_or_default())
        };
        fitting.iter().map(choice).collect::<Vec<_>>()
    });
    let most = *ON_A_LIST.end();
    let odd_day = Memo::new(move |_| odd_day_words(&day.read(), session.today()));
    let blocked = Signal::derive(move || {
        let n = chosen.read().len();
        if n == 0 || n > most {
            return Some(text!(choice.pick_first, n = most));
        }
        if day.read().is_empty() {
            return Some(text!(choice.day_first));
        }
        odd_day.get()
    });
    let choose = move |values: Vec<String>| chosen.set(values);
    let close = move |()| query.set("pick", None);
    let save = move |()| {
        let how = Ask {
            n_mentors: USUAL_ON_A_LIST,
            on: session.today(),
            reply_by: day.get_untracked().parse().ok(),
        };
        let mentors: Vec<Id<Participation>> = chosen
            .read_untracked()
            .iter()
            .map(|it| Id::new(it.as_str()))
            .collect();
        let new_id = || Id::new(session.new_id());
        let change = mentee
            .with_value(|it| ask_about(&programme.get_untracked(), it, &mentors, how, new_id));
        if change.is_some_and(|change| act.make(change, text!(choice.asked_1))) {
            draft.done();
            close(());
        }
    };
    view! {
        <RowForm id="pick" heading=text!(choice.pick_title, name = name) on_close=close>
            <ComboBox
                id="pick-mentors"
                label=t!(choice.pick_mentors)
                hint=t!(choice.pick_hint)
                choices
                chosen
                pick=Pick::Many
                on_change=choose
            />
            <DateField
                id="pick-day"
                label=t!(choice.reply_by)
                value=day
                error=odd_day
                need=Need::Required
                on_change=move |it: String| day.set(it)
            />
            <Button label=t!(choice.pick_ask) on_press=save blocked />
        </RowForm>
    }
}

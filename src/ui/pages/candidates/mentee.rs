//! Who the mentee is: place, level, what they answered, pairings they have.

use leptos::prelude::*;

use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::people::{Answer, Participation};
use crate::domain::whole::Programme;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Fact, Summary, Tag, Tone};
use crate::ui::widgets::rule_words::page_language;
use crate::ui::widgets::words::pairing_state_name;

/// An answer on one line.
fn answer_words(answer: &Answer) -> String {
    match answer {
        Answer::YesNo(true) => text!(review.yes),
        Answer::YesNo(false) => text!(review.no),
        other => other.texts().join(", "),
    }
}

/// Answers a partner could see, question by question.
pub(super) fn shared_answers(programme: &Programme, part: &Participation) -> Vec<(String, String)> {
    let shown = |question: &Question| {
        let answer = programme.answer(&part.id, &question.id)?;
        let words = answer_words(answer);
        let label = question.label.in_language(page_language()).to_owned();
        (!words.is_empty()).then_some((label, words))
    };
    let form = programme.form_of(part.role);
    let open = form
        .into_iter()
        .filter(|question| question.shared && !question.sensitive);
    open.filter_map(|question| shown(question)).collect()
}

/// The mentee's facts.
#[component]
pub(super) fn AboutMentee(mentee: Id<Participation>) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let programme = programme.read();
        let part = programme.participations.get(&mentee)?;
        let person = programme.people.get(&part.person)?;
        let place = person.work_line();
        let level = programme
            .level_of(person)
            .map(|level| level.name.in_language(page_language()).to_owned());
        let answers = shared_answers(&programme, part)
            .into_iter()
            .map(|(label, words)| view! { <Fact name=label>{words}</Fact> })
            .collect_view();
        let paired: Vec<_> = programme
            .pairings
            .values()
            .filter(|pairing| pairing.mentee == mentee && pairing.state.is_live())
            .map(|pairing| {
                let name = programme.name_of(&pairing.mentor);
                let state = pairing.state;
                view! {
                    <li>
                        {name}" "
                        <Tag text=Signal::derive(move || pairing_state_name(state)) tone=Tone::Plain />
                    </li>
                }
            })
            .collect();
        let has_paired = !paired.is_empty();
        Some(view! {
            <Summary>
                <Fact name=t!(review.works_at)>{place}</Fact>
                {level.map(|level| view! { <Fact name=t!(review.level)>{level}</Fact> })}
                {answers}
                {has_paired.then(|| view! {
                    <Fact name=t!(review.mentors_now)><ul class="cm-list">{paired}</ul></Fact>
                })}
            </Summary>
        })
    }
}

//! Messages that need a look: each with what it would change, old beside new.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Waiting;
use super::blocked::{blocked_by, not_accepted_words};
use super::correction::{CorrectionRows, corrections_line, taken_at_first};
use super::offer::{OfferReplyLines, TakeReplies, means_word};
use super::ranking::RankingLines;
use super::several::BesideOthers;
use super::words::{came_words, key_tone, key_words, place_words, value_words};
use crate::bundle::{Act as Wish, ApprovalAnswer, Outcome};
use crate::domain::id::Id;
use crate::domain::people::{ApprovedTime, Participation, Person};
use crate::domain::whole::Programme;
use crate::flow::enrol::approval::CodeMeans;
use crate::flow::inbox::accept::{Take, accept, decline};
use crate::flow::inbox::judge::{At, Difference, Verdict};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, Checkbox, Choice, Details, Fold, Look, NoticeKind, Select, Tag, use_notices,
};
use crate::ui::widgets::choice_words::rank_line;
use crate::ui::widgets::offer_words::reply_line;

/// All of them, folded.
#[component]
pub(super) fn ToLookAt(others: Memo<Vec<Waiting>>) -> impl IntoView {
    view! {
        <Show when=move || !others.read().is_empty()>
            <section class="cm-section" aria-labelledby="look">
                <h2 id="look">{t!(enrol.look_title)}</h2>
                <p>{t!(enrol.look_text)}</p>
                <TakeReplies others />
                <For each=move || others.get() key=|it| (it.id.clone(), it.verdict.word(), means_word(&it.verdict)) let(waiting)>
                    <One waiting />
                </For>
            </section>
        </Show>
    }
}

#[component]
fn One(waiting: Waiting) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let (act, notices) = (use_act(), use_notices());
    let Waiting {
        id,
        message,
        verdict,
    } = waiting;
    let differences = match &verdict {
        Verdict::Changes { differences, .. } => differences.clone(),
        _ => Vec::new(),
    };
    let taken = RwSignal::new(match &verdict {
        Verdict::Corrections(found) => taken_at_first(found),
        _ => differences
            .iter()
            .map(|it| it.at.clone())
            .collect::<BTreeSet<At>>(),
    });
    let part = RwSignal::new(None::<Id<Participation>>);
    let summary = {
        let (verdict, name) = (verdict.clone(), message.from_name.clone());
        Signal::derive(move || {
            let programme = desk.programme().read();
            headline(
                &programme,
                &verdict,
                &name,
                |id| person_name(&programme, id),
                |id| programme.name_of(id),
            )
        })
    };
    let key = match &verdict {
        Verdict::Changes { key, .. } | Verdict::Standing { key, .. } => Some(*key),
        Verdict::Corrections(found) => Some(found.key),
        _ => None,
    };
    let accept_id = id.clone();
    let take = move |()| {
        let programme = desk.programme().get_untracked();
        let chosen = Take::Only(taken.get_untracked());
        let part = part.get_untracked();
        let mut ids = || session.new_id();
        let made = accept(
            &programme,
            &accept_id,
            &chosen,
            part.as_ref(),
            session.today(),
            &mut ids,
        );
        match made {
            Ok(change) => drop(act.make(change, text!(enrol.accepted_one))),
            Err(why) => notices.post(NoticeKind::Error, not_accepted_words(&why)),
        }
    };
    let aside = move |()| {
        let programme = desk.programme().get_untracked();
        if let Some(change) = decline(&programme, std::slice::from_ref(&id)) {
            act.make(change, text!(enrol.declined_one));
        }
    };
    let came = {
        let message = message.clone();
        move || came_words(&message)
    };
    let blocked = blocked_by(&verdict, part);
    let beside = matches!(verdict, Verdict::Several(_))
        .then(|| view! { <BesideOthers id=message.id.clone() /> });
    let is_several = beside.is_some();
    let label = Signal::derive(move || {
        if is_several {
            text!(enrol.several_take)
        } else {
            text!(enrol.take_over)
        }
    });
    let body = detail(&verdict, &differences, taken, part);
    let about = summary;
    view! {
        <Details summary fold=Fold::Closed>
            <p class="cm-note">{came}</p>
            {key.map(|key| view! {
                <p>
                    <Tag text=Signal::derive(move || key_words(key)) tone=key_tone(key) />
                </p>
            })}
            {beside}
            {body}
            <div class="cm-acts">
                <Button label look=Look::Outline on_press=take about blocked />
                <Button label=t!(enrol.put_aside) look=Look::Plain on_press=aside about />
            </div>
        </Details>
    }
}

fn person_name(programme: &crate::domain::whole::Programme, id: &Id<Person>) -> String {
    programme
        .people
        .get(id)
        .map(|it| it.full_name())
        .unwrap_or_default()
}

/// What a message would do, in a line.
fn headline(
    programme: &Programme,
    verdict: &Verdict,
    sender: &str,
    person: impl Fn(&Id<Person>) -> String,
    part: impl Fn(&Id<Participation>) -> String,
) -> String {
    match verdict {
        Verdict::New(application) => application.person.full_name(),
        Verdict::Several(application) => text!(
            enrol.line_several,
            name = application.person.full_name(),
            email = application.person.email
        ),
        Verdict::Changes {
            person: id,
            differences,
            ..
        } => {
            crate::ui::i18n::text_n!(
                differences.len(),
                enrol.line_changes_1,
                enrol.line_changes_n,
                name = person(id)
            )
        }
        Verdict::Nothing { person: id, .. } => text!(enrol.line_nothing, name = person(id)),
        Verdict::Standing {
            person: id, act, ..
        } => match act {
            Wish::Pause => text!(enrol.line_pause, name = person(id)),
            Wish::Resume => text!(enrol.line_resume, name = person(id)),
            Wish::Withdraw | Wish::Apply | Wish::Change => {
                text!(enrol.line_withdraw, name = person(id))
            }
        },
        Verdict::Corrections(found) => corrections_line(found, person(&found.person)),
        Verdict::NotHere(application) => {
            text!(enrol.line_not_here, name = application.person.full_name())
        }
        Verdict::Approval { means, answer } => {
            let whose = match means {
                CodeMeans::One(id) | CodeMeans::Lapsed(id) => part(id),
                CodeMeans::Several(_) => answer.code.clone(),
                CodeMeans::Nobody => return text!(enrol.line_nobodys, code = answer.code),
            };
            match answer.outcome {
                Outcome::Approved => text!(enrol.line_approved, name = whose),
                Outcome::Limited => text!(enrol.line_limited, name = whose),
                Outcome::Refused => text!(enrol.line_refused, name = whose),
            }
        }
        Verdict::Offer { means, reply } => reply_line(programme, means, reply.answer, &reply.code),
        Verdict::Ranking { means, ranking } => rank_line(programme, means, &ranking.code),
        Verdict::Card(card) => text!(enrol.line_card, name = card.name),
        Verdict::Unreadable => text!(enrol.line_unreadable, name = sender),
    }
}

/// What it would change, old beside new; or what it says.
fn detail(
    verdict: &Verdict,
    differences: &[Difference],
    taken: RwSignal<BTreeSet<At>>,
    part: RwSignal<Option<Id<Participation>>>,
) -> AnyView {
    match verdict {
        Verdict::Changes { application, .. } | Verdict::Nothing { application, .. } => {
            let note = application.note.clone();
            let rows = differences.iter().cloned();
            let rows = rows
                .map(|it| view! { <DifferenceRow difference=it taken /> })
                .collect_view();
            view! {
                {(!differences.is_empty()).then(|| view! { <ul class="cm-list">{rows}</ul> })}
                {said(note)}
            }
            .into_any()
        }
        Verdict::Standing { note, .. } => said(note.clone()).into_any(),
        Verdict::Corrections(found) => view! {
            <CorrectionRows found=found.clone() taken />
            {said(found.note.clone())}
        }
        .into_any(),
        Verdict::NotHere(application) | Verdict::Several(application) => {
            said(application.note.clone()).into_any()
        }
        Verdict::Approval { means, answer } => {
            let whose = match means {
                CodeMeans::Several(parts) => Some(view! { <Whose parts=parts.clone() part /> }),
                _ => None,
            };
            view! { {answer_lines(answer)} {whose} }.into_any()
        }
        Verdict::Offer { means, reply } => view! {
            <OfferReplyLines means=means.clone() reply=reply.clone() part />
        }
        .into_any(),
        Verdict::Ranking { means, ranking } => {
            view! { <RankingLines means=means.clone() note=ranking.note.clone() part /> }.into_any()
        }
        Verdict::Card(card) => {
            let words = text!(
                enrol.card_text,
                name = card.name,
                organisation = card.organisation
            );
            view! { <p>{words}</p> }.into_any()
        }
        Verdict::New(_) | Verdict::Unreadable => ().into_any(),
    }
}

pub(super) fn said(note: String) -> impl IntoView {
    (!note.trim().is_empty()).then(|| view! { <p>{t!(enrol.they_say, note = note.clone())}</p> })
}

fn answer_lines(answer: &ApprovalAnswer) -> impl IntoView + use<> {
    let hours = (answer.hours > 0)
        .then(|| text_n!(answer.hours, enrol.answer_hours_1, enrol.answer_hours_n));
    let time = match answer.time {
        ApprovedTime::Unsaid => None,
        ApprovedTime::Work => Some(text!(enrol.answer_work)),
        ApprovedTime::Own => Some(text!(enrol.answer_own)),
    };
    let note = said(answer.note.clone());
    view! {
        {hours.map(|it| view! { <p>{it}</p> })}
        {time.map(|it| view! { <p>{it}</p> })}
        {note}
    }
}

#[component]
fn DifferenceRow(difference: Difference, taken: RwSignal<BTreeSet<At>>) -> impl IntoView {
    let desk = use_desk();
    let Difference { at, old, new } = difference;
    let id = crate::ui::kit::dom::id_word(&format!("take-{at:?}-{}", crate::ui::kit::dom_id()));
    let label = {
        let at = at.clone();
        Signal::derive(move || {
            let place = place_words(&desk.programme().read(), &at);
            text!(
                enrol.difference,
                place = place,
                old = value_words(&old),
                new = value_words(&new)
            )
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
    view! { <li><Checkbox id label checked on_change=choose /></li> }
}

/// Whose request a code of several means.
#[component]
pub(super) fn Whose(
    parts: Vec<Id<Participation>>,
    part: RwSignal<Option<Id<Participation>>>,
) -> impl IntoView {
    let desk = use_desk();
    let choices = Signal::derive(move || {
        let programme = desk.programme().read();
        let choice = |id: &Id<Participation>| Choice::new(id.to_string(), programme.name_of(id));
        parts.iter().map(choice).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        part.read()
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    view! {
        <Select
            id=crate::ui::kit::dom_id()
            label=t!(enrol.whose)
            choices
            value
            on_change=move |id: String| part.set((!id.is_empty()).then(|| Id::new(id)))
            empty=t!(enrol.whose_none)
        />
    }
}

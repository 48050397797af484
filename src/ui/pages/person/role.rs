//! One role of a person: where it stands, places, hours, approval, consent, the
//! answers to its form, and withdrawing from it.

use leptos::prelude::*;

use super::answers::AnswersForm;
use super::bind::{Lens, bind, choice_lens, count, count_lens, day, day_lens, line, text_lens};
use super::leave::Withdraw;
use crate::domain::change::Change;
use crate::domain::check::blockers;
use crate::domain::id::Id;
use crate::domain::people::{Approval, Mode, Participation, Role, Standing, fold_email};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, CheckGroup, Choice, Details as Folded, Look, Select, Tag, Tone};
use crate::ui::widgets::words::{approval_name, blocker_name, mode_name, role_name, standing_name};

/// One role.
#[component]
pub fn RolePart(part: Id<Participation>, role: Role) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let held = {
        let part = part.clone();
        Memo::new(move |_| {
            let found = programme.read().participations.get(&part).cloned();
            found.map(|it| (*it).clone())
        })
    };
    let on = move |lens: Lens<Participation>| bind(held, lens, act);
    let key = role.word();
    let id = move |name: &str| format!("{key}-{name}");
    let withdrawn = Memo::new(move |_| {
        held.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.standing == Standing::Withdrawn)
        })
    });
    let standings = Signal::derive(move || {
        let gone = withdrawn.get();
        let offered = Standing::ALL
            .iter()
            .filter(|it| gone || **it != Standing::Withdrawn);
        offered
            .map(|it| Choice::new(it.word(), standing_name(*it)))
            .collect::<Vec<_>>()
    });
    let approvals = Signal::derive(|| {
        let choice = |it: &Approval| Choice::new(it.word(), approval_name(*it));
        Approval::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let modes = Signal::derive(|| {
        let choice = |it: &Mode| Choice::new(it.word(), mode_name(*it));
        Mode::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen_modes = Lens {
        get: |part: &Participation| {
            let words: Vec<&str> = part.modes.iter().map(|it| it.word()).collect();
            words.join(" ")
        },
        set: |part, words| part.modes = words.split(' ').filter_map(Mode::from_word).collect(),
    };
    let approval_error = RwSignal::new(None::<String>);
    let (standing, approval) = (
        on(choice_lens!(standing, Standing)),
        on(choice_lens!(approval, Approval)),
    );
    // An answer counts for the supervisor they have now, so that it lapses with them.
    let answered = move |word: String| {
        let of = held.with_untracked(|held| {
            let programme = programme.read_untracked();
            let person = programme.people.get(&held.as_ref()?.person)?;
            Some(fold_email(&person.manager_email))
        });
        if let (Some(part), Some(approval)) = (held.get_untracked(), Approval::from_word(&word)) {
            let is_answer = !matches!(approval, Approval::NotAsked | Approval::Pending);
            let approval_of = match of {
                Some(of) if is_answer => of,
                _ => part.approval_of.clone(),
            };
            approval_error.set(act.save_field(Change::save(Participation {
                approval,
                approval_of,
                ..part
            })));
        }
    };
    let mode = on(chosen_modes);
    let ticked = Signal::derive(move || {
        let words = mode.value.get();
        words
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    let tick = move |words: Vec<String>| mode.save.run(words.join(" "));
    let consent = on(day_lens!(consent_on));
    let no_consent = Memo::new(move |_| consent.value.read().is_empty());
    let consent_today = move |()| consent.save.run(session.today().to_string());
    let capacity_label = match role {
        Role::Mentor => t!(people.places),
        Role::Mentee => t!(people.wants),
    };
    let usual = Signal::derive(move || {
        let programme = programme.read();
        let nobody = Participation {
            role,
            ..Participation::default()
        };
        text!(people.usual_number, n = programme.capacity_of(&nobody))
    });
    let tags = move || {
        let programme = programme.read();
        held.with(|held| {
            let found = held
                .as_ref()
                .map(|it| blockers(&programme, it))
                .unwrap_or_default();
            if found.is_empty() {
                return view! { <Tag text=t!(people.ready) tone=Tone::Good /> }.into_any();
            }
            let tag = |blocker: crate::domain::check::Blocker| {
                let words = Signal::derive(move || blocker_name(blocker));
                let tone = if blocker.is_mendable() {
                    Tone::Bad
                } else {
                    Tone::Waiting
                };
                view! { <Tag text=words tone /> " " }
            };
            found.into_iter().map(tag).collect_view().into_any()
        })
    };
    let came_from = move || {
        let words = held.with(|it| {
            it.as_ref()
                .map(|it| it.came_from.clone())
                .unwrap_or_default()
        });
        (!words.is_empty()).then(
            || view! { <p class="usa-hint">{text!(people.came_from_words, from = words)}</p> },
        )
    };
    let heading = id("role");
    let labelled = heading.clone();
    let most = i64::from(role.largest_capacity());
    view! {
        <section class="cm-section cm-role" aria-labelledby=labelled>
            <h2 id=heading>{move || role_name(role)}</h2>
            <p>{tags}</p>
            <Select
                id=id("standing")
                label=t!(people.standing)
                choices=standings
                value=standing.value
                error=standing.error
                on_change=standing.save
            />
            {line(id("reason"), t!(people.standing_reason), on(text_lens!(standing_reason)))}
            <Select
                id=id("approval")
                label=t!(people.approval)
                choices=approvals
                value=approval.value
                error=approval_error
                on_change=answered
            />
            {line(id("approval-note"), t!(people.approval_note), on(text_lens!(approval_note)))}
            {day(id("consent"), t!(people.consent_on), consent)}
            <Show when=move || no_consent.get()>
                <Button label=t!(people.consent_today) look=Look::Outline on_press=consent_today />
            </Show>
            {count(id("capacity"), capacity_label, usual, most, on(count_lens!(capacity)))}
            <Folded summary=t!(people.more_role)>
                {count(id("hours"), t!(people.hours), t!(people.hours_hint), 744, on(count_lens!(hours_a_month)))}
                <CheckGroup
                    id=id("modes")
                    legend=t!(people.modes)
                    hint=t!(people.modes_hint)
                    choices=modes
                    chosen=ticked
                    on_change=tick
                />
                {count(id("priority"), t!(people.priority), t!(people.priority_hint), 99, on(count_lens!(priority)))}
                {day(id("joined"), t!(people.joined_on), on(day_lens!(joined_on)))}
                {came_from}
            </Folded>
            <AnswersForm part=part.clone() role />
            <Show when=move || !withdrawn.get()>
                <Withdraw part=part.clone() role />
            </Show>
        </section>
    }
}

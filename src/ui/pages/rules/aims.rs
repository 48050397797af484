//! What a run aims at first, wishes, and the usual number of places.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::change::Change;
use crate::domain::people::Role;
use crate::domain::rules::{Fairness, MAX_WORTH, MentorCoverage, Objective, OptOut};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Checkbox, Choice, NoticeKind, NumberField, RadioGroup, RadioLook, use_notices,
};

/// What a mentee is worth until somebody says: as much as a criterion that
/// matters.
const USUAL_BETWEEN: Objective = Objective::Between(20);

/// The word of a kind of objective, whatever a mentee is worth.
fn kind(objective: Objective) -> &'static str {
    match objective {
        Objective::CoverageFirst => "coverage_first",
        Objective::ScoreFirst => "score_first",
        Objective::Between(_) => "between",
        Objective::Stable => "stable",
    }
}

/// The aims of a run.
#[component]
pub(in crate::ui::pages) fn Aims(editor: Editor) -> impl IntoView {
    let objectives = Signal::derive(|| {
        vec![
            Choice::new(kind(Objective::CoverageFirst), text!(rules.coverage_first))
                .hint(text!(rules.coverage_first_text)),
            Choice::new(kind(Objective::ScoreFirst), text!(rules.score_first))
                .hint(text!(rules.score_first_text)),
            Choice::new(kind(USUAL_BETWEEN), text!(rules.between)).hint(text!(rules.between_text)),
            Choice::new(kind(Objective::Stable), text!(rules.stable))
                .hint(text!(rules.stable_text)),
        ]
    });
    let set_objective = move |word: String| {
        let kinds = [
            Objective::CoverageFirst,
            Objective::ScoreFirst,
            USUAL_BETWEEN,
            Objective::Stable,
        ];
        let chosen = kinds.into_iter().find(|objective| kind(*objective) == word);
        if let Some(objective) = chosen {
            editor.edit(|rules| rules.objective = objective);
        }
    };
    let worth = Memo::new(move |_| match editor.rules.read().objective {
        Objective::Between(worth) => Some(i64::from(worth)),
        Objective::CoverageFirst | Objective::ScoreFirst | Objective::Stable => None,
    });
    let is_between = Memo::new(move |_| worth.read().is_some());
    let set_worth = move |number: Option<i64>| {
        if let Some(worth) = number.and_then(|number| u32::try_from(number).ok()) {
            let worth = worth.clamp(1, MAX_WORTH);
            editor.edit(|rules| rules.objective = Objective::Between(worth));
        }
    };
    let set_opt_out = move |honour: bool| {
        let opt_out = if honour {
            OptOut::Honour
        } else {
            OptOut::Ignore
        };
        editor.edit(|rules| rules.opt_out = opt_out);
    };
    let set_coverage = move |count: bool| {
        let coverage = if count {
            MentorCoverage::Count
        } else {
            MentorCoverage::Leave
        };
        editor.edit(|rules| rules.mentor_coverage = coverage);
    };
    let set_fairness = move |count: bool| {
        let fairness = if count {
            Fairness::Count
        } else {
            Fairness::Leave
        };
        editor.edit(|rules| rules.fairness = fairness);
    };
    view! {
        <section class="cm-section" aria-labelledby="aims">
            <h2 id="aims">{t!(rules.aims_title)}</h2>
            <RadioGroup
                id="objective"
                legend=t!(rules.objective_legend)
                choices=objectives
                value=Signal::derive(move || kind(editor.rules.read().objective).to_owned())
                on_change=set_objective
                look=RadioLook::Cards
            />
            <Show when=move || is_between.get()>
                <NumberField
                    id="worth"
                    label=t!(rules.worth)
                    hint=t!(rules.worth_hint)
                    value=worth
                    min=1
                    max=i64::from(MAX_WORTH)
                    on_change=set_worth
                />
            </Show>
            <div class="cm-choices">
                <Checkbox
                    id="mentor-coverage"
                    label=t!(rules.mentor_coverage)
                    hint=t!(rules.mentor_coverage_text)
                    checked=Signal::derive(move || editor.rules.read().mentor_coverage == MentorCoverage::Count)
                    on_change=set_coverage
                />
                <Checkbox
                    id="fairness"
                    label=t!(rules.fairness)
                    hint=t!(rules.fairness_text)
                    checked=Signal::derive(move || editor.rules.read().fairness == Fairness::Count)
                    on_change=set_fairness
                />
                <Checkbox
                    id="opt-out"
                    label=t!(rules.opt_out)
                    hint=t!(rules.opt_out_text)
                    checked=Signal::derive(move || editor.rules.read().opt_out == OptOut::Honour)
                    on_change=set_opt_out
                />
            </div>
            {(!editor.is_trial()).then(|| view! {
                <div class="cm-rule__fields">
                    <UsualNumber role=Role::Mentor />
                    <UsualNumber role=Role::Mentee />
                </div>
            })}
        </section>
    }
}

/// Places or wants of those who said none: the programme's own numbers.
#[component]
fn UsualNumber(role: Role) -> impl IntoView {
    let programme = use_desk().programme();
    let (act, notices) = (use_act(), use_notices());
    let value = Signal::derive(move || {
        let facts = &programme.read().facts;
        let usual = match role {
            Role::Mentor => facts.usual_places,
            Role::Mentee => facts.usual_wants,
        };
        Some(i64::from(usual.max(1)))
    });
    let set = move |number: Option<i64>| {
        let Some(number) = number.and_then(|number| u32::try_from(number).ok()) else {
            return;
        };
        let mut facts = (*programme.read_untracked().facts).clone();
        match role {
            Role::Mentor => facts.usual_places = number,
            Role::Mentee => facts.usual_wants = number,
        }
        if let Err(why) = act.attempt(Change::save(facts)) {
            notices.post(NoticeKind::Error, why);
        }
    };
    let (id, label) = match role {
        Role::Mentor => ("usual-places", t!(rules.usual_places)),
        Role::Mentee => ("usual-wants", t!(rules.usual_wants)),
    };
    view! {
        <NumberField
            id
            label
            value
            min=1
            max=i64::from(role.largest_capacity())
            on_change=set
        />
    }
}

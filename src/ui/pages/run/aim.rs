//! What the next run aims at. Kept with the rules; here because it is decided
//! where the run is made.

use leptos::prelude::*;

use crate::domain::rules::{Objective, RuleSet};
use crate::flow::adopt::saving;
use crate::flow::round::rules_of;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, NoticeKind, RadioGroup, RadioLook, use_notices};

/// The aim of the next run.
#[component]
pub(super) fn RunAim() -> impl IntoView {
    let programme = use_desk().programme();
    let (act, notices) = (use_act(), use_notices());
    let rules = Memo::new(move |_| {
        rules_of(&programme.read()).unwrap_or_else(|_| RuleSet::evidence_based())
    });
    let now = Memo::new(move |_| rules.read().objective);
    let choices = Signal::derive(move || {
        let mut aims = vec![
            Objective::CoverageFirst,
            Objective::ScoreFirst,
            Objective::Stable,
        ];
        let now = now.get();
        if matches!(now, Objective::Between(_)) {
            aims.push(now);
        }
        let choice = |aim: Objective| {
            let (name, hint) = aim_words(aim);
            Choice::new(aim.word().into_owned(), name).hint(hint)
        };
        aims.into_iter().map(choice).collect::<Vec<_>>()
    });
    let set = move |word: String| {
        let Some(objective) = Objective::from_word(&word) else {
            return;
        };
        let mut changed = rules.get_untracked();
        changed.objective = objective;
        if let Some(why) = act.save_field(saving(&changed)) {
            notices.post(NoticeKind::Error, why);
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="run-aim-title">
            <h2 id="run-aim-title">{t!(choice.run_aim)}</h2>
            <p>
                <strong>{move || aim_words(now.get()).0}</strong>
                " "
                {move || aim_words(now.get()).1}
            </p>
            // Folded, so that the button is near: most runs aim at what the last did.
            <details class="cm-details" id="run-aim-other">
                <summary class="cm-details__summary">{t!(choice.run_aim_other)}</summary>
                <div class="cm-details__body">
                    <p class="cm-quiet">{t!(choice.run_aim_hint)}</p>
                    <RadioGroup
                        id="run-aim"
                        legend=t!(rules.objective_legend)
                        choices
                        value=Signal::derive(move || now.get().word().into_owned())
                        on_change=set
                        look=RadioLook::Cards
                    />
                </div>
            </details>
        </section>
    }
}

/// An aim's name and what it means.
fn aim_words(aim: Objective) -> (String, String) {
    match aim {
        Objective::CoverageFirst => (
            text!(rules.coverage_first),
            text!(rules.coverage_first_text),
        ),
        Objective::ScoreFirst => (text!(rules.score_first), text!(rules.score_first_text)),
        Objective::Stable => (text!(rules.stable), text!(rules.stable_text)),
        Objective::Between(_) => (text!(rules.between), text!(rules.between_text)),
    }
}

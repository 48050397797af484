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
        let mut choices = vec![
            Choice::new("coverage_first", text!(rules.coverage_first))
                .hint(text!(rules.coverage_first_text)),
            Choice::new("score_first", text!(rules.score_first))
                .hint(text!(rules.score_first_text)),
            Choice::new("stable", text!(rules.stable)).hint(text!(rules.stable_text)),
        ];
        let now = now.get();
        if matches!(now, Objective::Between(_)) {
            let between = Choice::new(now.word().into_owned(), text!(rules.between));
            choices.push(between.hint(text!(rules.between_text)));
        }
        choices
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
            <p class="cm-quiet">{t!(choice.run_aim_hint)}</p>
            <RadioGroup
                id="run-aim"
                legend=t!(rules.objective_legend)
                choices
                value=Signal::derive(move || now.get().word().into_owned())
                on_change=set
                look=RadioLook::Cards
            />
        </section>
    }
}

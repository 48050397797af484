//! What becomes of the pairings of the run before: the choice, and before the
//! run which of them cannot stand and why.

use leptos::prelude::*;

use crate::domain::rules::Objective;
use crate::flow::round::{Basis, based_on, current_open_round, last_runs, rules_of};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Choice, RadioGroup};
use crate::ui::widgets::gone_words::gone_lines;

/// The choice; nothing where the round has no run yet.
#[component]
pub(super) fn Before(
    /// The chosen way's word.
    basis: RwSignal<String>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let last = Memo::new(move |_| {
        let programme = programme.read();
        let round = current_open_round(&programme)?;
        Some(last_runs(&programme, &round.id).first()?.number)
    });
    let is_coverage_first = Memo::new(move |_| {
        let rules = rules_of(&programme.read());
        rules.is_ok_and(|rules| rules.objective == Objective::CoverageFirst)
    });
    let choices = Signal::derive(move || {
        let fewest = if is_coverage_first.get() {
            text!(review.before_fewest_hint)
        } else {
            text!(review.before_fewest_hint_points)
        };
        let of = |basis: Basis| match basis {
            Basis::Afresh => Choice::new(basis.word(), text!(review.before_afresh))
                .hint(text!(review.before_afresh_hint)),
            Basis::Keep => Choice::new(basis.word(), text!(review.before_keep))
                .hint(text!(review.before_keep_hint)),
            Basis::FewestChanges => {
                Choice::new(basis.word(), text!(review.before_fewest)).hint(fewest.clone())
            }
        };
        // A stable run is what it is, whatever was before.
        let rules = rules_of(&programme.read());
        let is_stable = rules.is_ok_and(|rules| rules.objective == Objective::Stable);
        let offered = Basis::ALL.into_iter();
        let offered = offered.filter(|it| !is_stable || *it != Basis::FewestChanges);
        offered.map(of).collect::<Vec<_>>()
    });
    let legend = Signal::derive(move || text!(review.before_title, run = last.get().unwrap_or(0)));
    let chosen = Memo::new(move |_| Basis::from_word(&basis.read()).unwrap_or_default());
    let told = move || {
        let (run, chosen) = (last.get()?, chosen.get());
        if chosen == Basis::Afresh {
            return None;
        }
        let programme = programme.read();
        let round = current_open_round(&programme)?;
        // What refuses every run is said when this one is started.
        let based = based_on(&programme, &round.id, chosen).ok()?;
        let n_stay = based.n_before - based.unkept.len();
        let n_gone = based.unkept.len();
        let gone = (n_gone > 0).then(|| {
            view! {
                <p>{text_n!(n_gone, review.before_gone_1, review.before_gone_n)}</p>
                {gone_lines(&programme, &based.unkept)}
            }
        });
        Some(view! {
            <p>{text_n!(n_stay, review.before_stay_1, review.before_stay_n, run = run)}</p>
            {gone}
        })
    };
    let on_change = move |word: String| basis.set(word);
    view! {
        <Show when=move || last.read().is_some()>
            <RadioGroup
                id="run-before"
                legend
                hint=t!(review.before_hint)
                choices
                value=Signal::derive(move || chosen.get().word().to_owned())
                on_change
            />
            <div aria-live="polite">{told}</div>
        </Show>
    }
}

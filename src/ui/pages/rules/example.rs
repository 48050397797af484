//! A real pair under the rules as they stand: points by criterion, and what
//! rules it out. Changes with every word.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::round::Scoring;
use crate::matching::judge::Judgement;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look};
use crate::ui::widgets::match_words::{barred_words, refusal_words};
use crate::ui::widgets::points::{PointBars, point_bars};

/// How many pairs can be looked through.
const N_EXAMPLES: usize = 24;

type PairIds = (Id<Participation>, Id<Participation>);

/// The pair beside the rules.
#[component]
pub(super) fn ExamplePair(editor: Editor) -> impl IntoView {
    let programme = use_desk().programme();
    let scoring = Memo::new(move |_| Scoring::of(&programme.read(), editor.rules.get()));
    // Chosen once: the pair must stay while the rules change.
    // It reads the scoring without following it: a memo that stops following
    // another in the run that changes both keeps the first change from the view.
    let pairs = Memo::new(move |before: Option<&Vec<PairIds>>| {
        programme.track();
        match before {
            Some(before) if !before.is_empty() => before.clone(),
            _ => scoring
                .read_untracked()
                .as_ref()
                .map(|scoring| scoring.example_pairs(N_EXAMPLES))
                .unwrap_or_default(),
        }
    });
    let at = RwSignal::new(0_usize);
    let turn = move |by: usize| {
        move |()| {
            let n = pairs.read_untracked().len().max(1);
            at.update(|at| *at = (*at + by) % n);
        }
    };
    let n_pairs = Memo::new(move |_| pairs.read().len());
    let back = Signal::derive(move || n_pairs.get().max(1) - 1);
    let previous = move |()| turn(back.get_untracked())(());
    let next = turn(1);
    let shown = move || {
        let pair = pairs.read().get(at.get()).cloned();
        let judged = match &*scoring.read() {
            Err(refusals) => {
                let lines = refusals
                    .iter()
                    .map(|refusal| refusal_words(&programme.read(), &editor.rules.read(), refusal));
                let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
                return view! { <ul class="cm-list">{lines}</ul> }.into_any();
            }
            Ok(scoring) => pair
                .as_ref()
                .and_then(|(mentee, mentor)| scoring.judge(mentee, mentor)),
        };
        match (pair, judged) {
            (Some(pair), Some(judgement)) => view! { <Judged editor pair judgement /> }.into_any(),
            _ => view! { <p>{t!(rules.example_none)}</p> }.into_any(),
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="example">
            <h2 id="example">{t!(rules.example_title)}</h2>
            <div aria-live="polite">{shown}</div>
            <div class="cm-acts" hidden=move || n_pairs.get() < 2>
                <Button label=t!(rules.example_previous) look=Look::Outline on_press=previous />
                <Button label=t!(rules.example_next) look=Look::Outline on_press=next />
            </div>
        </section>
    }
}

#[component]
fn Judged(editor: Editor, pair: PairIds, judgement: Judgement) -> impl IntoView {
    let programme = use_desk().programme();
    let (mentee, mentor) = {
        let programme = programme.read_untracked();
        (programme.name_of(&pair.0), programme.name_of(&pair.1))
    };
    let caption = text!(rules.example_pair, mentee = mentee, mentor = mentor);
    let total = text!(
        rules.example_total,
        n = judgement.total(),
        max = editor.rules.read_untracked().max_points()
    );
    let bars = point_bars(
        &programme.read_untracked(),
        &editor.rules.read_untracked(),
        &judgement.points,
    );
    let barred = judgement.barred.iter().map(|barred| {
        let words = barred_words(
            &programme.read_untracked(),
            &editor.rules.read_untracked(),
            barred,
        );
        view! { <li>{words}</li> }
    });
    let barred = barred.collect_view();
    view! {
        <p><strong>{mentee}</strong>" · "<strong>{mentor}</strong></p>
        {if judgement.is_eligible() {
            view! { <p class="cm-example__total">{total}</p> }.into_any()
        } else {
            view! {
                <p class="cm-example__total">{t!(rules.example_barred)}</p>
                <ul class="cm-list">{barred}</ul>
            }
            .into_any()
        }}
        <PointBars caption bars=Signal::stored(bars) />
    }
}

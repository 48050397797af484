//! Ten telling pairs under the rules as they stand: points now, what became of
//! them since the page was opened, and each opening to points by criterion and
//! to what rules it out. Changes with every word.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::rules::RuleSet;
use crate::flow::round::{Scoring, Shift, shift};
use crate::matching::judge::Judgement;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{Button, Look};
use crate::ui::widgets::match_words::{barred_words, refusal_words};
use crate::ui::widgets::points::{PointBars, point_bars, points_words};

/// How many pairs stand beside the rules.
const N_SAMPLES: usize = 10;

type PairIds = (Id<Participation>, Id<Participation>);

/// A pair, and what the rules said of it when counting began.
#[derive(Clone, PartialEq)]
struct Sample {
    pair: PairIds,
    before: Judgement,
}

/// The pairs beside the rules.
#[component]
pub(super) fn Samples(editor: Editor) -> impl IntoView {
    let programme = use_desk().programme();
    let scoring = Memo::new(move |_| Scoring::of(&programme.read(), editor.rules.get()));
    // The rules that changes are counted from.
    let from = RwSignal::new(editor.rules.get_untracked());
    // Chosen once: the pairs must stay while the rules change.
    // It reads the scoring without following it: a memo that stops following
    // another in the run that changes both keeps the first change from the view.
    let samples = Memo::new(move |before: Option<&(RuleSet, Vec<Sample>)>| {
        programme.track();
        let from = from.get();
        let scoring = scoring.read_untracked();
        let Ok(now) = scoring.as_ref() else {
            return before.cloned().unwrap_or((from, Vec::new()));
        };
        let still_here = |(of, samples): &&(RuleSet, Vec<Sample>)| {
            let mut pairs = samples.iter().map(|it| &it.pair);
            let is_known = |(mentee, mentor): &PairIds| now.judge(mentee, mentor).is_some();
            *of == from && !samples.is_empty() && pairs.all(is_known)
        };
        if let Some(before) = before.filter(still_here) {
            return before.clone();
        }
        let kept = before.map(|(_, samples)| samples.iter().map(|it| it.pair.clone()));
        let kept: Vec<PairIds> = kept.into_iter().flatten().collect();
        let pairs = if kept.is_empty() || kept.iter().any(|it| now.judge(&it.0, &it.1).is_none()) {
            now.sample_pairs(N_SAMPLES)
        } else {
            kept
        };
        let is_now = from == *editor.rules.read_untracked();
        let old = (!is_now).then(|| Scoring::of(&programme.read_untracked(), from.clone()));
        let old = old.as_ref().and_then(|old| old.as_ref().ok());
        let old = old.unwrap_or(now);
        let sample = |pair: PairIds| {
            let before = old.judge(&pair.0, &pair.1)?;
            Some(Sample { pair, before })
        };
        (from, pairs.into_iter().filter_map(sample).collect())
    });
    let judged = move |sample: &Sample| {
        let scoring = scoring.read();
        let (mentee, mentor) = &sample.pair;
        let now = scoring.as_ref().ok()?.judge(mentee, mentor)?;
        Some((shift(&sample.before, &now), now))
    };
    let shifts = Memo::new(move |_| {
        let samples = samples.read();
        let shifts = samples.1.iter().filter_map(|it| Some(judged(it)?.0));
        shifts.collect::<Vec<_>>()
    });
    let is_moved = Memo::new(move |_| shifts.read().iter().any(|it| *it != Shift::Same));
    let count_anew = move |()| from.set(editor.rules.get_untracked());
    let refused = move || {
        let refusals = scoring.read().as_ref().err().cloned()?;
        let line = |refusal| refusal_words(&programme.read(), &editor.rules.read(), refusal);
        let lines = refusals.iter().map(line);
        let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
        Some(view! { <ul class="cm-list">{lines}</ul> })
    };
    let is_none = Memo::new(move |_| samples.read().1.is_empty() && scoring.read().is_ok());
    view! {
        <section class="cm-section" id="samples" aria-labelledby="samples-title">
            <h2 id="samples-title" tabindex="-1">{t!(rules.samples_title)}</h2>
            {refused}
            <Show
                when=move || !is_none.get()
                fallback=|| view! { <p>{t!(rules.example_none)}</p> }
            >
                <p class="cm-quiet">{t!(rules.samples_text)}</p>
                <ol class="cm-samples">
                    <For each=move || samples.read().1.clone() key=|it| it.pair.clone() let(it)>
                        <SampleRow editor samples scoring pair=it.pair />
                    </For>
                </ol>
                <p role="status">{move || shifts_words(&shifts.read())}</p>
                <div class="cm-acts" hidden=move || !is_moved.get()>
                    <Button label=t!(rules.samples_anew) look=Look::Plain on_press=count_anew />
                </div>
            </Show>
        </section>
    }
}

/// "4 pairs have more points, 1 fewer, 1 is ruled out now."
fn shifts_words(shifts: &[Shift]) -> String {
    let count = |wanted: fn(&Shift) -> bool| shifts.iter().filter(|it| wanted(it)).count();
    let more = count(|it| matches!(it, Shift::Points(more) if *more > 0));
    let fewer = count(|it| matches!(it, Shift::Points(more) if *more < 0));
    let allowed = count(|it| *it == Shift::Allowed);
    let ruled_out = count(|it| *it == Shift::RuledOut);
    let said = [
        (
            more,
            text_n!(more, rules.samples_more_1, rules.samples_more_n),
        ),
        (
            fewer,
            text_n!(fewer, rules.samples_fewer_1, rules.samples_fewer_n),
        ),
        (
            allowed,
            text_n!(allowed, rules.samples_allowed_1, rules.samples_allowed_n),
        ),
        (
            ruled_out,
            text_n!(ruled_out, rules.samples_out_1, rules.samples_out_n),
        ),
    ];
    let said: Vec<String> = said
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|it| it.1)
        .collect();
    if said.is_empty() {
        text!(rules.samples_same)
    } else {
        text!(rules.samples_since, what = said.join(" "))
    }
}

/// "+6", "now allowed": what became of one pair; empty where nothing did.
fn shift_words(shift: Shift) -> String {
    match shift {
        Shift::Same => String::new(),
        Shift::Points(more) => format!("{more:+}"),
        Shift::Allowed => text!(rules.sample_allowed),
        Shift::RuledOut => text!(rules.sample_out),
    }
}

/// One pair in a line, which opens.
#[component]
fn SampleRow(
    editor: Editor,
    samples: Memo<(RuleSet, Vec<Sample>)>,
    scoring: Memo<Result<Scoring, Vec<crate::matching::prepare::Refusal>>>,
    pair: PairIds,
) -> impl IntoView {
    let programme = use_desk().programme();
    let ids = pair.clone();
    let names = Memo::new(move |_| {
        let programme = programme.read();
        (programme.name_of(&ids.0), programme.name_of(&ids.1))
    });
    let judged = Memo::new(move |_| {
        let samples = samples.read();
        let before = samples.1.iter().find(|it| it.pair == pair)?;
        let scoring = scoring.read();
        let now = scoring.as_ref().ok()?.judge(&pair.0, &pair.1)?;
        Some((shift(&before.before, &now), now))
    });
    let open = RwSignal::new(false);
    let who = move || {
        let (mentee, mentor) = names.get();
        format!("{mentee} – {mentor}")
    };
    let points = move || match &*judged.read() {
        Some((_, now)) if now.is_eligible() => points_words(now.total()),
        Some(_) => text!(rules.sample_ruled_out),
        None => String::new(),
    };
    let changed = Memo::new(move |_| judged.read().as_ref().map_or(Shift::Same, |it| it.0));
    let is_changed = Memo::new(move |_| changed.get() != Shift::Same);
    let more = move || {
        let judgement = judged.read().as_ref().map(|it| it.1.clone())?;
        Some(view! { <Judged editor names=names.get() judgement /> })
    };
    view! {
        <li>
            <details class="cm-sample" on:toggle=move |ev| open.set(is_details_open(&ev))>
                <summary>
                    <span class="cm-sample__line">
                        <span class="cm-sample__who">{who}</span>
                        <span class="cm-sample__points">{points}</span>
                        <span class="cm-sample__shift">
                            {move || shift_words(changed.get())}
                            <span class="usa-sr-only" hidden=move || !is_changed.get()>
                                " "{t!(rules.sample_since)}
                            </span>
                        </span>
                    </span>
                </summary>
                {move || open.get().then(more)}
            </details>
        </li>
    }
}

/// Points by criterion, and what rules the pair out.
#[component]
fn Judged(editor: Editor, names: (String, String), judgement: Judgement) -> impl IntoView {
    let programme = use_desk().programme();
    let (mentee, mentor) = names;
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

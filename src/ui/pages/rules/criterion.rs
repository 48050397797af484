//! What gives points: one sentence each, with a weight word and exact points
//! in it, and all of them again in plain words.

use leptos::prelude::*;

use super::editor::Editor;
use super::gap_table::GapFields;
use super::measures::offers;
use crate::domain::rules::{Criterion, MAX_POINTS, Measure, Rule, Weight};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Choice, Fieldset, Look, NumberField, Select};
use crate::ui::widgets::points::points_words;
use crate::ui::widgets::rule_words::{
    criterion_sentence, has_own_points, measure_name, measure_text, measure_words, weight_name,
};

/// Stands in the list of weight words for points that were typed.
const OWN_POINTS: &str = "own";

/// Every criterion, and a way to add one.
#[component]
pub(in crate::ui::pages) fn Criteria(editor: Editor) -> impl IntoView {
    // Rows keep their place while their words change, so that nothing jumps.
    let ids = Memo::new(move |before: Option<&Vec<String>>| {
        let rules = editor.rules.read();
        let is_soft = |id: &String| matches!(rules.rules.get(id), Some(Rule::Soft(_)));
        let mut ids: Vec<String> = before.cloned().unwrap_or_default();
        ids.retain(is_soft);
        for (id, _) in rules.in_reading_order() {
            let id = id.to_owned();
            if is_soft(&id) && !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    });
    view! {
        <section class="cm-section" aria-labelledby="criteria">
            <h2 id="criteria">{t!(rules.criteria_title)}</h2>
            <For each=move || ids.get() key=Clone::clone let(id)>
                <CriterionRow editor id />
            </For>
            <AddCriterion editor />
            <h3>{t!(rules.what_counts)}</h3>
            <Meanings editor ids />
        </section>
    }
}

/// Each criterion as a sentence and what it gives points for, in the order of
/// the rows.
#[component]
fn Meanings(editor: Editor, ids: Memo<Vec<String>>) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let programme = programme.read();
        let line = |id: &String| match editor.rule(id) {
            Some(Rule::Soft(criterion)) => {
                let sentence = criterion_sentence(&programme, &criterion);
                let means = measure_text(&criterion.measure);
                Some(view! { <li><strong>{sentence}"."</strong>" "{means}</li> })
            }
            _ => None,
        };
        let lines: Vec<_> = ids.read().iter().filter_map(line).collect();
        view! { <ul class="cm-list">{lines}</ul> }
    }
}

#[component]
fn CriterionRow(editor: Editor, id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let criterion = {
        let id = id.clone();
        Memo::new(move |_| match editor.rule(&id) {
            Some(Rule::Soft(criterion)) => criterion,
            _ => Criterion::usual(Weight::Off, Measure::NeedsMet),
        })
    };
    let is_gap = Memo::new(move |_| matches!(criterion.read().measure, Measure::LevelGap(_)));
    let name = Signal::derive(move || measure_name(&programme.read(), &criterion.read().measure));
    let words = move || measure_words(&programme.read(), &criterion.read().measure);
    let change = {
        let id = id.clone();
        move |change: &dyn Fn(&mut Criterion)| {
            editor.edit(|rules| {
                if let Some(Rule::Soft(criterion)) = rules.rules.get_mut(&id) {
                    change(criterion);
                }
            });
        }
    };
    let weigh = {
        let change = change.clone();
        move |word: String| {
            let Some(weight) = Weight::from_word(&word) else {
                return;
            };
            change(&|criterion| {
                criterion.weight = weight;
                // The word sets the usual points; exact ones are typed after.
                if weight != Weight::Off && !matches!(criterion.measure, Measure::LevelGap(_)) {
                    criterion.points = weight.usual_points();
                }
            });
        }
    };
    let set_points = move |points: Option<i64>| {
        let points = points.and_then(|points| u32::try_from(points).ok());
        change(&|criterion| criterion.points = points.unwrap_or(0));
    };
    let remove = {
        let id = id.clone();
        move |()| {
            let done = text!(rules.removed, what = name.get_untracked());
            editor.edit_saying(done, |rules| {
                rules.rules.remove(&id);
            });
        }
    };
    let is_own = Memo::new(move |_| has_own_points(&criterion.read()));
    let weights = Signal::derive(move || {
        let choice = |weight: &Weight| Choice::new(weight.word(), weight_name(*weight));
        let own = is_own
            .get()
            .then(|| Choice::new(OWN_POINTS, text!(rules.weight_own)));
        own.into_iter()
            .chain(Weight::ALL.iter().map(choice))
            .collect::<Vec<_>>()
    });
    let weight_now = Signal::derive(move || {
        if is_own.get() {
            OWN_POINTS.to_owned()
        } else {
            criterion.read().weight.word().to_owned()
        }
    });
    let is_off = Memo::new(move |_| criterion.read().weight == Weight::Off);
    let class = move || {
        if is_off.get() {
            "cm-rule cm-rule--off"
        } else {
            "cm-rule"
        }
    };
    let (row_id, weight_id, points_id) = (
        format!("rule-{id}"),
        format!("weight-{id}"),
        format!("points-{id}"),
    );
    let points = Signal::derive(move || Some(i64::from(criterion.read().points)));
    let points_after = move || {
        text_n!(
            criterion.read().points,
            rules.points_after_1,
            rules.points_after_n
        )
    };
    // The points of a level gap stand in its table.
    let most = move || points_words(criterion.read().max_points());
    view! {
        <div class=class>
            <Fieldset id=row_id legend=name>
                // Read from left to right, the row is a sentence.
                <div class="cm-says">
                    <div class="cm-says__weight">
                        <Select
                            id=weight_id
                            label=t!(rules.weight)
                            choices=weights
                            value=weight_now
                            on_change=weigh
                        />
                        ":"
                    </div>
                    <p class="cm-says__what">{words}","</p>
                    <div class="cm-says__points">
                        <span>{t!(rules.up_to)}</span>
                        {move || {
                            let (points_id, set_points) = (points_id.clone(), set_points.clone());
                            if is_gap.get() {
                                return view! { <span>{most}</span> }.into_any();
                            }
                            view! {
                                <NumberField
                                    id=points_id
                                    label=t!(rules.points)
                                    value=points
                                    max=i64::from(MAX_POINTS)
                                    on_change=set_points
                                />
                                <span>{points_after}</span>
                            }
                            .into_any()
                        }}
                    </div>
                    <Button label=t!(rules.remove) about=name look=Look::Plain on_press=remove />
                </div>
                {move || {
                    let id = id.clone();
                    is_gap.get().then(|| view! { <GapFields editor id /> })
                }}
            </Fieldset>
        </div>
    }
}

/// Adds a criterion that is not among the rules.
#[component]
fn AddCriterion(editor: Editor) -> impl IntoView {
    let programme = use_desk().programme();
    let left = Memo::new(move |_| offers(&programme.read(), &editor.rules.read()));
    let chosen = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let programme = programme.read();
        let choice = |(at, (_, measure)): (usize, &(&str, Measure))| {
            Choice::new(at.to_string(), measure_name(&programme, measure))
        };
        left.read()
            .iter()
            .enumerate()
            .map(choice)
            .collect::<Vec<_>>()
    });
    let add = move |()| {
        let at = chosen.get_untracked().parse::<usize>().ok();
        let Some((stem, measure)) = at.and_then(|at| left.read_untracked().get(at).cloned()) else {
            crate::ui::kit::dom::focus_id("add-criterion");
            return;
        };
        let id = editor.free_id(stem);
        let added = Criterion::usual(Weight::Medium, measure);
        if editor.edit(|rules| {
            rules.rules.insert(id, Rule::Soft(added));
        }) {
            chosen.set(String::new());
        }
    };
    view! {
        <div class="cm-rule__fields" hidden=move || left.read().is_empty()>
            <Select
                id="add-criterion"
                label=t!(rules.add_label)
                choices
                value=chosen
                on_change=move |value| chosen.set(value)
                empty=t!(rules.add_choose)
            />
            <Button label=t!(rules.add) look=Look::Outline on_press=add />
        </div>
    }
}

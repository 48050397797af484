//! What rules a pair out, as switches with their numbers.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::rules::{HardRule, Label, Likeness, MAX_GAP, MAX_LEAST_POINTS, Rule, RuleSet};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Checkbox, Choice, NumberField, Select};
use crate::ui::widgets::rule_words::{hard_rule_sentence, label_name};

/// Whether two hard rules are of one kind, whatever their numbers.
fn same_kind(a: &HardRule, b: &HardRule) -> bool {
    match (a, b) {
        (HardRule::Label { label: a, .. }, HardRule::Label { label: b, .. }) => a == b,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// The rule of this kind in a set.
fn find(rules: &RuleSet, kind: &HardRule) -> Option<HardRule> {
    let mut hard = rules.hard_rules().map(|(_, rule)| *rule);
    hard.find(|rule| same_kind(rule, kind))
}

/// Puts a rule in place of those of its kind, or takes them out.
fn put(editor: Editor, id: &'static str, kind: HardRule, wanted: Option<HardRule>) {
    editor.edit(|rules| {
        let of_kind = |rule: &Rule| matches!(rule, Rule::Hard(rule) if same_kind(rule, &kind));
        let old = rules.rules.iter().find(|(_, rule)| of_kind(rule));
        let old = old.map(|(id, _)| id.clone());
        rules.rules.retain(|_, rule| !of_kind(rule));
        if let Some(rule) = wanted {
            let id = old.unwrap_or_else(|| editor.free_id(id));
            rules.rules.insert(id, Rule::Hard(rule));
        }
    });
}

/// Every kind of hard rule.
#[component]
pub(in crate::ui::pages) fn HardRules(editor: Editor) -> impl IntoView {
    let switch = move |id: &'static str, rule: HardRule| {
        let on = Memo::new(move |_| find(&editor.rules.read(), &rule).is_some());
        view! {
            <Checkbox
                id=format!("hard-{id}")
                label=Signal::derive(move || hard_rule_sentence(&rule))
                checked=on
                on_change=move |on: bool| put(editor, id, rule, on.then_some(rule))
            />
        }
    };
    let hours: fn(u32) -> HardRule = |at_least| HardRule::SharedHours { at_least };
    let points: fn(u32) -> HardRule = |at_least| HardRule::LeastPoints { at_least };
    let (hours_range, points_range) = (1..=168, 1..=MAX_LEAST_POINTS);
    view! {
        <section class="cm-section" aria-labelledby="hard">
            <h2 id="hard">{t!(rules.hard_title)}</h2>
            <p>{t!(rules.hard_text)}</p>
            <div class="cm-choices">
                {switch("not_in_line", HardRule::NotInReportingLine)}
                {switch("not_former", HardRule::NotFormer)}
                {switch("shared_language", HardRule::SharedLanguage)}
                {switch("shared_mode", HardRule::SharedMode)}
            </div>
            <NumberRule
                editor
                rule="shared_hours"
                of=hours
                range=hours_range
                switch=t!(rules.hours_switch)
                field=t!(rules.hours_least)
            />
            <NumberRule
                editor
                rule="least_points"
                of=points
                range=points_range
                switch=t!(rules.points_switch)
                field=t!(rules.points_least)
            />
            <GapRule editor />
            <div class="cm-rule__musts">
                {Label::ALL.iter().map(|label| view! { <LabelRule editor label=*label /> }).collect_view()}
            </div>
            <p class="cm-quiet">{t!(rules.hard_always)}</p>
        </section>
    }
}

/// Same, different, or no matter, for one label.
#[component]
fn LabelRule(editor: Editor, label: Label) -> impl IntoView {
    let kind = HardRule::Label {
        label,
        must: Likeness::Same,
    };
    let id = match label {
        Label::Agency => "agency_must",
        Label::Unit => "unit_must",
        Label::Profession => "profession_must",
        Label::Location => "location_must",
    };
    let value = Signal::derive(move || match find(&editor.rules.read(), &kind) {
        Some(HardRule::Label { must, .. }) => must.word().to_owned(),
        _ => "any".to_owned(),
    });
    // Each choice is the whole sentence, so the label is only for those who listen.
    let choices = Signal::derive(move || {
        let sentence = |must: Likeness| {
            let rule = HardRule::Label { label, must };
            Choice::new(must.word(), hard_rule_sentence(&rule))
        };
        vec![
            Choice::new("any", text!(rules.label_any, what = label_name(label))),
            sentence(Likeness::Same),
            sentence(Likeness::Different),
        ]
    });
    let set = move |word: String| {
        let must = Likeness::from_word(&word);
        put(
            editor,
            id,
            kind,
            must.map(|must| HardRule::Label { label, must }),
        );
    };
    view! {
        <Select
            id=format!("hard-{id}")
            label=Signal::derive(move || label_name(label))
            choices
            value
            on_change=set
        />
    }
}

/// The level gap allowed.
#[component]
fn GapRule(editor: Editor) -> impl IntoView {
    const KIND: HardRule = HardRule::LevelGap { min: 1, max: 3 };
    let now = Memo::new(move |_| match find(&editor.rules.read(), &KIND) {
        Some(HardRule::LevelGap { min, max }) => Some((min, max)),
        _ => None,
    });
    let toggle = move |on: bool| put(editor, "gap", KIND, on.then_some(KIND));
    let number = |gap: Option<i64>| gap.and_then(|gap| i32::try_from(gap).ok());
    let set_min = move |gap: Option<i64>| {
        if let (Some(min), Some((_, max))) = (number(gap), now.get_untracked()) {
            let max = max.max(min);
            put(editor, "gap", KIND, Some(HardRule::LevelGap { min, max }));
        }
    };
    let set_max = move |gap: Option<i64>| {
        if let (Some(max), Some((min, _))) = (number(gap), now.get_untracked()) {
            let min = min.min(max);
            put(editor, "gap", KIND, Some(HardRule::LevelGap { min, max }));
        }
    };
    let limit = i64::from(MAX_GAP);
    let is_on = Memo::new(move |_| now.read().is_some());
    view! {
        <Checkbox
            id="hard-gap"
            label=t!(rules.gap_switch)
            checked=is_on
            on_change=toggle
        />
        {move || is_on.get().then(|| view! {
            <div class="cm-rule__fields cm-rule__under">
                <NumberField
                    id="gap-min"
                    label=t!(rules.gap_min)
                    value=Signal::derive(move || now.get().map(|(min, _)| i64::from(min)))
                    min=-limit
                    max=limit
                    on_change=set_min
                />
                <NumberField
                    id="gap-max"
                    label=t!(rules.gap_max)
                    value=Signal::derive(move || now.get().map(|(_, max)| i64::from(max)))
                    min=-limit
                    max=limit
                    on_change=set_max
                />
            </div>
        })}
    }
}

/// A rule with a number, under a box that switches it on.
#[component]
fn NumberRule(
    editor: Editor,
    /// Its id in the set.
    rule: &'static str,
    /// The rule with a number; what it is switched on with is the least of `range`.
    of: fn(u32) -> HardRule,
    /// The numbers allowed.
    range: RangeInclusive<u32>,
    /// The words of the box.
    switch: Signal<String>,
    /// The words of the field.
    field: Signal<String>,
) -> impl IntoView {
    let (least, most) = (*range.start(), *range.end());
    let kind = of(least);
    let now = Memo::new(move |_| find(&editor.rules.read(), &kind).and_then(number_of));
    let toggle = move |on: bool| put(editor, rule, kind, on.then_some(kind));
    let set = move |number: Option<i64>| {
        if let Some(number) = number.and_then(|number| u32::try_from(number).ok()) {
            put(editor, rule, kind, Some(of(number)));
        }
    };
    let is_on = Memo::new(move |_| now.read().is_some());
    view! {
        <Checkbox id=format!("hard-{rule}") label=switch checked=is_on on_change=toggle />
        {move || is_on.get().then(|| view! {
            <div class="cm-rule__fields cm-rule__under">
                <NumberField
                    id=format!("{rule}-least")
                    label=field
                    value=Signal::derive(move || now.get().map(i64::from))
                    min=i64::from(least)
                    max=i64::from(most)
                    on_change=set
                />
            </div>
        })}
    }
}

fn number_of(rule: HardRule) -> Option<u32> {
    match rule {
        HardRule::SharedHours { at_least } | HardRule::LeastPoints { at_least } => Some(at_least),
        _ => None,
    }
}

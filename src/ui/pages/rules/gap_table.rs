//! Points by level gap: a field for each gap, and what other gaps mean.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::rules::{GapTable, MAX_GAP, MAX_POINTS, Measure, OtherGaps, Rule};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Choice, Look, NumberField, Select};
use crate::ui::widgets::rule_words::gap_words;

/// The fields of a table.
#[component]
pub(super) fn GapFields(editor: Editor, id: String) -> impl IntoView {
    let table = {
        let id = id.clone();
        Memo::new(move |_| match editor.rule(&id) {
            Some(Rule::Soft(criterion)) => match criterion.measure {
                Measure::LevelGap(table) => Some(table),
                _ => None,
            },
            _ => None,
        })
    };
    let change = {
        let id = id.clone();
        Callback::new(move |change: Box<dyn Fn(&mut GapTable)>| {
            editor.edit(|rules| {
                if let Some(Rule::Soft(criterion)) = rules.rules.get_mut(&id)
                    && let Measure::LevelGap(table) = &mut criterion.measure
                {
                    change(table);
                    criterion.points = table.points.values().copied().max().unwrap_or(0);
                }
            });
        })
    };
    let gaps = Memo::new(move |_| {
        let table = table.read();
        let gaps = table.as_ref().map(|table| table.points.keys().copied());
        gaps.map(Iterator::collect::<Vec<i32>>).unwrap_or_default()
    });
    let gap_id = id.clone();
    let field = move |gap: i32| {
        let points = Signal::derive(move || {
            let table = table.read();
            let points = table.as_ref()?.points.get(&gap).copied()?;
            Some(i64::from(points))
        });
        let after = move || {
            text_n!(
                points.get().unwrap_or(0),
                rules.points_after_1,
                rules.points_after_n
            )
        };
        let set = move |points: Option<i64>| {
            let points = points.and_then(|points| u32::try_from(points).ok());
            change.run(Box::new(move |table| {
                table.points.insert(gap, points.unwrap_or(0));
            }));
        };
        let remove = move |()| {
            change.run(Box::new(move |table| {
                table.points.remove(&gap);
            }));
        };
        let name = Signal::derive(move || gap_words(gap));
        view! {
            <div class="cm-gap">
                <NumberField
                    id=format!("gap-{gap_id}-{gap}")
                    label=name
                    value=points
                    max=i64::from(MAX_POINTS)
                    on_change=set
                />
                <span>{after}</span>
                <Button label=t!(rules.remove) about=name look=Look::Plain on_press=remove />
            </div>
        }
    };
    let add = move |step: i32| {
        move |()| {
            let gaps = gaps.read_untracked();
            let edge = if step < 0 { gaps.first() } else { gaps.last() };
            let gap = edge.map_or(1, |edge| edge + step).clamp(-MAX_GAP, MAX_GAP);
            change.run(Box::new(move |table| {
                table.points.entry(gap).or_insert(0);
            }));
        }
    };
    let (add_above, add_below) = (add(1), add(-1));
    let others = Signal::derive(|| {
        vec![
            Choice::new(
                OtherGaps::Forbidden.word(),
                text!(rules.gap_others_forbidden),
            ),
            Choice::new(OtherGaps::NoPoints.word(), text!(rules.gap_others_none)),
        ]
    });
    let otherwise = Signal::derive(move || {
        let table = table.read();
        let otherwise = table
            .as_ref()
            .map_or(OtherGaps::NoPoints, |table| table.otherwise);
        otherwise.word().to_owned()
    });
    let set_otherwise = move |word: String| {
        if let Some(otherwise) = OtherGaps::from_word(&word) {
            change.run(Box::new(move |table| table.otherwise = otherwise));
        }
    };
    view! {
        <div class="cm-gaps">
            <For each=move || gaps.get() key=|gap| *gap children=field />
            <div class="cm-acts">
                <Button label=t!(rules.gap_add_above) look=Look::Plain on_press=add_above />
                <Button label=t!(rules.gap_add_below) look=Look::Plain on_press=add_below />
            </div>
            <Select
                id=format!("others-{id}")
                label=t!(rules.gap_others)
                choices=others
                value=otherwise
                on_change=set_otherwise
            />
        </div>
    }
}

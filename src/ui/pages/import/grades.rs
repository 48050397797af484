//! Grades in the files that no level is known for: mapped here, or later.

use leptos::prelude::*;

use super::bench::Bench;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Details, FieldWidth, Need, Select};
use crate::ui::widgets::levels::{LadderCheck, level_choices};

/// The ladder that fits, and every grade without a level; nothing where levels
/// do not count.
#[component]
pub fn Grades(bench: Bench) -> impl IntoView {
    let programme = bench.desk.programme();
    let uses_levels = Memo::new(move |_| {
        let programme = programme.read();
        programme.facts.uses_levels && !programme.levels.is_empty()
    });
    let grades = Memo::new(move |_| {
        let mut met: Vec<String> = bench
            .preview
            .read()
            .grades
            .iter()
            .map(|it| it.grade.clone())
            .collect();
        met.sort_by_key(|grade| fold_name(grade));
        met
    });
    let n_open = move || {
        let preview = bench.preview.read();
        preview
            .grades
            .iter()
            .filter(|it| it.level.is_none())
            .map(|it| it.n_lines)
            .sum::<usize>()
    };
    let choices = level_choices(programme);
    let ladder = Memo::new(move |_| bench.preview.read().ladder);
    let takes = Signal::derive(move || bench.import.read().takes_ladder());
    let take = move |takes: bool| bench.choose(|import| import.take_ladder(takes));
    view! {
        <LadderCheck ladder takes on_change=take />
        <Show when=move || uses_levels.get() && !grades.read().is_empty()>
            <Details summary=Signal::derive(move || text_n!(n_open(), import.grades_1, import.grades_n))>
                <p>{t!(import.grades_text)}</p>
                <div class="cm-columns">
                    <For each=move || grades.get() key=Clone::clone let(grade)>
                        <GradeChoice bench grade choices />
                    </For>
                </div>
            </Details>
        </Show>
    }
}

#[component]
fn GradeChoice(
    bench: Bench,
    grade: String,
    choices: Signal<Vec<crate::ui::kit::Choice>>,
) -> impl IntoView {
    let wanted = fold_name(&grade);
    let id = format!("grade-{}", wanted.replace(' ', "-"));
    let now = Memo::new(move |_| {
        let preview = bench.preview.read();
        let mut met = preview.grades.iter();
        met.find(|it| fold_name(&it.grade) == wanted).cloned()
    });
    let value = Signal::derive(move || {
        now.with(|now| {
            let level = now.as_ref().and_then(|it| it.level.as_ref());
            level.map(ToString::to_string).unwrap_or_default()
        })
    });
    let hint = Signal::derive(move || {
        now.with(|now| {
            let now = now.as_ref()?;
            let agencies = now.agencies.join(", ");
            Some(text_n!(
                now.n_rows,
                import.grade_rows_1,
                import.grade_rows_n,
                agencies = agencies
            ))
        })
    });
    let label = grade.clone();
    let set = move |level: String| {
        let level = (!level.is_empty()).then(|| Id::new(level.as_str()));
        bench.choose(|import| import.set_level(&grade, level));
    };
    view! {
        <Select
            id=id
            label=Signal::stored(label)
            hint=hint
            choices=choices
            value=value
            on_change=set
            empty=t!(import.grade_later)
            need=Need::Required
            width=FieldWidth::Full
        />
    }
}

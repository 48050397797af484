//! Which column is what, and whose list each file is. Folded away where nothing
//! is left to doubt.

use leptos::prelude::*;

use super::asks::PartChoice;
use super::bench::Bench;
use super::field_words::field_name;
use crate::exchange::headings::{Certainty, FieldKind};
use crate::flow::import::{BothMeans, Column, Source, Target};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Checkbox, Choice, Details, FieldWidth, Fold, Look, Select};
use crate::ui::widgets::levels::page_language;

/// The columns of every file.
#[component]
pub fn Mappings(bench: Bench) -> impl IntoView {
    let n_files = Memo::new(move |_| bench.import.read().files().len());
    let choices = target_choices();
    move || {
        bench.reading.track();
        (0..n_files.get())
            .map(|file| view! { <FileColumns bench file choices /> })
            .collect_view()
    }
}

#[component]
fn FileColumns(bench: Bench, file: usize, choices: Signal<Vec<Choice>>) -> impl IntoView {
    let (name, settled, columns, has_both) = bench.import.with_untracked(|import| {
        let Some(it) = import.files().get(file) else {
            return (String::new(), true, Vec::new(), false);
        };
        let shown = it.columns_to_show();
        (
            it.name.clone(),
            it.is_settled(),
            shown,
            it.has_yes_no_roles(),
        )
    });
    let fold = if settled { Fold::Closed } else { Fold::Open };
    let both = Signal::derive(move || {
        bench.import.with(|import| {
            let both = import.files().get(file).map(|it| it.both);
            both == Some(BothMeans::OtherRoleToo)
        })
    });
    let set_both = move |on: bool| {
        let means = if on {
            BothMeans::OtherRoleToo
        } else {
            BothMeans::InBothLists
        };
        bench.choose(|import| import.set_both(file, means));
    };
    let n_columns = columns.len();
    let named = name.clone();
    let again = move |()| bench.drop_file(file);
    let summary = Signal::derive(move || {
        let n_open = bench.import.with(|import| {
            let columns = import.files().get(file).map(|it| it.columns.iter());
            columns.map_or(0, |columns| columns.filter(|it| !it.is_settled()).count())
        });
        if n_open == 0 {
            text!(import.columns_settled, name = name.clone(), n = n_columns)
        } else {
            text_n!(
                n_open,
                import.columns_open_1,
                import.columns_open_n,
                name = name.clone(),
                all = n_columns
            )
        }
    });
    view! {
        <Details summary fold>
            <PartChoice bench file id=format!("part-{file}") legend=t!(import.part_legend) />
            {has_both.then(|| view! {
                <Checkbox
                    id=format!("both-{file}")
                    label=t!(import.both_label)
                    hint=t!(import.both_hint)
                    checked=both
                    on_change=set_both
                />
            })}
            <div class="cm-columns cm-columns--wide">
                {columns
                    .into_iter()
                    .map(|column| view! { <ColumnChoice bench file column choices /> })
                    .collect_view()}
            </div>
            <crate::ui::kit::Button
                label=t!(import.drop_file, name = named)
                look=Look::Plain
                on_press=again
            />
        </Details>
    }
}

/// One column: its heading, what stands in it, what it is used for.
#[component]
fn ColumnChoice(
    bench: Bench,
    file: usize,
    column: usize,
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let now = Memo::new(move |_| {
        bench.import.with(|import| {
            let file = import.files().get(file)?;
            file.columns.get(column).cloned()
        })
    });
    let label = Signal::derive(move || {
        now.with(|now| match now {
            Some(it) if !it.heading.trim().is_empty() => it.heading.clone(),
            _ => text!(import.column_number, n = column + 1),
        })
    });
    let hint = Signal::derive(move || now.with(|now| now.as_ref().map(column_hint)));
    let value = Signal::derive(move || {
        now.with(|now| now.as_ref().map_or_else(String::new, |it| it.target.code()))
    });
    let set = move |code: String| {
        if let Some(target) = Target::from_code(&code, &programme.read_untracked()) {
            bench.choose(|import| import.set_target(file, column, target));
        }
    };
    view! {
        <Select
            id=format!("column-{file}-{column}")
            label=label
            hint=hint
            choices=choices
            value=value
            on_change=set
            width=FieldWidth::Full
        />
    }
}

fn column_hint(column: &Column) -> String {
    let how = match column.source {
        Source::Guessed(Certainty::Certain) => text!(import.source_certain),
        Source::Guessed(Certainty::Likely) => text!(import.source_likely),
        Source::Guessed(Certainty::Unknown) => text!(import.source_unknown),
        Source::Label => text!(import.source_label),
        Source::Remembered => text!(import.source_remembered),
        Source::Key => text!(import.source_key),
        Source::Chosen => text!(import.source_chosen),
    };
    if column.samples.is_empty() {
        return format!("{} {how}", text!(import.column_empty));
    }
    let short = |sample: &String| {
        let mut kept: String = sample.chars().take(40).collect();
        if kept.len() < sample.len() {
            kept.push('…');
        }
        format!("“{kept}”")
    };
    let samples: Vec<String> = column.samples.iter().map(short).collect();
    format!(
        "{} {how}",
        text!(import.column_samples, samples = samples.join(", "))
    )
}

/// Everything a column can be used for.
fn target_choices() -> Signal<Vec<Choice>> {
    let programme = use_desk().programme();
    let choices = Memo::new(move |_| {
        let mut choices = vec![
            Choice::new(Target::Ignore.code(), text!(import.target_ignore)),
            Choice::new(
                Target::NewQuestion.code(),
                text!(import.target_new_question),
            ),
        ];
        choices.extend(
            FieldKind::ALL.map(|kind| Choice::new(Target::Field(kind).code(), field_name(kind))),
        );
        let programme = programme.read();
        let mut questions: Vec<_> = programme.questions.values().collect();
        questions.sort_by_key(|it| (it.rank, it.id.clone()));
        choices.extend(questions.into_iter().map(|question| {
            let label = question.label.in_language(page_language());
            Choice::new(
                Target::Question(question.id.clone()).code(),
                text!(import.target_question, label = label),
            )
        }));
        choices
    });
    choices.into()
}

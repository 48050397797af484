//! Questions about whole files that have to be answered first: whose list it
//! is, which of two columns counts, which number is the month.

use leptos::prelude::*;

use super::bench::Bench;
use super::words::part_name;
use crate::exchange::dates::DateOrder;
use crate::flow::import::{Ask, FilePart, Target};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, Notice, NoticeKind, RadioGroup, RadioLook};

/// Every open question.
#[component]
pub fn Asks(bench: Bench) -> impl IntoView {
    let asks = Memo::new(move |_| bench.preview.read().asks.clone());
    move || {
        let asks = asks.get();
        (!asks.is_empty()).then(move || {
            let each = asks
                .into_iter()
                .map(move |ask| view! { <OneAsk bench ask /> });
            view! {
                <Notice kind=NoticeKind::Warning heading=t!(import.asks_title)>
                    {each.collect_view()}
                </Notice>
            }
        })
    }
}

#[component]
fn OneAsk(bench: Bench, ask: Ask) -> impl IntoView {
    let name = |file: usize| {
        bench.import.with_untracked(|import| {
            let file = import.files().get(file);
            file.map(|file| file.name.clone()).unwrap_or_default()
        })
    };
    match ask {
        Ask::Part { file } => {
            let name = name(file);
            view! { <PartChoice bench file id=format!("ask-part-{file}") legend=t!(import.ask_part, name = name) /> }.into_any()
        }
        Ask::Rivals { file, columns } => {
            let headings: Vec<(usize, String)> = bench.import.with_untracked(|import| {
                let all = import.files().get(file).map(|file| &file.columns[..]);
                let heading = |at: &usize| Some((*at, all?.get(*at)?.heading.clone()));
                columns.iter().filter_map(heading).collect()
            });
            let choices: Vec<Choice> = headings
                .iter()
                .map(|(at, heading)| Choice::new(at.to_string(), heading.clone()))
                .collect();
            let name = name(file);
            let chosen = move |value: String| {
                let Ok(column) = value.parse::<usize>() else {
                    return;
                };
                bench.choose(|import| {
                    let target = import
                        .files()
                        .get(file)
                        .and_then(|it| it.columns.get(column))
                        .map_or(Target::Ignore, |it| it.target.clone());
                    import.set_target(file, column, target);
                });
            };
            view! {
                <RadioGroup
                    id=format!("ask-rivals-{file}-{}", columns.first().copied().unwrap_or(0))
                    legend=t!(import.ask_rivals, name = name)
                    choices=Signal::stored(choices)
                    value=Signal::stored(String::new())
                    on_change=chosen
                />
            }
            .into_any()
        }
        Ask::DateOrder {
            file,
            column: _,
            example,
        } => {
            let choices = Signal::derive(|| {
                vec![
                    Choice::new("month", text!(import.month_first)),
                    Choice::new("day", text!(import.day_first)),
                ]
            });
            let chosen = move |value: String| {
                let order = if value == "month" {
                    DateOrder::MonthFirst
                } else {
                    DateOrder::DayFirst
                };
                bench.choose(|import| import.set_date_order(file, order));
            };
            let name = name(file);
            view! {
                <RadioGroup
                    id=format!("ask-dates-{file}")
                    legend=t!(import.ask_dates, name = name, example = example)
                    choices=choices
                    value=Signal::stored(String::new())
                    on_change=chosen
                    look=RadioLook::Inline
                />
            }
            .into_any()
        }
    }
}

/// Whose list a file is.
#[component]
pub fn PartChoice(
    bench: Bench,
    file: usize,
    #[prop(into)] id: String,
    #[prop(into)] legend: Signal<String>,
) -> impl IntoView {
    let parts = [
        ("mentors", FilePart::Mentors),
        ("mentees", FilePart::Mentees),
        ("column", FilePart::ByColumn),
        ("details", FilePart::Details),
    ];
    let choices = Signal::derive(move || {
        let choice = |(word, part): (&str, FilePart)| Choice::new(word, part_name(part));
        parts.map(choice).to_vec()
    });
    let value = Signal::derive(move || {
        bench.import.with(|import| {
            let now = import.files().get(file).and_then(|file| file.part);
            let found = parts.iter().find(|(_, part)| Some(*part) == now);
            found
                .map(|(word, _)| (*word).to_owned())
                .unwrap_or_default()
        })
    });
    let chosen = move |value: String| {
        if let Some((_, part)) = parts.iter().find(|(word, _)| *word == value) {
            bench.choose(|import| import.set_part(file, *part));
        }
    };
    view! {
        <RadioGroup id=id legend=legend choices=choices value=value on_change=chosen />
    }
}

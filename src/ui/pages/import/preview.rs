//! What would come in: the count first, then what needs a person, then the rest
//! folded away.

use leptos::prelude::*;

use super::asks::Asks;
use super::bench::{Bench, Busy};
use super::choose::{Errors, Giving, Waiting};
use super::columns::Mappings;
use super::differences::DifferenceActs;
use super::grades::Grades;
use super::managers::UnknownManagers;
use super::reading::Readings;
use super::rows::{NeedYou, ReadyRows, Refused};
use crate::domain::people::Role;
use crate::domain::refuse::MAX_PEOPLE;
use crate::exchange::headings::Certainty;
use crate::flow::import::{Source, Target};
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, Details, Figure, Look, Notice, NoticeKind};
use crate::ui::widgets::levels::page_language;

/// The second step.
#[component]
pub fn PreviewPanel(bench: Bench) -> impl IntoView {
    view! {
        <Errors bench />
        <Waiting bench />
        <Counts bench />
        <Asks bench />
        <DifferenceActs bench />
        <NeedYou bench />
        <Refused bench />
        <Grades bench />
        <UnknownManagers bench />
        <NewQuestions bench />
        <Unused bench />
        <Confirm bench />
        <section class="cm-section" aria-labelledby="import-more">
            <h2 id="import-more">{t!(import.more_title)}</h2>
            <Mappings bench />
            <Readings bench />
            <ReadyRows bench />
            <Details summary=t!(import.add_file)>
                <Giving bench />
            </Details>
        </section>
    }
}

fn shown(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// "87 ready, 3 need you".
#[component]
fn Counts(bench: Bench) -> impl IntoView {
    let counts = Memo::new(move |_| bench.preview.read().counts);
    let ready = Signal::derive(move || shown(counts.read().n_ready()));
    let need = Signal::derive(move || shown(counts.read().n_need_you));
    let split = move || {
        let counts = counts.get();
        let mut parts = Vec::new();
        let mut say = |n: usize, words: String| {
            if n > 0 {
                parts.push(words);
            }
        };
        say(
            counts.n_new,
            text_n!(counts.n_new, import.count_new_1, import.count_new_n),
        );
        say(
            counts.n_new_roles,
            text_n!(counts.n_new_roles, import.count_role_1, import.count_role_n),
        );
        say(
            counts.n_updates,
            text_n!(
                counts.n_updates,
                import.count_update_1,
                import.count_update_n
            ),
        );
        say(
            counts.n_same,
            text_n!(counts.n_same, import.count_same_1, import.count_same_n),
        );
        say(
            counts.n_duplicates,
            text_n!(
                counts.n_duplicates,
                import.count_duplicate_1,
                import.count_duplicate_n
            ),
        );
        say(
            counts.n_not_here,
            text_n!(
                counts.n_not_here,
                import.count_not_here_1,
                import.count_not_here_n
            ),
        );
        say(
            counts.n_left_out,
            text_n!(
                counts.n_left_out,
                import.count_left_out_1,
                import.count_left_out_n
            ),
        );
        parts
            .into_iter()
            .map(|words| view! { <li>{words}</li> })
            .collect_view()
    };
    // A list that was taken for the wrong one shows here at once.
    let by_role = move || {
        let preview = bench.preview.read();
        let n_of = |role: Role| {
            let rows = preview.rows.iter().filter(|row| row.verdict.comes_in());
            rows.filter(|row| row.roles.contains(&role)).count()
        };
        let (mentors, mentees) = (n_of(Role::Mentor), n_of(Role::Mentee));
        (mentors + mentees > 0).then(|| {
            let words = text!(
                import.count_by_role,
                mentors = shown(mentors),
                mentees = shown(mentees)
            );
            view! { <li>{words}</li> }
        })
    };
    let too_many = move || {
        bench.preview.read().too_many_people.map(
                |n| view! { <p role="alert">{text!(import.too_many_people, n = shown(n), most = shown(MAX_PEOPLE))}</p> },
            )
    };
    view! {
        <div class="cm-figures" role="status">
            <Figure value=ready label=t!(import.figure_ready) />
            <Figure value=need label=t!(import.figure_need_you) />
        </div>
        <ul class="cm-list">{by_role}{split}</ul>
        {too_many}
    }
}

/// Questions the form does not have yet.
#[component]
fn NewQuestions(bench: Bench) -> impl IntoView {
    move || {
        let questions = bench.preview.read().new_questions.clone();
        (!questions.is_empty()).then(|| {
            let names: Vec<String> = questions
                .iter()
                .map(|it| format!("“{}”", it.label.in_language(page_language())))
                .collect();
            view! { <p>{text_n!(names.len(), import.new_questions_1, import.new_questions_n, names = names.join(", "))}</p> }
        })
    }
}

/// Columns nobody recognised: said before anything comes in, not after.
#[component]
fn Unused(bench: Bench) -> impl IntoView {
    let names = Memo::new(move |_| {
        let import = bench.import.read();
        let columns = import.files().iter().flat_map(|file| &file.columns);
        let unused = columns.filter(|column| {
            column.n_filled > 0
                && column.target == Target::Ignore
                && column.source == Source::Guessed(Certainty::Unknown)
        });
        unused
            .map(|column| format!("“{}”", column.heading))
            .collect::<Vec<_>>()
    });
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            view! {
                <Notice
                    kind=NoticeKind::Warning
                    heading=text_n!(names.len(), import.unused_1, import.unused_n)
                >
                    <p>{text!(import.unused_text, names = names.join(", "))}</p>
                </Notice>
            }
        })
    }
}

/// The one act of the page, and the way back.
#[component]
fn Confirm(bench: Bench) -> impl IntoView {
    let label = Signal::derive(move || {
        let n = bench.preview.read().counts.n_ready();
        text_n!(n, import.confirm_1, import.confirm_n)
    });
    let blocked = Signal::derive(move || {
        let preview = bench.preview.read();
        if bench.busy.get() != Busy::No {
            Some(text!(import.blocked_busy))
        } else if !preview.asks.is_empty() {
            Some(text!(import.blocked_asks))
        } else if preview.too_many_people.is_some() {
            Some(text!(import.blocked_too_many))
        } else if preview.counts.n_ready() == 0 {
            Some(text!(import.blocked_nothing))
        } else {
            None
        }
    });
    let waiting = move || {
        let n = bench.preview.read().counts.n_need_you;
        (n > 0).then(|| {
            view! { <p>{text_n!(n, import.confirm_leaves_1, import.confirm_leaves_n)}</p> }
        })
    };
    view! {
        <section class="cm-section cm-confirm" aria-label=t!(import.confirm_label)>
            {waiting}
            <p class="usa-hint">{t!(import.confirm_text)}</p>
            <div class="cm-acts">
                <Button label blocked=blocked on_press=move |()| bench.confirm() />
                <Button label=t!(import.start_again) look=Look::Plain on_press=move |()| bench.start_again() />
            </div>
        </section>
    }
}

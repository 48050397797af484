//! Rows: those that need a person with every problem and a field to mend it,
//! those that cannot come in, and the ready ones to look through.

use leptos::prelude::*;

use super::bench::Bench;
use super::differences::Differences;
use super::words::{problem_words, row_reason, verdict_name, verdict_tone};
use crate::flow::import::{Gravity, RowChoice, RowRef, RowView, Verdict};
use crate::platform::files;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Align, Button, Column, DataTable, Details, EmptyState, FieldWidth, Look, Need, NoticeKind,
    RowKind, Tag, TextField, use_notices,
};
use crate::ui::widgets::words::role_name;

/// How many rows are shown before "more" is asked for.
const A_FEW: usize = 25;

/// A name for a row in ids and keys.
pub fn row_key(at: RowRef) -> String {
    format!("{}-{}", at.file, at.row)
}

/// A row of the preview, kept in step with it.
pub fn row_at(bench: Bench, at: RowRef) -> Memo<Option<RowView>> {
    Memo::new(move |_| {
        let preview = bench.preview.read();
        let found = preview.rows.binary_search_by_key(&at, |row| row.at);
        found.ok().map(|place| preview.rows[place].clone())
    })
}

/// "Row 12 of mentors.csv: Ana Ruiz".
fn row_title(bench: Bench, row: &RowView) -> String {
    let file = bench.import.with_untracked(|import| {
        let file = import.files().get(row.at.file);
        file.map(|it| it.name.clone()).unwrap_or_default()
    });
    let who = if row.name.is_empty() {
        row.email.clone()
    } else {
        row.name.clone()
    };
    if who.is_empty() {
        text!(import.row_title_nobody, n = row.number, file = file)
    } else {
        text!(import.row_title, n = row.number, file = file, who = who)
    }
}

/// The rows that need a person; one that was mended stays until the page is left.
#[component]
pub fn NeedYou(bench: Bench) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let touched = bench.touched.read();
        let preview = bench.preview.read();
        let kept = preview
            .rows
            .iter()
            .filter(|row| row.verdict == Verdict::NeedsYou || touched.contains(&row.at));
        kept.map(|row| row.at).collect::<Vec<_>>()
    });
    let most = RwSignal::new(A_FEW);
    let shown = Signal::derive(move || {
        rows.with(|rows| rows.iter().take(most.get()).copied().collect::<Vec<_>>())
    });
    let n_hidden = Memo::new(move |_| rows.read().len().saturating_sub(most.get()));
    let decide_all = move |choice: RowChoice| {
        let waiting: Vec<RowRef> = bench.preview.with_untracked(|preview| {
            let waiting = preview
                .rows
                .iter()
                .filter(|row| row.verdict == Verdict::NeedsYou);
            waiting.map(|row| row.at).collect()
        });
        bench.choose(|import| {
            for at in waiting {
                import.set_row(at, choice);
            }
        });
    };
    view! {
        <Show when=move || !rows.read().is_empty()>
            <section class="cm-section" aria-labelledby="need-you">
                <h2 id="need-you">{t!(import.need_you_title)}</h2>
                <div class="cm-acts">
                    <Button
                        label=t!(import.all_bring_in)
                        look=Look::Outline
                        on_press=move |()| decide_all(RowChoice::BringIn)
                    />
                    <Button
                        label=t!(import.all_leave_out)
                        look=Look::Outline
                        on_press=move |()| decide_all(RowChoice::LeaveOut)
                    />
                </div>
                <ul class="cm-problems">
                    <For each=move || shown.get() key=move |at| (row_key(*at), bench.reading.get_untracked()) let(at)>
                        <RowCard bench at />
                    </For>
                </ul>
                <Show when=move || n_hidden.get() != 0>
                    <Button
                        label=t!(import.show_more, n = n_hidden.get())
                        look=Look::Outline
                        on_press=move |()| most.update(|most| *most += A_FEW)
                    />
                </Show>
            </section>
        </Show>
    }
}

/// One row: what is wrong with it, the cells to mend, the decision.
#[component]
fn RowCard(bench: Bench, at: RowRef) -> impl IntoView {
    let row = row_at(bench, at);
    let title = move || row.with(|row| row.as_ref().map(|row| row_title(bench, row)));
    let tag = move || {
        row.with(|row| {
            row.as_ref().map(|row| {
                let verdict = row.verdict;
                let words = Signal::derive(move || verdict_name(verdict));
                view! { <Tag text=words tone=verdict_tone(verdict) /> }
            })
        })
    };
    let problems = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.problems.clone())
                .unwrap_or_default()
        })
    });
    // The columns met once stay, so that a field does not go while it is used.
    let columns = Memo::new(move |old: Option<&Vec<usize>>| {
        let mut columns = old.cloned().unwrap_or_default();
        let looked_at = problems.read();
        for column in looked_at.iter().filter_map(|it| it.column) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    });
    let sentences = move || {
        let programme = bench.desk.programme();
        problems
            .get()
            .into_iter()
            .filter(|problem| problem.column.is_none())
            .map(|problem| view! { <li>{problem_words(&programme.read(), &problem.what)}</li> })
            .collect_view()
    };
    let only_look = Memo::new(move |_| {
        let problems = problems.read();
        problems.iter().all(|it| it.what.gravity() <= Gravity::Look)
    });
    let decide = move |choice: RowChoice| {
        bench.touch(at);
        bench.choose(|import| import.set_row(at, choice));
    };
    let blocked = Signal::derive(move || (!only_look.get()).then(|| text!(import.blocked_mend)));
    view! {
        <li class="cm-problem">
            <h3 class="cm-problem__title">{title}" "{tag}</h3>
            <ul class="cm-list">{sentences}</ul>
            <div class="cm-problem__cells">
                <For each=move || columns.get() key=|column| *column let(column)>
                    <CellField bench at column />
                </For>
            </div>
            <Differences bench at />
            <div class="cm-acts">
                <Button
                    label=t!(import.bring_in_row)
                    about=Signal::derive(move || title().unwrap_or_default())
                    look=Look::Outline
                    blocked=blocked
                    on_press=move |()| decide(RowChoice::BringIn)
                />
                <Button
                    label=t!(import.leave_out_row)
                    about=Signal::derive(move || title().unwrap_or_default())
                    look=Look::Plain
                    on_press=move |()| decide(RowChoice::LeaveOut)
                />
            </div>
        </li>
    }
}

/// A cell to mend, with what is wrong with it.
#[component]
fn CellField(bench: Bench, at: RowRef, column: usize) -> impl IntoView {
    let row = row_at(bench, at);
    let label = bench.import.with_untracked(|import| {
        let file = import.files().get(at.file);
        let heading = file.and_then(|it| it.columns.get(column));
        heading.map(|it| it.heading.clone()).unwrap_or_default()
    });
    let label = if label.trim().is_empty() {
        text!(import.column_number, n = column + 1)
    } else {
        label
    };
    let value = Signal::derive(move || {
        bench
            .import
            .with(|import| import.cell(at, column).to_owned())
    });
    let error = Signal::derive(move || {
        let programme = bench.desk.programme();
        row.with(|row| {
            let problems = &row.as_ref()?.problems;
            let mine: Vec<String> = problems
                .iter()
                .filter(|it| it.column == Some(column))
                .map(|it| problem_words(&programme.read(), &it.what))
                .collect();
            (!mine.is_empty()).then(|| mine.join(" "))
        })
    });
    let mend = move |text: String| {
        bench.touch(at);
        bench.choose(|import| import.set_cell(at, column, text));
    };
    view! {
        <TextField
            id=format!("cell-{}-{column}", row_key(at))
            label=Signal::stored(label)
            value=value
            error=error
            need=Need::Optional
            width=FieldWidth::Full
            on_change=mend
        />
    }
}

/// Rows that cannot come in, to take away and mend.
#[component]
pub fn Refused(bench: Bench) -> impl IntoView {
    let notices = use_notices();
    let refused = Memo::new(move |_| {
        let preview = bench.preview.read();
        let rows = preview.rows.iter();
        rows.filter(|row| row.verdict == Verdict::Refused)
            .cloned()
            .collect::<Vec<_>>()
    });
    let download = move |file: usize, name: &str| {
        let programme = bench.desk.programme().get_untracked();
        let bytes = bench.import.with_untracked(|import| {
            bench.preview.with_untracked(|preview| {
                let reason = |row: &RowView| row_reason(&programme, row);
                let (number, why) = (text!(import.csv_row), text!(import.csv_reason));
                import.refused_csv(preview, file, &number, &why, reason)
            })
        });
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let name = text!(import.csv_name, name = stem);
        if files::download(&name, "text/csv", &bytes).is_err() {
            notices.post(NoticeKind::Error, text!(import.download_failed));
        }
    };
    let waiting_files = Memo::new(move |_| {
        let preview = bench.preview.read();
        let waits = |file: usize| {
            preview.rows.iter().any(|row| {
                row.at.file == file && matches!(row.verdict, Verdict::Refused | Verdict::NeedsYou)
            })
        };
        bench.import.with(|import| {
            let files = import.files().iter().enumerate();
            files
                .filter(|(file, _)| waits(*file))
                .map(|(file, it)| (file, it.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let lines = move || {
        let programme = bench.desk.programme();
        let rows = refused.get().into_iter().take(200);
        rows.map(|row| {
            let title = row_title(bench, &row);
            let why = row_reason(&programme.read(), &row);
            view! { <li>{format!("{title} – {why}")}</li> }
        })
        .collect_view()
    };
    view! {
        <Show when=move || !refused.read().is_empty()>
            <Details summary=Signal::derive(move || {
                text_n!(refused.read().len(), import.refused_1, import.refused_n)
            })>
                <ul class="cm-list">{lines}</ul>
            </Details>
        </Show>
        <div class="cm-acts">
            <For each=move || waiting_files.get() key=Clone::clone let((file, name))>
                <Button
                    label={
                        let name = name.clone();
                        t!(import.download_refused, name = name)
                    }
                    look=Look::Plain
                    on_press=move |()| download(file, &name)
                />
            </For>
        </div>
    }
}

/// Every other row, to look through.
#[component]
pub fn ReadyRows(bench: Bench) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let preview = bench.preview.read();
        let rows = preview.rows.iter();
        rows.filter(|row| !matches!(row.verdict, Verdict::NeedsYou | Verdict::Refused))
            .cloned()
            .collect::<Vec<_>>()
    });
    let kind = RowKind {
        id: |row: &RowView| row_key(row.at),
        name: |row: &RowView| row.name.clone(),
        search: Some(|row: &RowView| format!("{} {}", row.name, row.email)),
    };
    let columns = vec![
        Column::new("name", t!(import.col_name), |row: &RowView| row.name.clone())
            .sorted(|row| row.name.to_lowercase()),
        Column::new("row", t!(import.col_row), |row: &RowView| row.number)
            .sorted(|row| row.at)
            .align(Align::Numbers),
        Column::new("email", t!(import.col_email), |row: &RowView| row.email.clone())
            .sorted(|row| row.email.to_lowercase()),
        Column::new("roles", t!(import.col_roles), |row: &RowView| {
            let names: Vec<String> = row.roles.iter().map(|it| role_name(*it)).collect();
            names.join(", ")
        })
        .sorted(|row| row.roles.clone()),
        Column::new("verdict", t!(import.col_verdict), move |row: &RowView| {
            let notes = row_reason(&bench.desk.programme().read(), row);
            let verdict = row.verdict;
            view! {
                <Tag text=Signal::derive(move || verdict_name(verdict)) tone=verdict_tone(verdict) />
                {(!notes.is_empty()).then(|| view! { <span class="cm-beside usa-hint">{notes}</span> })}
            }
        })
        .sorted(|row| row.verdict),
    ];
    view! {
        <Details summary=Signal::derive(move || text_n!(rows.read().len(), import.ready_rows_1, import.ready_rows_n))>
            <DataTable
                id="import-rows"
                caption=t!(import.ready_rows_caption)
                rows=rows
                kind=kind
                columns=columns
                empty=|| view! { <EmptyState text=t!(import.ready_rows_none) /> }
            />
        </Details>
    }
}

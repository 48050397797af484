//! What merging the file would change, line by line, before it is done.

use std::sync::Arc;

use leptos::prelude::*;

use super::Found;
use crate::domain::value::Value;
use crate::domain::whole::{DELETED, Programme};
use crate::flow::merge_preview::{Fate, MergePreview, PreviewLine, Side, Why};
use crate::flow::writers::{Writer, Writers};
use crate::session::use_session;
use crate::ui::i18n::{language, number, t, text, text_n, tn};
use crate::ui::kit::{
    Choice, Column, DataTable, Details, Figure, RowKind, Select, use_query_state,
};
use crate::ui::widgets::counts::BeforeAfter;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_say::{Names, kind_name_of};
use crate::ui::widgets::writer::{WriterName, use_writers, writer_words};

/// One line in words.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    what: String,
    here: String,
    file: String,
    who: String,
    writer: Option<Writer>,
    at_ms: Option<i64>,
    result: String,
}

/// The counts, and every line of the preview.
#[component]
pub(super) fn MergeLines(
    /// What the merge would do.
    preview: Arc<MergePreview>,
    /// The file.
    found: Found,
) -> impl IntoView {
    let query = use_query_state();
    let n_new = i64::try_from(preview.n_new).unwrap_or(i64::MAX);
    let n_records = preview.n_records;
    let figure = |n: usize, label: Signal<String>| {
        view! { <Figure value=Signal::derive(move || number(shown(n))) label /> }
    };
    let [added, changed, removed, conflict] =
        ["added", "changed", "removed", "conflict"].map(|word| preview.n_of(word));
    let figures = [
        figure(added, tn!(added, file.pv_n_added_1, file.pv_n_added_n)),
        figure(
            changed,
            tn!(changed, file.pv_n_changed_1, file.pv_n_changed_n),
        ),
        figure(
            removed,
            tn!(removed, file.pv_n_removed_1, file.pv_n_removed_n),
        ),
        figure(
            conflict,
            tn!(conflict, file.pv_n_conflict_1, file.pv_n_conflict_n),
        ),
    ];
    let (here, after) = (preview.here, preview.after);
    let programme = Arc::new(preview.joined.programme());
    let space = use_session().space_of(&preview.joined.id);
    let writers = use_writers(space, preview.joined.id.clone());
    let writers = Memo::new(move |_| {
        let (mark, writers) = (&found.mark, writers.get());
        found.document.with_value(|theirs| {
            let here =
                |here: &Option<_>| writers.with_file(&mark.actor, &mark.did, here.as_ref(), theirs);
            found.here.with_value(here)
        })
    });
    let rows = Memo::new(move |_| {
        let _ = language(); // the words follow the page's language
        let wanted = query.get("show");
        let fits =
            |line: &&PreviewLine| wanted.as_ref().is_none_or(|word| line.fate.word() == word);
        let lines = preview.lines.iter().filter(fits);
        lines
            .map(|line| row(&programme, &preview, line, &writers.read()))
            .collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        vec![
            Choice::new("added", text!(file.pv_show_added)),
            Choice::new("changed", text!(file.pv_show_changed)),
            Choice::new("removed", text!(file.pv_show_removed)),
            Choice::new("conflict", text!(file.pv_show_conflict)),
        ]
    });
    let kind = RowKind {
        id: |row: &Row| row.id.clone(),
        name: |row: &Row| row.what.clone(),
        search: Some(|row: &Row| format!("{} {} {} {}", row.what, row.here, row.file, row.who)),
    };
    view! {
        <p>
            {move || text_n!(n_new, file.merge_1, file.merge_n)}" "
            {move || text_n!(n_records, file.merge_in_1, file.merge_in_n)}
        </p>
        <div class="cm-figures">{figures}</div>
        <Details summary=t!(file.before_after)>
            <BeforeAfter before=here after=after />
        </Details>
        <div class="cm-filters" role="group" aria-label=t!(file.pv_show)>
            <Select
                id="preview-show"
                label=t!(file.pv_show)
                choices
                value=Signal::derive(move || query.get("show").unwrap_or_default())
                on_change=move |it: String| query.set_all(vec![("show", Some(it)), ("page", None)])
                empty=t!(file.pv_show_all)
            />
        </div>
        <DataTable
            id="preview"
            caption=t!(file.pv_caption)
            rows=Signal::derive(move || rows.get())
            kind
            columns=columns()
            empty=|| view! { <p class="cm-empty">{t!(file.pv_none)}</p> }
        />
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("what", t!(file.pv_what), |row: &Row| row.what.clone())
            .sorted(|row: &Row| row.what.to_lowercase()),
        Column::new("here", t!(file.pv_here), |row: &Row| row.here.clone()),
        Column::new("file", t!(file.pv_file), |row: &Row| row.file.clone()),
        Column::new("result", t!(file.pv_result), |row: &Row| row.result.clone()),
        Column::new("who", t!(file.pv_who), |row: &Row| {
            let (writer, at_ms) = (row.writer.clone(), row.at_ms);
            view! {
                {writer.map(|writer| view! { <WriterName writer /> })}
                " "
                <span class="cm-note">{move || at_ms.map(moment_words)}</span>
            }
        })
        .sorted(|row: &Row| (row.who.clone(), row.at_ms)),
    ]
}

fn row(
    programme: &Programme,
    preview: &MergePreview,
    line: &PreviewLine,
    writers: &Writers,
) -> Row {
    let names = Names {
        programme,
        document: &preview.joined,
    };
    let record = format!(
        "{}: {}",
        kind_name_of(&line.key.kind),
        names.record_name(&line.key)
    );
    let is_whole = line.field.is_empty() || line.field == DELETED;
    let what = if is_whole {
        record
    } else {
        format!("{record}, {}", names.field_name(&line.key, &line.field))
    };
    let value = |value: &Value| {
        if line.field.is_empty() {
            String::new()
        } else if line.field == DELETED {
            match value {
                Value::Null => text!(file.pv_stands),
                _ => text!(file.pv_in_bin),
            }
        } else {
            names.value_words(&line.key, &line.field, value)
        }
    };
    let (here, file) = if line.fate == Fate::Added {
        (text!(file.pv_not_here), text!(file.pv_new))
    } else {
        (value(&line.here), value(&line.file))
    };
    let writer = line.by.as_ref();
    let writer = writer.map(|by| writers.writer(&preview.joined, &by.actor));
    Row {
        id: format!("{}/{}/{}", line.key.kind, line.key.id, line.field),
        what,
        here,
        file,
        who: writer.as_ref().map(writer_words).unwrap_or_default(),
        writer,
        at_ms: line.by.as_ref().map(|by| by.at_ms),
        result: result_words(line.fate, &value(&line.after)),
    }
}

/// What stands after the merge, and why.
fn result_words(fate: Fate, after: &str) -> String {
    match fate {
        Fate::Added => text!(file.pv_r_added),
        Fate::Changed => text!(file.pv_r_changed),
        Fate::Settled => text!(file.pv_r_settled, value = after),
        Fate::Removed => text!(file.pv_r_removed),
        Fate::BroughtBack => text!(file.pv_r_back),
        Fate::Conflict(_, Why::InBin) => text!(file.pv_r_in_bin),
        Fate::Conflict(Side::File, Why::KnewMore) => text!(file.pv_r_file_more),
        Fate::Conflict(Side::File, Why::Order) => text!(file.pv_r_file_order),
        Fate::Conflict(Side::Here, Why::KnewMore) => text!(file.pv_r_here_more),
        Fate::Conflict(Side::Here, Why::Order) => text!(file.pv_r_here_order),
    }
}

fn shown(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

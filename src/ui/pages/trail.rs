//! Audit trail. Who comes: an auditor, a coordinator who asks "who changed
//! this?". To decide: at most, to undo. Newest first, searched and filtered by
//! the URL.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::whole::Programme;
use crate::flow::trail::{TrailLine, trail_lines};
use crate::flow::writers::Writer;
use crate::merge::{Actor, Document};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{language, t, text_n};
use crate::ui::kit::{
    Align, Button, Choice, Column, DataTable, EmptyState, Look, Page, RowKind, Select,
    use_query_state,
};
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_say::{Names, kind_name_of};
use crate::ui::widgets::record_words::KINDS;
use crate::ui::widgets::writer::{WriterName, use_writers, writer_words};

/// Most records whose fields one line spells out.
const MAX_RECORDS: usize = 40;

/// One line in the table.
#[derive(Clone, PartialEq)]
struct Row {
    line: Arc<TrailLine>,
    writer: Writer,
    who: String,
    what: String,
}

fn row_id(line: &TrailLine) -> String {
    format!("{}-{}", line.dot.actor, line.dot.n)
}

/// Audit trail: who changed what, when.
#[component]
pub fn TrailPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = id; // the gate opened this programme
    let desk = use_desk();
    let programme = desk.programme();
    let query = use_query_state();
    let lines = Memo::new(move |_| {
        programme.track();
        let lines = desk.with_document(trail_lines).unwrap_or_default();
        lines.into_iter().map(Arc::new).collect::<Vec<_>>()
    });
    let writers = use_writers(desk.space(), desk.id());
    let people = Memo::new(move |_| {
        let actors: BTreeSet<Actor> = lines
            .read()
            .iter()
            .map(|line| line.dot.actor.clone())
            .collect();
        let writers = writers.read();
        let name = |document: &Document| {
            let choice = |actor: &Actor| {
                let writer = writers.writer(document, actor);
                Choice::new(actor.as_ref(), writer_words(&writer))
            };
            actors.iter().map(choice).collect::<Vec<_>>()
        };
        desk.with_document(name).unwrap_or_default()
    });
    let rows = Memo::new(move |_| {
        let _ = language(); // the words follow the page's language
        let (kind, actor) = (query.get("kind"), query.get("who"));
        let lines = lines.read();
        let fits = |line: &&Arc<TrailLine>| {
            let mut records = line.records.iter();
            kind.as_ref()
                .is_none_or(|kind| records.any(|it| it.key.kind == *kind))
                && actor.as_ref().is_none_or(|actor| *actor == *line.dot.actor)
        };
        let (programme, writers) = (programme.read(), writers.read());
        let say = |document: &Document| {
            let names = Names {
                programme: &programme,
                document,
            };
            let row = |line: &Arc<TrailLine>| {
                let writer = writers.writer(document, &line.dot.actor);
                Row {
                    line: line.clone(),
                    who: writer_words(&writer),
                    what: names.headline(line),
                    writer,
                }
            };
            lines.iter().filter(fits).map(row).collect::<Vec<_>>()
        };
        desk.with_document(say).unwrap_or_default()
    });
    let kinds = Signal::derive(move || {
        let choice = |kind: &&str| Choice::new(*kind, kind_name_of(kind));
        KINDS.iter().map(choice).collect::<Vec<_>>()
    });
    let set = move |name: &'static str, value: String| {
        query.set_all(vec![(name, Some(value)), ("page", None)]);
    };
    let kind = RowKind {
        id: |row: &Row| row_id(&row.line),
        name: |row: &Row| row.what.clone(),
        search: Some(|row: &Row| format!("{} {} {}", row.what, row.who, row.line.via)),
    };
    view! {
        <Page
            title=t!(trail.title)
            lead=t!(trail.lead)
            help=|| view! { <HelpText text=t!(trail.help) /> }
        >
            <div class="cm-filters" role="group" aria-label=t!(trail.filters)>
                <Select
                    id="trail-kind"
                    label=t!(trail.filter_kind)
                    choices=kinds
                    value=Signal::derive(move || query.get("kind").unwrap_or_default())
                    on_change=move |it: String| set("kind", it)
                    empty=t!(trail.all)
                />
                <Show when=move || { people.read().len() > 1 }>
                    <Select
                        id="trail-who"
                        label=t!(trail.filter_who)
                        choices=people
                        value=Signal::derive(move || query.get("who").unwrap_or_default())
                        on_change=move |it: String| set("who", it)
                        empty=t!(trail.all)
                    />
                </Show>
            </div>
            <DataTable
                id="trail"
                caption=t!(trail.title)
                rows=Signal::derive(move || rows.get())
                kind
                columns=columns()
                empty=|| view! { <EmptyState text=t!(trail.empty) /> }
            />
        </Page>
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("when", t!(trail.when), |row: &Row| {
            let at_ms = row.line.at_ms;
            move || moment_words(at_ms)
        }),
        Column::new("what", t!(trail.what), |row: &Row| {
            let line = row.line.clone();
            view! { <p class="cm-trail__what">{row.what.clone()}</p><LineDetails line /> }
        }),
        Column::new("who", t!(trail.who), |row: &Row| {
            let via = row.line.via.clone();
            let via = (!via.is_empty()).then(|| {
                view! {
                    " "
                    <span class="cm-note">{t!(trail.via, file = via.clone())}</span>
                }
            });
            view! { <WriterName writer=row.writer.clone() />{via} }
        }),
        Column::new("undo", t!(trail.undo_head), |row: &Row| {
            let (line, what) = (row.line.clone(), row.what.clone());
            view! { <UndoLine line what /> }
        })
        .align(Align::Acts),
    ]
}

/// The fields of a line, worked out when it is opened.
#[component]
fn LineDetails(line: Arc<TrailLine>) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let is_plain = line.records.len() == 1 && line.records[0].fields.is_empty();
    let sentences = move |programme: &Programme, document: &Document| {
        let names = Names {
            programme,
            document,
        };
        let shown = line.records.iter().take(MAX_RECORDS);
        let list = shown
            .map(|record| {
                let head = names.record_sentence(record);
                let fields = record.fields.iter();
                let fields = fields.map(|field| names.field_sentence(&record.key, field));
                (head, fields.collect::<Vec<_>>())
            })
            .collect::<Vec<_>>();
        (list, line.records.len().saturating_sub(MAX_RECORDS))
    };
    let body = move || {
        let programme = desk.programme().get();
        let (list, n_more) = desk
            .with_document(|document| sentences(&programme, document))
            .unwrap_or_default();
        let item = |(head, fields): (String, Vec<String>)| {
            let fields = fields
                .into_iter()
                .map(|field| view! { <li class="cm-lines">{field}</li> })
                .collect_view();
            view! { <li>{head}<ul class="cm-list">{fields}</ul></li> }
        };
        view! {
            <ul class="cm-list">{list.into_iter().map(item).collect_view()}</ul>
            {(n_more > 0).then(|| view! { <p>{text_n!(n_more, trail.more_1, trail.more_n)}</p> })}
        }
    };
    (!is_plain).then(|| {
        view! {
            <details class="cm-details" on:toggle=move |_| open.set(true)>
                <summary class="cm-details__summary">{t!(trail.details)}</summary>
                <div class="cm-details__body">
                    <Show when=move || open.get()>{body.clone()}</Show>
                </div>
            </details>
        }
    })
}

/// Undo, while everything the line wrote still stands.
#[component]
fn UndoLine(line: Arc<TrailLine>, what: String) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let dot = StoredValue::new(line.dot.clone());
    let can = Memo::new(move |_| {
        desk.programme().track();
        desk.with_document(|document| document.undo(&dot.get_value()).is_ok())
            .unwrap_or(false)
    });
    move || {
        if can.get() {
            let about = what.clone();
            view! {
                <Button
                    label=t!(trail.undo)
                    look=Look::Plain
                    about=about
                    on_press=move |()| act.undo(dot.get_value())
                />
            }
            .into_any()
        } else {
            view! { <span class="cm-note">{t!(trail.no_undo)}</span> }.into_any()
        }
    }
}

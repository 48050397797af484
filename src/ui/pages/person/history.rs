//! The last changes of what is held about a person.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::field::Record;
use crate::domain::id::Id;
use crate::domain::people::{Answers, Participation, Person};
use crate::flow::writers::{Writer, Writers};
use crate::merge::{Document, RecordKey};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, word};
use crate::ui::kit::Details;
use crate::ui::routes::Route;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_words::field_key;
use crate::ui::widgets::writer::{WriterName, use_writers};

/// How many changes are shown; the audit trail has them all.
const LAST: usize = 12;

#[derive(Clone, PartialEq)]
struct Line {
    when: String,
    what: String,
    writer: Writer,
    via: String,
}

/// The last changes, newest first.
#[component]
pub fn History(id: String, person: Id<Person>) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let writers = use_writers(desk.space(), desk.id());
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        let mut keys = BTreeSet::from([RecordKey::new(Person::KIND, person.as_str())]);
        for part in programme.parts_of(&person) {
            keys.insert(RecordKey::new(Participation::KIND, part.id.as_str()));
            keys.insert(RecordKey::new(Answers::KIND, part.id.as_str()));
        }
        desk.with_document(|document| changes_of(document, &keys, &writers.read()))
            .unwrap_or_default()
    });
    let line = |line: Line| {
        let via = (!line.via.is_empty()).then(|| text!(people.history_via, file = line.via));
        view! {
            <li>
                <time>{line.when}</time> " – " {line.what} " – "
                <WriterName writer=line.writer />
                {via.map(|via| view! { <span class="usa-hint">" "{via}</span> })}
            </li>
        }
    };
    let trail = Route::Trail(id).href();
    view! {
        <Details summary=t!(people.history_title)>
            <ol class="cm-list">{move || lines.get().into_iter().map(line).collect_view()}</ol>
            <p><a href=trail>{t!(people.history_all)}</a></p>
        </Details>
    }
}

fn changes_of(document: &Document, keys: &BTreeSet<RecordKey>, writers: &Writers) -> Vec<Line> {
    let mut lines = Vec::new();
    for (dot, entry) in document.trail() {
        let mut what = Vec::new();
        for (key, olds) in &entry.olds.records {
            if keys.contains(key) {
                what.push(record_words(key, olds.as_ref().map(|olds| olds.keys())));
            }
        }
        if !what.is_empty() {
            lines.push(Line {
                when: moment_words(entry.at_ms),
                what: what.join("; "),
                writer: writers.writer(document, &dot.actor),
                via: entry.via.clone(),
            });
        }
        if lines.len() == LAST {
            break;
        }
    }
    lines
}

/// What happened to one record: it came, or which of its fields changed.
fn record_words<'a>(key: &RecordKey, fields: Option<impl Iterator<Item = &'a String>>) -> String {
    let is_answers = &*key.kind == Answers::KIND;
    match fields {
        None if is_answers => text!(people.history_answers_new),
        None if &*key.kind == Person::KIND => text!(people.history_person_new),
        None => text!(people.history_role_new),
        Some(_) if is_answers => text!(people.history_answers),
        Some(fields) => {
            let name = |field: &String| field_key(field).map(word);
            let names: Vec<&str> = fields.filter_map(name).collect();
            text!(people.history_fields, fields = names.join(", "))
        }
    }
}

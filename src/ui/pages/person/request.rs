//! A records request: everything held about a person, coordinators' notes and
//! the trail too, as readable text or JSON.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::bundle::readable;
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::domain::whole::Programme;
use crate::flow::details::request::{Held, held, held_tree};
use crate::flow::writers::Writers;
use crate::merge::{Actor, Document};
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Details, Look, Notice, NoticeKind, TextField, use_notices};
use crate::ui::widgets::moment::{day_words, moment_words};
use crate::ui::widgets::record_say::{Names, kind_name_of};
use crate::ui::widgets::writer::{use_writers, writer_words};

/// How the export is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Json,
}

/// The export behind a typed confirmation.
#[component]
pub fn RecordsRequest(person: Id<Person>) -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let writers = use_writers(desk.space(), desk.id());
    let typed = RwSignal::new(String::new());
    let name = {
        let person = person.clone();
        Memo::new(move |_| {
            let found = programme.read().people.get(&person).cloned();
            found.map(|it| it.full_name()).unwrap_or_default()
        })
    };
    let blocked = Signal::derive(move || {
        let name = name.get();
        let is_right = typed.read().trim() == name.trim();
        (!is_right).then(|| text!(details.request_first, name = name))
    });
    let save = move |form: Form| {
        let today = session.today();
        let programme = programme.read_untracked();
        let writers = writers.read_untracked();
        let made = desk.with_document(|document| {
            let held = held(document, &person);
            match form {
                Form::Text => {
                    let names = Names {
                        programme: &programme,
                        document,
                    };
                    let opening = text!(
                        details.request_head,
                        name = name.get_untracked(),
                        programme = programme.facts.name,
                        day = day_words(today)
                    );
                    format!("{opening}\n{}", held_text(&held, names, &writers))
                }
                Form::Json => {
                    let tree =
                        held_tree(&held, &programme.facts.name, &today.to_string(), |actor| {
                            by(&writers, document, actor)
                        });
                    readable(
                        &tree,
                        &["what", "programme", "made_on", "names", "records"],
                        &["trail"],
                    )
                }
            }
        });
        let (file, kind) = match form {
            Form::Text => ("records-request.txt", "text/plain"),
            Form::Json => ("records-request.json", "application/json"),
        };
        let saved = made.map(|made| files::download(file, kind, made.as_bytes()));
        if !matches!(saved, Some(Ok(()))) {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let save_json = save.clone();
    view! {
        <Details summary=t!(details.request_title)>
            <Notice kind=NoticeKind::Warning heading=t!(details.request_warning)>
                <p>{t!(details.request_text)}</p>
            </Notice>
            <TextField
                id="confirm-request"
                label=t!(details.request_confirm, name = name.get())
                value=typed
                on_input=move |it: String| typed.set(it)
            />
            <div class="cm-acts">
                <Button
                    label=t!(details.request_as_text)
                    look=Look::Outline
                    blocked
                    on_press=move |()| save(Form::Text)
                />
                <Button
                    label=t!(details.request_as_json)
                    look=Look::Outline
                    blocked
                    on_press=move |()| save_json(Form::Json)
                />
            </div>
        </Details>
    }
}

fn by(writers: &Writers, document: &Document, actor: &Actor) -> String {
    writer_words(&writers.writer(document, actor))
}

/// Everything held, in the page's language.
fn held_text(held: &Held, names: Names<'_>, writers: &Writers) -> String {
    let mut out = String::new();
    let programme: &Programme = names.programme;
    for record in &held.records {
        let kind = kind_name_of(&record.key.kind);
        let name = names.record_name(&record.key);
        let bin = if record.is_deleted {
            format!(" ({})", text!(details.request_bin))
        } else {
            String::new()
        };
        let _ = writeln!(out, "\n{kind}: {name}{bin}");
        for (field, value) in &record.fields {
            let label = names.field_name(&record.key, field);
            let value = if record.key.kind == "run" {
                let mut text = readable(value, &[], &[]);
                for (id, name) in &held.names {
                    text = text.replace(id.as_str(), name);
                }
                text
            } else {
                names.value_words(&record.key, field, value)
            };
            let _ = writeln!(out, "- {label}: {value}");
        }
    }
    let _ = writeln!(
        out,
        "\n{}",
        text!(details.request_trail, programme = programme.facts.name)
    );
    for line in &held.trail {
        let who = by(writers, names.document, &line.dot.actor);
        let _ = writeln!(
            out,
            "\n{}, {who}: {}",
            moment_words(line.at_ms),
            names.headline(line)
        );
        for record in &line.records {
            for field in &record.fields {
                let _ = writeln!(out, "- {}", names.field_sentence(&record.key, field));
            }
        }
    }
    out
}

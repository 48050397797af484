//! Putting back an earlier state: a copy kept here, or a backup file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::arrival::Counts;
use crate::flow::texts::Texts;
use crate::flow::trail::{FieldLine, RecordAct, RecordLine, lines_back};
use crate::merge::Document;
use crate::platform::files;
use crate::session::{OpenDesk, use_desk, use_session};
use crate::store::SnapshotHead;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, FileDrop, Look, Notice, NoticeKind, Pick, use_notices};
use crate::ui::trouble;
use crate::ui::widgets::ahead::AheadNotice;
use crate::ui::widgets::counts::BeforeAfter;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_say::{Names, kind_name_of};
use crate::ui::widgets::signer::needs_words;

/// Largest file a backup may be.
const MAX_BYTES: u64 = 25 * 1024 * 1024;

/// So many changes are named; of the rest it is said how many they are.
const MAX_NAMED: usize = 20;

/// A state that may come back, and what it is called.
#[derive(Clone, PartialEq)]
struct Earlier {
    document: StoredValue<Document>,
    name: String,
    counts: Counts,
    /// Whether it holds more of this browser's own changes than are here.
    is_ahead: bool,
}

impl Earlier {
    fn new(document: Document, name: String, desk: OpenDesk) -> Self {
        let counts = Counts::of(&document);
        Self {
            is_ahead: desk.is_behind(&document).unwrap_or(false),
            document: StoredValue::new(document),
            name,
            counts,
        }
    }
}

/// The copies kept on this computer.
#[component]
pub(super) fn Snapshots() -> impl IntoView {
    let desk = use_desk();
    let notices = use_notices();
    let heads = RwSignal::new(Vec::<SnapshotHead>::new());
    let chosen = RwSignal::new(None::<Earlier>);
    let read = move || {
        spawn_local(async move {
            match desk.snapshots().await {
                // The page may be gone by now.
                Ok(found) => drop(heads.try_set(found)),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    read();
    let choose = move |head: SnapshotHead| {
        spawn_local(async move {
            match desk.snapshot_document(&head.id).await {
                Ok(document) => {
                    let name = format!(
                        "{}, {}",
                        reason_words(&head.reason),
                        moment_words(head.at_ms)
                    );
                    let _ = chosen.try_set(Some(Earlier::new(document, name, desk)));
                }
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    let line = move |head: SnapshotHead| {
        let (reason, at_ms) = (head.reason.clone(), head.at_ms);
        let n = i64::try_from(head.n_records).unwrap_or(i64::MAX);
        let about = moment_words(at_ms);
        view! {
            <li class="cm-kept">
                <span>
                    <strong>{move || reason_words(&reason)}</strong>
                    <span class="cm-note">
                        {move || text_n!(n, file.kept_at_1, file.kept_at_n, at = moment_words(at_ms))}
                    </span>
                </span>
                <Button
                    label=t!(file.look_at)
                    look=Look::Outline
                    about=about
                    on_press=move |()| choose(head.clone())
                />
            </li>
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="kept">
            <h2 id="kept">{t!(file.kept_title)}</h2>
            <p>{t!(file.kept_text)}</p>
            <Show
                when=move || !heads.read().is_empty()
                fallback=|| view! { <p class="cm-empty">{t!(file.kept_none)}</p> }
            >
                <ul class="cm-kepts">
                    <For each=move || heads.get() key=|head| head.id.clone() children=line />
                </ul>
            </Show>
            <PutBack chosen on_done=move |()| read() />
        </section>
    }
}

/// A backup file of this programme.
#[component]
pub(super) fn FromFile() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let chosen = RwSignal::new(None::<Earlier>);
    let refused = RwSignal::new(None::<String>);
    let take = move |picked: Vec<web_sys::File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        chosen.set(None);
        refused.set(None);
        spawn_local(async move {
            let outcome = async {
                let bytes = files::read(&file, MAX_BYTES)
                    .await
                    .map_err(|_| trouble::file("too_big"))?;
                let opened = session
                    .open_bytes(bytes)
                    .await
                    .map_err(|error| trouble::outside(&error))?;
                if opened.is_blocked {
                    return Err(format!(
                        "{} {}",
                        text!(file.blocked),
                        text!(file.blocked_text)
                    ));
                }
                if needs_words(&opened.trust) {
                    return Err(text!(file.unknown_key));
                }
                let texts = opened.programme.ok_or_else(|| text!(file.not_programme))?;
                let document = Texts::from(texts)
                    .document()
                    .map_err(|_| trouble::file("payload"))?;
                if document.id == desk.id() {
                    Ok(Earlier::new(document, file.name(), desk))
                } else {
                    Err(text!(file.other_programme))
                }
            }
            .await;
            match outcome {
                Ok(earlier) => drop(chosen.try_set(Some(earlier))),
                Err(why) => drop(refused.try_set(Some(why))),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="from-file">
            <h2 id="from-file">{t!(file.from_file_title)}</h2>
            <p>{t!(file.from_file_text)}</p>
            <FileDrop
                id="backup-file"
                label=t!(file.backup_file)
                accept=".json,.txt,.age"
                on_files=take
                pick=Pick::One
            />
            {move || refused.get().map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice>
            })}
            <PutBack chosen on_done=|()| () />
        </section>
    }
}

/// What would change, and the act itself.
#[component]
fn PutBack(
    chosen: RwSignal<Option<Earlier>>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let notices = use_notices();
    let programme = desk.programme();
    let here = move || {
        let n = desk
            .with_document(crate::flow::arrival::n_changes)
            .unwrap_or_default();
        Counts::of_programme(&programme.read(), n)
    };
    let put_back = move |earlier: Earlier| {
        spawn_local(async move {
            let outcome = async {
                desk.snapshot("restore").await?;
                let document = earlier.document.get_value();
                desk.restore(&document).await
            }
            .await;
            match outcome {
                Ok(Some(dot)) => act.offer_undo(Some(dot), text!(file.put_back)),
                Ok(None) => notices.post(NoticeKind::Info, text!(file.same_state)),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
            let _ = chosen.try_set(None);
            on_done.try_run(());
        });
    };
    move || {
        chosen.get().map(|earlier| {
            let name = earlier.name.clone();
            let after = Counts {
                n_changes: here().n_changes,
                ..earlier.counts
            };
            view! {
                <div class="cm-next">
                    <h3>{t!(file.put_back_title, name = name.clone())}</h3>
                    <BeforeAfter before=here() after />
                    <GoesBack earlier=earlier.document />
                    <p>{t!(file.put_back_text)}</p>
                    {earlier.is_ahead.then(|| view! { <AheadNotice /> })}
                    <div class="cm-acts">
                        <Button label=t!(file.put_back_act) on_press=move |()| put_back(earlier.clone()) />
                        <Button label=t!(file.cancel) look=Look::Outline on_press=move |()| chosen.set(None) />
                    </div>
                </div>
            }
        })
    }
}

/// What would go back, in words.
#[component]
fn GoesBack(earlier: StoredValue<Document>) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    move || {
        let programme = programme.read();
        let said = desk.with_document(|now| {
            let names = Names {
                programme: &programme,
                document: now,
            };
            let lines = earlier.with_value(|earlier| lines_back(now, earlier));
            let say = |line: RecordLine| match line {
                RecordLine {
                    what: RecordAct::Changed,
                    key,
                    fields,
                } => {
                    let record =
                        format!("{}: {}", kind_name_of(&key.kind), names.record_name(&key));
                    let say = |field: &FieldLine| {
                        format!("{record}, {}", names.field_sentence(&key, field))
                    };
                    fields.iter().map(say).collect::<Vec<_>>()
                }
                whole => vec![names.record_sentence(&whole)],
            };
            lines.into_iter().flat_map(say).collect::<Vec<_>>()
        });
        let said = said.unwrap_or_default();
        let n = said.len();
        let n_more = n.saturating_sub(MAX_NAMED);
        if n == 0 {
            return view! { <p>{text!(file.goes_back_none)}</p> }.into_any();
        }
        let lines = said.into_iter().take(MAX_NAMED);
        view! {
            <p>{text_n!(n, file.goes_back_1, file.goes_back_n)}</p>
            <ul>{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {(n_more > 0).then(|| view! {
                <p>{text_n!(n_more, file.goes_back_more_1, file.goes_back_more_n)}</p>
            })}
        }
        .into_any()
    }
}

/// Why a copy was kept.
fn reason_words(reason: &str) -> String {
    match reason {
        "import" => text!(file.reason_import),
        "merge" => text!(file.reason_merge),
        "restore" => text!(file.reason_restore),
        "run" => text!(file.reason_run),
        "publish" => text!(file.reason_publish),
        "migration" => text!(file.reason_migration),
        _ => text!(file.reason_other),
    }
}

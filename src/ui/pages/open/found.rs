//! A programme that came in a file: who signed it, what it would bring, and
//! taking it in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Found, said};
use crate::flow::arrival::{Arrival, words_to_type};
use crate::session::{SessionError, use_session};
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, FieldWidth, Notice, NoticeKind, TextField, use_notices};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::counts::{BeforeAfter, counts_words};
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::signer::{SignerBadge, needs_words};
use crate::worker::bundles::SeenKey;

/// What somebody typed after comparing the words by phone.
#[derive(Clone, Copy)]
struct Compared {
    with: RwSignal<String>,
    first: RwSignal<String>,
    second: RwSignal<String>,
}

/// The programme found in a file.
#[component]
pub(super) fn FoundProgramme(found: Found) -> impl IntoView {
    let compared = Compared {
        with: RwSignal::new(String::new()),
        first: RwSignal::new(String::new()),
        second: RwSignal::new(String::new()),
    };
    let asks_words = needs_words(&found.signer.trust);
    let created = found.created.clone();
    let day = move || {
        let day = created.get(..10).and_then(|day| day.parse().ok());
        day.map(|day| text!(file.signed_on, day = day_words(day)))
    };
    let open_id = found.document.with_value(|document| document.id.clone());
    let open = Route::Programme(open_id).href();
    let view_of = match &found.arrival {
        Arrival::Included(_) => view! {
            <Notice kind=NoticeKind::Info heading=t!(file.included)>
                <p>{t!(file.included_text)}</p>
            </Notice>
            <ButtonLink href=open label=t!(file.go_to_programme) />
        }
        .into_any(),
        Arrival::Refused(error) => {
            let why = trouble::session(
                &crate::domain::whole::Programme::default(),
                &SessionError::Join(error.clone()),
            );
            view! { <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice> }
                .into_any()
        }
        Arrival::New(_) | Arrival::Merge { .. } if found.is_blocked => view! {
            <Notice kind=NoticeKind::Error heading=t!(file.blocked)><p>{t!(file.blocked_text)}</p></Notice>
        }
        .into_any(),
        Arrival::New(counts) => {
            let counts = *counts;
            view! {
                <p>{move || counts_words(&counts)}</p>
                {asks_words.then(|| view! { <CompareWords compared found=found.clone() /> })}
                <TakeIn found=found.clone() compared />
            }
            .into_any()
        }
        Arrival::Merge { n_new, n_records, n_conflicts, here, after } => {
            let (n_new, n_records, n_conflicts) = (*n_new, *n_records, *n_conflicts);
            let n_new = i64::try_from(n_new).unwrap_or(i64::MAX);
            let records = number(i64::try_from(n_records).unwrap_or(i64::MAX));
            view! {
                <p>{move || text_n!(n_new, file.merge_1, file.merge_n, records = records)}</p>
                {(n_conflicts > 0).then(|| view! {
                    <p>{move || text_n!(n_conflicts, file.conflicts_1, file.conflicts_n)}</p>
                })}
                <BeforeAfter before=*here after=*after />
                {asks_words.then(|| view! { <CompareWords compared found=found.clone() /> })}
                <TakeIn found=found.clone() compared />
            }
            .into_any()
        }
    };
    view! {
        <section class="cm-found" aria-labelledby="found">
            <h2 id="found">{found.name.clone()}</h2>
            <h3>{t!(file.signed_by)}</h3>
            <SignerBadge card=found.signer.clone() />
            <p class="cm-note">{day}</p>
            <h3>{t!(file.brings)}</h3>
            {view_of}
        </section>
    }
}

/// An unknown key: two of its words, as the other person read them out.
#[component]
fn CompareWords(compared: Compared, found: Found) -> impl IntoView {
    let [first, second] = words_to_type(&found.did);
    view! {
        <div class="cm-next">
            <h3>{t!(file.compare_title)}</h3>
            <p>{t!(file.compare_text)}</p>
            <TextField
                id="compared-with"
                label=t!(file.compared_with)
                value=compared.with
                on_input=move |it: String| compared.with.set(it)
            />
            <TextField
                id="word-first"
                label=t!(file.word_number, n = first + 1)
                value=compared.first
                on_input=move |it: String| compared.first.set(it)
                width=FieldWidth::Short
            />
            <TextField
                id="word-second"
                label=t!(file.word_number, n = second + 1)
                value=compared.second
                on_input=move |it: String| compared.second.set(it)
                width=FieldWidth::Short
            />
        </div>
    }
}

/// Takes the programme in: adds it, or merges its changes.
#[component]
fn TakeIn(found: Found, compared: Compared) -> impl IntoView {
    let session = use_session();
    let notices = use_notices();
    let go = use_go();
    let busy = RwSignal::new(false);
    let asks_words = needs_words(&found.signer.trust);
    let words = found.signer.words.clone();
    let places = words_to_type(&found.did);
    let blocked = Signal::derive(move || {
        if busy.get() {
            return Some(text!(file.working));
        }
        if !asks_words {
            return None;
        }
        let [first, second] = places;
        let fits = |at: usize, typed: &str| {
            let word = words.get(at);
            word.is_some_and(|word| typed.trim().to_lowercase() == *word)
        };
        if compared.with.read().trim().is_empty() {
            Some(text!(file.name_first))
        } else if fits(first, &compared.first.read()) && fits(second, &compared.second.read()) {
            None
        } else {
            Some(text!(file.words_first))
        }
    });
    let label = match found.arrival {
        Arrival::Merge { .. } => t!(file.merge_act),
        _ => t!(file.add_act),
    };
    let take_in = move |()| {
        busy.set(true);
        let (found, go) = (found.clone(), go.clone());
        spawn_local(async move {
            let document = found.document.get_value();
            let id = document.id.clone();
            let today = session.today().to_string();
            let outcome = async {
                let done = if matches!(found.arrival, Arrival::Merge { .. }) {
                    let desk = session.desk(&id);
                    desk.opened().await;
                    let n = desk.merge_in(&document).await?;
                    let n = i64::try_from(n).unwrap_or(i64::MAX);
                    text_n!(n, file.merged_1, file.merged_n)
                } else {
                    session.add(session.space_of(&id), &document).await?;
                    text!(file.added, name = found.name)
                };
                if asks_words {
                    let with = compared.with.get_untracked().trim().to_owned();
                    let name = found.signer.name.clone();
                    session
                        .note_key(SeenKey {
                            did: found.did.clone(),
                            name: if name.is_empty() { with.clone() } else { name },
                            first_seen: today.clone(),
                            checked_with: with,
                            checked_on: today,
                        })
                        .await?;
                }
                Ok::<String, SessionError>(done)
            }
            .await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(done) => {
                    notices.post(NoticeKind::Success, done);
                    go(&Route::Programme(id), Step::Forward);
                }
                Err(error) => notices.post(NoticeKind::Error, said(&error)),
            }
        });
    };
    view! { <Button label on_press=take_in blocked /> }
}

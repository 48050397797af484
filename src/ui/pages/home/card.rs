//! One programme on Home: its name, the one thing it waits for, and what can
//! be done with the whole of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::change::Change;
use crate::domain::facts::Life;
use crate::flow::next::progress;
use crate::flow::templates::{DuplicateInput, duplicate};
use crate::session::{ShelfEntry, Space, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, Dialog, Look, NoticeKind, Tag, Tone, use_notices};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::next_act::next_words;

/// What is asked before something is done to a whole programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    Nothing,
    Removal,
}

/// A programme on the shelf.
#[component]
pub fn ProgrammeCard(entry: ShelfEntry) -> impl IntoView {
    let session = use_session();
    let notices = use_notices();
    let ShelfEntry { head, space } = entry;
    let (id, name) = (head.id.clone(), head.name.clone());
    let read_id = id.clone();
    let read = LocalResource::new(move || {
        let id = read_id.clone();
        async move {
            session
                .read(space, &id)
                .await
                .map(|(document, _)| document.programme())
        }
    });
    let words_id = id.clone();
    let waits_for = move || {
        read.get().map(|read| match read {
            Ok(programme) => {
                next_words(&words_id, progress(&programme, session.today()).next).sentence
            }
            Err(error) => trouble::outside(&error),
        })
    };
    let counts = move || {
        let read = read.get()?.ok()?;
        let people = read.people.len();
        let at = moment_words(head.last_saved_ms);
        Some(text_n!(
            people,
            home.card_counts_1,
            home.card_counts_n,
            at = at
        ))
    };
    let asking = RwSignal::new(Asking::Nothing);
    let archived = head.archived;
    let archive = {
        let id = id.clone();
        move |()| {
            let desk = session.desk(&id);
            let life = if archived { Life::Live } else { Life::Archived };
            spawn_local(async move {
                desk.opened().await;
                let mut facts = (*desk.programme().get_untracked().facts).clone();
                facts.life = life;
                if let Err(error) = desk.edit(Change::save(facts)) {
                    notices.post(NoticeKind::Error, trouble::outside(&error));
                }
            });
        }
    };
    let copy = {
        let (id, name) = (id.clone(), name.clone());
        move |()| {
            let (id, name) = (id.clone(), name.clone());
            spawn_local(async move {
                let copied = async {
                    let (document, _) = session.read(space, &id).await?;
                    let input = DuplicateInput {
                        programme_id: session.new_id(),
                        name: text!(home.copy_of, name = name),
                        starts_on: None,
                    };
                    let new_id = input.programme_id.clone();
                    let change = duplicate(&document.programme(), input, &mut || session.new_id());
                    session.create(&new_id, &change).await
                };
                match copied.await {
                    Ok(()) => notices.post(NoticeKind::Success, text!(home.copied)),
                    Err(error) => {
                        notices.post(NoticeKind::Error, trouble::outside(&error));
                    }
                }
            });
        }
    };
    let remove = {
        let (id, name) = (id.clone(), name.clone());
        Callback::new(move |()| {
            let (id, name) = (id.clone(), name.clone());
            asking.set(Asking::Nothing);
            spawn_local(async move {
                match session.remove(space, &id).await {
                    Ok(()) => {
                        notices.post(NoticeKind::Success, text!(home.removed, name = name));
                    }
                    Err(error) => {
                        notices.post(NoticeKind::Error, trouble::outside(&error));
                    }
                }
            });
        })
    };
    let href = Route::Programme(id.clone()).href();
    let files = Route::Files(id.clone()).href();
    let dialog_id = format!("remove-{id}");
    let question_name = name.clone();
    let about = name.clone();
    view! {
        <li class="cm-card">
            <div class="cm-card__main">
                <h3 class="cm-card__title">
                    <a href=href>{name.clone()}</a>
                    {(space == Space::Sample).then(|| view! { " " <Tag text=t!(common.sample) tone=Tone::Strong /> })}
                </h3>
                <p>{waits_for}</p>
                <p class="cm-quiet">{counts}</p>
            </div>
            <div class="cm-acts">
                {(space == Space::Real).then(|| view! {
                    <Button label=t!(home.copy) look=Look::Plain about=about.clone() on_press=copy />
                    <Button
                        label=if archived { t!(home.unarchive) } else { t!(home.archive) }
                        look=Look::Plain
                        about=about.clone()
                        on_press=archive
                    />
                })}
                <Button
                    label=t!(home.remove)
                    look=Look::Plain
                    about=about.clone()
                    on_press=move |()| asking.set(Asking::Removal)
                />
            </div>
            <Dialog
                id=dialog_id
                title=t!(home.remove_title, name = question_name)
                open=Signal::derive(move || asking.get() == Asking::Removal)
                on_close=move |()| asking.set(Asking::Nothing)
            >
                <p>{t!(home.remove_text)}</p>
                <div class="cm-acts">
                    <Button label=t!(home.remove_act) look=Look::Danger on_press=remove />
                    <ButtonLink href=files.clone() label=t!(home.remove_backup) look=Look::Outline />
                </div>
            </Dialog>
        </li>
    }
}

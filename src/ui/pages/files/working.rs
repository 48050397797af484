//! Working in one file in a folder of one's own: saved again in its place.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::handles::{self, FileHandle, FileKind};
use crate::platform::{PlatformError, kept_handles};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::trouble;

thread_local! {
    /// The file each programme is saved to.
    static FILES: RefCell<BTreeMap<String, FileHandle>> = RefCell::default();
}

/// The section that saves to one file again and again.
#[component]
pub(super) fn WorkingFile() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let known = RwSignal::new(file_of(&desk.id()).map(|file| file.name()));
    if known.get_untracked().is_none() {
        spawn_local(async move {
            // Where nothing is remembered, the person picks the file again.
            let kept = kept_handles::all().await.unwrap_or_default();
            if let Some((id, file)) = kept.into_iter().find(|(id, _)| *id == desk.id()) {
                let _ = known.try_set(Some(file.name()));
                FILES.with_borrow_mut(|files| files.insert(id, file));
            }
        });
    }
    let save_to = move |file: Option<FileHandle>| {
        spawn_local(async move {
            let outcome: Result<String, Option<String>> = async {
                if let Some(file) = &file {
                    // First, as long as the click counts.
                    file.ask().await.map_err(why)?;
                }
                let signed = session.sign_programme(desk).await.map_err(|error| {
                    Some(trouble::session(&desk.programme().read_untracked(), &error))
                })?;
                let file = match file {
                    Some(file) => file,
                    None => pick(&format!("{}.json", signed.file_name))
                        .await
                        .map_err(why)?,
                };
                file.write(&signed.bytes).await.map_err(why)?;
                FILES.with_borrow_mut(|files| files.insert(desk.id(), file.clone()));
                // Not being able to note it loses nothing: the file is there.
                let _ = kept_handles::keep(&desk.id(), &file).await;
                let _ = session.note_backup(desk, &file.name()).await;
                Ok(file.name())
            }
            .await;
            match outcome {
                Ok(name) => {
                    notices.post(NoticeKind::Success, text!(file.file_saved, name = name));
                    let _ = known.try_set(Some(name));
                }
                // The person closed the dialog: nothing to say.
                Err(None) => {}
                Err(Some(why)) => notices.post(NoticeKind::Error, why),
            }
        });
    };
    let again = move |()| save_to(file_of(&desk.id()));
    view! {
        <section class="cm-section" aria-labelledby="working">
            <h2 id="working">{t!(file.working_title)}</h2>
            <p>{t!(file.working_text)}</p>
            <div class="cm-acts">
                {move || known.get().map(|name| view! {
                    <Button label=t!(file.save_again, name = name.clone()) look=Look::Outline on_press=again />
                })}
                <Button label=t!(file.save_to_file) look=Look::Outline on_press=move |()| save_to(None) />
            </div>
        </section>
    }
}

fn file_of(id: &str) -> Option<FileHandle> {
    FILES.with_borrow(|files| files.get(id).cloned())
}

async fn pick(name: &str) -> Result<FileHandle, PlatformError> {
    let description = text!(file.file_kind);
    let kind = FileKind {
        description: &description,
        mime: "application/json",
        extension: ".json",
    };
    handles::pick_to_save(name, kind).await
}

/// Why nothing was saved; nothing where the person chose not to.
fn why(error: PlatformError) -> Option<String> {
    match error {
        PlatformError::Dismissed => None,
        PlatformError::Refused(_) => Some(text!(file.not_allowed)),
        error => Some(text!(file.save_failed, why = error)),
    }
}

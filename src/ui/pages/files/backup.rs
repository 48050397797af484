//! A copy outside of this browser, read back before it counts as one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::arrival::{Counts, n_changes};
use crate::platform::files;
use crate::session::{Backup, use_desk, use_session};
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, Done, NoticeKind, Progress, use_notices};
use crate::ui::trouble;
use crate::ui::widgets::counts::counts_words;
use crate::ui::widgets::moment::moment_words;

/// The section that makes a backup.
#[component]
pub(super) fn KeepCopy() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let last = RwSignal::new(None::<Backup>);
    let busy = RwSignal::new(false);
    spawn_local(async move {
        // Not knowing the last backup is no reason to stop: none is shown.
        if let Ok(found) = session.last_backup(desk).await {
            let _ = last.try_set(found);
        }
    });
    let n_now = Memo::new(move |_| {
        programme.track();
        desk.with_document(n_changes).unwrap_or_default()
    });
    let standing = move || match last.get() {
        None => text!(file.no_backup),
        Some(backup) => {
            let at = moment_words(backup.at_ms);
            let n = n_now.get().saturating_sub(backup.n_changes);
            if n == 0 {
                text!(file.backup_fresh, at = at)
            } else {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                text_n!(n, file.backup_old_1, file.backup_old_n, at = at)
            }
        }
    };
    let what = move || counts_words(&Counts::of_programme(&programme.read(), n_now.get()));
    let make = move |()| {
        busy.set(true);
        spawn_local(async move {
            let outcome = async {
                let file = session.sign_programme(desk).await.map_err(|error| {
                    trouble::session(&desk.programme().read_untracked(), &error)
                })?;
                let name = format!("{}.json", file.file_name);
                files::download(&name, "application/json", &file.bytes)
                    .map_err(|_| text!(file.download_failed))?;
                session
                    .note_backup(desk, &name)
                    .await
                    .map_err(|error| trouble::session(&desk.programme().read_untracked(), &error))
            }
            .await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(backup) => {
                    let done = text!(file.backup_done, name = backup.file_name);
                    notices.post(NoticeKind::Success, done);
                    let _ = last.try_set(Some(backup));
                }
                Err(why) => notices.post(NoticeKind::Error, why),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="keep">
            <h2 id="keep">{t!(file.keep_title)}</h2>
            <p><strong>{standing}</strong></p>
            <p>{what}</p>
            <p>{t!(file.keep_text)}</p>
            <Button
                label=t!(file.keep_act)
                on_press=make
                blocked=Signal::derive(move || busy.get().then(|| text!(file.working)))
            />
            <Show when=move || busy.get()>
                <Progress label=t!(file.working) done=Signal::stored(Done::Unknown) />
            </Show>
            <p class="cm-note">{move || text!(file.limit, mb = number(25))}</p>
        </section>
    }
}

//! A newer version waits: says so on every page, and takes it when asked.

use leptos::prelude::*;

use super::{SaveState, use_shell};
use crate::platform::update;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Notice, NoticeKind, use_notices};

/// "A newer version is ready", with the button that takes it. Never takes it
/// by itself, and not while a change is unsaved.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let shell = use_shell();
    let notices = use_notices();
    let ready = RwSignal::new(update::is_ready());
    update::on_ready(move || {
        let _ = ready.try_set(true);
    });
    let blocked = Signal::derive(move || match shell.save.get() {
        SaveState::Saving | SaveState::Loading => Some(text!(common.update_saving)),
        SaveState::Failed(_) => Some(text!(common.update_unsaved)),
        SaveState::Idle
        | SaveState::Saved(_)
        | SaveState::ReadOnly(_)
        | SaveState::WorkingFile(_) => None,
    });
    let words = move || match shell.save.get() {
        SaveState::WorkingFile(_) => text!(common.update_file),
        _ => text!(common.update_text),
    };
    let take = move |()| {
        if update::take().is_err() {
            notices.post(NoticeKind::Error, text!(common.update_failed));
        }
    };
    view! {
        <Show when=move || ready.get()>
            <div class="cm-width cm-update">
                <Notice heading=t!(common.update_ready)>
                    <p>{words}</p>
                    <Button label=t!(common.update_act) on_press=take blocked />
                </Notice>
            </div>
        </Show>
    }
}

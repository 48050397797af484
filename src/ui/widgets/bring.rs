//! Bringing something in: a file to drop, or the text of an e-mail to paste.
//!
//! What was pasted stays in its field until the page that asked clears it, so
//! that nothing is lost where reading fails. Leaves out what the bytes mean.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{PlatformError, files};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Details, FileDrop, Look, Pick, TextArea};
use crate::ui::trouble;

/// Largest file that is read where a message is asked for: a saved mail holds
/// more than its message.
pub const MAX_MAIL_BYTES: u64 = 25 * 1024 * 1024;

/// Reads a picked file; else the code of why not, as `trouble::file` takes it.
pub async fn read_file(file: &web_sys::File, limit_bytes: u64) -> Result<Vec<u8>, &'static str> {
    files::read(file, limit_bytes)
        .await
        .map_err(|error| match error {
            PlatformError::TooLarge { .. } => "too_big",
            _ => "file_unread",
        })
}

/// Reads the first picked file and hands it on, or the sentence why not.
pub fn read_first(
    picked: Vec<web_sys::File>,
    limit_bytes: u64,
    on_bytes: Callback<Result<Vec<u8>, String>>,
) {
    let Some(file) = picked.into_iter().next() else {
        return;
    };
    spawn_local(async move {
        let read = read_file(&file, limit_bytes).await;
        // The page may be gone by now.
        let _ = on_bytes.try_run(read.map_err(trouble::file));
    });
}

/// One file to drop, or its text to paste below.
#[component]
pub fn BringOne(
    /// The id of the place for the file.
    id: &'static str,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// Where it comes from.
    #[prop(into)]
    hint: Signal<String>,
    /// Endings of its name.
    accept: &'static str,
    /// Largest file that is read.
    #[prop(default = MAX_MAIL_BYTES)]
    limit_bytes: u64,
    /// Called with what was brought, or with why it was not read.
    #[prop(into)]
    on_bytes: Callback<Result<Vec<u8>, String>>,
) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let take = move |picked: Vec<web_sys::File>| read_first(picked, limit_bytes, on_bytes);
    let take_text = move |text: String| on_bytes.run(Ok(text.into_bytes()));
    view! {
        <FileDrop id label accept on_files=take pick=Pick::One hint />
        <Details summary=t!(file.paste_title)>
            <PasteBox
                id="pasted"
                label=t!(file.paste)
                hint=t!(file.paste_hint)
                act=t!(file.check_text)
                first=t!(file.paste_first)
                value=pasted
                on_text=take_text
            />
        </Details>
    }
}

/// A field for the text of e-mails, and the button that reads it.
#[component]
pub fn PasteBox(
    /// The field's id.
    id: &'static str,
    /// The field's label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be pasted.
    #[prop(into)]
    hint: Signal<String>,
    /// The button's words.
    #[prop(into)]
    act: Signal<String>,
    /// What to do first while the field is empty.
    #[prop(into)]
    first: Signal<String>,
    /// What was pasted; cleared by the caller.
    value: RwSignal<String>,
    /// How the button looks.
    #[prop(default = Look::Outline)]
    look: Look,
    /// Whether an earlier text is still being read.
    #[prop(optional, into)]
    is_busy: Signal<bool>,
    /// Called with the text.
    #[prop(into)]
    on_text: Callback<String>,
) -> impl IntoView {
    let blocked = Signal::derive(move || {
        if is_busy.get() {
            Some(text!(file.checking))
        } else {
            value.read().trim().is_empty().then(|| first.get())
        }
    });
    view! {
        <TextArea
            id
            label
            hint
            value
            on_input=move |it: String| value.set(it)
            rows=6
        />
        <Button label=act look on_press=move |()| on_text.run(value.get_untracked()) blocked />
    }
}

//! Who made a change: the name, through whose file it came, the words of the
//! key as a second line.

use leptos::prelude::*;

use crate::flow::writers::{Who, Writer, Writers};
use crate::session::{Space, use_session};
use crate::ui::i18n::{t, text};

/// What is known of those who write in a programme; filled once it was read.
pub fn use_writers(space: Space, programme: String) -> RwSignal<Writers> {
    let session = use_session();
    // The own changes are told apart at once.
    let own = session.actor(space).into_iter().collect();
    let writers = RwSignal::new(Writers {
        own,
        ..Writers::default()
    });
    leptos::task::spawn_local(async move {
        session.opened().await;
        // Without it, names are shown as the files say them.
        if let Ok(found) = session.writers(space, &programme).await {
            // The page may be gone by now.
            let _ = writers.try_set(found);
        }
    });
    writers
}

/// Who it is, in words.
pub fn who_words(who: &Who) -> String {
    match who {
        Who::You => text!(trail.you),
        Who::Named(name) | Who::Claimed(name) => name.clone(),
        Who::Browser(id) => text!(trail.other_browser, id = id),
    }
}

/// Who made a change, in words.
pub fn writer_words(writer: &Writer) -> String {
    let who = who_words(&writer.who);
    match &writer.sent_by {
        None => who,
        Some(by) => text!(trail.sent_by, who = who, by = who_words(by)),
    }
}

/// The name with its second line: the words of a key that has a name here, or
/// that nobody compared them.
#[component]
pub fn WriterName(
    /// Who.
    writer: Writer,
) -> impl IntoView {
    let second = match (&writer.who, &writer.sent_by) {
        (Who::Claimed(_), None) => {
            Some(view! { <span class="cm-note">{t!(trail.not_checked)}</span> }.into_any())
        }
        _ if !writer.words.is_empty() => Some(key_line(&writer.words, &[]).into_any()),
        _ => None,
    };
    view! { {move || writer_words(&writer)}" "{second} }
}

/// The eight words of a key in one line; those at the places `left_out` (from
/// 0) must be heard from its holder and read "…".
pub fn key_line(words: &[String], left_out: &[usize]) -> impl IntoView + use<> {
    let shown = words.iter().enumerate().map(|(at, word)| {
        if left_out.contains(&at) {
            "…"
        } else {
            word.as_str()
        }
    });
    let line = shown.collect::<Vec<_>>().join(" ");
    view! { <span class="cm-note" lang="en">{line}</span> }
}

//! Changing one letter by hand, with what its reader will see beside it.

use leptos::prelude::*;

use super::Parts;
use crate::domain::change::Change;
use crate::domain::letter::Letter;
use crate::letters::Turn;
use crate::platform::tab_memory;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, FieldWidth, FormDraft, Look, TextArea, TextField};
use crate::ui::pages::outbox::FieldList;
use crate::ui::widgets::letter_paper::{LetterPaper, LetterProblems};

/// Whether somebody was changing this letter before the tab was loaded again.
pub(super) fn is_begun(id: &str) -> bool {
    tab_memory::has_under(&format!("letter/{id}/"))
}

/// Subject and body of one letter, starting from what stands now.
#[component]
pub(super) fn EditLetter(parts: Parts, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let act = use_act();
    let Parts {
        listing,
        letter,
        seen,
    } = parts;
    let start = seen.get_untracked();
    let own = letter.get_untracked();
    let pick = |own: String, seen: String| if own.is_empty() { seen } else { own };
    // What is being written survives a reload of the tab.
    let draft = FormDraft::new(format!("letter/{}", own.id));
    let subject = draft.value("subject", pick(own.subject, start.subject.clone()));
    let body = draft.value("body", pick(own.body, start.body.clone()));
    let done = move || {
        draft.done();
        on_done.run(());
    };
    let changed = move || Letter {
        subject: subject.get(),
        body: body.get(),
        ..letter.get()
    };
    let preview = Memo::new(move |_| {
        let told = listing.told.read();
        told.render(&listing.programme.read(), &changed())
    });
    let is_own =
        Memo::new(move |_| !letter.read().subject.is_empty() || !letter.read().body.is_empty());
    let save = move |()| {
        // What reads as before stays the usual text and follows its changes.
        let keep = |typed: String, was: &str, old: String| {
            if typed.trim() == was && old.is_empty() {
                String::new()
            } else {
                typed.trim().to_owned()
            }
        };
        let old = letter.get_untracked();
        let letter = Letter {
            subject: keep(subject.get_untracked(), &start.subject, old.subject.clone()),
            body: keep(body.get_untracked(), &start.body, old.body.clone()),
            ..old
        };
        if act.make(Change::save(letter), text!(outbox.letter_saved)) {
            done();
        }
    };
    let back = move |()| {
        let letter = Letter {
            subject: String::new(),
            body: String::new(),
            ..letter.get_untracked()
        };
        if act.make(Change::save(letter), text!(outbox.letter_back)) {
            done();
        }
    };
    let turn = Turn::of(
        &listing.programme.read_untracked(),
        &letter.read_untracked(),
    );
    view! {
        <div class="cm-split">
            <div>
                <TextField
                    id="letter-subject"
                    label=t!(outbox.subject)
                    value=subject
                    on_input=move |it: String| subject.set(it)
                    width=FieldWidth::Full
                />
                <TextArea
                    id="letter-body"
                    label=t!(outbox.body)
                    value=body
                    on_input=move |it: String| body.set(it)
                    rows=20
                />
                <div class="cm-acts">
                    <Button label=t!(outbox.save_letter) on_press=save />
                    <Button label=t!(outbox.discard) look=Look::Outline on_press=move |()| done() />
                    <Show when=move || is_own.get()>
                        <Button label=t!(outbox.back_to_usual) look=Look::Plain on_press=back />
                    </Show>
                </div>
                {turn.map(|turn| view! { <FieldList turn /> })}
            </div>
            <div>
                <h2>{t!(outbox.preview)}</h2>
                <LetterProblems
                    problems=Signal::derive(move || preview.read().problems.clone())
                    language=Signal::derive(move || parts.letter.read().language)
                />
                <LetterPaper
                    letter=Signal::derive(move || preview.get())
                    language=Signal::derive(move || letter.read().language)
                />
            </div>
        </div>
    }
}

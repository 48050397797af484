//! How saving stands, in words that stay visible until they are no longer true.

use leptos::prelude::*;

use super::use_shell;
use crate::ui::i18n::{t, text};
use crate::ui::kit::typing::is_typing;
use crate::ui::kit::{Button, Icon, Look, Shape};

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing is open, so nothing is saved.
    #[default]
    Idle,
    /// A programme is being read; nothing may be saved before that is done.
    Loading,
    /// A change is on its way to the disk.
    Saving,
    /// Everything is on the disk; since when, in the reader's words ("14:03").
    Saved(Option<String>),
    /// The last change is not on the disk; why, in the reader's words.
    Failed(String),
    /// Another version of the page or of the data: looking only.
    ReadOnly(String),
    /// This browser cannot keep data; work goes to a file instead.
    WorkingFile(String),
}

/// The save state in the header: an icon, a word, and what to do when it failed.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let shell = use_shell();
    let words = Signal::derive(move || match shell.save.get() {
        SaveState::Saved(_) if is_typing() => text!(common.save_typing),
        SaveState::Idle => String::new(),
        SaveState::Loading => text!(common.save_loading),
        SaveState::Saving => text!(common.save_saving),
        SaveState::Saved(None) => text!(common.save_saved),
        SaveState::Saved(Some(at)) => text!(common.save_saved_at, at = at),
        SaveState::Failed(_) => text!(common.save_failed),
        SaveState::ReadOnly(_) => text!(common.save_read_only),
        SaveState::WorkingFile(_) => text!(common.save_working_file),
    });
    let shape = move || match shell.save.get() {
        SaveState::Idle => None,
        SaveState::Saved(_) if is_typing() => Some(Shape::Clock),
        SaveState::Loading | SaveState::Saving => Some(Shape::Clock),
        SaveState::Saved(_) => Some(Shape::Check),
        SaveState::Failed(_) => Some(Shape::Warning),
        SaveState::ReadOnly(_) => Some(Shape::Lock),
        SaveState::WorkingFile(_) => Some(Shape::File),
    };
    let kind = move || match shell.save.get() {
        SaveState::Failed(_) => "cm-save cm-save--failed",
        _ => "cm-save",
    };
    view! {
        <p class=kind role="status">
            {move || shape().map(|shape| view! { <Icon shape /> })}
            <span>{words}</span>
        </p>
    }
}

/// A failed save across the page's width: what happened, what is safe, what to do.
#[component]
pub fn SaveTrouble() -> impl IntoView {
    let shell = use_shell();
    let trouble = Memo::new(move |_| match shell.save.get() {
        SaveState::Failed(why) => Some(why),
        _ => None,
    });
    move || {
        trouble.get().map(|why| {
            view! {
                <div class="cm-trouble" role="alert">
                    <div class="cm-width cm-trouble__inner">
                        <p><strong>{t!(common.save_failed)}</strong>" "{why}" "{t!(common.save_failed_safe)}</p>
                        <div class="cm-acts">
                            <Button label=t!(common.save_retry) on_press=move |()| shell.retry_save.run(()) />
                            <Button
                                label=t!(common.save_download)
                                look=Look::Outline
                                on_press=move |()| shell.download_copy.run(())
                            />
                        </div>
                    </div>
                </div>
            }
        })
    }
}

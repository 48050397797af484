//! An unknown key: two of its words, typed as the other person read them out.

use leptos::prelude::*;

use super::Found;
use crate::flow::arrival::words_to_type;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Checkbox, FieldWidth, FormDraft, Notice, NoticeKind, TextField};

/// What somebody typed after comparing the words by phone.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub with: RwSignal<String>,
    first: RwSignal<String>,
    second: RwSignal<String>,
    /// Whether the person says that the file is their own: then nobody is to be called.
    pub is_own: RwSignal<bool>,
    /// Whether what was typed last turned out wrong.
    pub is_wrong: RwSignal<bool>,
    /// What a reload finds again of it, until the file was decided about.
    pub draft: FormDraft,
}

impl Compared {
    pub fn new(found: &Found) -> Self {
        let draft = FormDraft::new(format!("open-file/{}", found.mark.hash));
        Self {
            with: draft.text("with"),
            first: draft.text("first"),
            second: draft.text("second"),
            is_own: draft.value("own", false),
            is_wrong: RwSignal::new(false),
            draft,
        }
    }

    /// What is still missing before the words can be compared.
    pub fn missing(self) -> Option<String> {
        if self.is_own.get() {
            return None;
        }
        let is_empty = |it: RwSignal<String>| it.read().trim().is_empty();
        if is_empty(self.with) {
            Some(text!(file.name_first))
        } else if is_empty(self.first) || is_empty(self.second) {
            Some(text!(file.words_first))
        } else {
            None
        }
    }

    /// Whether the two words are those of the key.
    pub fn fits(self, found: &Found) -> bool {
        if self.is_own.get_untracked() {
            return true;
        }
        let [first, second] = words_to_type(&found.mark.did);
        let fits = |at: usize, typed: RwSignal<String>| {
            let typed = typed.read_untracked().trim().to_lowercase();
            found.signer.words.get(at) == Some(&typed)
        };
        fits(first, self.first) && fits(second, self.second)
    }
}

/// Asks with whom the words were compared, and for two of them.
#[component]
pub(super) fn CompareWords(compared: Compared, found: Found) -> impl IntoView {
    let [first, second] = words_to_type(&found.mark.did);
    let typed = move |to: RwSignal<String>| {
        move |it: String| {
            compared.is_wrong.set(false);
            to.set(it);
        }
    };
    let (on_first, on_second) = (typed(compared.first), typed(compared.second));
    view! {
        <div class="cm-next">
            <h3>{t!(file.compare_title)}</h3>
            <p>{t!(file.compare_text)}</p>
            <Checkbox
                id="own-file"
                label=t!(file.own_file)
                hint=t!(file.own_file_hint)
                checked=compared.is_own
                on_change=move |own: bool| compared.is_own.set(own)
            />
            <div hidden=move || compared.is_own.get()>
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
                on_input=on_first
                width=FieldWidth::Short
            />
            <TextField
                id="word-second"
                label=t!(file.word_number, n = second + 1)
                value=compared.second
                on_input=on_second
                width=FieldWidth::Short
            />
            </div>
            <Show when=move || compared.is_wrong.get()>
                <Notice kind=NoticeKind::Error heading=t!(file.words_wrong)>
                    <p>{t!(file.words_wrong_text)}</p>
                </Notice>
            </Show>
        </div>
    }
}

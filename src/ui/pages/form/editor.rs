//! A question's words in both languages, and the frame of the fold it is
//! edited in. Every field is saved when the person leaves it.

use leptos::prelude::*;

use super::answering::{Answering, Audience};
use super::condition::Condition;
use super::removal::Removal;
use super::{Builder, label_id};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::text::{Language, LocalText};
use crate::ui::i18n::{Key, key, label, t, text};
use crate::ui::kit::{Button, FieldWidth, Look, Need, TextField};

/// Everything about a question, to change.
#[component]
pub(super) fn QuestionEditor(builder: Builder, id: Id<Question>) -> impl IntoView {
    let question = builder.question(&id);
    builder.arrived(&id);
    let close = {
        let id = id.clone();
        move |()| builder.close(&id)
    };
    view! {
        <Words builder question id=id.clone() />
        <Answering builder question id=id.clone() />
        <Audience builder question id=id.clone() />
        <Condition builder question id=id.clone() />
        <div class="cm-acts">
            <Button label=t!(form.done) look=Look::Outline on_press=close />
            <Removal builder id />
        </div>
    }
}

/// Which text of a question.
#[derive(Clone, Copy)]
enum What {
    Label,
    Hint,
}

/// A text of a question in one language.
#[derive(Clone, Copy)]
struct Words {
    what: What,
    language: Language,
    label: Key,
    get: fn(&Question) -> &LocalText,
    set: fn(&mut Question, LocalText),
}

const LABELS: [(Language, Key); 2] = [
    (Language::English, key!(form.label_en)),
    (Language::Spanish, key!(form.label_es)),
];
const HINTS: [(Language, Key); 2] = [
    (Language::English, key!(form.hint_en)),
    (Language::Spanish, key!(form.hint_es)),
];

/// The question and what helps to answer it, in both languages.
#[component]
fn Words(builder: Builder, question: Memo<Question>, id: Id<Question>) -> impl IntoView {
    let labels = LABELS.map(|(language, label)| Words {
        what: What::Label,
        language,
        label,
        get: |question| &question.label,
        set: |question, words| question.label = words,
    });
    let hints = HINTS.map(|(language, label)| Words {
        what: What::Hint,
        language,
        label,
        get: |question| &question.hint,
        set: |question, words| question.hint = words,
    });
    let field = |words: Words| view! { <WordsField builder question id=id.clone() words /> };
    let fields = labels.into_iter().chain(hints).map(field).collect_view();
    view! { <div class="cm-question__words">{fields}</div> }
}

#[component]
fn WordsField(
    builder: Builder,
    question: Memo<Question>,
    id: Id<Question>,
    words: Words,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let field_id = match words.what {
        What::Label => label_id(&id, words.language),
        What::Hint => format!("hint-{}-{id}", words.language.word()),
    };
    let need = match words.what {
        What::Label => Need::Required,
        What::Hint => Need::Optional,
    };
    let value = Signal::derive(move || {
        let question = question.read();
        let both = (words.get)(&question);
        match words.language {
            Language::English => both.en.clone(),
            Language::Spanish => both.es.clone(),
        }
    });
    let missing = Signal::derive(move || {
        let lacks = (words.get)(&question.read()).is_fallback(words.language);
        lacks.then(|| match words.language {
            Language::English => text!(form.missing_en),
            Language::Spanish => text!(form.missing_es),
        })
    });
    let keep = move |typed: String| {
        let mut after = question.get_untracked();
        let both = (words.get)(&after)
            .clone()
            .with(words.language, typed.trim());
        (words.set)(&mut after, both);
        if after.label.is_empty() {
            error.set(Some(text!(form.label_missing)));
        } else {
            error.set(builder.save(after));
        }
    };
    view! {
        <TextField
            id=field_id
            label=label(words.label)
            value
            hint=missing
            error=error
            need
            width=FieldWidth::Full
            on_change=keep
        />
    }
}

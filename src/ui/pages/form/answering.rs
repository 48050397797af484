//! How a question is answered, and by whom the answer is given and seen.

use leptos::prelude::*;

use super::Builder;
use super::words::option_fault_words;
use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::text::Language;
use crate::flow::form_edit::{change_options, n_beside_options, options_of, takes_options};
use crate::flow::templates::Seen;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Checkbox, Choice, Details, Need, NumberField, RadioGroup, RadioLook, Select, TextArea,
};
use crate::ui::widgets::question_words::{asked_of_name, kind_name, meaning_name};

/// Kind, options, what the matching reads, whether it must be answered.
#[component]
pub(super) fn Answering(
    builder: Builder,
    question: Memo<Question>,
    id: Id<Question>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let n_answers = builder.n_answers_of(&id);
    let answered = Signal::derive(move || {
        let n = n_answers.get();
        (n > 0).then(|| text_n!(n, form.kind_answered_1, form.kind_answered_n))
    });
    let kinds = Signal::derive(|| {
        let choice = |kind: &QuestionKind| Choice::new(kind.word(), kind_name(*kind));
        QuestionKind::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let keep_kind = move |word: String| {
        let mut after = question.get_untracked();
        after.kind = QuestionKind::from_word(&word).unwrap_or(after.kind);
        error.set(builder.save(after));
    };
    let meanings = Signal::derive(|| {
        let choice = |meaning: &Meaning| Choice::new(meaning.word(), meaning_name(*meaning));
        Meaning::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let keep_meaning = move |word: String| {
        let mut after = question.get_untracked();
        after.meaning = Meaning::from_word(&word).unwrap_or(after.meaning);
        error.set(builder.save(after));
    };
    let keep_required = move |required: bool| {
        error.set(builder.save(Question {
            required,
            ..question.get_untracked()
        }));
    };
    let has_options = Memo::new(move |_| takes_options(question.read().kind));
    let options_id = id.clone();
    view! {
        <div class="cm-row">
            <Select
                id=format!("kind-{id}")
                label=t!(form.kind)
                hint=answered
                error=error
                choices=kinds
                value=Signal::derive(move || question.read().kind.word().to_owned())
                on_change=keep_kind
            />
            <Select
                id=format!("meaning-{id}")
                label=t!(form.meaning)
                hint=t!(form.meaning_hint)
                choices=meanings
                value=Signal::derive(move || question.read().meaning.word().to_owned())
                on_change=keep_meaning
            />
        </div>
        <Show when=move || has_options.get()>
            <Options builder question id=options_id.clone() />
            <OtherNames builder question id=options_id.clone() />
        </Show>
        <Checkbox
            id=format!("required-{id}")
            label=t!(form.must_answer)
            checked=Signal::derive(move || question.read().required)
            on_change=keep_required
        />
        <Needed builder question id />
    }
}

/// What the answer must be for somebody to take part.
#[component]
fn Needed(builder: Builder, question: Memo<Question>, id: Id<Question>) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let kind = Memo::new(move |_| question.read().kind);
    let least = Signal::derive(move || question.read().least.map(i64::from));
    let keep_least = move |n: Option<i64>| {
        let least = n.and_then(|n| u32::try_from(n).ok());
        error.set(builder.save(Question {
            least,
            ..question.get_untracked()
        }));
    };
    let choices = Signal::derive(move || {
        if kind.get() == QuestionKind::YesNo {
            return vec![
                Choice::new("yes", text!(people.yes)),
                Choice::new("no", text!(people.no)),
            ];
        }
        let question = question.read();
        let choice = |option: &String| Choice::new(option.clone(), option.clone());
        question.options.iter().map(choice).collect()
    });
    let needed = Signal::derive(move || question.read().needed_answer.clone());
    let keep_needed = move |needed_answer: String| {
        error.set(builder.save(Question {
            needed_answer,
            ..question.get_untracked()
        }));
    };
    move || {
        let id = format!("needed-{id}");
        match kind.get() {
            QuestionKind::Number => view! {
                <NumberField
                    id
                    label=t!(form.least)
                    hint=t!(form.needed_hint)
                    error=error
                    need=Need::Optional
                    max=1_000_000
                    value=least
                    on_change=keep_least
                />
            }
            .into_any(),
            QuestionKind::YesNo | QuestionKind::One | QuestionKind::Many => view! {
                <Select
                    id
                    label=t!(form.needed)
                    hint=t!(form.needed_hint)
                    error=error
                    need=Need::Optional
                    choices
                    value=needed
                    on_change=keep_needed
                    empty=t!(form.needed_any)
                />
            }
            .into_any(),
            QuestionKind::Line | QuestionKind::Text => ().into_any(),
        }
    }
}

/// The options, one a line.
#[component]
fn Options(builder: Builder, question: Memo<Question>, id: Id<Question>) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || question.read().options.join("\n"));
    let hint = Signal::derive(move || {
        let n = n_beside_options(&builder.programme.read(), &question.read());
        let usual = text!(form.options_hint);
        Some(match n {
            0 => usual,
            n => format!(
                "{usual} {}",
                text_n!(n, form.options_beside_1, form.options_beside_n)
            ),
        })
    });
    let keep = move |typed: String| match options_of(&typed) {
        Err(fault) => error.set(Some(option_fault_words(&fault))),
        Ok(options) => {
            let change = builder.programme.with_untracked(|programme| {
                change_options(programme, &question.read_untracked(), options)
            });
            error.set(builder.act.save_field(change));
        }
    };
    view! {
        <TextArea
            id=format!("options-{id}")
            label=t!(form.options)
            hint=hint
            error=error
            value
            rows=6
            need=Need::Optional
            on_change=keep
        />
    }
}

/// What the options are called in the programme's other language, one a line.
#[component]
fn OtherNames(builder: Builder, question: Memo<Question>, id: Id<Question>) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let language = Memo::new(move |_| builder.programme.read().facts.letters_in.other());
    let value = Signal::derive(move || {
        let question = question.read();
        match language.get() {
            Language::English => question.options_local.en.clone(),
            Language::Spanish => question.options_local.es.clone(),
        }
    });
    let summary = Signal::derive(move || match (language.get(), value.read().is_empty()) {
        (Language::Spanish, false) => text!(setup.in_spanish_too),
        (Language::Spanish, true) => text!(setup.in_spanish_not_yet),
        (Language::English, false) => text!(setup.in_english_too),
        (Language::English, true) => text!(setup.in_english_not_yet),
    });
    let same = Signal::derive(move || match language.get() {
        Language::Spanish => text!(setup.same_in_spanish, what = text!(form.options)),
        Language::English => text!(setup.same_in_english, what = text!(form.options)),
    });
    let keep = move |typed: String| {
        let mut after = question.get_untracked();
        let lines: Vec<&str> = typed.trim_end().split('\n').map(str::trim).collect();
        let n_options = after.options.len();
        if lines.len() > n_options {
            error.set(Some(text!(form.names_too_many, n = n_options)));
            return;
        }
        let local = after.options_local.clone();
        after.options_local = local.with(language.get_untracked(), lines.join("\n"));
        error.set(builder.save(after));
    };
    view! {
        <div class="cm-other-words">
            <Details summary>
                <TextArea
                    id=format!("options-other-{id}")
                    label=same
                    hint=t!(form.names_hint)
                    error=error
                    value
                    rows=6
                    need=Need::Optional
                    on_change=keep
                />
            </Details>
        </div>
    }
}

/// Whom it is put to, and who sees the answer.
#[component]
pub(super) fn Audience(
    builder: Builder,
    question: Memo<Question>,
    id: Id<Question>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let roles = Signal::derive(|| {
        let choice = |of: &AskedOf| Choice::new(of.word(), asked_of_name(*of));
        AskedOf::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let keep_role = move |word: String| {
        let mut after = question.get_untracked();
        after.asked_of = AskedOf::from_word(&word).unwrap_or(after.asked_of);
        error.set(builder.save(after));
    };
    let audiences = Signal::derive(|| {
        Seen::ALL
            .map(|seen| match seen {
                Seen::ByPair => Choice::new(seen.word(), text!(form.see_pair)),
                Seen::ByCoordinator => Choice::new(seen.word(), text!(form.see_coordinator)),
                Seen::Sensitive => Choice::new(seen.word(), text!(form.see_sensitive))
                    .hint(text!(form.see_sensitive_hint)),
            })
            .to_vec()
    });
    let keep_seen = move |word: String| {
        let Some(seen) = Seen::ALL.into_iter().find(|seen| seen.word() == word) else {
            return;
        };
        let mut after = question.get_untracked();
        seen.mark(&mut after);
        error.set(builder.save(after));
    };
    view! {
        <RadioGroup
            id=format!("of-{id}")
            legend=t!(form.asked_of)
            choices=roles
            value=Signal::derive(move || question.read().asked_of.word().to_owned())
            look=RadioLook::Inline
            on_change=keep_role
        />
        <RadioGroup
            id=format!("seen-{id}")
            legend=t!(form.who_sees)
            error=error
            choices=audiences
            value=Signal::derive(move || Seen::of(&question.read()).word().to_owned())
            on_change=keep_seen
        />
    }
}

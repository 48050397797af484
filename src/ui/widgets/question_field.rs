//! One question of a form as a field: the kind of question decides which.
//!
//! Knows no record: the answer comes in as a signal and goes out by a callback,
//! so that an applicant's draft and a coordinator's page share it.

use leptos::prelude::*;

use super::levels::page_language;
use super::local_words::mark_of;
use crate::domain::form::{Question, QuestionKind};
use crate::domain::people::Answer;
use crate::ui::i18n::{t, text, word};
use crate::ui::kit::{
    CheckGroup, Choice, ComboBox, Need, NumberField, OwnWords, Pick, RadioGroup, RadioLook, Select,
    TextArea, TextField,
};

/// Up to so many options all stand in sight.
const IN_SIGHT: usize = 8;

/// A question and its answer.
#[component]
pub fn QuestionField(
    /// The id of the field; those of several parts of a page differ.
    id: String,
    /// The question.
    question: Question,
    /// The answer that stands.
    #[prop(into)]
    now: Signal<Option<Answer>>,
    /// Takes a new answer; none where it was emptied.
    #[prop(into)]
    save: Callback<Option<Answer>>,
    /// Why the last answer was refused, or what is missing.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What stands below the question besides its own hint.
    #[prop(optional, into)]
    seen_by: MaybeProp<String>,
) -> impl IntoView {
    let words = question.label.clone();
    let label = Signal::derive(move || {
        let language = page_language();
        let own = words.in_language(language).to_owned();
        if words.is_fallback(language) {
            format!("{own} {}", word(mark_of(language.other())))
        } else {
            own
        }
    });
    let hint = question.hint.clone();
    let hint = MaybeProp::derive(move || {
        let own = hint.in_language(page_language()).to_owned();
        let lines: Vec<String> = [own, seen_by.get().unwrap_or_default()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    });
    let need = if question.required {
        Need::Required
    } else {
        Need::Optional
    };
    let as_text = Signal::derive(move || {
        now.with(|now| now.as_ref().map(|it| it.texts().join("; ")))
            .unwrap_or_default()
    });
    let as_texts =
        Signal::derive(move || now.with(|now| now.as_ref().map(Answer::texts).unwrap_or_default()));
    let save_text = move |text: String| {
        let text = text.trim().to_owned();
        save.run((!text.is_empty()).then_some(Answer::Text(text)));
    };
    let save_many =
        move |many: Vec<String>| save.run((!many.is_empty()).then_some(Answer::Many(many)));
    match question.kind {
        QuestionKind::Line => view! {
            <TextField id label hint error need value=as_text on_change=save_text />
        }
        .into_any(),
        QuestionKind::Text => view! {
            <TextArea id label hint error need value=as_text on_change=save_text />
        }
        .into_any(),
        QuestionKind::One => {
            let choices = with_own(&question, as_texts);
            view! {
                <Select
                    id
                    label
                    hint
                    error
                    need
                    choices
                    value=as_text
                    on_change=save_text
                    empty=t!(people.not_answered)
                />
            }
            .into_any()
        }
        QuestionKind::Many if (1..=IN_SIGHT).contains(&question.options.len()) => {
            let choices = with_own(&question, as_texts);
            view! {
                <CheckGroup
                    id
                    legend=label
                    hint
                    error
                    choices
                    chosen=as_texts
                    on_change=save_many
                />
            }
            .into_any()
        }
        QuestionKind::Many => {
            let choices = with_own(&question, as_texts);
            view! {
                <ComboBox
                    id
                    label
                    hint
                    error
                    need
                    choices
                    chosen=as_texts
                    on_change=save_many
                    pick=Pick::Many
                    own_words=OwnWords::Taken
                />
            }
            .into_any()
        }
        QuestionKind::Number => {
            let value = Signal::derive(move || match now.get() {
                Some(Answer::Number(n)) => Some(n),
                _ => None,
            });
            let keep = move |n: Option<i64>| save.run(n.map(Answer::Number));
            view! { <NumberField id label hint error need value on_change=keep /> }.into_any()
        }
        QuestionKind::YesNo => {
            let value = Signal::derive(move || match now.get() {
                Some(Answer::YesNo(true)) => "yes".to_owned(),
                Some(Answer::YesNo(false)) => "no".to_owned(),
                _ => String::new(),
            });
            let choices = Signal::derive(|| {
                vec![
                    Choice::new("yes", text!(people.yes)),
                    Choice::new("no", text!(people.no)),
                ]
            });
            let keep = move |word: String| save.run(Some(Answer::YesNo(word == "yes")));
            view! {
                <RadioGroup
                    id
                    legend=label
                    hint
                    error
                    choices
                    value
                    on_change=keep
                    look=RadioLook::Inline
                />
            }
            .into_any()
        }
    }
}

/// The options of a question, and what was answered beside them.
fn with_own(question: &Question, answered: Signal<Vec<String>>) -> Signal<Vec<Choice>> {
    let question = question.clone();
    Signal::derive(move || {
        let options = &question.options;
        let shown = |option: &str| question.shown_option(option, page_language()).to_owned();
        let mut choices: Vec<Choice> = options
            .iter()
            .map(|option| Choice::new(option.clone(), shown(option)))
            .collect();
        for own in answered.get() {
            if !options.contains(&own) {
                choices.push(Choice::new(own.clone(), own));
            }
        }
        choices
    })
}

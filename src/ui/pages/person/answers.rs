//! The answers of one role, by its form. Sensitive questions are marked.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::form::{Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Answers, Participation, Role};
use crate::session::use_desk;
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    CheckGroup, Choice, ComboBox, Details, Need, NumberField, OwnWords, Pick, RadioGroup,
    RadioLook, Select, Tag, TextArea, TextField, Tone,
};
use crate::ui::widgets::levels::page_language;

/// Up to so many options all stand in sight.
const IN_SIGHT: usize = 8;

/// The form of a role with what this person answered.
#[component]
pub fn AnswersForm(part: Id<Participation>, role: Role) -> impl IntoView {
    let programme = use_desk().programme();
    let form = Memo::new(move |_| {
        let programme = programme.read();
        let form = programme.form_of(role).into_iter();
        form.map(|it| (**it).clone()).collect::<Vec<Question>>()
    });
    let n_answered = {
        let part = part.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            form.with(|form| {
                form.iter()
                    .filter(|question| programme.answer(&part, &question.id).is_some())
                    .count()
            })
        })
    };
    let part = StoredValue::new(part);
    let summary = Signal::derive(move || {
        let n = form.read().len();
        text_n!(
            n,
            people.answers_1,
            people.answers_n,
            answered = n_answered.get()
        )
    });
    view! {
        <Show when=move || !form.read().is_empty()>
            <Details summary=summary>
                <For each=move || form.get() key=|it| it.id.to_string() let(question)>
                    <OneAnswer part=part.get_value() role question />
                </For>
            </Details>
        </Show>
    }
}

/// Saves and shows one answer.
#[derive(Clone, Copy)]
struct Reply {
    now: Memo<Option<Answer>>,
    error: RwSignal<Option<String>>,
    save: Callback<Option<Answer>>,
}

impl Reply {
    fn new(part: Id<Participation>, question: Id<Question>, act: Act) -> Self {
        let programme = use_desk().programme();
        let error = RwSignal::new(None);
        let (of, asked) = (part.clone(), question.clone());
        let now = Memo::new(move |_| programme.read().answer(&of, &asked).cloned());
        let save = Callback::new(move |answer: Option<Answer>| {
            let id = part.cast::<Answers>();
            let held = programme.read_untracked().answers.get(&id).cloned();
            let mut answers = held.map_or_else(
                || Answers {
                    id,
                    ..Answers::default()
                },
                |it| (*it).clone(),
            );
            match answer {
                Some(answer) => answers.by_question.insert(question.clone(), answer),
                None => answers.by_question.remove(&question),
            };
            error.set(act.save_field(Change::save(answers)));
        });
        Self { now, error, save }
    }

    fn text(self) -> Signal<String> {
        let now = self.now;
        Signal::derive(move || {
            now.with(|now| {
                now.as_ref()
                    .map(|it| it.texts().join("; "))
                    .unwrap_or_default()
            })
        })
    }

    fn texts(self) -> Signal<Vec<String>> {
        let now = self.now;
        Signal::derive(move || now.with(|now| now.as_ref().map(Answer::texts).unwrap_or_default()))
    }

    fn save_text(self) -> Callback<String> {
        let save = self.save;
        Callback::new(move |text: String| {
            let text = text.trim().to_owned();
            save.run((!text.is_empty()).then_some(Answer::Text(text)));
        })
    }

    fn save_many(self) -> Callback<Vec<String>> {
        let save = self.save;
        Callback::new(move |many: Vec<String>| {
            save.run((!many.is_empty()).then_some(Answer::Many(many)));
        })
    }
}

#[component]
fn OneAnswer(part: Id<Participation>, role: Role, question: Question) -> impl IntoView {
    let reply = Reply::new(part, question.id.clone(), use_act());
    let id = format!("{}-{}", role.word(), question.id);
    let words = question.label.clone();
    let label = Signal::derive(move || words.in_language(page_language()).to_owned());
    let hint = question.hint.clone();
    let hint = Signal::derive(move || {
        let words = hint.in_language(page_language());
        (!words.is_empty()).then(|| words.to_owned())
    });
    let error = reply.error;
    let need = if question.required {
        Need::Required
    } else {
        Need::Optional
    };
    let marked = question
        .sensitive
        .then(|| view! { <p><Tag text=t!(people.sensitive) tone=Tone::Waiting /></p> });
    let field = match question.kind {
        QuestionKind::Line => view! {
            <TextField id label hint error need value=reply.text() on_change=reply.save_text() />
        }
        .into_any(),
        QuestionKind::Text => view! {
            <TextArea id label hint error need value=reply.text() on_change=reply.save_text() />
        }
        .into_any(),
        QuestionKind::One => {
            let choices = with_own(&question, reply.texts());
            view! {
                <Select
                    id
                    label
                    hint
                    error
                    need
                    choices
                    value=reply.text()
                    on_change=reply.save_text()
                    empty=t!(people.not_answered)
                />
            }
            .into_any()
        }
        QuestionKind::Many if (1..=IN_SIGHT).contains(&question.options.len()) => {
            let choices = with_own(&question, reply.texts());
            view! {
                <CheckGroup
                    id
                    legend=label
                    hint
                    error
                    choices
                    chosen=reply.texts()
                    on_change=reply.save_many()
                />
            }
            .into_any()
        }
        QuestionKind::Many => {
            let choices = with_own(&question, reply.texts());
            view! {
                <ComboBox
                    id
                    label
                    hint
                    error
                    need
                    choices
                    chosen=reply.texts()
                    on_change=reply.save_many()
                    pick=Pick::Many
                    own_words=OwnWords::Taken
                />
            }
            .into_any()
        }
        QuestionKind::Number => {
            let now = reply.now;
            let value = Signal::derive(move || match now.get() {
                Some(Answer::Number(n)) => Some(n),
                _ => None,
            });
            let save = reply.save;
            let keep = move |n: Option<i64>| save.run(n.map(Answer::Number));
            view! { <NumberField id label hint error need value on_change=keep /> }.into_any()
        }
        QuestionKind::YesNo => {
            let now = reply.now;
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
            let save = reply.save;
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
    };
    view! { <div>{field}{marked}</div> }
}

/// The options of a question, and what this person answered beside them.
fn with_own(question: &Question, answered: Signal<Vec<String>>) -> Signal<Vec<Choice>> {
    let options = question.options.clone();
    Signal::derive(move || {
        let mut choices: Vec<Choice> = options
            .iter()
            .map(|option| Choice::new(option.clone(), option.clone()))
            .collect();
        for own in answered.get() {
            if !options.contains(&own) {
                choices.push(Choice::new(own.clone(), own));
            }
        }
        choices
    })
}

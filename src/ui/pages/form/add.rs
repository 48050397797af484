//! More questions: in one's own words, a standard one, of another programme.

use leptos::prelude::*;

use super::Builder;
use super::reuse::Reuse;
use crate::domain::change::Change;
use crate::domain::form::{Meaning, Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::text::LocalText;
use crate::flow::form_edit::next_rank;
use crate::flow::templates::standard_question;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, Details, FieldWidth, FormDraft, Look, Need, Select, Shape, TextField,
};
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::question_words::{meaning_name, question_label};

/// The three ways to add questions.
#[component]
pub(super) fn AddQuestions(builder: Builder) -> impl IntoView {
    view! {
        <section class="cm-section" aria-labelledby="add-questions">
            <h2 id="add-questions">{t!(form.add_title)}</h2>
            <div class="cm-split">
                <AddOwn builder />
                <AddStandard builder />
            </div>
            <Details summary=t!(form.reuse_title)>
                <Reuse builder />
            </Details>
        </section>
    }
}

/// Adds a question at the end and opens it.
fn add(builder: Builder, question: Question) -> bool {
    let id = question.id.clone();
    let words = question_label(&question);
    let added = builder
        .act
        .make(Change::save(question), text!(form.added, question = words));
    if added {
        builder.open(&id);
    }
    added
}

#[component]
fn AddOwn(builder: Builder) -> impl IntoView {
    let session = use_session();
    let words = FormDraft::new(format!("question/{}", use_desk().id())).text("label");
    let error = RwSignal::new(None::<String>);
    let typed = move |text: String| {
        error.set(None);
        words.set(text);
    };
    let press = move |()| {
        let label = words.get_untracked().trim().to_owned();
        if label.is_empty() {
            error.set(Some(text!(form.label_missing)));
            return;
        }
        let question = Question {
            id: Id::new(session.new_id()),
            label: LocalText::default().with(page_language(), label),
            kind: QuestionKind::Text,
            rank: builder.programme.with_untracked(|it| next_rank(it)),
            ..Question::default()
        };
        if add(builder, question) {
            words.set(String::new());
        }
    };
    view! {
        <div>
            <TextField
                id="own-question"
                label=t!(form.add_own)
                hint=t!(form.add_own_hint)
                value=words
                error=error
                need=Need::Optional
                width=FieldWidth::Full
                on_input=typed
            />
            <Button label=t!(form.add_own_act) look=Look::Outline icon=Shape::Add on_press=press />
        </div>
    }
}

#[component]
fn AddStandard(builder: Builder) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let programme = builder.programme.read();
        let standard = Meaning::ALL.iter().filter(|it| **it != Meaning::Nothing);
        let choice = |meaning: &Meaning| {
            let name = meaning_name(*meaning);
            let words = if programme.question_meaning(*meaning).is_some() {
                text!(form.already_asked, name = name)
            } else {
                name
            };
            Choice::new(meaning.word(), words)
        };
        standard.map(choice).collect::<Vec<_>>()
    });
    let choose = move |word: String| {
        error.set(None);
        chosen.set(word);
    };
    let press = move |()| {
        let Some(meaning) = Meaning::from_word(&chosen.get_untracked()) else {
            error.set(Some(text!(form.choose_one)));
            return;
        };
        let question = builder.programme.with_untracked(|programme| {
            let id = Id::new(session.new_id());
            let language = programme.facts.letters_in;
            standard_question(meaning, id, next_rank(programme), language)
        });
        if add(builder, question) {
            chosen.set(String::new());
        }
    };
    view! {
        <div>
            <Select
                id="standard-question"
                label=t!(form.add_standard)
                hint=t!(form.add_standard_hint)
                choices
                value=chosen
                error=error
                need=Need::Optional
                empty=t!(form.choose)
                width=FieldWidth::Full
                on_change=choose
            />
            <Button label=t!(form.add_standard_act) look=Look::Outline icon=Shape::Add on_press=press />
        </div>
    }
}

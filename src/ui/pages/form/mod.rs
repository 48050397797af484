//! Form builder (A5). Who comes: a coordinator before opening enrolment. To
//! decide: what we ask, of whom, and who sees the answer. Next: look at it as
//! an applicant does, then the invitation.
//!
//! The question that is open for editing stands in the URL (`edit`), so that a
//! text that lacks a language can be led to. Leaves out the fields every
//! application has: name, work, places, consent.

mod add;
mod answering;
mod condition;
mod editor;
mod overview;
mod questions;
mod removal;
mod reuse;
mod row;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::form_edit::{Fault, faults, n_answers};
use crate::session::use_desk;
use crate::ui::gate::{Act, use_act};
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::dom::{focus_id, scroll_id_into_view};
use crate::ui::kit::{Page, Query, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_words::page_language;
use questions::Questions;

/// Form builder: what applicants are asked.
#[component]
pub fn FormPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let builder = Builder::new();
    view! {
        <Page
            title=t!(form.title)
            lead=t!(form.lead)
            back=(Route::Programme(id).href(), t!(common.nav_home))
            help=|| view! { <HelpText text=t!(form.help) /> }
        >
            <Questions builder />
        </Page>
    }
}

/// What every part of the page uses.
#[derive(Clone, Copy)]
struct Builder {
    programme: Signal<Arc<Programme>>,
    query: Query,
    act: Act,
    n_answers: Memo<BTreeMap<Id<Question>, usize>>,
    faults: Memo<BTreeMap<Id<Question>, Vec<Fault>>>,
    editing: Memo<Option<String>>,
}

impl Builder {
    fn new() -> Self {
        let programme = use_desk().programme();
        let query = use_query_state();
        Self {
            programme,
            query,
            act: use_act(),
            n_answers: Memo::new(move |_| n_answers(&programme.read())),
            faults: Memo::new(move |_| faults(&programme.read()).into_iter().collect()),
            editing: query.text("edit"),
        }
    }

    /// A question as it stands; an empty one once it is gone.
    fn question(self, id: &Id<Question>) -> Memo<Question> {
        let (programme, id) = (self.programme, id.clone());
        Memo::new(move |_| {
            let found = programme.read().questions.get(&id).cloned();
            found.map(|found| (*found).clone()).unwrap_or_default()
        })
    }

    /// How many answers a question has.
    fn n_answers_of(self, id: &Id<Question>) -> Memo<usize> {
        let id = id.clone();
        Memo::new(move |_| self.n_answers.read().get(&id).copied().unwrap_or(0))
    }

    /// Whether a question is open for editing.
    fn is_open(self, id: &Id<Question>) -> Memo<bool> {
        let id = id.to_string();
        Memo::new(move |_| self.editing.read().as_deref() == Some(id.as_str()))
    }

    /// Opens a question for editing, in sight and with the focus in it.
    fn open(self, id: &Id<Question>) {
        if self.editing.read_untracked().as_deref() == Some(id.as_str()) {
            self.come_to(id);
        } else {
            // The editor comes into sight by itself once it is there.
            self.query.set("edit", Some(id.to_string()));
        }
    }

    /// Brings the open question into sight, with the focus in its words: in the
    /// language they lack, if they lack one.
    fn come_to(self, id: &Id<Question>) {
        let language = self.programme.with_untracked(|programme| {
            let question = programme.questions.get(id);
            question.and_then(|it| words::lacks(&it.label))
        });
        let language = language.unwrap_or_else(page_language);
        scroll_id_into_view(&row_id(id));
        focus_id(&label_id(id, language));
    }

    /// Closes the question that is open; the focus goes back to its button.
    fn close(self, id: &Id<Question>) {
        self.query.set("edit", None);
        focus_id(&edit_button_id(id));
    }

    /// Saves a question and offers to undo that; gives why it was refused.
    fn save(self, question: Question) -> Option<String> {
        self.act.save_field(Change::save(question))
    }
}

/// The id of a question's row.
fn row_id(id: &Id<Question>) -> String {
    format!("question-{id}")
}

/// The id of the field for a question's words in a language.
fn label_id(id: &Id<Question>, language: Language) -> String {
    format!("label-{}-{id}", language.word())
}

/// The id of the button that opens and closes a question.
fn edit_button_id(id: &Id<Question>) -> String {
    format!("edit-{id}")
}

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
mod paper;
mod paper_sheet;
mod preview;
mod questions;
mod removal;
mod reuse;
mod roles;
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
use crate::ui::kit::{Page, Query, Tab, Tabs, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_words::page_language;
pub use paper::PaperFormPage;
use preview::Preview;
use questions::Questions;

/// The id of the tabs; theirs are made from it.
const TABS: &str = "form-tabs";
/// The tab with the form as an applicant sees it.
const APPLICANT: &str = "applicant";

/// Form builder: what applicants are asked.
#[component]
pub fn FormPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let builder = Builder::new();
    let preview_id = id.clone();
    let questions = move || view! { <Questions builder /> }.into_any();
    let preview = move || view! { <Preview builder id=preview_id.clone() /> }.into_any();
    let tabs = vec![
        Tab::new("questions", t!(form.questions), questions),
        Tab::new(APPLICANT, t!(form.as_applicant), preview),
    ];
    view! {
        <Page
            title=t!(form.title)
            lead=t!(form.lead)
            back=(Route::Programme(id).href(), t!(common.nav_home))
            help=|| view! { <HelpText text=t!(form.help) /> }
        >
            <Tabs id=TABS label=t!(form.tabs) tabs />
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
    /// Whether the question that opens next was asked for, by an act or a link,
    /// and takes the focus; not so where only its tab is shown again.
    asked_for: StoredValue<bool>,
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
            asked_for: StoredValue::new(true),
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
            self.asked_for.set_value(true);
            self.query.set("edit", Some(id.to_string()));
        }
    }

    /// A question's editor stands on the page now.
    fn arrived(self, id: &Id<Question>) {
        if self.asked_for.get_value() {
            self.asked_for.set_value(false);
            let id = id.clone();
            request_animation_frame(move || self.come_to(&id));
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

    /// Shows the form as an applicant sees it.
    fn look(self) {
        self.query
            .set_all(vec![("tab", Some(APPLICANT.to_owned())), ("edit", None)]);
        let tab = format!("{TABS}-{APPLICANT}");
        scroll_id_into_view(&tab);
        focus_id(&tab);
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

//! For people who never open the page: a question list for the agency's own
//! form tool, a spreadsheet with drop-downs, and the form on paper. The first two
//! come back through the import, paper is typed in by hand.

use super::sheet_words::PageWords;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::form::{AskedOf, QuestionKind};
use crate::domain::whole::Programme;
use crate::flow::enrol::sheet::application_sheets;
use crate::flow::templates::Seen;
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, ButtonLink, CopyButton, Look, NoticeKind, use_notices};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::question_words::{asked_of_name, condition_words, seen_sentence};

/// Headings that every list begins with; the import knows them.
fn first_headings() -> Vec<String> {
    vec![
        text!(enrol.head_role),
        text!(enrol.given_name),
        text!(enrol.family_name),
        text!(enrol.email),
        text!(enrol.agency),
        text!(enrol.job_title),
        text!(enrol.grade),
        text!(enrol.manager_email),
    ]
}

/// The question list, the spreadsheet and the form on paper.
#[component]
pub(super) fn Lists() -> impl IntoView {
    let paper = Route::PaperForm(use_desk().id()).href();
    let programme = use_desk().programme();
    let session = use_session();
    let notices = use_notices();
    let list = Signal::derive(move || question_list(&programme.read()));
    let sheet = move |()| {
        let programme = programme.read_untracked();
        let sheets = application_sheets(&programme, &PageWords(&programme));
        spawn_local(async move {
            match session.files().write_workbook(sheets).await {
                Ok(bytes) => {
                    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    if files::download("applications.xlsx", kind, &bytes).is_err() {
                        notices.post(NoticeKind::Error, text!(file.download_failed));
                    }
                }
                Err(error) => notices.post(NoticeKind::Error, trouble::worker(&error)),
            }
        });
    };
    view! {
        <h3>{t!(enrol.list_title)}</h3>
        <p>{t!(enrol.list_text)}</p>
        <CopyButton text=list label=t!(enrol.list_copy) />
        <h3>{t!(enrol.sheet_list_title)}</h3>
        <p>{t!(enrol.sheet_list_text)}</p>
        <Button label=t!(enrol.sheet_list_act) look=Look::Outline on_press=sheet />
        <h3>{t!(form.paper_title)}</h3>
        <p>{t!(form.paper_lead)}</p>
        <ButtonLink href=paper label=t!(form.paper_open) look=Look::Outline />
    }
}

/// Every question as lines: its text, whom it is put to and when, what kind it
/// is, its options, and who will see the answer.
fn question_list(programme: &Programme) -> String {
    let mut lines: Vec<String> = first_headings();
    for question in programme.form() {
        lines.push(String::new());
        let label = question.label.in_language(page_language());
        lines.push(if question.required {
            format!("{label} *")
        } else {
            label.to_owned()
        });
        if question.asked_of != AskedOf::Both {
            lines.push(format!("({})", asked_of_name(question.asked_of)));
        }
        let condition = condition_words(programme, question);
        lines.extend(condition.map(|words| format!("({words})")));
        lines.push(match question.kind {
            QuestionKind::Line => text!(enrol.kind_line),
            QuestionKind::Text => text!(enrol.kind_text),
            QuestionKind::One => text!(enrol.kind_one),
            QuestionKind::Many => text!(enrol.kind_many),
            QuestionKind::Number => text!(enrol.kind_number),
            QuestionKind::YesNo => text!(enrol.kind_yes_no),
        });
        lines.extend(question.options.iter().map(|option| format!("- {option}")));
        lines.push(seen_sentence(Seen::of(question)));
    }
    lines.join("\n")
}

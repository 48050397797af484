//! Texts that stand in one language only, how many letters want the other, and
//! the page where it is written.

use leptos::prelude::*;

use super::letter_words::turn_name;
use crate::domain::fact_text::FactText;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::next::SetUpStep;
use crate::letters::{Lacking, OneSided};
use crate::session::use_desk;
use crate::ui::i18n::{text, text_n};
use crate::ui::kit::{Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::record_words::fact_text_name;

/// A line for each such text; nothing where letters lack nothing.
#[component]
pub fn OneLanguageNotice(
    /// What the letters lack.
    #[prop(into)]
    lacking: Signal<Vec<Lacking>>,
) -> impl IntoView {
    let desk = use_desk();
    move || {
        let lacking = lacking.get();
        if lacking.is_empty() {
            return None;
        }
        let line = |lack: &Lacking| {
            let link = place_link(&desk.programme().read(), &lack.text, lack.language);
            view! { <li>{lacking_words(lack)}" "{link}</li> }
        };
        let n = lacking.len();
        let lines = lacking.iter().map(line).collect_view();
        Some(view! {
            <Notice
                kind=NoticeKind::Warning
                heading=text_n!(n, outbox.one_sided_1, outbox.one_sided_n)
            >
                <ul class="cm-list">{lines}</ul>
            </Notice>
        })
    }
}

/// The link to the page where a text is written in a language.
pub fn place_link(
    programme: &Programme,
    text: &OneSided,
    language: Language,
) -> impl IntoView + use<> {
    let id = programme.id.clone();
    let href = match text {
        OneSided::Fact(which) => fact_place(id, *which),
        OneSided::Wording(turn) => {
            Route::Outbox(id).href_with(&[("tab", "wording"), ("text", turn.word())])
        }
        OneSided::Question(label) => {
            let written = language.other();
            let mut form = programme.questions.values();
            let question = form.find(|it| it.label.in_language(written) == label);
            let question = question.map(|it| it.id.to_string()).unwrap_or_default();
            Route::Form(id).href_with(&[("edit", &question)])
        }
    };
    let words = match language {
        Language::English => text!(outbox.write_in_english),
        Language::Spanish => text!(outbox.write_in_spanish),
    };
    view! { <a href=href>{words}</a> }
}

/// The field of the set-up where a text is written in the other language.
fn fact_place(id: String, which: FactText) -> String {
    let (step, field) = match which {
        FactText::Purpose => (SetUpStep::Purpose, "purpose"),
        FactText::SkillsToGrow => (SetUpStep::Purpose, "skills"),
        FactText::SuccessSigns => (SetUpStep::Purpose, "success"),
        FactText::Audience => (SetUpStep::Audience, "audience"),
        FactText::Eligibility => (SetUpStep::Audience, "eligibility"),
        FactText::HrContact => (SetUpStep::Policies, "hr"),
        FactText::PolicyText => (SetUpStep::Policies, "policy"),
        FactText::PaidTime => (SetUpStep::Policies, "paid"),
        FactText::ReviewContact => (SetUpStep::Policies, "review"),
    };
    let page = Route::Setup(id, step.word().to_owned()).href();
    format!("{page}#{field}-other")
}

fn lacking_words(lack: &Lacking) -> String {
    let n = lack.n_letters;
    let there = in_sentence(lack.language);
    let here = in_sentence(lack.language.other());
    match &lack.text {
        OneSided::Fact(which) => text_n!(
            n,
            outbox.lacks_fact_1,
            outbox.lacks_fact_n,
            what = fact_text_name(*which),
            here = here,
            there = there
        ),
        OneSided::Question(label) => text_n!(
            n,
            outbox.lacks_question_1,
            outbox.lacks_question_n,
            what = label,
            here = here,
            there = there
        ),
        OneSided::Wording(turn) => text_n!(
            n,
            outbox.lacks_wording_1,
            outbox.lacks_wording_n,
            what = turn_name(*turn),
            here = here,
            there = there
        ),
    }
}

/// A language as a sentence names it.
fn in_sentence(language: Language) -> String {
    match language {
        Language::English => text!(outbox.english_said),
        Language::Spanish => text!(outbox.spanish_said),
    }
}

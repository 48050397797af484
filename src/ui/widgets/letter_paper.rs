//! A letter as its reader sees it, on screen and on paper.

use leptos::prelude::*;

use super::letter_words::problem_words;
use super::one_language::place_link;
use crate::domain::text::Language;
use crate::letters::{LetterProblem, Rendered};
use crate::session::use_desk;
use crate::ui::i18n::t;
use crate::ui::kit::{Icon, Shape};

/// The letter: to whom, the subject, the body.
#[component]
pub fn LetterPaper(
    /// The letter.
    #[prop(into)]
    letter: Signal<Rendered>,
    /// The language it is in.
    #[prop(into)]
    language: Signal<Language>,
) -> impl IntoView {
    let to = move || {
        let letter = letter.read();
        match (letter.to_name.as_str(), letter.to_email.as_str()) {
            (name, "") => name.to_owned(),
            (name, email) if name == email => email.to_owned(),
            (name, email) => format!("{name} <{email}>"),
        }
    };
    view! {
        <article class="cm-letter">
            <p class="cm-letter__head">
                <span class="cm-letter__label">{t!(outbox.to)}</span>
                " "
                {to}
            </p>
            <p class="cm-letter__head">
                <span class="cm-letter__label">{t!(outbox.subject)}</span>
                " "
                <strong lang=move || language.get().word()>{move || letter.read().subject.clone()}</strong>
            </p>
            <div class="cm-letter__body" lang=move || language.get().word()>
                {move || letter.read().body.clone()}
            </div>
        </article>
    }
}

/// Everything to look at before a letter goes; nothing where all is well.
#[component]
pub fn LetterProblems(
    /// The problems.
    #[prop(into)]
    problems: Signal<Vec<LetterProblem>>,
    /// The language the letter is in.
    #[prop(into)]
    language: Signal<Language>,
) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            let line = |problem: &LetterProblem| {
                let (class, shape) = if problem.is_serious() {
                    (
                        "cm-problems__item cm-problems__item--serious",
                        Shape::Warning,
                    )
                } else {
                    ("cm-problems__item", Shape::Info)
                };
                let place = match problem {
                    LetterProblem::InOtherLanguage(text) => {
                        Some(place_link(&programme.read(), text, language.get()))
                    }
                    _ => None,
                };
                view! {
                    <li class=class>
                        <Icon shape />
                        <span>{problem_words(problem)}" "{place}</span>
                    </li>
                }
            };
            view! {
                <ul class="cm-problems" aria-label=t!(outbox.problems_label)>
                    {problems.iter().map(line).collect_view()}
                </ul>
            }
        })
    }
}

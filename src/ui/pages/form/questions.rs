//! The questions in order, and ways to add more.

use leptos::prelude::*;

use super::Builder;
use super::add::AddQuestions;
use super::overview::Overview;
use super::row::QuestionRow;
use crate::ui::i18n::t;
use crate::ui::kit::{Button, EmptyState};

/// The id of the heading, which takes the focus when a question is gone.
pub(super) const HEADING: &str = "questions";

/// Everything that is asked.
#[component]
pub(super) fn Questions(builder: Builder) -> impl IntoView {
    let programme = builder.programme;
    let ids = Memo::new(move |_| {
        let programme = programme.read();
        let form = programme.form().into_iter();
        form.map(|it| it.id.clone()).collect::<Vec<_>>()
    });
    view! {
        <Show
            when=move || !ids.read().is_empty()
            fallback=|| view! { <EmptyState text=t!(form.none) /> }
        >
            <Overview builder />
            <section class="cm-section" aria-labelledby=HEADING>
                <h2 id=HEADING tabindex="-1">{t!(form.questions)}</h2>
                <ol class="cm-questions">
                    <For each=move || ids.get() key=|id| id.to_string() let(id)>
                        <QuestionRow builder id />
                    </For>
                </ol>
            </section>
        </Show>
        <AddQuestions builder />
        <div class="cm-acts cm-onward">
            <Button label=t!(form.look) on_press=move |()| builder.look() />
        </div>
    }
}

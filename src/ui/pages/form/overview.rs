//! How many questions there are for whom, and those that need a look.

use leptos::prelude::*;

use super::Builder;
use super::words::{fault_words, lacks, lacks_words};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::needs::needs_of;
use crate::domain::people::Role;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, Figure, Look, Notice, NoticeKind};
use crate::ui::widgets::question_words::question_label;

/// The numbers of the form.
#[component]
pub(super) fn Overview(builder: Builder) -> impl IntoView {
    let programme = builder.programme;
    let count = move |n: Memo<usize>| {
        Signal::derive(move || number(i64::try_from(n.get()).unwrap_or(i64::MAX)))
    };
    let of = move |role: Role| Memo::new(move |_| programme.read().form_of(role).len());
    let n_sensitive = Memo::new(move |_| {
        let programme = programme.read();
        programme
            .questions
            .values()
            .filter(|it| it.sensitive)
            .count()
    });
    view! {
        <div class="cm-figures">
            <Figure value=count(of(Role::Mentor)) label=t!(form.n_mentors) />
            <Figure value=count(of(Role::Mentee)) label=t!(form.n_mentees) />
            <Figure value=count(n_sensitive) label=t!(form.n_sensitive) />
        </div>
        <Attention builder />
    }
}

/// The questions that need a look, each with its reason and the way to it.
#[component]
fn Attention(builder: Builder) -> impl IntoView {
    let wanting = Memo::new(move |_| {
        let programme = builder.programme.read();
        let faults = builder.faults.read();
        let needed = needs_of(&programme).questions;
        let line = |question: &std::sync::Arc<Question>| {
            let mut reasons: Vec<String> = faults
                .get(&question.id)
                .map(|faults| faults.iter().map(fault_words).collect())
                .unwrap_or_default();
            if needed.contains(&question.id) && !question.required {
                reasons.push(text!(form.needed_by_rules));
            }
            let lacking = lacks(&question.label).or(lacks(&question.hint));
            reasons.extend(lacking.map(lacks_words));
            let line = (
                question.id.clone(),
                question_label(question),
                reasons.join(" "),
            );
            (!line.2.is_empty()).then_some(line)
        };
        let form = programme.form().into_iter();
        form.filter_map(line).collect::<Vec<_>>()
    });
    move || {
        let wanting = wanting.get();
        (!wanting.is_empty()).then(|| {
            let n = wanting.len();
            let lines = wanting
                .into_iter()
                .map(move |it| view! { <Line builder it /> });
            let lines = lines.collect_view();
            view! {
                <Notice kind=NoticeKind::Warning heading=text_n!(n, form.wanting_1, form.wanting_n)>
                    <ul class="cm-list">{lines}</ul>
                </Notice>
            }
        })
    }
}

#[component]
fn Line(builder: Builder, it: (Id<Question>, String, String)) -> impl IntoView {
    let (id, label, reason) = it;
    view! {
        <li>
            <Button label=label look=Look::Plain on_press=move |()| builder.open(&id) />
            " "
            {reason}
        </li>
    }
}

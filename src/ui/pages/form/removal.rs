//! Removing a question: at once with Undo, or after its answers were counted.

use leptos::prelude::*;

use super::Builder;
use super::questions::HEADING;
use super::words::needed_words;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::flow::form_edit::{may_remove, remove};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, Look, Notice, NoticeKind};
use crate::ui::widgets::question_words::question_label;

/// The button, and what it asks first where people have answered.
#[component]
pub(super) fn Removal(builder: Builder, id: Id<Question>) -> impl IntoView {
    let question = builder.question(&id);
    let n_answers = builder.n_answers_of(&id);
    let asking = RwSignal::new(false);
    let label = Signal::derive(move || question_label(&question.read()));
    let blocked = {
        let id = id.clone();
        Signal::derive(move || {
            let needed = may_remove(&builder.programme.read(), &id).err();
            needed.as_ref().map(needed_words)
        })
    };
    let go = Callback::new(move |()| {
        let words = label.get_untracked();
        let done = match n_answers.get_untracked() {
            0 => text!(form.removed, question = words),
            n => text_n!(
                n,
                form.removed_answers_1,
                form.removed_answers_n,
                question = words
            ),
        };
        if builder.act.make(remove(&id), done) {
            builder.query.set("edit", None);
            focus_id(HEADING);
        }
    });
    let press = move |()| {
        if n_answers.get_untracked() == 0 {
            go.run(());
        } else {
            asking.set(true);
        }
    };
    let heading = Signal::derive(move || {
        let n = n_answers.get();
        text_n!(n, form.remove_asks_1, form.remove_asks_n)
    });
    let certain = Signal::derive(move || {
        let n = n_answers.get();
        text_n!(n, form.remove_act_1, form.remove_act_n)
    });
    view! {
        <Button label=t!(form.remove) about=label look=Look::Plain blocked on_press=press />
        <Show when=move || asking.get()>
            <Notice kind=NoticeKind::Warning heading>
                <p>{t!(form.remove_text)}</p>
                <div class="cm-acts">
                    <Button label=certain look=Look::Danger on_press=go />
                    <Button label=t!(form.keep) look=Look::Plain on_press=move |()| asking.set(false) />
                </div>
            </Notice>
        </Show>
    }
}

//! One question in the list: what it is, at a glance, its place, and the fold
//! to edit it in.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::editor::QuestionEditor;
use super::words::{fault_words, lacks, lacks_words, stays_words};
use super::{Builder, edit_button_id, row_id};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::flow::form_edit::{Direction, move_question};
use crate::flow::templates::Seen;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, Icon, Look, Shape, Tag, Tone};
use crate::ui::widgets::question_words::{
    asked_of_name, condition_words, kind_name, question_label, seen_name,
};

/// A question of the form.
#[component]
pub(super) fn QuestionRow(builder: Builder, id: Id<Question>) -> impl IntoView {
    let programme = builder.programme;
    let question = builder.question(&id);
    let label = Signal::derive(move || question_label(&question.read()));
    let is_open = builder.is_open(&id);
    let place = {
        let id = id.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let at = programme.form().iter().position(|it| it.id == id);
            at.map_or(0, |at| at + 1)
        })
    };
    let (up_id, down_id) = (format!("up-{id}"), format!("down-{id}"));
    let go = {
        let id = id.clone();
        move |to: Direction, focus: String| {
            let change = move_question(&programme.read_untracked(), &id, to);
            let Ok(change) = change else { return };
            let made = builder.act.attempt(change);
            let now = text!(
                form.moved,
                question = label.get_untracked(),
                n = place.get_untracked()
            );
            match made {
                Ok(dot) => builder.act.offer_undo(dot, now),
                Err(_) => return,
            }
            // The row was taken out and put in again, and lost the focus.
            request_animation_frame(move || focus_id(&focus));
        }
    };
    let on_key = {
        let (go, button) = (go.clone(), edit_button_id(&id));
        move |ev: KeyboardEvent| {
            let to = match ev.key().as_str() {
                "ArrowUp" => Direction::Up,
                "ArrowDown" => Direction::Down,
                _ => return,
            };
            if ev.alt_key() {
                ev.prevent_default();
                go(to, button.clone());
            }
        }
    };
    let stays = {
        let id = id.clone();
        move |to: Direction| {
            let id = id.clone();
            Signal::derive(move || {
                let stays = move_question(&programme.read(), &id, to).err();
                stays.as_ref().map(stays_words)
            })
        }
    };
    let (first, last) = (stays(Direction::Up), stays(Direction::Down));
    let (up, down) = (go.clone(), go);
    let (focus_up, focus_down) = (up_id.clone(), down_id.clone());
    let panel_id = format!("fold-{id}");
    let toggle = {
        let id = id.clone();
        move |_| {
            if is_open.get_untracked() {
                builder.close(&id);
            } else {
                builder.open(&id);
            }
        }
    };
    let edit_words = move || {
        if is_open.get() {
            text!(form.done)
        } else {
            text!(form.edit)
        }
    };
    let (row, button) = (row_id(&id), edit_button_id(&id));
    let controls = panel_id.clone();
    let editor_id = id.clone();
    view! {
        <li class="cm-question" class:cm-question--open=is_open id=row>
            <div class="cm-question__head" on:keydown=on_key>
                <span class="cm-question__number">{place}</span>
                <div class="cm-question__main">
                    <h3 class="cm-question__label">{label}</h3>
                    <Marks builder id />
                </div>
                <div class="cm-acts">
                    <Button
                        id=up_id
                        label=t!(form.up)
                        about=label
                        look=Look::Plain
                        icon=Shape::Up
                        blocked=first
                        on_press=move |()| up(Direction::Up, focus_up.clone())
                    />
                    <Button
                        id=down_id
                        label=t!(form.down)
                        about=label
                        look=Look::Plain
                        icon=Shape::Down
                        blocked=last
                        on_press=move |()| down(Direction::Down, focus_down.clone())
                    />
                    <button
                        type="button"
                        id=button
                        class="usa-button usa-button--unstyled"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls=controls
                        on:click=toggle
                    >
                        {edit_words}
                        <span class="usa-sr-only">" "{label}</span>
                    </button>
                </div>
            </div>
            <div id=panel_id class="cm-question__fold" hidden=move || !is_open.get()>
                {move || is_open.get().then(|| view! { <QuestionEditor builder id=editor_id.clone() /> })}
            </div>
        </li>
    }
}

/// What a question is, in tags and short sentences.
#[component]
fn Marks(builder: Builder, id: Id<Question>) -> impl IntoView {
    let question = builder.question(&id);
    let n_answers = builder.n_answers_of(&id);
    let seen = Memo::new(move |_| Seen::of(&question.read()));
    let seen_tag = move || {
        let tone = match seen.get() {
            Seen::Sensitive => Tone::Waiting,
            Seen::ByPair | Seen::ByCoordinator => Tone::Plain,
        };
        view! { <Tag text=Signal::derive(move || seen_name(seen.get())) tone /> }
    };
    let lacking = Memo::new(move |_| {
        let question = question.read();
        lacks(&question.label).or(lacks(&question.hint))
    });
    let when = move || {
        let words = condition_words(&builder.programme.read(), &question.read());
        words.map(|words| view! { <p class="cm-question__when">{words}</p> })
    };
    let wrong = move || {
        let faults = builder.faults.read().get(&id).cloned().unwrap_or_default();
        let line = |fault| {
            let words = fault_words(&fault);
            view! { <p class="cm-question__fault"><Icon shape=Shape::Warning />{words}</p> }
        };
        faults.into_iter().map(line).collect_view()
    };
    view! {
        <p class="cm-question__marks">
            <Tag text=Signal::derive(move || asked_of_name(question.read().asked_of)) />
            <Tag text=Signal::derive(move || kind_name(question.read().kind)) />
            {move || question.read().required.then(|| view! { <Tag text=t!(form.required) tone=Tone::Strong /> })}
            {seen_tag}
            {move || lacking.get().map(|it| view! { <Tag text=lacks_words(it) tone=Tone::Waiting /> })}
            {move || {
                let n = n_answers.get();
                (n > 0).then(|| view! { <span class="cm-quiet">{text_n!(n, form.answers_1, form.answers_n)}</span> })
            }}
        </p>
        {when}
        {wrong}
    }
}

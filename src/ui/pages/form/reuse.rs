//! Questions of another programme on this computer, to take into this form.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::Builder;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::flow::form_edit::{is_here, take_over};
use crate::session::{Shelf, ShelfEntry, use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, CheckGroup, Choice, EmptyState, FieldWidth, Look, Need, Notice, NoticeKind, Select,
};
use crate::ui::trouble;
use crate::ui::widgets::question_words::{asked_of_name, kind_name, question_label};

/// Which programme, and which of its questions.
#[component]
pub(super) fn Reuse(builder: Builder) -> impl IntoView {
    let session = use_session();
    let own = use_desk().id();
    let others = Memo::new(move |_| match session.shelf().get() {
        Shelf::Ready(all) => all.into_iter().filter(|it| it.head.id != own).collect(),
        Shelf::Loading | Shelf::Failed(_) => Vec::<ShelfEntry>::new(),
    });
    let choices = Signal::derive(move || {
        let others = others.read();
        let choice = |it: &ShelfEntry| Choice::new(it.head.id.clone(), it.head.name.clone());
        others.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(String::new());
    let read = LocalResource::new(move || {
        let id = chosen.get();
        async move {
            if id.is_empty() {
                return None;
            }
            let read = session.read(session.space_of(&id), &id).await;
            Some(read.map(|(document, _)| Arc::new(document.programme())))
        }
    });
    let found = move || {
        read.get().flatten().map(|read| match read {
            Ok(from) => view! { <Offer builder from /> }.into_any(),
            Err(error) => {
                let why = trouble::outside(&error);
                view! { <Notice kind=NoticeKind::Error heading=why /> }.into_any()
            }
        })
    };
    view! {
        <Show
            when=move || !others.read().is_empty()
            fallback=|| view! { <EmptyState text=t!(form.reuse_none) /> }
        >
            <Select
                id="reuse-from"
                label=t!(form.reuse_from)
                choices
                value=chosen
                need=Need::Optional
                empty=t!(form.choose)
                width=FieldWidth::Full
                on_change=move |id: String| chosen.set(id)
            />
            {found}
        </Show>
    }
}

/// The questions that programme has and this one has not.
#[component]
fn Offer(builder: Builder, from: Arc<Programme>) -> impl IntoView {
    let session = use_session();
    let from = StoredValue::new(from);
    let ticked = RwSignal::new(Vec::<String>::new());
    let new_here = Memo::new(move |_| {
        let programme = builder.programme.read();
        from.with_value(|from| {
            let form = from
                .form()
                .into_iter()
                .filter(|it| !is_here(&programme, it));
            form.map(|it| (**it).clone()).collect::<Vec<Question>>()
        })
    });
    let n_known = Memo::new(move |_| {
        let n_all = from.with_value(|from| from.questions.len());
        n_all.saturating_sub(new_here.read().len())
    });
    let choices = Signal::derive(move || {
        let choice = |it: &Question| {
            let hint = format!("{}, {}", asked_of_name(it.asked_of), kind_name(it.kind));
            Choice::new(it.id.as_str(), question_label(it)).hint(hint)
        };
        new_here.read().iter().map(choice).collect::<Vec<_>>()
    });
    let take = move |()| {
        let chosen: BTreeSet<Id<Question>> = ticked
            .get_untracked()
            .into_iter()
            .map(|id| Id::new(id.as_str()))
            .collect();
        let programme = builder.programme.get_untracked();
        let taken =
            from.with_value(|from| take_over(&programme, from, &chosen, &mut || session.new_id()));
        let mut done = text_n!(chosen.len(), form.taken_1, form.taken_n);
        let n = taken.n_unconditional;
        if n > 0 {
            let words = text_n!(n, form.taken_plain_1, form.taken_plain_n);
            done = format!("{done} {words}");
        }
        if builder.act.make(taken.change, done) {
            ticked.set(Vec::new());
        }
    };
    let tick = move |ids: Vec<String>| ticked.set(ids);
    let act = Signal::derive(move || {
        let n = ticked.read().len();
        text_n!(n, form.take_1, form.take_n)
    });
    let blocked = Signal::derive(move || ticked.read().is_empty().then(|| text!(form.tick_some)));
    view! {
        {move || {
            let n = n_known.get();
            (n > 0).then(|| view! { <p class="cm-quiet">{text_n!(n, form.known_1, form.known_n)}</p> })
        }}
        <Show when=move || !new_here.read().is_empty()>
            <CheckGroup
                id="reuse"
                legend=t!(form.reuse_which)
                choices
                chosen=ticked
                on_change=tick
            />
            <Button label=act look=Look::Outline blocked on_press=take />
        </Show>
    }
}

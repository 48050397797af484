//! The programme's own levels: names and order.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::form::Level;
use crate::domain::id::Id;
use crate::domain::text::LocalText;
use crate::flow::level_map::{Direction, levels_in_order, move_level, n_lines_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, EmptyState, FormDraft, Look, Need, Shape, TextField};
use crate::ui::widgets::levels::page_language;

/// The levels, lowest first, and a field for one more.
#[component]
pub fn ProgrammeLevels() -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let session = use_session();
    let act = use_act();
    let ids = Memo::new(move |_| {
        let programme = programme.read();
        let levels = levels_in_order(&programme).into_iter();
        levels.map(|level| level.id.clone()).collect::<Vec<_>>()
    });
    let name = FormDraft::new(format!("level/{}", desk.id())).text("name");
    let error = RwSignal::new(None::<String>);
    let typed = move |text: String| {
        error.set(None);
        name.set(text);
    };
    let add = move |()| {
        let words = name.get_untracked().trim().to_owned();
        if words.is_empty() {
            error.set(Some(text!(levels.name_missing)));
            return;
        }
        let highest = programme.with_untracked(|programme| {
            let ranks = programme.levels.values().map(|level| level.rank);
            ranks.max().unwrap_or(0)
        });
        let level = Level {
            id: Id::new(session.new_id()),
            name: LocalText::default().with(page_language(), words.clone()),
            rank: highest + 1,
        };
        if act.make(Change::save(level), text!(levels.added, name = words)) {
            name.set(String::new());
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="levels">
            <h2 id="levels">{t!(levels.levels_title)}</h2>
            <p>{t!(levels.levels_text)}</p>
            <Show
                when=move || !ids.read().is_empty()
                fallback=|| view! { <EmptyState text=t!(levels.no_levels) /> }
            >
                <ol class="cm-levels">
                    <For each=move || ids.get() key=|id| id.to_string() let(id)>
                        <LevelRow id />
                    </For>
                </ol>
            </Show>
            <TextField
                id="new-level"
                label=t!(levels.new_level)
                hint=t!(levels.new_level_hint)
                value=name
                error=error
                need=Need::Optional
                on_input=typed
            />
            <Button label=t!(levels.add) look=Look::Outline icon=Shape::Add on_press=add />
        </section>
    }
}

#[component]
fn LevelRow(id: Id<Level>) -> impl IntoView {
    let programme = use_desk().programme();
    let act = use_act();
    let level = {
        let id = id.clone();
        Memo::new(move |_| {
            let found = programme.read().levels.get(&id).cloned();
            found.map(|level| (*level).clone()).unwrap_or_default()
        })
    };
    let name = Signal::derive(move || level.read().name.in_language(page_language()).to_owned());
    let error = RwSignal::new(None::<String>);
    let rename = move |text: String| {
        if text.trim().is_empty() {
            error.set(Some(text!(levels.name_missing)));
            return;
        }
        let mut after = level.get_untracked();
        after.name = after.name.with(page_language(), text.trim());
        error.set(act.attempt(Change::save(after)).err());
    };
    let go = {
        let id = id.clone();
        move |to: Direction| {
            let change = move_level(&programme.read_untracked(), &id, to);
            if let Some(change) = change {
                act.make(change, text!(levels.moved, name = name.get_untracked()));
            }
        }
    };
    let at_end = {
        let id = id.clone();
        move |to: Direction| {
            let id = id.clone();
            Signal::derive(move || {
                let stays = move_level(&programme.read(), &id, to).is_none();
                stays.then(|| match to {
                    Direction::Lower => text!(levels.is_lowest),
                    Direction::Higher => text!(levels.is_highest),
                })
            })
        }
    };
    let (lowest, highest) = (at_end(Direction::Lower), at_end(Direction::Higher));
    let used = {
        let id = id.clone();
        Signal::derive(move || {
            let n = n_lines_of(&programme.read(), &id);
            (n > 0).then(|| text_n!(n, levels.used_1, levels.used_n))
        })
    };
    let remove = {
        let id = id.clone();
        move |()| {
            let change = Change::Delete {
                kind: Level::KIND,
                id: id.to_string(),
            };
            act.make(change, text!(levels.removed, name = name.get_untracked()));
        }
    };
    let (down, up) = (go.clone(), go);
    view! {
        <li class="cm-levels__row">
            <TextField
                id=format!("level-{id}")
                label=t!(levels.name)
                value=name
                error=error
                on_change=rename
            />
            <div class="cm-acts">
                <Button
                    label=t!(levels.lower)
                    about=name
                    look=Look::Plain
                    icon=Shape::Up
                    blocked=lowest
                    on_press=move |()| down(Direction::Lower)
                />
                <Button
                    label=t!(levels.higher)
                    about=name
                    look=Look::Plain
                    icon=Shape::Down
                    blocked=highest
                    on_press=move |()| up(Direction::Higher)
                />
                <Button label=t!(levels.remove) about=name look=Look::Plain blocked=used on_press=remove />
            </div>
        </li>
    }
}

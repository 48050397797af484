//! A circle's name, leaders and the day of its first message, changed in place.

use leptos::prelude::*;

use super::Shared;
use crate::domain::circle::{Circle, CircleKind, CircleState};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::flow::circles::{MAX_LEADERS, NotEdited, Wish, edited};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::{focus_id, id_word};
use crate::ui::kit::{
    Button, Choice, ComboBox, DateField, FormDraft, Look, Need, NoticeKind, Pick, TextField,
    use_notices,
};
use crate::ui::widgets::moment::odd_day_words;

/// The button that opens the form, and the form.
#[component]
pub(super) fn EditCircle(
    shared: Shared,
    id: Id<Circle>,
    #[prop(into)] name: Signal<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let act_id = format!("edit-{}", id_word(id.as_str()));
    let back = act_id.clone();
    let close = Callback::new(move |()| {
        open.set(false);
        focus_id(&back);
    });
    view! {
        <div class="cm-no-print">
            <Button
                id=act_id
                label=t!(circles.edit)
                about=name
                look=Look::Plain
                on_press=move |()| open.update(|open| *open = !*open)
            />
            {move || open.get().then(|| view! { <Form shared id=id.clone() on_done=close /> })}
        </div>
    }
}

#[component]
fn Form(shared: Shared, id: Id<Circle>, on_done: Callback<()>) -> impl IntoView {
    let programme = use_desk().programme();
    let (act, notices) = (use_act(), use_notices());
    let stored = programme.read_untracked().circles.get(&id).cloned();
    let circle = stored.map(|it| (*it).clone()).unwrap_or_default();
    let is_led = circle.kind == CircleKind::Led;
    let is_published = circle.state == CircleState::Published;
    let leading = |(part, leads): &(Id<Participation>, bool)| leads.then(|| part.to_string());
    let seated = programme.read_untracked().seated_in(&id);
    let leading: Vec<String> = seated.iter().filter_map(leading).collect();
    let word = id_word(id.as_str());
    let draft = FormDraft::new(format!("circle/{word}"));
    let name = draft.value("name", circle.name.clone());
    let leaders = draft.value("leaders", leading);
    let stored_day = circle.write_by.map(|day| day.to_string());
    let stored_day = stored_day.unwrap_or_default();
    let day = draft.value("day", stored_day.clone());
    let mentors = Signal::derive(move || {
        let programme = programme.read();
        let live = shared.live.read();
        let live = live.iter().flat_map(|live| live.everybody(Role::Mentor));
        let choice = |part: Id<Participation>| Choice::new(part.as_str(), programme.name_of(&part));
        let mut mentors: Vec<Choice> = live.map(choice).collect();
        mentors.sort_by_key(|it| it.label.to_lowercase());
        mentors
    });
    let session = use_session();
    // A day that has passed since it was set is no slip.
    let odd_day = Memo::new(move |_| {
        let day = day.read();
        let is_new = *day != stored_day;
        is_new
            .then(|| odd_day_words(&day, session.today()))
            .flatten()
    });
    let key = StoredValue::new(id);
    let save = move |()| {
        let programme = programme.get_untracked();
        let leaders = leaders.get_untracked();
        let wish = Wish {
            name: name.get_untracked(),
            leaders: leaders.iter().map(|it| Id::new(it.as_str())).collect(),
            write_by: day.get_untracked().parse().ok(),
        };
        let Some(live) = shared.live.get_untracked() else {
            return notices.post(NoticeKind::Warning, text!(circles.edit_no_run));
        };
        let change = key.with_value(|id| edited(&programme, &live, id, &wish));
        let why = match change {
            Ok(change) => {
                let is_kept = change.is_none_or(|it| act.make(it, text!(circles.edited)));
                if is_kept {
                    draft.done();
                    on_done.run(());
                }
                return;
            }
            Err(NotEdited::Gone) => text!(circles.edit_gone),
            Err(NotEdited::NoName) => text!(circles.edit_no_name),
            Err(NotEdited::Leaders) => text!(circles.edit_leaders, n = MAX_LEADERS),
            Err(NotEdited::Apart(part)) => {
                let circle = wish.name.trim().to_owned();
                text!(
                    circles.refused,
                    who = programme.name_of(&part),
                    circle = circle
                )
            }
        };
        notices.post(NoticeKind::Warning, why);
    };
    let name_id = format!("name-{word}");
    let first = name_id.clone();
    // Once the form stands there.
    Effect::new(move |_| focus_id(&first));
    let set_leaders = move |ids: Vec<String>| leaders.set(ids);
    view! {
        <div class="cm-move">
            <TextField
                id=name_id
                label=t!(circles.edit_name)
                value=name
                on_input=move |it: String| name.set(it)
            />
            {is_led.then(|| view! {
                <ComboBox
                    id=format!("lead-{word}")
                    label=t!(circles.edit_lead)
                    hint=t!(circles.edit_lead_hint)
                    choices=mentors
                    chosen=leaders
                    pick=Pick::Many
                    on_change=set_leaders
                />
            })}
            {is_published.then(|| view! {
                <DateField
                    id=format!("by-{word}")
                    label=t!(circles.write_by)
                    value=day
                    need=Need::Optional
                    error=odd_day
                    on_change=move |it: String| day.set(it)
                />
            })}
            <div class="cm-acts">
                <Button label=t!(circles.edit_save) look=Look::Outline on_press=save />
                <Button
                    label=t!(circles.move_cancel)
                    look=Look::Plain
                    on_press=move |()| {
                        draft.done();
                        on_done.run(());
                    }
                />
            </div>
        </div>
    }
}

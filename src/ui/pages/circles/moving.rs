//! Moving somebody to another circle: what it costs, the list with the
//! keyboard, and the change.

use std::time::Duration;

use leptos::prelude::*;

use super::Shared;
use super::cards::{change_words, n_words};
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::circles::{Fit, moved};
use crate::session::{OpenDesk, use_desk};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::{focus_id, id_word, scroll_id_into_view, unfold_around};
use crate::ui::kit::{Button, Choice, Look, NoticeKind, Select, use_notices};

/// The value of "in no circle".
const NONE: &str = "none";

/// Whether somebody would lead a circle, and what it is to them; nothing for
/// who does not take part.
pub(super) fn move_to(
    shared: Shared,
    programme: &Programme,
    part: &Id<Participation>,
    circle: &Circle,
) -> Option<(bool, Fit)> {
    let live = shared.live.get()?;
    let leads = circle.kind == CircleKind::Led && live.role_of(part)? == Role::Mentor;
    let people = programme.seated_in(&circle.id);
    Some((leads, live.fit(part, leads, circle.kind, &people)))
}

/// What somebody has where they sit now.
fn points_here(shared: Shared, programme: &Programme, part: &Id<Participation>) -> i64 {
    let seat = programme.seats.get(&part.cast());
    let circle = seat.and_then(|seat| programme.circles.get(seat.circle.as_ref()?));
    let here = circle.and_then(|it| move_to(shared, programme, part, it));
    match here {
        Some((_, Fit::Points(points))) => points,
        _ => 0,
    }
}

/// Makes moves; a cheap handle.
#[derive(Clone, Copy)]
pub(super) struct Mover {
    shared: Shared,
    desk: OpenDesk,
    act: Act,
    notices: crate::ui::kit::Notices,
}

/// Makes moves; call while a component is set up.
pub(super) fn use_mover(shared: Shared) -> Mover {
    Mover {
        shared,
        desk: use_desk(),
        act: use_act(),
        notices: use_notices(),
    }
}

impl Mover {
    /// Moves somebody, unless the rules keep them from there; says the points.
    pub fn take(self, part: &Id<Participation>, to: Option<Id<Circle>>) -> bool {
        let programme = self.desk.programme().get_untracked();
        let seat = programme.seats.get(&part.cast());
        if seat.and_then(|it| it.circle.as_ref()) == to.as_ref() {
            return false;
        }
        let who = programme.name_of(part);
        let circle = to.as_ref().and_then(|to| programme.circles.get(to));
        let before = points_here(self.shared, &programme, part);
        let (leads, after) = match circle {
            None => (false, 0),
            Some(circle) => match move_to(self.shared, &programme, part, circle) {
                Some((leads, Fit::Points(points))) => (leads, points),
                Some((_, Fit::Apart)) | None => {
                    let why = text!(circles.refused, who = who, circle = circle.name.clone());
                    self.notices.post(NoticeKind::Warning, why);
                    return false;
                }
            },
        };
        let cost = change_words(after - before);
        let done = match circle {
            Some(circle) => text!(
                circles.moved,
                who = who,
                circle = circle.name.clone(),
                cost = cost
            ),
            None => text!(circles.taken_out, who = who, cost = cost),
        };
        self.act.make(moved(part, to, leads), done)
    }
}

/// The button that opens the list of circles for somebody.
#[component]
pub(super) fn MoveAct(shared: Shared, part: Id<Participation>, name: String) -> impl IntoView {
    let id = format!("move-{}", id_word(part.as_str()));
    let open = move |()| {
        let is_open = shared.moving.get_untracked().as_ref() == Some(&part);
        shared.moving.set((!is_open).then(|| part.clone()));
    };
    view! {
        <span class="cm-no-print">
            <Button id label=t!(circles.move_act) about=name look=Look::Plain on_press=open />
        </span>
    }
}

/// The list of circles somebody could go to, each with its points.
#[component]
pub(super) fn MovePanel(shared: Shared, part: Id<Participation>, name: String) -> impl IntoView {
    let mine = part.clone();
    let is_open = Memo::new(move |_| shared.moving.read().as_ref() == Some(&mine));
    move || {
        is_open.get().then(|| {
            view! { <OpenPanel shared part=part.clone() name=name.clone() /> }
        })
    }
}

#[component]
fn OpenPanel(shared: Shared, part: Id<Participation>, name: String) -> impl IntoView {
    let programme = use_desk().programme();
    let mover = use_mover(shared);
    let chosen = RwSignal::new(String::new());
    let key = StoredValue::new(part);
    let found = Memo::new(move |_| {
        let programme = programme.read();
        let part = key.get_value();
        let here = points_here(shared, &programme, &part);
        let seat = programme.seats.get(&part.cast());
        let sits = seat.and_then(|it| it.circle.clone());
        let (mut choices, mut n_apart) = (Vec::new(), 0);
        for circle in programme.circles_in_order() {
            if Some(&circle.id) == sits.as_ref() {
                continue;
            }
            match move_to(shared, &programme, &part, circle) {
                Some((_, Fit::Points(points))) => {
                    let cost = change_words(points - here);
                    let words = format!("{}: {cost}", circle.name);
                    choices.push(Choice::new(circle.id.as_str(), words));
                }
                _ => n_apart += 1,
            }
        }
        if sits.is_some() {
            let words = text!(circles.choice_none, cost = change_words(-here));
            choices.push(Choice::new(NONE, words));
        }
        (choices, n_apart)
    });
    let choices = Signal::derive(move || found.get().0);
    let hint = MaybeProp::derive(move || {
        let n = found.get().1;
        (n > 0).then(|| text!(circles.kept_from, n = n_words(n)))
    });
    let close = move || {
        let id = format!("move-{}", id_word(key.get_value().as_str()));
        shared.moving.set(None);
        // The name may stand in another circle by then.
        let focus = move || {
            unfold_around(&id);
            focus_id(&id);
            scroll_id_into_view(&id);
        };
        set_timeout(focus, Duration::ZERO);
    };
    let take = move |()| {
        let to = chosen.get_untracked();
        let to = match to.as_str() {
            "" => return,
            NONE => None,
            id => Some(Id::new(id)),
        };
        let part = key.get_value();
        if mover.take(&part, to) {
            close();
        }
    };
    let blocked = Signal::derive(move || {
        let is_empty = chosen.read().is_empty();
        is_empty.then(|| text!(circles.choose_first))
    });
    // Once the list stands there.
    Effect::new(move |_| focus_id("move-to"));
    let about = name.clone();
    view! {
        <div class="cm-move cm-no-print">
            <Select
                id="move-to"
                label=Signal::derive(move || text!(circles.move_label, who = name.clone()))
                hint
                choices
                value=chosen
                empty=t!(circles.choose)
                on_change=move |value: String| chosen.set(value)
            />
            <div class="cm-acts">
                <Button id="move-now" label=t!(circles.move_now) about look=Look::Outline blocked on_press=take />
                <Button label=t!(circles.move_cancel) look=Look::Plain on_press=move |()| close() />
            </div>
        </div>
    }
}

//! What circles are wanted: of whom, how large, who leads.

use leptos::prelude::*;

use super::making::{Stage, use_making};
use crate::domain::check::blockers;
use crate::domain::circle::CircleKind;
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::whole::Programme;
use crate::flow::circles::{Wanted, asked_sizes};
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, ButtonLink, CheckGroup, Choice, ComboBox, Done, FormDraft, Look, Need, NumberField,
    Pick, Progress, RadioGroup, RadioLook,
};
use crate::ui::routes::Route;
use crate::ui::widgets::row_form::StandsInTheWay;
use crate::ui::widgets::words::role_name;

/// The fields, and the button that forms circles.
#[component]
pub(super) fn FormCircles(id: String, look: Look) -> impl IntoView {
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("circles/{id}"));
    let kind = draft.value("kind", CircleKind::Led.word().to_owned());
    let roles = draft.value("roles", vec![Role::Mentee.word().to_owned()]);
    let (usual_least, usual_most) = usual_sizes(&programme.read_untracked());
    let least = draft.value("least", Some(usual_least));
    let most = draft.value("most", Some(usual_most));
    let of_unit = draft.value("unit", None::<i64>);
    let each = draft.value("each", "1".to_owned());
    let leaders = draft.value("leaders", Vec::<String>::new());
    let making = use_making(move || draft.done());
    let stage = making.stage;
    let is_led = Memo::new(move |_| kind.read().as_str() == CircleKind::Led.word());
    let ready = Memo::new(move |_| {
        let programme = programme.read();
        let parts = programme.participations.values();
        let ready = parts.filter(|part| blockers(&programme, part).is_empty());
        let (mut n_mentees, mut mentors) = (0_usize, Vec::new());
        for part in ready {
            match part.role {
                Role::Mentee => n_mentees += 1,
                Role::Mentor => {
                    let name = programme.name_of(&part.id);
                    mentors.push(Choice::new(part.id.as_str(), name));
                }
            }
        }
        mentors.sort_by_key(|it| it.label.to_lowercase());
        (n_mentees, mentors)
    });
    let mentors = Signal::derive(move || ready.get().1);
    let kinds = Signal::derive(|| {
        vec![
            Choice::new(CircleKind::Led.word(), text!(circles.kind_led))
                .hint(text!(circles.kind_led_hint)),
            Choice::new(CircleKind::Peers.word(), text!(circles.kind_peers))
                .hint(text!(circles.kind_peers_hint)),
        ]
    });
    let role_choices = Signal::derive(|| {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        Role::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let each_choices = Signal::derive(|| {
        vec![
            Choice::new("1", text!(circles.one_leader)),
            Choice::new("2", text!(circles.two_leaders)),
        ]
    });
    let blocked = Signal::derive(move || {
        let (n_mentees, mentors) = ready.get();
        let roles = roles.read();
        let is_in = |role: Role| roles.iter().any(|it| it == role.word());
        let n_peers = usize::from(is_in(Role::Mentee)) * n_mentees
            + usize::from(is_in(Role::Mentor)) * mentors.len();
        let has_some = if is_led.get() {
            n_mentees > 0 && !mentors.is_empty()
        } else {
            n_peers > 1
        };
        (!has_some).then(|| text!(circles.nobody))
    });
    let form = move |()| {
        let count =
            |n: RwSignal<Option<i64>>| n.get_untracked().and_then(|n| u32::try_from(n).ok());
        let roles = roles.get_untracked();
        making.form(Wanted {
            kind: CircleKind::from_word(&kind.get_untracked()).unwrap_or_default(),
            roles: roles.iter().filter_map(|it| Role::from_word(it)).collect(),
            least: count(least).unwrap_or(0),
            most: count(most).unwrap_or(0),
            n_leaders: each.get_untracked().parse().unwrap_or(1),
            leaders: leaders
                .get_untracked()
                .iter()
                .map(|it| Id::new(it.as_str()))
                .collect(),
            most_of_unit: count(of_unit).filter(|n| *n > 0),
        });
    };
    let set_leaders = move |ids: Vec<String>| leaders.set(ids);
    let set_roles = move |words: Vec<String>| roles.set(words);
    let set = |field: RwSignal<Option<i64>>| move |n: Option<i64>| field.set(n);
    let (set_least, set_most, set_unit) = (set(least), set(most), set(of_unit));
    let is_running = Memo::new(move |_| *stage.read() == Stage::Running);
    let to_rules = Route::Rules(id).href();
    let failed = Signal::derive(move || match stage.get() {
        Stage::Failed(lines) => lines,
        _ => Vec::new(),
    });
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="form-circles">
            <h2 id="form-circles">{t!(circles.form_title)}</h2>
            <RadioGroup
                id="circle-kind"
                legend=t!(circles.kind)
                choices=kinds
                value=kind
                look=RadioLook::List
                on_change=move |word: String| kind.set(word)
            />
            {move || if is_led.get() {
                view! {
                    <RadioGroup
                        id="circle-each"
                        legend=t!(circles.each)
                        choices=each_choices
                        value=each
                        look=RadioLook::Inline
                        on_change=move |n: String| each.set(n)
                    />
                    <ComboBox
                        id="circle-leaders"
                        label=t!(circles.leaders)
                        hint=t!(circles.leaders_hint)
                        choices=mentors
                        chosen=leaders
                        pick=Pick::Many
                        need=Need::Optional
                        on_change=set_leaders
                    />
                }
                .into_any()
            } else {
                view! {
                    <CheckGroup
                        id="circle-roles"
                        legend=t!(circles.roles)
                        choices=role_choices
                        chosen=roles
                        on_change=set_roles
                    />
                }
                .into_any()
            }}
            <div class="cm-event">
                <NumberField
                    id="circle-least"
                    label=t!(circles.least)
                    hint=t!(circles.size_hint)
                    value=least
                    min=1
                    max=100
                    on_change=set_least
                />
                <NumberField
                    id="circle-most"
                    label=t!(circles.most)
                    value=most
                    min=1
                    max=100
                    on_change=set_most
                />
                <NumberField
                    id="circle-unit"
                    label=t!(circles.of_unit)
                    hint=t!(circles.of_unit_hint)
                    value=of_unit
                    max=100
                    need=Need::Optional
                    on_change=set_unit
                />
            </div>
            <StandsInTheWay heading=t!(circles.not_formed) lines=failed />
            {move || if is_running.get() {
                view! {
                    <Progress
                        label=t!(circles.forming)
                        done=Done::Unknown
                        on_cancel=move |()| making.cancel()
                        cancel_label=t!(review.cancel)
                    />
                }
                .into_any()
            } else {
                view! {
                    <div class="cm-acts">
                        <Button id="form-now" label=t!(circles.form) look blocked on_press=form />
                        <ButtonLink href=to_rules.clone() label=t!(review.see_rules) look=Look::Plain />
                    </div>
                }
                .into_any()
            }}
            <p class="cm-quiet">{t!(circles.promise)}</p>
        </section>
    }
}

/// The sizes asked for before, or what is usual.
fn usual_sizes(programme: &Programme) -> (i64, i64) {
    let (least, most) = asked_sizes(programme).unwrap_or((4, 6));
    (least.into(), most.into())
}

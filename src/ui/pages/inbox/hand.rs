//! The third way of every step: a reply by e-mail, on paper or by telephone,
//! recorded by hand.

use leptos::prelude::*;

use crate::bundle::{Act, ApprovalAnswer, Outcome};
use crate::domain::check::needs_approval;
use crate::domain::id::Id;
use crate::domain::people::{ApprovedTime, Participation};
use crate::flow::inbox::hand::{Said, record};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, ComboBox, Details, FormDraft, Look, Need, NumberField, OwnWords, Pick,
    RadioGroup, TextArea,
};
use crate::ui::routes::Route;
use crate::ui::widgets::source::{Source, SourceFields};
use crate::ui::widgets::words::role_name;

/// What somebody said.
const SAID: [&str; 6] = [
    "approved", "limited", "refused", "pause", "resume", "withdraw",
];

fn said_words(word: &str) -> String {
    match word {
        "approved" => text!(enrol.hand_approved),
        "limited" => text!(enrol.hand_limited),
        "refused" => text!(enrol.hand_refused),
        "pause" => text!(enrol.hand_pause),
        "resume" => text!(enrol.hand_resume),
        _ => text!(enrol.hand_withdraw),
    }
}

/// Records a reply by hand.
#[component]
pub(super) fn ByHand() -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let draft = FormDraft::new(format!("by-hand/{}", desk.id()));
    let what = draft.value("what", "approved".to_owned());
    let who = draft.value("who", None::<String>);
    let coordinator = desk
        .programme()
        .read_untracked()
        .facts
        .coordinator_name
        .clone();
    let source = Source::new(draft, String::new(), coordinator);
    let note = draft.text("note");
    let hours = draft.value("hours", None::<i64>);
    let is_approval =
        Memo::new(move |_| matches!(what.read().as_str(), "approved" | "limited" | "refused"));
    let is_limited = Memo::new(move |_| what.read().as_str() == "limited");
    let people = Signal::derive(move || {
        let programme = desk.programme().read();
        let wants = is_approval.get();
        let parts = programme.participations.values();
        let parts = parts.filter(|it| !wants || needs_approval(&programme.facts, it.role));
        let mut choices: Vec<Choice> = parts
            .map(|it| {
                let name = format!("{} ({})", programme.name_of(&it.id), role_name(it.role));
                Choice::new(it.id.to_string(), name)
            })
            .collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    });
    let sayings = Signal::derive(|| {
        SAID.iter()
            .map(|word| Choice::new(*word, said_words(word)))
            .collect::<Vec<_>>()
    });
    let type_in = Route::TypeIn(desk.id()).href();
    let chosen = Signal::derive(move || who.get().into_iter().collect::<Vec<_>>());
    let save = move |()| {
        let Some(part) = who.get_untracked() else {
            return;
        };
        let programme = desk.programme().get_untracked();
        let part: Id<Participation> = Id::new(part);
        let word = what.get_untracked();
        let said = said_of(
            &programme,
            &part,
            &word,
            &note.get_untracked(),
            hours.get_untracked(),
        );
        let Some(said) = said else {
            return;
        };
        let change = record(
            &programme,
            &said,
            source.recorded(),
            session.new_id(),
            session.now_ms(),
            session.today(),
        );
        if let Some(change) = change
            && act.make(change, text!(enrol.hand_done))
        {
            who.set(None);
            note.set(String::new());
            source.clear();
            draft.done();
        }
    };
    let choose = move |ids: Vec<String>| who.set(ids.into_iter().next());
    let set_hours = move |n: Option<i64>| hours.set(n);
    let blocked = Signal::derive(move || {
        if who.read().is_none() {
            Some(text!(enrol.hand_who_first))
        } else {
            source.missing()
        }
    });
    view! {
        <section class="cm-section" aria-labelledby="by-hand">
            <h2 id="by-hand">{t!(enrol.hand_title)}</h2>
            <Details fold=draft.fold() summary=t!(enrol.hand_open)>
                <p>{t!(enrol.hand_text)}</p>
                <p><a href=type_in>{t!(enrol.type_open)}</a></p>
                <RadioGroup
                    id="hand-what"
                    legend=t!(enrol.hand_what)
                    choices=sayings
                    value=what
                    on_change=move |it: String| what.set(it)
                />
                <ComboBox
                    id="hand-who"
                    label=t!(enrol.hand_who)
                    choices=people
                    chosen
                    on_change=choose
                    pick=Pick::One
                    own_words=OwnWords::Refused
                />
                <Show when=move || is_limited.get()>
                    <NumberField
                        id="hand-hours"
                        label=t!(enrol.hand_hours)
                        need=Need::Optional
                        max=80
                        value=hours
                        on_change=set_hours
                    />
                </Show>
                <TextArea
                    id="hand-note"
                    label=t!(enrol.hand_note)
                    need=Need::Optional
                    value=note
                    on_input=move |it: String| note.set(it)
                    rows=2
                />
                <SourceFields prefix="hand" source />
                <Button label=t!(enrol.hand_act) look=Look::Outline on_press=save blocked />
            </Details>
        </section>
    }
}

/// What was said, as the flow takes it.
fn said_of(
    programme: &crate::domain::whole::Programme,
    part: &Id<Participation>,
    word: &str,
    note: &str,
    hours: Option<i64>,
) -> Option<Said> {
    let person = programme.participations.get(part)?.person.clone();
    let note = note.trim().to_owned();
    let answer = |outcome| ApprovalAnswer {
        outcome,
        hours: hours
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or_default(),
        time: ApprovedTime::Unsaid,
        note: note.clone(),
        ..ApprovalAnswer::default()
    };
    Some(match word {
        "approved" => Said::Approval(
            part.clone(),
            ApprovalAnswer {
                hours: 0,
                ..answer(Outcome::Approved)
            },
        ),
        "limited" => Said::Approval(part.clone(), answer(Outcome::Limited)),
        "refused" => Said::Approval(
            part.clone(),
            ApprovalAnswer {
                hours: 0,
                ..answer(Outcome::Refused)
            },
        ),
        "pause" => Said::Standing(person, Act::Pause, note),
        "resume" => Said::Standing(person, Act::Resume, note),
        _ => Said::Standing(person, Act::Withdraw, note),
    })
}

//! Test this computer. Who comes: somebody on a shared or locked computer,
//! before entering anything. To decide: whether data will stay here. Next: go
//! on, or work in a file.

use leptos::prelude::*;

use crate::session::{Place, use_session};
use crate::store::idb::probe::{Outcome, Trial, Tried, can_save, storage_probe};
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{
    Button, ButtonLink, Details, Fold, Look, Notice, NoticeKind, Page, PageWidth, Tag, Tone,
};
use crate::ui::routes::Route;

/// Test this computer.
#[component]
pub fn TestComputerPage() -> impl IntoView {
    let trials = LocalResource::new(storage_probe);
    view! {
        <Page
            title=t!(home.test_title)
            lead=t!(home.test_lead)
            back=(Route::Home.href(), t!(home.title))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(home.test_help) /> }
        >
            {move || match trials.get() {
                None => view! { <p role="status">{t!(home.test_running)}</p> }.into_any(),
                Some(trials) => view! { <Verdict trials /> }.into_any(),
            }}
            <div class="cm-acts">
                <Button label=t!(home.test_again) look=Look::Outline on_press=move |()| trials.refetch() />
            </div>
            <ChoosePlace />
        </Page>
    }
}

/// Yes or no in one sentence, and what was tried.
#[component]
fn Verdict(trials: Vec<Trial>) -> impl IntoView {
    let can = can_save(&trials);
    let promised = trials
        .iter()
        .any(|it| it.tried == Tried::Persistence && it.outcome == Outcome::Works);
    let little = trials
        .iter()
        .any(|it| matches!(it.outcome, Outcome::LittleRoom(_)));
    let (kind, heading, more) = match (can, little, promised) {
        (false, _, _) => (NoticeKind::Error, t!(home.test_no), t!(home.test_no_more)),
        (true, true, _) => (
            NoticeKind::Warning,
            t!(home.test_little),
            t!(home.test_little_more),
        ),
        (true, false, true) => (
            NoticeKind::Success,
            t!(home.test_yes),
            t!(home.test_yes_more),
        ),
        (true, false, false) => (
            NoticeKind::Success,
            t!(home.test_yes),
            t!(home.test_yes_unpromised),
        ),
    };
    let rows = trials.into_iter().map(|trial| {
        let tone = match &trial.outcome {
            Outcome::Works | Outcome::Room(_) => Tone::Good,
            Outcome::NoPromise | Outcome::LittleRoom(_) => Tone::Waiting,
            Outcome::Missing | Outcome::Failed { .. } | Outcome::NotTried
                if trial.tried.is_needed() =>
            {
                Tone::Bad
            }
            Outcome::Missing | Outcome::Failed { .. } | Outcome::NotTried => Tone::Plain,
        };
        let (tried, outcome) = (trial.tried, trial.outcome);
        view! {
            <div class="cm-summary__row">
                <dt>{move || tried_name(tried)}</dt>
                <dd><Tag text=Signal::derive(move || outcome_name(&outcome)) tone /></dd>
            </div>
        }
    });
    view! {
        <Notice kind heading><p>{more}</p></Notice>
        <Details summary=t!(home.test_tried) fold=if can { Fold::Closed } else { Fold::Open }>
            <dl class="cm-summary">{rows.collect_view()}</dl>
        </Details>
    }
}

fn tried_name(tried: Tried) -> String {
    match tried {
        Tried::SecureAddress => text!(home.tried_address),
        Tried::DatabaseOpen => text!(home.tried_open),
        Tried::DatabaseWrite => text!(home.tried_write),
        Tried::DatabaseReadBack => text!(home.tried_read),
        Tried::DatabaseRemove => text!(home.tried_remove),
        Tried::Locks => text!(home.tried_locks),
        Tried::Channel => text!(home.tried_channel),
        Tried::ShortTexts => text!(home.tried_texts),
        Tried::Persistence => text!(home.tried_promise),
        Tried::Room => text!(home.tried_room),
        Tried::FilesInPlace => text!(home.tried_files),
    }
}

fn outcome_name(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Works => text!(home.outcome_works),
        Outcome::Missing => text!(home.outcome_missing),
        Outcome::NoPromise => text!(home.outcome_no_promise),
        Outcome::Room(room) | Outcome::LittleRoom(room) => {
            let megabytes = i64::try_from(room.quota_bytes / 1_000_000).unwrap_or(i64::MAX);
            text!(home.outcome_room, n = number(megabytes))
        }
        Outcome::NotTried => text!(home.outcome_not_tried),
        Outcome::Failed { detail } => text!(home.outcome_failed, why = detail),
    }
}

/// Where work is kept, and the other way one click away.
#[component]
pub fn ChoosePlace() -> impl IntoView {
    let session = use_session();
    let in_file = Signal::derive(move || matches!(session.place().get(), Place::WorkingFile(_)));
    let chosen = Signal::derive(move || session.place().get() == Place::WorkingFile(None));
    view! {
        <section class="cm-section" aria-labelledby="place">
            <h2 id="place">{t!(home.place_title)}</h2>
            <p>{move || if in_file.get() { text!(home.place_file) } else { text!(home.place_browser) }}</p>
            <div class="cm-acts">
                {move || if chosen.get() {
                    view! {
                        <Button
                            label=t!(home.place_use_browser)
                            look=Look::Outline
                            on_press=move |()| session.choose_browser()
                        />
                    }
                    .into_any()
                } else if in_file.get() {
                    ().into_any()
                } else {
                    view! {
                        <Button
                            label=t!(home.place_use_file)
                            look=Look::Outline
                            on_press=move |()| session.choose_file()
                        />
                    }
                    .into_any()
                }}
                <ButtonLink href=Route::Home.href() label=t!(home.place_go_on) look=Look::Plain />
            </div>
        </section>
    }
}

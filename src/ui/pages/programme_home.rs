//! Programme home. Who comes: the coordinator, to go on. To decide: nothing;
//! the next act is one button. Below: how far it is, who is kept out and why,
//! and what is not backed up.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::check::{Blocker, Problem, problems};
use crate::domain::fact_text::FactText;
use crate::domain::people::Role;
use crate::flow::backup::backup_due;
use crate::flow::next::{NextAct, Progress, Stage, progress};
use crate::merge::Document;
use crate::session::{Backup, Space, use_desk, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    ButtonLink, Figure, Look, Notice, NoticeKind, Page, Step, StepIndicator, StepState,
};
use crate::ui::pages::offers::DecideRuns;
use crate::ui::routes::Route;
use crate::ui::widgets::approval_waits::ApprovalWaits;
use crate::ui::widgets::choice_waits::ChoiceWaits;
use crate::ui::widgets::inbox_waits::InboxWaits;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::next_act::{next_words, stage_name};
use crate::ui::widgets::offer_waits::OfferWaits;
use crate::ui::widgets::words::blocker_name;

/// Programme home: the next act, and who waits for what.
#[component]
pub fn ProgrammeHomePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let programme = desk.programme();
    let now = Memo::new(move |_| progress(&programme.read(), session.today()));
    let title = Signal::derive(move || programme.read().facts.name.clone());
    let next_id = id.clone();
    view! {
        <Page
            title=title
            lead=Signal::derive(move || programme.read().facts.text(FactText::Purpose).in_language(page_language()).to_owned())
            help=|| view! { <HelpText text=t!(home.programme_help) /> }
        >
            {(desk.space() == Space::Sample).then(|| view! {
                <Notice heading=t!(home.sample_notice)><p>{t!(home.sample_notice_text)}</p></Notice>
            })}
            {move || view! { <NextPanel id=next_id.clone() next=now.read().next /> }}
            <BackupPanel id=id.clone() />
            <Stages now />
            <Figures id=id.clone() now />
            <InboxWaits id=id.clone() />
            <Waiting id=id.clone() now />
            <DecideRuns />
            <OfferWaits id=id.clone() />
            <ChoiceWaits id=id.clone() />
            <ApprovalWaits id=id.clone() />
            <Decisions id=id.clone() />
            <OtherForms id />
        </Page>
    }
}

/// The next act as one button.
#[component]
fn NextPanel(id: String, next: NextAct) -> impl IntoView {
    let words = next_words(&id, next);
    view! {
        <section class="cm-next" aria-labelledby="next">
            <h2 id="next" class="cm-next__label">{t!(home.next_label)}</h2>
            <p class="cm-next__sentence">{words.sentence}</p>
            <ButtonLink href=words.href label=words.act />
        </section>
    }
}

/// What lies only in this browser, once it is enough to be missed.
#[component]
fn BackupPanel(id: String) -> impl IntoView {
    let (session, desk) = (use_session(), use_desk());
    // Nothing is said before the last backup was looked up, or where it cannot be.
    let last = RwSignal::new(None::<Option<Backup>>);
    spawn_local(async move {
        if let Ok(found) = session.last_backup(desk).await {
            let _ = last.try_set(Some(found));
        }
    });
    let due = Memo::new(move |_| {
        desk.programme().track();
        let last = last.get().filter(|_| desk.space() == Space::Real)?;
        let before = last.as_ref().map(|backup| (backup.at_ms, backup.n_changes));
        let due = |document: &Document| backup_due(document, before, session.now_ms());
        let n_edits = desk.with_document(due)??;
        Some((n_edits, last.map(|backup| backup.at_ms)))
    });
    let href = Route::Files(id).href();
    move || {
        due.get().map(|(n_edits, at_ms)| {
            let heading = Signal::derive(move || match at_ms {
                None => text!(home.backup_never),
                Some(at_ms) => text!(home.backup_old, at = moment_words(at_ms)),
            });
            let words = move || text_n!(n_edits, home.backup_text_1, home.backup_text_n);
            let href = href.clone();
            view! {
                <Notice kind=NoticeKind::Warning heading>
                    <p>{words}</p>
                    <ButtonLink href label=t!(home.backup_act) look=Look::Outline />
                </Notice>
            }
        })
    }
}

#[component]
fn Stages(now: Memo<Progress>) -> impl IntoView {
    let steps = Signal::derive(move || {
        let stage = now.read().stage;
        let done = now.read().next == NextAct::RoundDone;
        let state = |each: Stage| match each.cmp(&stage) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal if done => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::Ahead,
        };
        let step = |each: &Stage| Step {
            label: stage_name(*each),
            state: state(*each),
            href: None,
        };
        Stage::ALL.iter().map(step).collect::<Vec<_>>()
    });
    view! { <StepIndicator label=t!(home.stages_label) steps /> }
}

/// Counts of people and pairings, each a link to what it counts.
#[component]
fn Figures(id: String, now: Memo<Progress>) -> impl IntoView {
    let programme = use_desk().programme();
    let count = move |role| {
        let programme = programme.read();
        programme
            .participations
            .values()
            .filter(|part| part.role == role)
            .count()
    };
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let ready = move |role| now.read().n_ready.get(&role).copied().unwrap_or(0);
    let pairings = move || {
        let programme = programme.read();
        programme
            .current_round()
            .map_or(0, |round| programme.live_pairings(&round.id).len())
    };
    let figure = move |role| Signal::derive(move || shown(count(role)));
    let of_ready = move |role| {
        Signal::derive(move || match role {
            Role::Mentor => text!(home.figure_mentors, ready = shown(ready(role))),
            Role::Mentee => text!(home.figure_mentees, ready = shown(ready(role))),
        })
    };
    view! {
        <section class="cm-section" aria-labelledby="figures">
            <h2 id="figures">{t!(home.figures_title)}</h2>
            <div class="cm-figures">
                <Figure value=figure(Role::Mentor) label=of_ready(Role::Mentor) />
                <Figure value=figure(Role::Mentee) label=of_ready(Role::Mentee) />
                <Figure
                    value=Signal::derive(move || shown(pairings()))
                    label=t!(home.figure_pairings)
                />
            </div>
            <ul class="cm-links">
                <li><a href=Route::People(id.clone()).href()>{t!(home.see_people)}</a></li>
                <li><a href=Route::Gaps(id.clone()).href()>{t!(home.see_gaps)}</a></li>
                <li><a href=Route::Setup(id.clone(), "timeline".into()).href()>{t!(home.see_timeline)}</a></li>
                <li><a href=Route::Files(id).href()>{t!(home.see_files)}</a></li>
            </ul>
        </section>
    }
}

/// Who is kept out of the next run, by reason.
#[component]
fn Waiting(id: String, now: Memo<Progress>) -> impl IntoView {
    move || {
        let blocked = now.read().blocked.clone();
        let mendable: Vec<(Blocker, usize)> = blocked
            .into_iter()
            .filter(|(blocker, _)| blocker.is_mendable())
            .collect();
        if mendable.is_empty() {
            return None;
        }
        let people = Route::People(id.clone());
        let line = move |(blocker, n): (Blocker, usize)| {
            let href = people.href_with(&[("blocked", blocker.word())]);
            let words = text_n!(
                n,
                home.waiting_1,
                home.waiting_n,
                why = blocker_name(blocker)
            );
            view! { <li><a href=href>{words}</a></li> }
        };
        Some(view! {
            <section class="cm-section" aria-labelledby="waiting">
                <h2 id="waiting">{t!(home.waiting_title)}</h2>
                <ul class="cm-list">{mendable.into_iter().map(line).collect_view()}</ul>
            </section>
        })
    }
}

/// Forms of mentoring beside pairs.
#[component]
fn OtherForms(id: String) -> impl IntoView {
    view! {
        <section class="cm-section" aria-labelledby="others">
            <h2 id="others">{t!(home.others_title)}</h2>
            <ul class="cm-links">
                <li><a href=Route::Circles(id.clone()).href()>{t!(home.see_circles)}</a></li>
                <li><a href=Route::Timetable(id).href()>{t!(home.see_speed)}</a></li>
            </ul>
        </section>
    }
}

/// What wants a decision: possible duplicates, places used twice, unreadable fields.
#[component]
fn Decisions(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let found = Memo::new(move |_| problems(&programme.read()));
    move || {
        let found = found.get();
        if found.is_empty() {
            return None;
        }
        let id = id.clone();
        let lines = found.into_iter().take(20).map(|problem| {
            let (words, route) = problem_words(&programme.read(), &id, &problem);
            view! { <li><a href=route.href()>{words}</a></li> }
        });
        Some(view! {
            <section class="cm-section" aria-labelledby="decisions">
                <h2 id="decisions">{t!(home.decisions_title)}</h2>
                <ul class="cm-list">{lines.collect_view()}</ul>
            </section>
        })
    }
}

fn problem_words(
    programme: &crate::domain::whole::Programme,
    id: &str,
    problem: &Problem,
) -> (String, Route) {
    let id = id.to_owned();
    match problem {
        Problem::Malformed(it) => (
            text!(
                home.problem_malformed,
                what = format!("{} {}", it.kind, it.field)
            ),
            Route::Trail(id),
        ),
        Problem::OverCapacity {
            participation,
            n_pairings,
            capacity,
        } => {
            let who = programme.name_of(participation);
            let words = text!(
                home.problem_capacity,
                who = who,
                n = n_pairings,
                capacity = capacity
            );
            (words, Route::Review(id))
        }
        Problem::PairingWithoutPerson { .. } => (text!(home.problem_pairing), Route::Review(id)),
        Problem::SameEmail { first, second } => {
            let name = |it| {
                programme
                    .people
                    .get(it)
                    .map(|p| p.full_name())
                    .unwrap_or_default()
            };
            let words = text!(home.problem_email, one = name(first), two = name(second));
            (words, Route::Person(id, first.to_string()))
        }
        Problem::ParticipationWithoutPerson { .. } => {
            (text!(home.problem_participation), Route::People(id))
        }
        Problem::GradeWithoutLevel { .. } => (text!(home.problem_grade), Route::Levels(id)),
        Problem::TooManyPeople { n_people } => {
            (text!(home.problem_many, n = n_people), Route::People(id))
        }
    }
}

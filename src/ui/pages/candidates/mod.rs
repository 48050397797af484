//! Candidates (C6). Who comes: the coordinator, for one mentee without a
//! mentor or with the wrong one. To decide: who instead, seeing the points, the
//! places and what each choice costs. Next: back to the review.

mod card;
mod cost;
mod mentee;
mod taking;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::round::{Scoring, current_open_round, rules_of};
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Details, EmptyState, FormDraft, Look, Need, Page, PageWidth, TextField,
    TextKind,
};
use crate::ui::routes::Route;
use crate::ui::widgets::match_words::{barred_words, refusal_words};
use crate::ui::widgets::remedies::Remedies;
use card::CandidateCard;
pub(super) use cost::use_costs;
use mentee::AboutMentee;

/// Candidates shown at first, and more each time.
const STEP: usize = 9;

/// Candidates for one mentee, side by side.
#[component]
pub fn CandidatesPage(
    /// The programme's id in the URL.
    id: String,
    /// The mentee's id in the URL.
    mentee: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let mentee: Id<Participation> = Id::new(mentee);
    let name = {
        let mentee = mentee.clone();
        Memo::new(move |_| programme.read().name_of(&mentee))
    };
    let title = Signal::derive(move || text!(review.candidates_for, name = name.get()));
    let is_open = Memo::new(move |_| current_open_round(&programme.read()).is_some());
    let is_here = {
        let mentee = mentee.clone();
        Memo::new(move |_| programme.read().participations.contains_key(&mentee))
    };
    view! {
        <Page
            title
            lead=t!(review.candidates_lead)
            back=(Route::Review(id.clone()).href(), t!(review.title))
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(review.candidates_help) /> }
        >
            {move || {
                let (id, mentee) = (id.clone(), mentee.clone());
                if !is_here.get() {
                    view! { <EmptyState text=t!(review.mentee_gone) /> }.into_any()
                } else if is_open.get() {
                    view! {
                        <AboutMentee mentee=mentee.clone() />
                        <WouldChange mentee=mentee.clone() />
                        <Candidates id mentee />
                    }
                    .into_any()
                } else {
                    view! {
                        <AboutMentee mentee=mentee.clone() />
                        <EmptyState text=t!(review.candidates_closed) />
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

/// What would have to change, for a mentee who has no mentor.
#[component]
fn WouldChange(mentee: Id<Participation>) -> impl IntoView {
    let programme = use_desk().programme();
    let is_alone = {
        let mentee = mentee.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let mut pairings = programme.pairings.values();
            !pairings.any(|it| it.mentee == mentee && it.state.is_live())
        })
    };
    view! {
        <Show when=move || is_alone.get()>
            <Remedies mentee=mentee.clone() />
        </Show>
    }
}

#[component]
fn Candidates(id: String, mentee: Id<Participation>) -> impl IntoView {
    let programme = use_desk().programme();
    let rules = Memo::new(move |_| rules_of(&programme.read()).ok());
    let scoring = Memo::new(move |_| {
        let rules = rules.get()?;
        Some(Scoring::of(&programme.read(), rules))
    });
    let all = {
        let mentee = mentee.clone();
        Memo::new(move |_| match &*scoring.read() {
            Some(Ok(scoring)) => scoring.candidates(&programme.read(), &mentee),
            _ => Vec::new(),
        })
    };
    let refused = move || match &*scoring.read() {
        Some(Err(refusals)) => {
            let rules = rules.get()?;
            let words = |refusal| refusal_words(&programme.read(), &rules, refusal);
            let lines: Vec<_> = refusals.iter().map(words).collect();
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            Some(view! { <ul class="cm-list">{lines.collect_view()}</ul> })
        }
        _ => None,
    };
    let judged = Memo::new(move |_| scoring.read().as_ref()?.as_ref().ok().cloned());
    let wanted = RwSignal::new(String::new());
    let n_shown = RwSignal::new(STEP);
    let found = Memo::new(move |_| {
        let wanted = wanted.read().trim().to_lowercase();
        let programme = programme.read();
        let all = all.read();
        let fits = |mentor: &Id<Participation>| {
            wanted.is_empty() || programme.name_of(mentor).to_lowercase().contains(&wanted)
        };
        let eligible = all.iter().filter(|it| it.judgement.is_eligible());
        eligible
            .filter(|it| fits(&it.mentor))
            .map(|it| it.mentor.clone())
            .collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| {
        let found = found.read();
        found
            .iter()
            .take(n_shown.get())
            .cloned()
            .collect::<Vec<_>>()
    });
    let n_left = Memo::new(move |_| found.read().len().saturating_sub(n_shown.get()));
    let n_eligible = Memo::new(move |_| {
        let all = all.read();
        all.iter().filter(|it| it.judgement.is_eligible()).count()
    });
    let costs = use_costs(mentee.clone());
    let card_mentee = mentee.clone();
    let rules_href = StoredValue::new(Route::Rules(id.clone()).href());
    let more = move |()| n_shown.update(|n| *n += STEP);
    // Typed before the page was loaded again, it is there once more.
    let draft = FormDraft::new(format!("candidate-why/{}", mentee.as_str()));
    let why = draft.text("why");
    let on_paired = Callback::new(move |()| draft.done());
    view! {
        <section class="cm-section" aria-labelledby="candidates">
            <h2 id="candidates">
                {move || text_n!(n_eligible.get(), review.eligible_1, review.eligible_n)}
            </h2>
            {refused}
            {move || (n_eligible.get() == 0).then(|| view! {
                <EmptyState text=t!(review.eligible_none)>
                    <ButtonLink href=rules_href.get_value() label=t!(review.see_rules) look=Look::Outline />
                </EmptyState>
            })}
            <div hidden=move || { n_eligible.get() <= STEP }>
                <TextField
                    id="find-mentor"
                    label=t!(review.find_by_name)
                    kind=TextKind::Search
                    value=wanted
                    on_input=move |text: String| wanted.set(text)
                />
            </div>
            <div hidden=move || n_eligible.get() == 0>
                <TextField
                    id="candidate-why"
                    label=t!(review.why_candidate)
                    hint=t!(review.why_hint)
                    need=Need::Optional
                    value=why
                    on_input=move |text: String| why.set(text)
                />
            </div>
            <ul class="cm-cards">
                <For each=move || shown.get() key=Clone::clone let(mentor)>
                    <CandidateCard id=id.clone() mentee=card_mentee.clone() mentor all scoring=judged costs why on_paired />
                </For>
            </ul>
            {move || (n_left.get() > 0).then(|| view! {
                <Button
                    label=text_n!(n_left.get(), review.more_1, review.more_n)
                    look=Look::Outline
                    on_press=more
                />
            })}
        </section>
        <Barred all rules />
    }
}

/// Mentors who may not be paired with this mentee, each with every reason.
#[component]
fn Barred(
    all: Memo<Vec<crate::flow::round::Candidate>>,
    rules: Memo<Option<crate::domain::rules::RuleSet>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let rules = rules.get()?;
        let all = all.read();
        let programme = programme.read();
        let barred: Vec<_> = all
            .iter()
            .filter(|it| !it.judgement.is_eligible())
            .map(|it| {
                let why: BTreeSet<String> = it
                    .judgement
                    .barred
                    .iter()
                    .map(|barred| barred_words(&programme, &rules, barred))
                    .collect();
                let why: Vec<String> = why.into_iter().collect();
                (programme.name_of(&it.mentor), why.join(" "))
            })
            .collect();
        let n = barred.len();
        if n == 0 {
            return None;
        }
        let lines = barred
            .into_iter()
            .map(|(name, why)| view! { <li><strong>{name}</strong>": "{why}</li> });
        let lines = lines.collect_view();
        Some(view! {
            <Details summary=text_n!(n, review.barred_1, review.barred_n)>
                <ul class="cm-list">{lines}</ul>
            </Details>
        })
    }
}

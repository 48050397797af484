//! Gaps (B6). Who comes: the coordinator before matching. To decide: which
//! mentors to look for. Next: a ready request to send to agencies.

mod request;

use leptos::prelude::*;

use crate::evaluate::gaps::{Balance, Gap, Kind, balance, gaps, ready};
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    Align, Bar, Bars, ButtonLink, Column, DataTable, EmptyState, Figure, Page, PageWidth, RowKind,
    Tag, Tone,
};
use crate::ui::routes::Route;
use request::Request;

/// Gaps: wants nobody offers, places missing by skill.
#[component]
pub fn GapsPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let all = Memo::new(move |_| gaps(&programme.read()));
    let verdict = Signal::derive(move || {
        (!all.read().is_empty()).then(|| verdict_words(&balance(&programme.read())))
    });
    let people = Route::People(id.clone()).href();
    let import = Route::Import(id).href();
    view! {
        <Page
            title=t!(gaps.title)
            lead=verdict
            width=PageWidth::Dense
            back=(people, t!(people.title))
            help=|| view! { <HelpText text=t!(gaps.help) /> }
        >
            {move || {
                if all.read().is_empty() {
                    let href = import.clone();
                    view! {
                        <EmptyState text=t!(gaps.none)>
                            <ButtonLink href=href label=t!(people.act_import) />
                        </EmptyState>
                    }
                    .into_any()
                } else {
                    view! {
                        <Whole />
                        <div class="cm-split cm-needs">
                            <div>
                                <Nobody all />
                                <Request all />
                            </div>
                            <Missing all />
                        </div>
                        <EverySkill all />
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

fn shown(n: u32) -> String {
    number(n)
}

/// Whether there are places enough, in a sentence; the lead of the page.
fn verdict_words(now: &Balance) -> String {
    if now.n_places_missing > 0 {
        let missing = text_n!(now.n_places_missing, gaps.missing_1, gaps.missing_n);
        let more = text_n!(now.n_mentors_missing, gaps.short_1, gaps.short_n);
        return format!("{missing} {more}");
    }
    let places = text_n!(now.n_places, gaps.places_1, gaps.places_n);
    let mentees = text_n!(now.n_mentees, gaps.mentees_1, gaps.mentees_n);
    text!(gaps.enough, places = places, mentees = mentees)
}

/// The programme as a whole, in numbers.
#[component]
fn Whole() -> impl IntoView {
    let programme = use_desk().programme();
    let now = Memo::new(move |_| balance(&programme.read()));
    let figure = move |read: fn(&Balance) -> u32| Signal::derive(move || shown(read(&now.read())));
    let unserved = move || {
        let n = now.read().n_mentees_unserved;
        (n > 0).then(|| view! { <p>{text_n!(n, gaps.unserved_1, gaps.unserved_n)}</p> })
    };
    let held_back = move || {
        let n = now.read().n_held_back;
        (n > 0).then(|| view! { <p>{text_n!(n, review.held_back_1, review.held_back_n)}</p> })
    };
    let at_run = move || {
        let (now, ready) = (now.get(), ready(&programme.read()));
        let differs = now.n_mentees != ready.n_wants || now.n_places != ready.n_places;
        differs.then(|| {
            let wants = text_n!(ready.n_wants, review.who_wants_1, review.who_wants_n);
            let places = text_n!(ready.n_places, gaps.places_1, gaps.places_n);
            let mentees = text_n!(ready.n_mentees, gaps.mentees_1, gaps.mentees_n);
            view! {
                <p class="cm-quiet">
                    {text!(gaps.at_run, mentees = mentees, wants = wants, places = places)}
                </p>
            }
        })
    };
    let label = move |read: fn(&Balance) -> u32, words: fn(u32) -> String| {
        Signal::derive(move || words(read(&now.read())))
    };
    view! {
        <section aria-labelledby="whole">
            <h2 id="whole" class="usa-sr-only">{t!(gaps.whole_title)}</h2>
            <div class="cm-figures">
                <Figure
                    value=figure(|it| it.n_mentees)
                    label=label(|it| it.n_mentees, |n| text_n!(n, gaps.figure_mentees_1, gaps.figure_mentees_n))
                />
                <Figure
                    value=figure(|it| it.n_places)
                    label=label(|it| it.n_places, |n| text_n!(n, gaps.figure_places_1, gaps.figure_places_n))
                />
                <Figure
                    value=figure(|it| it.n_places_missing)
                    label=label(|it| it.n_places_missing, |n| text_n!(n, gaps.figure_missing_1, gaps.figure_missing_n))
                />
            </div>
            {unserved}
            {held_back}
            {at_run}
        </section>
    }
}

/// Wants nobody offers.
#[component]
fn Nobody(all: Memo<Vec<Gap>>) -> impl IntoView {
    let found = Memo::new(move |_| of_kind(&all.read(), Kind::NobodyOffers));
    let lines = move || {
        let line = |gap: Gap| {
            let words = text_n!(
                gap.n_mentees,
                gaps.nobody_1,
                gaps.nobody_n,
                skill = gap.skill
            );
            view! { <li>{words}</li> }
        };
        found.get().into_iter().map(line).collect_view()
    };
    view! {
        <section class="cm-section" aria-labelledby="nobody">
            <h2 id="nobody">{t!(gaps.nobody_title)}</h2>
            <Show
                when=move || !found.read().is_empty()
                fallback=|| view! { <p>{t!(gaps.nobody_none)}</p> }
            >
                <ul class="cm-list">{lines}</ul>
            </Show>
        </section>
    }
}

/// Places missing by skill, as bars with their numbers.
#[component]
fn Missing(all: Memo<Vec<Gap>>) -> impl IntoView {
    let bars = Memo::new(move |_| {
        all.with(|gaps| {
            let short = gaps.iter().filter(|gap| gap.n_places_missing > 0);
            short
                .map(|gap| Bar {
                    label: gap.skill.clone(),
                    count: gap.n_places_missing,
                    note: Some(format!(
                        "{}, {}",
                        text_n!(gap.n_mentees, gaps.want_1, gaps.want_n),
                        text_n!(gap.n_places, gaps.places_1, gaps.places_n)
                    )),
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <section class="cm-section" aria-labelledby="missing">
            <h2 id="missing">{t!(gaps.missing_title)}</h2>
            <Show
                when=move || !bars.read().is_empty()
                fallback=|| view! { <p>{t!(gaps.missing_none)}</p> }
            >
                <Bars
                    caption=t!(gaps.missing_title)
                    label_head=t!(gaps.skill)
                    count_head=t!(gaps.col_missing)
                    bars=bars
                />
            </Show>
        </section>
    }
}

fn of_kind(gaps: &[Gap], kind: Kind) -> Vec<Gap> {
    let found = gaps.iter().filter(|gap| gap.kind() == kind);
    found.cloned().collect()
}

/// Every skill with all its numbers.
#[component]
fn EverySkill(all: Memo<Vec<Gap>>) -> impl IntoView {
    let kind = RowKind {
        id: |gap: &Gap| crate::domain::form::fold_name(&gap.skill),
        name: |gap: &Gap| gap.skill.clone(),
        search: Some(|gap: &Gap| gap.skill.clone()),
    };
    let count = |key: &'static str, head: Signal<String>, read: fn(&Gap) -> u32| {
        Column::new(key, head, move |gap: &Gap| number(read(gap)))
            .sorted(read)
            .align(Align::Numbers)
    };
    let columns = vec![
        Column::new("skill", t!(gaps.skill), |gap: &Gap| gap.skill.clone())
            .sorted(|gap| gap.skill.to_lowercase()),
        count("mentees", t!(gaps.col_mentees), |gap| gap.n_mentees),
        count("mentors", t!(gaps.col_mentors), |gap| gap.n_mentors),
        count("places", t!(gaps.col_places), |gap| gap.n_places),
        count("missing", t!(gaps.col_missing), |gap| gap.n_places_missing),
        Column::new("kind", t!(gaps.col_kind), |gap: &Gap| {
            let kind = gap.kind();
            let words = Signal::derive(move || kind_name(kind));
            let tone = match kind {
                Kind::NobodyOffers => Tone::Bad,
                Kind::TooFew => Tone::Waiting,
                Kind::Enough => Tone::Good,
                Kind::NotWanted => Tone::Plain,
            };
            view! { <Tag text=words tone /> }
        })
        .sorted(Gap::kind),
    ];
    view! {
        <section class="cm-section" aria-labelledby="skills">
            <h2 id="skills">{t!(gaps.every_title)}</h2>
            <p class="usa-hint">{t!(gaps.every_hint)}</p>
            <DataTable
                id="gaps"
                caption=t!(gaps.every_title)
                rows=all
                kind=kind
                columns=columns
                empty=|| view! { <EmptyState text=t!(gaps.none) /> }
            />
        </section>
    }
}

fn kind_name(kind: Kind) -> String {
    match kind {
        Kind::NobodyOffers => text!(gaps.kind_nobody),
        Kind::TooFew => text!(gaps.kind_few),
        Kind::Enough => text!(gaps.kind_enough),
        Kind::NotWanted => text!(gaps.kind_not_wanted),
    }
}

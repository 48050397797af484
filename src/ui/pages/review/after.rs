//! Supply after the run: per skill, how many mentors are missing still and of
//! what kind, counted as Gaps counts before it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Now;
use crate::domain::whole::Programme;
use crate::evaluate::gaps::{Gap, gaps, gaps_left};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::routes::Route;
use crate::ui::widgets::rule_words::page_language;

/// What is missing still, folded; counted only once it is opened.
#[component]
pub(super) fn StillMissing(id: String, now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    let open = RwSignal::new(false);
    let has_any = Memo::new(move |_| {
        let now = now.read();
        now.as_ref()
            .is_some_and(|seen| seen.is_begun() && !seen.unmatched.is_empty())
    });
    let lines = move || {
        let lines = open.get().then(|| lines(&programme.read()));
        lines.map(|lines| {
            if lines.is_empty() {
                return view! { <p>{t!(review.left_none)}</p> }.into_any();
            }
            let items = lines.into_iter().map(|(skill, says)| {
                view! { <li><strong>{skill}</strong>" "{says}</li> }
            });
            view! { <ul class="cm-list">{items.collect_view()}</ul> }.into_any()
        })
    };
    let href = Route::Gaps(id).href();
    view! {
        <Show when=move || has_any.get()>
            <details class="cm-details" on:toggle=move |ev| open.set(is_details_open(&ev))>
                <summary class="cm-details__summary">{t!(review.left_title)}</summary>
                <div class="cm-details__body">
                    <p>{t!(review.left_text)}" "<a href=href.clone()>{t!(review.left_to_gaps)}</a></p>
                    {lines}
                </div>
            </details>
        </Show>
    }
}

/// Every skill that a mentee without a mentor wants, those that lack most
/// places first.
fn lines(programme: &Programme) -> Vec<(String, String)> {
    let before = gaps(programme).into_iter();
    let before: BTreeMap<String, u32> = before
        .map(|gap| (gap.skill, gap.n_mentors_missing))
        .collect();
    let line = |gap: Gap| {
        let mut says = vec![
            text_n!(gap.n_mentees, review.left_mentees_1, review.left_mentees_n),
            text_n!(gap.n_places, review.left_places_1, review.left_places_n),
            text_n!(
                gap.n_mentors_missing,
                review.left_mentors_1,
                review.left_mentors_n
            ),
            text!(
                review.left_before,
                n = before.get(&gap.skill).copied().unwrap_or(0)
            ),
        ];
        says.extend(kind_words(&gap).filter(|_| gap.n_mentors_missing > 0));
        (format!("{}:", gap.skill), says.join(" "))
    };
    let left = gaps_left(programme).into_iter();
    left.filter(|gap| gap.n_mentees > 0).map(line).collect()
}

/// Where a new mentor would best come from.
fn kind_words(gap: &Gap) -> Option<String> {
    let level = gap.levels.first().map(|level| {
        let name = level.name.in_language(page_language()).to_owned();
        text!(review.left_level, level = name, n = level.n_served)
    });
    // Where agencies must differ, somebody from here could not serve all.
    let agency = gap.agencies.iter();
    let agency = agency
        .filter(|it| !it.agency.is_empty() && it.n_served < gap.n_mentees)
        .min_by_key(|it| it.n_served);
    let agency = agency.map(|it| text!(review.left_agency, agency = it.agency.clone()));
    let parts: Vec<String> = [level, agency].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

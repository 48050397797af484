//! What each aim reached, in order, and mentors nobody was found for.

use leptos::prelude::*;

use super::Now;
use super::proof::ProofLine;
use super::record::SaveRecord;
use crate::flow::round::ProofCheck;
use crate::matching::levels::Level;
use crate::session::use_desk;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::Details;
use crate::ui::routes::Route;
use crate::ui::widgets::match_words::{level_name, level_text};

/// The aims of the run, first to last.
#[component]
pub(super) fn Totals(now: Now, proof: Signal<ProofCheck>) -> impl IntoView {
    move || {
        let seen = now.get()?;
        let result = seen.result.as_ref()?;
        let run = seen.run.as_ref()?;
        let all: Vec<Level> = result.levels.iter().map(|(level, _)| *level).collect();
        let shown = result
            .levels
            .iter()
            .filter(|(level, _)| *level != Level::Tie);
        let lines: Vec<_> = shown
            .map(|(level, value)| {
                let (name, means) = (level_name(*level, &all), level_text(*level, &all));
                let value = value.to_string();
                view! {
                    <tr>
                        <th scope="row">{name}<span class="cm-quiet cm-block">{means}</span></th>
                        <td class="cm-cell--number">{value}</td>
                    </tr>
                }
            })
            .collect();
        let had_nobody = result.n_mentees == 0 || result.n_mentors == 0;
        let fixed = (result.fixed_points > 0)
            .then(|| view! { <p>{text_n!(result.fixed_points, review.fixed_points_1, review.fixed_points_n)}</p> });
        let hash = run.result_hash.clone();
        Some(view! {
            <section class="cm-section" aria-labelledby="totals">
                <h2 id="totals">{t!(review.totals_title)}</h2>
                {if had_nobody {
                    view! { <p>{t!(review.nothing_to_prove)}</p> }.into_any()
                } else {
                    view! { <ProofLine proof levels=all.clone() /> }.into_any()
                }}
                <table class="cm-totals">
                    <caption class="usa-sr-only">{t!(review.totals_title)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(review.aim)}</th>
                            <th scope="col" class="cm-cell--number">{t!(review.reached)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
                {fixed}
                <Details summary=t!(review.proof_title)>
                    <p>{t!(review.proof_text)}</p>
                    <p><code>{hash}</code></p>
                    <SaveRecord now proof />
                </Details>
            </section>
        })
    }
}

/// Mentors without a mentee.
#[component]
pub(super) fn Unused(now: Now) -> impl IntoView {
    let desk = use_desk();
    move || {
        let now = now.get()?;
        let n = now.unused.len();
        if n == 0 {
            return None;
        }
        let programme = desk.programme().read();
        let item = |(part, name, places): &(_, String, u32)| {
            let person = programme
                .participations
                .get(part)
                .map(|it| it.person.to_string());
            let href = Route::Person(desk.id(), person.unwrap_or_default()).href();
            let places = text_n!(*places, review.places_1, review.places_n);
            view! { <li><a href=href>{name.clone()}</a>" "<span class="cm-quiet">{places}</span></li> }
        };
        let items: Vec<_> = now.unused.iter().map(item).collect();
        Some(view! {
            <Details summary=text_n!(n, review.unused_1, review.unused_n)>
                <p>{t!(review.unused_text)}</p>
                <ul class="cm-list">{items}</ul>
            </Details>
        })
    }
}

//! How much a programme holds, in one line or before and after.

use leptos::prelude::*;

use crate::flow::arrival::Counts;
use crate::ui::i18n::{number, t, text};

fn shown(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The counts in one line.
pub fn counts_words(counts: &Counts) -> String {
    text!(
        file.counts,
        people = shown(counts.n_people),
        mentors = shown(counts.n_mentors),
        mentees = shown(counts.n_mentees),
        pairings = shown(counts.n_pairings),
        letters = shown(counts.n_letters)
    )
}

/// The counts of two states side by side.
#[component]
pub fn BeforeAfter(
    /// What is here.
    before: Counts,
    /// What would be here then.
    after: Counts,
) -> impl IntoView {
    let row = |name: Signal<String>, before: String, after: String| {
        let class = if before == after { "" } else { "cm-changed" };
        view! {
            <tr role="row" class=class>
                <th class="cm-cell" role="rowheader" scope="row">{name}</th>
                <td class="cm-cell cm-cell--number" role="cell" data-label=t!(file.now)>{before}</td>
                <td class="cm-cell cm-cell--number" role="cell" data-label=t!(file.then)>{after}</td>
            </tr>
        }
    };
    let changes = |n: u64| number(i64::try_from(n).unwrap_or(i64::MAX));
    view! {
        <div class="cm-table">
            <table class="cm-table__table" role="table">
                <caption class="usa-sr-only">{t!(file.before_after)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th class="cm-cell" role="columnheader" scope="col">
                            <span class="usa-sr-only">{t!(file.what)}</span>
                        </th>
                        <th class="cm-cell cm-cell--number" role="columnheader" scope="col">{t!(file.now)}</th>
                        <th class="cm-cell cm-cell--number" role="columnheader" scope="col">{t!(file.then)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {row(t!(file.people), shown(before.n_people), shown(after.n_people))}
                    {row(t!(file.mentors), shown(before.n_mentors), shown(after.n_mentors))}
                    {row(t!(file.mentees), shown(before.n_mentees), shown(after.n_mentees))}
                    {row(t!(file.rounds), shown(before.n_rounds), shown(after.n_rounds))}
                    {row(t!(file.pairings), shown(before.n_pairings), shown(after.n_pairings))}
                    {row(t!(file.letters), shown(before.n_letters), shown(after.n_letters))}
                    {row(t!(file.changes), changes(before.n_changes), changes(after.n_changes))}
                </tbody>
            </table>
        </div>
    }
}

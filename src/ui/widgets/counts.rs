//! How much a programme holds, in one line or before and after.

use leptos::prelude::*;

use crate::flow::arrival::Counts;
use crate::ui::i18n::{number, t, text_n};

fn shown(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The counts in one line.
pub fn counts_words(counts: &Counts) -> String {
    let people = text_n!(counts.n_people, file.people_1, file.people_n);
    let mentors = text_n!(counts.n_mentors, file.mentors_1, file.mentors_n);
    let mentees = text_n!(counts.n_mentees, file.mentees_1, file.mentees_n);
    let pairings = text_n!(counts.n_pairings, file.pairings_1, file.pairings_n);
    let letters = text_n!(counts.n_letters, file.letters_1, file.letters_n);
    format!("{people} ({mentors}, {mentees}), {pairings}, {letters}")
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

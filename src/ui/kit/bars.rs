//! Counts as bars. The table is the picture: every bar stands in a row with its
//! name and number, so nothing is said by length alone. The roles are written out
//! because a narrow page shows the rows as blocks, which would take them away.

use leptos::prelude::*;

use crate::ui::i18n::number;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u32,
    /// What else is said about it.
    pub note: Option<String>,
}

/// Bars, longest for the greatest count.
#[component]
pub fn Bars(
    /// What the bars count.
    #[prop(into)]
    caption: Signal<String>,
    /// The name of the column of names.
    #[prop(into)]
    label_head: Signal<String>,
    /// The name of the column of numbers.
    #[prop(into)]
    count_head: Signal<String>,
    /// The bars in the order shown.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
) -> impl IntoView {
    let rows = move || {
        let bars = bars.get();
        let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        bars.into_iter()
            .map(|bar| {
                // In thousandths of the longest: finer than a screen shows.
                let width = u64::from(bar.count) * 1000 / u64::from(most);
                view! {
                    <tr role="row">
                        <th role="rowheader" scope="row">
                            {bar.label}
                            {bar.note.map(|note| view! { <span class="usa-hint">" "{note}</span> })}
                        </th>
                        <td role="cell" class="cm-cell--number">{number(bar.count)}</td>
                        <td role="cell" class="cm-bars__bar">
                            <svg
                                class="cm-bar"
                                viewBox="0 0 1000 14"
                                preserveAspectRatio="none"
                                aria-hidden="true"
                                focusable="false"
                            >
                                <rect width=width.to_string() height="14" />
                            </svg>
                        </td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table role="table" class="cm-bars">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{label_head}</th>
                    <th role="columnheader" scope="col" class="cm-cell--number">{count_head}</th>
                    <td role="cell"></td>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

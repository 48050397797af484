//! Who got a mentor, by group, and how the pairings spread: tables with small
//! numbers suppressed, a sentence with each, and no verdict. Worked out once
//! opened, or on the way to paper.

use leptos::prelude::*;

use super::Now;
use crate::domain::rules::Label;
use crate::domain::whole::Programme;
use crate::evaluate::fairness::{FairRow, FairTable, Fairness, GroupName, Grouped, fairness};
use crate::evaluate::spread::{Across, Spread, SpreadLine, spread};
use crate::evaluate::suppress::{Cells, Count};
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{Notice, NoticeKind, PrintButton, use_printing};
use crate::ui::widgets::rule_words::{label_name, page_language, question_name};

/// Fairness and spread, folded.
#[component]
pub(super) fn FairnessCheck(now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    let open = RwSignal::new(false);
    let printing = use_printing();
    let is_open = Memo::new(move |_| open.get() || printing.get());
    let tables = move || {
        let programme = programme.read();
        let found = fairness(&programme);
        let tables = found
            .tables
            .iter()
            .map(|table| table_view(&programme, table, found.n - found.with));
        let tables = tables.collect_view();
        view! {
            <p>{lead_words(&found)}</p>
            {tables}
        }
    };
    let spread = move || {
        let round = now.read().as_ref().map(|seen| seen.round.id.clone())?;
        let found = spread(&programme.read(), &round);
        (found.n_pairings > 0).then(|| spread_view(&found))
    };
    view! {
        <section class="cm-section" id="fairness" aria-labelledby="fairness-title">
            <h2 id="fairness-title">{t!(review.fair_title)}</h2>
            <details
                class="cm-details"
                open=move || is_open.get()
                on:toggle=move |ev| open.set(is_details_open(&ev))
            >
                <summary class="cm-details__summary">{t!(review.fair_open)}</summary>
                <div class="cm-details__body">
                    {move || is_open.get().then(|| view! {
                        <Notice kind=NoticeKind::Info heading=t!(review.fair_no_proof)>
                            <p>{t!(review.fair_no_proof_text)}</p>
                        </Notice>
                        {tables}
                        {spread}
                        <p class="cm-quiet">{t!(review.fair_suppressed)}</p>
                        <PrintButton label=t!(review.fair_print) />
                    })}
                </div>
            </details>
        </section>
    }
}

/// "Of 96 mentees, 84 have a mentor."
fn lead_words(found: &Fairness) -> String {
    text_n!(
        found.n,
        review.fair_lead_1,
        review.fair_lead_n,
        with = found.with
    )
}

fn grouped_name(programme: &Programme, by: &Grouped) -> String {
    match by {
        Grouped::Agency => text!(review.fair_by_agency),
        Grouped::Unit => text!(review.fair_by_unit),
        Grouped::Level => text!(review.fair_by_level),
        Grouped::Location => text!(review.fair_by_location),
        Grouped::Question(id) => text!(
            review.fair_by_question,
            question = question_name(programme, id.as_str())
        ),
        Grouped::Wish => text!(review.fair_by_wish),
    }
}

fn group_name(name: &GroupName) -> String {
    match name {
        GroupName::Named(name) => name.clone(),
        GroupName::Level(name) => name.in_language(page_language()).to_owned(),
        GroupName::Wish => text!(review.fair_wish),
        GroupName::NoWish => text!(review.fair_no_wish),
        GroupName::Others(n) => text!(review.fair_others, n = n),
        GroupName::NotSaid => text!(review.fair_not_said),
    }
}

/// What a table comes to, in a sentence with its counts.
fn table_words(table: &FairTable, n_without: u32) -> String {
    if table.rows.is_empty() {
        return text!(review.fair_withheld);
    }
    if table.only_sizes {
        return text!(review.fair_only_sizes);
    }
    match table.lowest() {
        Some((name, share)) => text!(
            review.fair_lowest,
            group = group_name(name),
            with = share.with,
            n = share.n,
            rest_with = share.rest_with,
            rest = share.rest
        ),
        None if table.hides_without(n_without) => text!(review.fair_left_out_hidden),
        None if table.hides_some() => {
            format!(
                "{} {}",
                text!(review.fair_none_lower),
                text!(review.fair_some_hidden)
            )
        }
        None => text!(review.fair_none_lower),
    }
}

fn table_view(programme: &Programme, table: &FairTable, n_without: u32) -> AnyView {
    let heading = grouped_name(programme, &table.by);
    let words = table_words(table, n_without);
    let only_sizes = table.only_sizes;
    // Groups of which nothing but "fewer than 5" can be said share a line.
    let is_few = |row: &&FairRow| row.cells.n == Count::Few;
    let few: Vec<&FairRow> = table.rows.iter().filter(is_few).collect();
    let is_folded = few.len() > 1;
    let told = table.rows.iter().filter(|row| !(is_folded && is_few(row)));
    let mut rows: Vec<AnyView> = told
        .map(|row| {
            if only_sizes {
                size_row(row)
            } else {
                share_row(row)
            }
        })
        .collect();
    if is_folded {
        rows.push(few_row(&few, only_sizes));
    }
    let caption = heading.clone();
    let head = if only_sizes {
        view! {
            <th scope="col">{t!(review.fair_group)}</th>
            <th scope="col" class="cm-cell--number">{t!(review.fair_mentees)}</th>
        }
        .into_any()
    } else {
        view! {
            <th scope="col">{t!(review.fair_group)}</th>
            <th scope="col" class="cm-cell--number">{t!(review.fair_with)}</th>
            <th scope="col" class="cm-cell--number">{t!(review.fair_share)}</th>
            <th scope="col" class="cm-cell--number">{t!(review.fair_difference)}</th>
        }
        .into_any()
    };
    let shown = (!rows.is_empty()).then(|| {
        view! {
            <table class="cm-totals">
                <caption class="usa-sr-only">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! { <h3>{heading}</h3><p>{words}</p>{shown} }.into_any()
}

fn share_row(row: &FairRow) -> AnyView {
    let share = row.share.map_or_else(
        || "–".to_owned(),
        |share| text!(review.fair_percent, n = share.percent()),
    );
    let difference = row.share.and_then(|share| share.difference());
    let difference = difference.map_or_else(|| "–".to_owned(), |points| format!("{points:+}"));
    view! {
        <tr>
            <th scope="row">{group_name(&row.name)}</th>
            <td>{cells_words(&row.cells)}</td>
            <td>{share}</td>
            <td>{difference}</td>
        </tr>
    }
    .into_any()
}

fn size_row(row: &FairRow) -> AnyView {
    view! {
        <tr><th scope="row">{group_name(&row.name)}</th><td>{size_words(row.cells.n)}</td></tr>
    }
    .into_any()
}

/// The groups of which nothing but "fewer than 5" can be said, by name.
fn few_row(few: &[&FairRow], only_sizes: bool) -> AnyView {
    let names: Vec<String> = few.iter().map(|row| group_name(&row.name)).collect();
    let rest = (!only_sizes).then(|| view! { <td>"–"</td><td>"–"</td> });
    view! {
        <tr>
            <th scope="row">
                {text!(review.fair_few_groups, n = few.len())}
                <span class="cm-quiet cm-block">{names.join("; ")}</span>
            </th>
            <td>{t!(review.fair_few_each)}</td>
            {rest}
        </tr>
    }
    .into_any()
}

fn size_words(n: Count) -> String {
    match n {
        Count::Is(n) => number(n),
        Count::Few => text!(review.fair_few),
        Count::Held => text!(review.fair_held),
    }
}

/// "17 of 20", or as much of it as may be told.
fn cells_words(cells: &Cells) -> String {
    let Count::Is(n) = cells.n else {
        return size_words(cells.n);
    };
    match (cells.with, cells.without) {
        (Count::Is(with), _) => text!(review.fair_of, with = with, n = n),
        (Count::Few, _) => text!(review.fair_few_of, n = n),
        (Count::Held, Count::Few) => text!(review.fair_all_but_few_of, n = n),
        (Count::Held, _) => text!(review.fair_held_of, n = n),
    }
}

fn across_name(of: Across) -> String {
    match of {
        Across::Agency => label_name(Label::Agency),
        Across::Unit => label_name(Label::Unit),
        Across::Level => text!(review.spread_level),
        Across::Location => label_name(Label::Location),
    }
}

fn spread_view(found: &Spread) -> AnyView {
    let line = |line: &SpreadLine| {
        let percent = line.percent_across();
        let percent = percent.map_or_else(|| "–".to_owned(), |n| text!(review.fair_percent, n = n));
        let [across, within, unknown] = line.shown().map(size_words);
        view! {
            <tr>
                <th scope="row">{across_name(line.of)}</th>
                <td>{across}</td>
                <td>{within}</td>
                <td>{unknown}</td>
                <td>{percent}</td>
            </tr>
        }
    };
    let lines = found.lines.iter().map(line).collect_view();
    let meet = found.agency_pairs_shown().map(|n| {
        text_n!(
            n,
            review.spread_meet_1,
            review.spread_meet_n,
            agencies = found.n_agencies
        )
    });
    let load = |(n, mentors): &(u32, u32)| {
        let mentees = text_n!(*n, review.load_mentees_1, review.load_mentees_n);
        let words = text_n!(
            *mentors,
            review.load_mentors_1,
            review.load_mentors_n,
            mentees = mentees
        );
        view! { <li>{words}</li> }
    };
    let loads = found.loads.iter().map(load).collect_view();
    view! {
        <h3>{t!(review.load_title)}</h3>
        <ul class="cm-list">{loads}</ul>
        <p class="cm-quiet">{t!(review.load_how)}</p>
        <h3>{t!(review.spread_title)}</h3>
        <p>{meet}" "{t!(review.spread_how)}</p>
        <table class="cm-totals">
            <caption class="usa-sr-only">{t!(review.spread_title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(review.spread_of)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.spread_across)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.spread_within)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.spread_unknown)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.spread_share)}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

//! Points of a pair by criterion, as bars with their numbers.

use leptos::prelude::*;

use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::matching::judge::RulePoints;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Bar, Bars};
use crate::ui::widgets::match_words::detail_words;
use crate::ui::widgets::rule_words::rule_name;

/// "31 points".
pub fn points_words(points: impl Into<i64>) -> String {
    let points: i64 = points.into();
    text_n!(points, review.n_points_1, review.n_points_n)
}

/// What a change by hand does to the total of points, `lost` points fewer.
pub fn total_words(lost: i64) -> String {
    match lost {
        0 => text!(review.cost_none),
        lost if lost > 0 => text_n!(lost, review.cost_loses_1, review.cost_loses_n),
        gained => text_n!(-gained, review.cost_gains_1, review.cost_gains_n),
    }
}

/// The bars of a pair, greatest points first.
pub fn point_bars(programme: &Programme, rules: &RuleSet, points: &[RulePoints]) -> Vec<Bar> {
    let mut points: Vec<&RulePoints> = points.iter().filter(|it| it.max_points > 0).collect();
    points.sort_by_key(|it| {
        (
            std::cmp::Reverse(it.points),
            std::cmp::Reverse(it.max_points),
        )
    });
    let bar = |it: &RulePoints| Bar {
        label: rule_name(programme, rules, &it.rule),
        count: it.points,
        note: Some(text!(
            review.points_note,
            max = it.max_points,
            found = detail_words(it.detail)
        )),
    };
    points.into_iter().map(bar).collect()
}

/// Points by criterion.
#[component]
pub fn PointBars(
    /// What the points are of: "Ana Ruiz and Ben Cole".
    #[prop(into)]
    caption: Signal<String>,
    /// The bars; see [`point_bars`].
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
) -> impl IntoView {
    view! {
        <Bars
            caption
            label_head=t!(review.criterion)
            count_head=t!(review.points)
            bars
        />
    }
}

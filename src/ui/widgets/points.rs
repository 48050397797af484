//! Points of a pair by criterion, as bars with their numbers.

use leptos::prelude::*;

use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::matching::judge::RulePoints;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Bar, Bars};
use crate::ui::widgets::match_words::detail_words;
use crate::ui::widgets::rule_words::rule_name;

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

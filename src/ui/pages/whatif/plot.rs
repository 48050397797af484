//! Points against mentees, drawn from the same figures as the table beside it.

use leptos::prelude::*;

use crate::evaluate::ticks::{Axis, ticks};
use crate::ui::i18n::{number, text};

/// The picture in its own units: wide enough for words at a phone's width.
const WIDTH: i64 = 420;
const HEIGHT: i64 = 300;
/// Room for the axes' words: left, right, above, below.
const LEFT: i64 = 64;
const RIGHT: i64 = 16;
const ABOVE: i64 = 16;
const BELOW: i64 = 56;

/// How far dots stand from the axes, so that none covers a mark.
const APART: i64 = 14;

/// Something drawn at a number of mentees and points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dot {
    /// Mentees with a mentor.
    pub n_mentees: i64,
    /// Points.
    pub points: i64,
    /// What it is.
    pub kind: DotKind,
}

/// What a dot is; each has a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DotKind {
    /// A corner of the line.
    Corner,
    /// Between two corners.
    Between,
    /// What coverage first reaches.
    CoverageFirst,
    /// The run of now.
    Run,
}

/// The line of the greatest totals, and what stands beside it.
#[component]
pub(super) fn Plot(
    /// Every dot; corners and those between them make the line, in order.
    dots: Vec<Dot>,
    /// The picture in a sentence.
    #[prop(into)]
    says: Signal<String>,
) -> impl IntoView {
    let range = |of: fn(&Dot) -> i64| {
        let values = || dots.iter().map(of);
        (values().min().unwrap_or(0), values().max().unwrap_or(0))
    };
    let (mentees, points) = (range(|dot| dot.n_mentees), range(|dot| dot.points));
    let across = Axis {
        values: mentees,
        places: (LEFT + APART, WIDTH - RIGHT - APART),
    };
    let up = Axis {
        values: points,
        places: (HEIGHT - BELOW - APART, ABOVE + APART),
    };
    let is_line = |dot: &&Dot| matches!(dot.kind, DotKind::Corner | DotKind::Between);
    let line: Vec<String> = dots
        .iter()
        .filter(is_line)
        .map(|dot| format!("{},{}", across.at(dot.n_mentees), up.at(dot.points)))
        .collect();
    let shapes: Vec<_> = dots
        .iter()
        .map(|dot| shape(dot.kind, across.at(dot.n_mentees), up.at(dot.points)))
        .collect();
    let below: Vec<_> = ticks(mentees.0, mentees.1, 6)
        .into_iter()
        .map(|value| {
            let x = across.at(value).to_string();
            view! {
                <line x1=x.clone() x2=x.clone() y1=(HEIGHT - BELOW).to_string() y2=(HEIGHT - BELOW + 5).to_string() />
                <text x=x y=(HEIGHT - BELOW + 20).to_string() text-anchor="middle">{number(value)}</text>
            }
        })
        .collect();
    let beside: Vec<_> = ticks(points.0, points.1, 5)
        .into_iter()
        .map(|value| {
            let y = up.at(value);
            view! {
                <line class="cm-plot__grid" x1=LEFT.to_string() x2=(WIDTH - RIGHT).to_string() y1=y.to_string() y2=y.to_string() />
                <text x=(LEFT - 8).to_string() y=(y + 4).to_string() text-anchor="end">{number(value)}</text>
            }
        })
        .collect();
    view! {
        <svg
            class="cm-plot"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=says
            focusable="false"
        >
            <g class="cm-plot__axes">
                {beside}
                <line x1=LEFT.to_string() x2=LEFT.to_string() y1=ABOVE.to_string() y2=(HEIGHT - BELOW).to_string() />
                <line
                    x1=LEFT.to_string()
                    x2=(WIDTH - RIGHT).to_string()
                    y1=(HEIGHT - BELOW).to_string()
                    y2=(HEIGHT - BELOW).to_string()
                />
                {below}
                <text x=i64::midpoint(LEFT, WIDTH - RIGHT).to_string() y=(HEIGHT - 10).to_string() text-anchor="middle">
                    {move || axis_words(text!(review.level_mentees), mentees.0)}
                </text>
                <text
                    x="14"
                    y=i64::midpoint(ABOVE, HEIGHT - BELOW).to_string()
                    text-anchor="middle"
                    transform=format!("rotate(-90 14 {})", i64::midpoint(ABOVE, HEIGHT - BELOW))
                >
                    {move || axis_words(text!(review.level_points), points.0)}
                </text>
            </g>
            <polyline class="cm-plot__line" points=line.join(" ") />
            {shapes}
        </svg>
    }
}

/// What an axis counts, and that it begins above nought.
fn axis_words(what: String, least: i64) -> String {
    if least > 0 {
        text!(whatif.axis_cut, what = what)
    } else {
        what
    }
}

fn shape(kind: DotKind, x: i64, y: i64) -> AnyView {
    let (cx, cy) = (x.to_string(), y.to_string());
    match kind {
        DotKind::Corner => {
            view! { <circle class="cm-plot__corner" cx=cx cy=cy r="6" /> }.into_any()
        }
        DotKind::Between => {
            view! { <circle class="cm-plot__between" cx=cx cy=cy r="2.5" /> }.into_any()
        }
        DotKind::CoverageFirst => view! {
            <rect
                class="cm-plot__first"
                x=(x - 6).to_string()
                y=(y - 6).to_string()
                width="12"
                height="12"
            />
        }
        .into_any(),
        DotKind::Run => {
            let points = format!(
                "{x},{} {},{y} {x},{} {},{y}",
                y - 11,
                x + 11,
                y + 11,
                x - 11
            );
            view! { <polygon class="cm-plot__run" points=points /> }.into_any()
        }
    }
}

//! Ranked choice in words: how it stands, and what an answer would do.
//!
//! Matched exhaustively, so that a new state does not compile until it is
//! worded in both languages.

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::choice::ChoiceState;
use crate::flow::choice::ranking::{Order, RankMeans};
use crate::ui::i18n::text;
use crate::ui::kit::Tone;

/// A state in a few words.
pub fn choice_state_name(state: ChoiceState) -> String {
    match state {
        ChoiceState::Overdue => text!(choice.state_overdue),
        ChoiceState::Unsent => text!(choice.state_unsent),
        ChoiceState::Waiting => text!(choice.state_waiting),
        ChoiceState::NotAsked => text!(choice.state_not_asked),
        ChoiceState::Answered => text!(choice.state_answered),
    }
}

/// How a state looks.
pub const fn choice_state_tone(state: ChoiceState) -> Tone {
    match state {
        ChoiceState::Overdue => Tone::Bad,
        ChoiceState::Unsent | ChoiceState::Waiting => Tone::Waiting,
        ChoiceState::NotAsked => Tone::Plain,
        ChoiceState::Answered => Tone::Good,
    }
}

/// "1. Rosa Ortiz, 2. Luis Vega".
pub fn numbered_names(programme: &Programme, parts: &[Id<Participation>]) -> String {
    let names = (1..).zip(parts).map(|(n, part)| {
        let name = programme.name_of(part);
        format!("{n}. {name}")
    });
    names.collect::<Vec<String>>().join(", ")
}

/// What an order of a shortlist is, in a line.
pub fn rank_line(programme: &Programme, means: &RankMeans, code: &str) -> String {
    match means.mentee() {
        Some(mentee) => text!(choice.line, name = programme.name_of(mentee)),
        None => text!(choice.line_code, code = code),
    }
}

/// What stands against an order, or what it would do; nothing where it is
/// simply waited for.
pub fn rank_words(programme: &Programme, means: &RankMeans) -> Option<String> {
    let names = |it: &Order| numbered_names(programme, &it.ranked);
    Some(match means {
        RankMeans::Counts(order) | RankMeans::Changes(order) if order.ranked.is_empty() => {
            text!(choice.means_none)
        }
        RankMeans::Counts(order) => text!(choice.means_counts, names = names(order)),
        RankMeans::Changes(order) => text!(choice.means_changes, names = names(order)),
        RankMeans::Before(_) => text!(offers.said_before),
        RankMeans::WrongNumbers { n_mentors, .. } => {
            text!(choice.means_wrong, n = n_mentors)
        }
        RankMeans::Several(_) => text!(enrol.not_several),
        RankMeans::Nobody => text!(choice.means_nobody),
    })
}

//! Offers in words: how they stand, and what an answer would do.
//!
//! Matched exhaustively, so that a new state does not compile until it is
//! worded in both languages. Leaves out where the words are shown.

use crate::domain::pairing::OfferAnswer;
use crate::domain::whole::Programme;
use crate::flow::offers::reply::{ReplyMeans, Side};
use crate::flow::offers::{OfferCounts, OfferState};
use crate::ui::i18n::{text, text_n};
use crate::ui::kit::Tone;
use crate::ui::widgets::moment::day_words;

/// A state in a few words.
pub fn offer_state_name(state: OfferState) -> String {
    match state {
        OfferState::Left => text!(offers.state_left),
        OfferState::Agreed => text!(offers.state_agreed),
        OfferState::Unsent => text!(offers.state_unsent),
        OfferState::Overdue => text!(offers.state_overdue),
        OfferState::WaitsForBoth => text!(offers.state_both),
        OfferState::WaitsForOne => text!(offers.state_one),
        OfferState::Introduced => text!(offers.state_introduced),
        OfferState::Over => text!(offers.state_over),
    }
}

/// How a state looks.
pub const fn offer_state_tone(state: OfferState) -> Tone {
    match state {
        OfferState::Left | OfferState::Overdue => Tone::Bad,
        OfferState::Agreed | OfferState::Introduced => Tone::Good,
        OfferState::Unsent | OfferState::WaitsForBoth | OfferState::WaitsForOne => Tone::Waiting,
        OfferState::Over => Tone::Plain,
    }
}

/// "82 offered: 60 both said yes, 15 wait for one answer, 7 declined."
pub fn counts_sentence(counts: &OfferCounts) -> String {
    let part = |n: usize, words: String| (n > 0).then_some(words);
    let parts = [
        part(
            counts.n_agreed,
            text_n!(counts.n_agreed, offers.sum_agreed_1, offers.sum_agreed_n),
        ),
        part(
            counts.n_unsent,
            text_n!(counts.n_unsent, offers.sum_unsent_1, offers.sum_unsent_n),
        ),
        part(
            counts.n_wait_for_one,
            text_n!(counts.n_wait_for_one, offers.sum_one_1, offers.sum_one_n),
        ),
        part(
            counts.n_wait_for_both,
            text_n!(counts.n_wait_for_both, offers.sum_both_1, offers.sum_both_n),
        ),
        part(
            counts.n_declined,
            text_n!(
                counts.n_declined,
                offers.sum_declined_1,
                offers.sum_declined_n
            ),
        ),
        part(
            counts.n_ended,
            text_n!(counts.n_ended, offers.sum_ended_1, offers.sum_ended_n),
        ),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let offered = text_n!(counts.n_offered, offers.sum_offered_1, offers.sum_offered_n);
    format!("{offered}: {}.", parts.join(", "))
}

/// Who it is and with whom: "Ana Ruiz, about Ben Cole".
pub fn side_name(programme: &Programme, side: &Side) -> String {
    let Some(pairing) = programme.pairings.get(&side.pairing) else {
        return String::new();
    };
    text!(
        offers.side,
        name = programme.name_of(pairing.side(side.role)),
        partner = programme.name_of(pairing.side(side.role.other()))
    )
}

/// What stands against an answer, or is good to know of it, in a sentence;
/// nothing where it simply counts.
pub fn means_words(programme: &Programme, means: &ReplyMeans) -> Option<String> {
    let day = |on: &Option<jiff::civil::Date>| on.map(day_words).unwrap_or_default();
    Some(match means {
        ReplyMeans::Counts { late_for: None, .. } => return None,
        ReplyMeans::Counts { late_for, .. } => text!(offers.reply_late, day = day(late_for)),
        ReplyMeans::Changes { on, .. } => text!(offers.reply_changes, day = day(on)),
        ReplyMeans::Before { on, .. } => text!(offers.reply_before, day = day(on)),
        ReplyMeans::Introduced { side } => {
            text!(offers.reply_introduced, side = side_name(programme, side))
        }
        ReplyMeans::Over { on: Some(on), .. } => {
            text!(offers.reply_over_since, day = day_words(*on))
        }
        ReplyMeans::Over { on: None, .. } => text!(offers.reply_over),
        ReplyMeans::Several(_) => text!(enrol.not_several),
        ReplyMeans::Nobody => text!(offers.reply_nobody),
    })
}

/// What was answered, and by whom, in a line.
pub fn reply_line(
    programme: &Programme,
    means: &ReplyMeans,
    answer: OfferAnswer,
    code: &str,
) -> String {
    let whose = match means.side() {
        Some(side) => side_name(programme, side),
        None => code.to_owned(),
    };
    match answer {
        OfferAnswer::Declined => text!(offers.line_no, side = whose),
        OfferAnswer::Accepted | OfferAnswer::None => text!(offers.line_yes, side = whose),
    }
}

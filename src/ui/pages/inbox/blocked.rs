//! Why a message cannot be taken over, in a sentence.
//!
//! Matched exhaustively, so that a new reason does not compile until it is
//! worded in both languages.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::choice::ranking::RankMeans;
use crate::flow::enrol::approval::CodeMeans;
use crate::flow::inbox::accept::NotAccepted;
use crate::flow::inbox::judge::Verdict;
use crate::flow::offers::reply::ReplyMeans;
use crate::ui::i18n::text;

/// Why a message cannot be taken over as it stands.
pub(super) fn blocked_by(
    verdict: &Verdict,
    part: RwSignal<Option<Id<Participation>>>,
) -> Signal<Option<String>> {
    let why = match verdict {
        Verdict::NotHere(_) => Some(NotAccepted::NotHere),
        Verdict::Unreadable => Some(NotAccepted::Unreadable),
        Verdict::Approval {
            means: CodeMeans::Nobody,
            ..
        } => Some(NotAccepted::NobodysCode),
        Verdict::Approval {
            means: CodeMeans::Lapsed(_),
            ..
        } => Some(NotAccepted::Lapsed),
        Verdict::Offer { means, .. } => match means {
            ReplyMeans::Before { .. } => Some(NotAccepted::SaidBefore),
            ReplyMeans::Introduced { .. } => Some(NotAccepted::Introduced),
            ReplyMeans::Over { .. } => Some(NotAccepted::OfferOver),
            ReplyMeans::Nobody => Some(NotAccepted::NobodysCode),
            ReplyMeans::Counts { .. } | ReplyMeans::Changes { .. } | ReplyMeans::Several(_) => None,
        },
        Verdict::Ranking { means, .. } => match means {
            RankMeans::Before(_) => Some(NotAccepted::SaidBefore),
            RankMeans::WrongNumbers { .. } => Some(NotAccepted::WrongNumbers),
            RankMeans::Nobody => Some(NotAccepted::NobodysCode),
            RankMeans::Counts(_) | RankMeans::Changes(_) | RankMeans::Several(_) => None,
        },
        _ => None,
    };
    let asks_whose = matches!(
        verdict,
        Verdict::Approval {
            means: CodeMeans::Several(_),
            ..
        } | Verdict::Offer {
            means: ReplyMeans::Several(_),
            ..
        } | Verdict::Ranking {
            means: RankMeans::Several(_),
            ..
        }
    );
    Signal::derive(move || match &why {
        Some(why) => Some(not_accepted_words(why)),
        None if asks_whose && part.read().is_none() => {
            Some(not_accepted_words(&NotAccepted::SeveralCodes))
        }
        None => None,
    })
}

/// Why a message was not accepted.
pub(super) fn not_accepted_words(why: &NotAccepted) -> String {
    match why {
        NotAccepted::Gone => text!(enrol.not_gone),
        NotAccepted::Decided => text!(enrol.not_decided),
        NotAccepted::NotHere => text!(enrol.not_here),
        NotAccepted::NobodysCode => text!(enrol.not_nobodys),
        NotAccepted::SeveralCodes => text!(enrol.not_several),
        NotAccepted::Lapsed => text!(enrol.not_lapsed),
        NotAccepted::OfferOver => text!(offers.reply_over),
        NotAccepted::SaidBefore => text!(offers.said_before),
        NotAccepted::Introduced => text!(offers.introduced_first),
        NotAccepted::WrongNumbers => text!(choice.not_numbers),
        NotAccepted::Unreadable => text!(enrol.not_readable),
    }
}

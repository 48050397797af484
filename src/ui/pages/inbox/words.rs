//! Why something that came is not in the Inbox, in words; the other words of
//! messages are shared with the person's page.

use crate::flow::inbox::receive::Outcome;
use crate::ui::i18n::text;
use crate::ui::trouble;
pub(super) use crate::ui::widgets::message_words::{
    came_words, key_tone, key_words, place_words, value_words,
};

/// Why something that came is not in the Inbox.
pub(super) fn outcome_words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Kept(_) => String::new(),
        Outcome::AlreadyHere => text!(enrol.out_already),
        Outcome::OtherProgramme => text!(enrol.out_other_programme),
        Outcome::ForSomeoneElse => text!(enrol.out_someone_else),
        Outcome::OpenedElsewhere { kind } => match kind.as_str() {
            "programme" | "backup" => text!(enrol.out_programme),
            "invitation" => text!(enrol.out_invitation),
            "rule-set" => text!(enrol.out_rules),
            _ => text!(enrol.out_other_kind),
        },
        Outcome::TooLong => text!(enrol.out_too_long),
        Outcome::Refused { code, .. } => trouble::file(code),
    }
}

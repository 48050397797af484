//! Names of the domain's closed choices, in the page's language.
//!
//! Matched exhaustively, so that a new choice does not compile until it is
//! named in both languages.

use crate::domain::check::Blocker;
use crate::domain::pairing::{OfferAnswer, PairingState};
use crate::domain::people::{Approval, Mode, Role, Standing};
use crate::ui::i18n::text;

/// Why somebody is kept out of a run.
pub fn blocker_name(blocker: Blocker) -> String {
    match blocker {
        Blocker::Hidden => text!(people.blocker_hidden),
        Blocker::Withdrawn => text!(people.blocker_withdrawn),
        Blocker::Paused => text!(people.blocker_paused),
        Blocker::Waiting => text!(people.blocker_waiting),
        Blocker::NotEligible => text!(people.blocker_not_eligible),
        Blocker::NoConsent => text!(people.blocker_no_consent),
        Blocker::NoApproval => text!(people.blocker_no_approval),
        Blocker::ApprovalRefused => text!(people.blocker_refused),
        Blocker::GradeUnmapped => text!(people.blocker_grade_unmapped),
        Blocker::GradeMissing => text!(people.blocker_grade_missing),
    }
}

/// A role.
pub fn role_name(role: Role) -> String {
    match role {
        Role::Mentor => text!(people.role_mentor),
        Role::Mentee => text!(people.role_mentee),
    }
}

/// Where a participation stands.
pub fn standing_name(standing: Standing) -> String {
    match standing {
        Standing::Active => text!(people.standing_active),
        Standing::Waiting => text!(people.standing_waiting),
        Standing::Paused => text!(people.standing_paused),
        Standing::Withdrawn => text!(people.standing_withdrawn),
        Standing::NotEligible => text!(people.standing_not_eligible),
    }
}

/// A supervisor's answer.
pub fn approval_name(approval: Approval) -> String {
    match approval {
        Approval::NotAsked => text!(people.approval_not_asked),
        Approval::Pending => text!(people.approval_pending),
        Approval::Approved => text!(people.approval_approved),
        Approval::Refused => text!(people.approval_refused),
        Approval::GoneOn => text!(people.approval_gone_on),
    }
}

/// A way to meet.
pub fn mode_name(mode: Mode) -> String {
    match mode {
        Mode::InPerson => text!(people.mode_in_person),
        Mode::Remote => text!(people.mode_remote),
        Mode::Hybrid => text!(people.mode_hybrid),
    }
}

/// What one side said to an offer.
pub fn answer_name(answer: OfferAnswer) -> String {
    match answer {
        OfferAnswer::None => text!(offers.answer_none),
        OfferAnswer::Accepted => text!(offers.answer_yes),
        OfferAnswer::Declined => text!(offers.answer_no),
    }
}

/// Where a pairing is in its life.
pub fn pairing_state_name(state: PairingState) -> String {
    match state {
        PairingState::Draft => text!(review.state_draft),
        PairingState::Locked => text!(review.state_locked),
        PairingState::Published => text!(review.state_published),
        PairingState::Active => text!(review.state_active),
        PairingState::Declined => text!(review.state_declined),
        PairingState::Ended => text!(review.state_ended),
    }
}

//! Names around letters: turns, merge fields, problems, languages.
//!
//! Leaves out the letters' own words, which are data (`letters`).

use crate::domain::letter::LetterKind;
use crate::domain::people::Role;
use crate::domain::text::Language;
use crate::letters::{LetterProblem, MergeField, OneSided, Outreach, Turn};
use crate::ui::i18n::{self, text};

/// A turn, as letters of it are called together: "Introductions to mentees".
pub fn turn_name(turn: Turn) -> String {
    match (turn.kind, turn.role) {
        (LetterKind::Offer, Role::Mentee) => text!(outbox.turn_offer_mentee),
        (LetterKind::Offer, Role::Mentor) => text!(outbox.turn_offer_mentor),
        (LetterKind::OfferReminder, Role::Mentee) => text!(outbox.turn_offer_reminder_mentee),
        (LetterKind::OfferReminder, Role::Mentor) => text!(outbox.turn_offer_reminder_mentor),
        (LetterKind::Introduction, Role::Mentee) => text!(outbox.turn_introduction_mentee),
        (LetterKind::Introduction, Role::Mentor) => text!(outbox.turn_introduction_mentor),
        (LetterKind::OfferOver, Role::Mentee) => text!(outbox.turn_offer_over_mentee),
        (LetterKind::OfferOver, Role::Mentor) => text!(outbox.turn_offer_over_mentor),
        (LetterKind::Ended, Role::Mentee) => text!(outbox.turn_ended_mentee),
        (LetterKind::Ended, Role::Mentor) => text!(outbox.turn_ended_mentor),
        (LetterKind::Waiting, Role::Mentee) => text!(outbox.turn_waiting_mentee),
        (LetterKind::Waiting, Role::Mentor) => text!(outbox.turn_waiting_mentor),
        (LetterKind::NotMatched, Role::Mentee) => text!(outbox.turn_not_matched_mentee),
        (LetterKind::NotMatched, Role::Mentor) => text!(outbox.turn_not_matched_mentor),
        (LetterKind::Received, Role::Mentee) => text!(outbox.turn_received_mentee),
        (LetterKind::Received, Role::Mentor) => text!(outbox.turn_received_mentor),
        (LetterKind::NotEligible, Role::Mentee) => text!(outbox.turn_not_eligible_mentee),
        (LetterKind::NotEligible, Role::Mentor) => text!(outbox.turn_not_eligible_mentor),
        (LetterKind::ApprovalRequest, Role::Mentee) => text!(outbox.turn_approval_request_mentee),
        (LetterKind::ApprovalRequest, Role::Mentor) => text!(outbox.turn_approval_request_mentor),
        (LetterKind::ApprovalReminder, Role::Mentee) => text!(outbox.turn_approval_reminder_mentee),
        (LetterKind::ApprovalReminder, Role::Mentor) => text!(outbox.turn_approval_reminder_mentor),
        (LetterKind::ApprovalRefused, Role::Mentee) => text!(outbox.turn_approval_refused_mentee),
        (LetterKind::ApprovalRefused, Role::Mentor) => text!(outbox.turn_approval_refused_mentor),
        (LetterKind::Choice, _) => text!(choice.turn),
        (LetterKind::Withdrawn, Role::Mentee) => text!(outbox.turn_withdrawn_mentee),
        (LetterKind::Withdrawn, Role::Mentor) => text!(outbox.turn_withdrawn_mentor),
        (LetterKind::Paused, Role::Mentee) => text!(outbox.turn_paused_mentee),
        (LetterKind::Paused, Role::Mentor) => text!(outbox.turn_paused_mentor),
        (LetterKind::WelcomeBack, Role::Mentee) => text!(outbox.turn_welcome_back_mentee),
        (LetterKind::WelcomeBack, Role::Mentor) => text!(outbox.turn_welcome_back_mentor),
        (LetterKind::Circle, Role::Mentee) => text!(circles.turn_mentee),
        (LetterKind::Circle, Role::Mentor) => text!(circles.turn_mentor),
        (LetterKind::Event, Role::Mentee) => text!(timetable.turn_mentee),
        (LetterKind::Event, Role::Mentor) => text!(timetable.turn_mentor),
    }
}

/// A kind of letter: "introduction".
pub fn kind_name(kind: LetterKind) -> String {
    match kind {
        LetterKind::Offer => text!(outbox.kind_offer),
        LetterKind::OfferReminder => text!(outbox.kind_offer_reminder),
        LetterKind::Introduction => text!(outbox.kind_introduction),
        LetterKind::OfferOver => text!(outbox.kind_offer_over),
        LetterKind::Ended => text!(outbox.kind_ended),
        LetterKind::Waiting => text!(outbox.kind_waiting),
        LetterKind::NotMatched => text!(outbox.kind_not_matched),
        LetterKind::Received => text!(outbox.kind_received),
        LetterKind::NotEligible => text!(outbox.kind_not_eligible),
        LetterKind::ApprovalRequest => text!(outbox.kind_approval_request),
        LetterKind::ApprovalReminder => text!(outbox.kind_approval_reminder),
        LetterKind::ApprovalRefused => text!(outbox.kind_approval_refused),
        LetterKind::Choice => text!(choice.letter),
        LetterKind::Withdrawn => text!(outbox.kind_withdrawn),
        LetterKind::Paused => text!(outbox.kind_paused),
        LetterKind::WelcomeBack => text!(outbox.kind_welcome_back),
        LetterKind::Circle => text!(circles.letter),
        LetterKind::Event => text!(timetable.letter),
    }
}

/// A letter that looks for people: "announcement".
pub fn outreach_name(kind: Outreach) -> String {
    match kind {
        Outreach::Announcement => text!(enrol.find_announcement),
        Outreach::Poster => text!(enrol.find_poster),
        Outreach::SupervisorBrief => text!(enrol.find_supervisors),
        Outreach::Nominate => text!(enrol.find_nominate),
        Outreach::Sponsor => text!(enrol.find_sponsor),
    }
}

/// A language a letter can be in.
pub fn language_name(language: Language) -> String {
    match language {
        Language::English => text!(outbox.english),
        Language::Spanish => text!(outbox.spanish),
    }
}

/// The language the page speaks, as letters know it.
pub fn page_language() -> Language {
    match i18n::language() {
        i18n::Language::en => Language::English,
        i18n::Language::es => Language::Spanish,
    }
}

/// What a merge field puts in.
pub fn field_help(field: MergeField) -> String {
    match field {
        MergeField::GivenName => text!(outbox.field_given_name),
        MergeField::FullName => text!(outbox.field_full_name),
        MergeField::Programme => text!(outbox.field_programme),
        MergeField::Round => text!(outbox.field_round),
        MergeField::PartnerName => text!(outbox.field_partner_name),
        MergeField::PartnerGivenName => text!(outbox.field_partner_given_name),
        MergeField::PartnerWork => text!(outbox.field_partner_work),
        MergeField::PartnerEmail => text!(outbox.field_partner_email),
        MergeField::PartnerPhone => text!(outbox.field_partner_phone),
        MergeField::PartnerAnswers => text!(outbox.field_partner_answers),
        MergeField::Why => text!(outbox.field_why),
        MergeField::WhoWritesFirst => text!(outbox.field_who_writes_first),
        MergeField::ReplyBy => text!(outbox.field_reply_by),
        MergeField::Rhythm => text!(outbox.field_rhythm),
        MergeField::Reason => text!(outbox.field_reason),
        MergeField::NextDate => text!(outbox.field_next_date),
        MergeField::Coordinator => text!(outbox.field_coordinator),
        MergeField::CoordinatorEmail => text!(outbox.field_coordinator_email),
        MergeField::CoordinatorPhone => text!(outbox.field_coordinator_phone),
        MergeField::ReviewContact => text!(outbox.field_review_contact),
        MergeField::HrContact => text!(outbox.field_hr_contact),
        MergeField::AsRole => text!(outbox.field_as_role),
        MergeField::NextSteps => text!(outbox.field_next_steps),
        MergeField::Supervisor => text!(outbox.field_supervisor),
        MergeField::SupervisorWords => text!(outbox.field_supervisor_words),
        MergeField::PersonName => text!(outbox.field_person_name),
        MergeField::PersonGivenName => text!(outbox.field_person_given_name),
        MergeField::PersonWork => text!(outbox.field_person_work),
        MergeField::Purpose => text!(outbox.field_purpose),
        MergeField::TimeAsked => text!(outbox.field_time_asked),
        MergeField::PaidTime => text!(outbox.field_paid_time),
        MergeField::Code => text!(outbox.field_code),
        MergeField::Kept => text!(outbox.field_kept),
        MergeField::Shortlist => text!(choice.field_shortlist),
        MergeField::Circle => text!(circles.field_circle),
        MergeField::CirclePeople => text!(circles.field_people),
        MergeField::Event => text!(timetable.field_event),
        MergeField::EventWhen => text!(timetable.field_when),
        MergeField::EventPlace => text!(timetable.field_place),
        MergeField::Meetings => text!(timetable.field_meetings),
    }
}

/// What is wrong with a letter, and what to do about it.
pub fn problem_words(problem: &LetterProblem) -> String {
    match problem {
        LetterProblem::ReaderGone => text!(outbox.problem_reader_gone),
        LetterProblem::ReaderHidden => text!(outbox.problem_reader_hidden),
        LetterProblem::ReaderWithdrawn => text!(outbox.problem_reader_withdrawn),
        LetterProblem::NoAddress => text!(outbox.problem_no_address),
        LetterProblem::NotSo => text!(outbox.problem_not_so),
        LetterProblem::PairingOver => text!(outbox.problem_pairing_over),
        LetterProblem::SeveralRuns => text!(outbox.problem_several_runs),
        LetterProblem::UnknownField(name) => {
            text!(outbox.problem_unknown_field, name = format!("{{{name}}}"))
        }
        LetterProblem::FieldNotInThisTurn(field) => {
            text!(outbox.problem_other_turn, name = field.written())
        }
        LetterProblem::EmptyField(MergeField::ReplyBy) => text!(outbox.problem_no_reply_by),
        LetterProblem::EmptyField(MergeField::NextDate) => text!(outbox.problem_no_next_date),
        LetterProblem::EmptyField(MergeField::Coordinator | MergeField::CoordinatorEmail) => {
            text!(outbox.problem_no_coordinator)
        }
        LetterProblem::EmptyField(MergeField::Reason) => text!(outbox.problem_no_reason),
        LetterProblem::EmptyField(field) => {
            text!(outbox.problem_empty_field, name = field.written())
        }
        LetterProblem::LooseBrace => text!(outbox.problem_loose_brace),
        LetterProblem::InOtherLanguage(OneSided::Wording(_)) => {
            text!(outbox.problem_other_language)
        }
        LetterProblem::InOtherLanguage(OneSided::Fact(which)) => text!(
            outbox.problem_other_fact,
            what = super::record_words::fact_text_name(*which)
        ),
        LetterProblem::InOtherLanguage(OneSided::Question(label)) => {
            text!(outbox.problem_other_question, what = label)
        }
    }
}

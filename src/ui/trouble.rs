//! Words for everything that can go wrong: what happened, what was not
//! changed, what to do next.
//!
//! Matched exhaustively, so that a new error does not compile until it is
//! worded in both languages. Leaves out where the words are shown.

use crate::domain::refuse::Refusal;
use crate::domain::whole::Programme;
use crate::flow::desk::EditRefused;
use crate::flow::forget::NotForgotten;
use crate::merge::{JoinError, UndoRefused};
use crate::session::SessionError;
use crate::store::{Facility, StoreError};
use crate::ui::i18n::{text, text_n};
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::moment::day_words;
use crate::worker::protocol::WorkerError;

/// A refused change in a sentence; the programme gives the names.
pub fn refusal(programme: &Programme, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchRecord { .. } => text!(trouble.no_such),
        Refusal::NameMissing { .. } => text!(trouble.name_missing),
        Refusal::PersonEmpty => text!(trouble.person_empty),
        Refusal::EmailTaken { other } => {
            let who = programme
                .people
                .get(other)
                .map(|it| it.full_name())
                .unwrap_or_default();
            text!(trouble.email_taken, who = who)
        }
        Refusal::RoleTaken { .. } => text!(trouble.role_taken),
        Refusal::CapacityTooLarge { largest, given } => {
            text!(trouble.capacity, largest = largest, given = given)
        }
        Refusal::TooManyPeople { most } => text!(trouble.too_many_people, most = most),
        Refusal::TextTooLong { field, bytes, most } => {
            text!(trouble.too_long, field = field, bytes = bytes, most = most)
        }
        Refusal::EndsBeforeStart => text!(trouble.ends_before),
        Refusal::SamePerson => text!(trouble.same_person),
        Refusal::AlreadyPaired { .. } => text!(trouble.already_paired),
        Refusal::NoPlaceLeft {
            participation,
            capacity,
        } => {
            let who = programme.name_of(participation);
            text!(trouble.no_place, who = who, capacity = capacity)
        }
        Refusal::WrongRoles => text!(trouble.wrong_roles),
        Refusal::RoundNotOpen => text!(trouble.round_not_open),
        Refusal::AlreadyPublished => text!(trouble.already_published),
        Refusal::RoundNotPublished => text!(trouble.round_not_published),
        Refusal::SeveralRuns => text!(trouble.several_runs),
        Refusal::NoSuchChoice => text!(trouble.no_such_choice),
        Refusal::NotOffered => text!(trouble.not_offered),
        Refusal::AnsweredBefore => text!(trouble.answered_before),
        Refusal::NothingToPublish => text!(trouble.nothing_to_publish),
        Refusal::HasPublishedPairing => text!(trouble.has_published),
        Refusal::RunIsImmutable => text!(trouble.run_immutable),
        Refusal::LevelInUse { n_grades } => {
            text_n!(*n_grades, trouble.level_in_use_1, trouble.level_in_use_n)
        }
        Refusal::ConditionNotEarlier { question } => {
            let question = programme.questions.get(question);
            let words = question.map(|it| it.label.in_language(page_language()).to_owned());
            text!(trouble.condition_late, question = words.unwrap_or_default())
        }
        Refusal::QuestionNeeded { n_questions } => text_n!(
            *n_questions,
            trouble.question_needed_1,
            trouble.question_needed_n
        ),
        Refusal::OnHold => text!(trouble.on_hold),
        Refusal::Forgotten => text!(trouble.forgotten),
        Refusal::ChangedSince => text!(trouble.changed_since),
    }
}

/// A refused edit in a sentence.
pub fn edit_refused(programme: &Programme, refused: &EditRefused) -> String {
    match refused {
        EditRefused::Change(reason) => refusal(programme, reason),
        EditRefused::Undo(UndoRefused::Unknown) => text!(trouble.undo_unknown),
        EditRefused::Undo(UndoRefused::ChangedSince) => text!(trouble.changed_since),
    }
}

/// Why somebody is not forgotten, in a sentence.
pub fn not_forgotten(programme: &Programme, why: &NotForgotten) -> String {
    match why {
        NotForgotten::Gone => text!(trouble.no_such),
        NotForgotten::OnHold => text!(trouble.on_hold),
        NotForgotten::KeptUntil(day) => text!(trouble.kept_until, day = day_words(*day)),
        NotForgotten::NoDate => text!(trouble.no_date),
        NotForgotten::Refused(reason) => refusal(programme, reason),
    }
}

/// A store's failure in a sentence.
pub fn store(error: &StoreError) -> String {
    match error {
        StoreError::RevisionMismatch { .. } | StoreError::JournalTaken { .. } => {
            text!(trouble.store_mismatch)
        }
        StoreError::Full => text!(trouble.store_full),
        StoreError::Blocked => text!(trouble.store_blocked),
        StoreError::Retired => text!(trouble.store_retired),
        StoreError::Busy => text!(trouble.store_busy),
        StoreError::SchemaTooNew { .. } => text!(trouble.store_too_new),
        StoreError::Missing(Facility::IndexedDb) => text!(trouble.store_no_database),
        StoreError::Missing(Facility::WebLocks) => text!(trouble.store_no_locks),
        StoreError::ConnectionLost { .. } => text!(trouble.store_lost),
        StoreError::Corrupt { place, .. } => text!(trouble.store_corrupt, place = place),
        StoreError::Other { name, .. } => text!(trouble.store_other, name = name),
    }
}

/// A failure of the session in a sentence.
pub fn session(programme: &Programme, error: &SessionError) -> String {
    match error {
        SessionError::Store(error) => store(error),
        SessionError::Keep(error) => text!(trouble.keep, what = error.what),
        SessionError::Edit(refused) => edit_refused(programme, refused),
        SessionError::Join(JoinError::OtherDocument { .. }) => text!(trouble.join_other),
        SessionError::Join(
            JoinError::Reduced { .. } | JoinError::LamportTooLarge | JoinError::TwoKeys,
        ) => text!(trouble.join_malformed),
        SessionError::Join(JoinError::TwoValues { .. } | JoinError::TwoChanges { .. }) => {
            text!(trouble.join_twice)
        }
        SessionError::Forget(why) => not_forgotten(programme, why),
        SessionError::NotHere => text!(trouble.not_here_title),
        SessionError::AlreadyHere => text!(trouble.already_here),
        SessionError::NotOpen => text!(trouble.not_open),
        SessionError::Worker(error) => worker(error),
        SessionError::File { code, .. } => file(code),
    }
}

/// A failure of the session in a sentence, where no programme is open.
pub fn outside(error: &SessionError) -> String {
    session(&Programme::default(), error)
}

/// A worker's failure in a sentence.
pub fn worker(error: &WorkerError) -> String {
    match error {
        WorkerError::Cancelled => text!(trouble.worker_cancelled),
        _ => text!(trouble.worker_failed),
    }
}

/// A refused file in words, by the code of the refusal: what is wrong, that
/// nothing was changed, what to do next. Codes come from the files worker as
/// text; `tests/host/trouble.rs` keeps this list whole.
pub fn file(code: &str) -> String {
    match code {
        "file_empty" => text!(trouble.file_empty),
        "file_unread" => text!(trouble.file_unread),
        "file_sealed" => text!(trouble.file_sealed),
        "file_zip" => text!(trouble.file_zip),
        "file_pdf" => text!(trouble.file_pdf),
        "file_web_page" => text!(trouble.file_web_page),
        "file_utf16" | "not_utf8" => text!(trouble.file_encoding),
        "file_other" | "not_ours" | "armour_no_block" | "sealed_none" => {
            text!(trouble.file_not_ours)
        }
        "answer_in_quote" => text!(trouble.answer_in_quote),
        "mail_no_file" => text!(trouble.file_not_in_mail),
        "several_files" | "sealed_several" => text!(trouble.file_several),
        "too_big" | "sealed_too_big" => text!(trouble.file_too_big),
        "code_missing" => text!(trouble.code_missing),
        "code_damaged" => text!(trouble.code_damaged),
        "code_newer" => text!(trouble.code_newer),
        "newer" | "unknown_kind" => text!(trouble.file_newer),
        "changed_after_signing" => text!(trouble.file_changed),
        "author_did_not_sign" => text!(trouble.file_other_author),
        "not_signed" => text!(trouble.file_not_signed),
        "weak_key" => text!(trouble.file_weak_key),
        "proof_unknown_form"
        | "proof_too_many"
        | "proof_same_key_twice"
        | "proof_no_date"
        | "proof_no_key"
        | "proof_damaged" => text!(trouble.file_proof),
        "armour_cut_off" => text!(trouble.file_cut_off),
        "armour_damaged" => text!(trouble.file_block_damaged),
        "duplicate_name" | "number_not_whole" | "number_too_large" | "nul_character"
        | "text_too_long" | "bad_name" | "too_deep" | "envelope" => text!(trouble.file_not_strict),
        "not_json" => text!(trouble.file_breaks_off),
        "payload" => text!(trouble.join_malformed),
        "made_too_big" | "seal_too_big" => text!(trouble.file_made_too_big),
        "sealed_for_others" => text!(trouble.seal_for_others),
        "sealed_needs_passphrase" => text!(trouble.seal_needs_passphrase),
        "sealed_wrong_or_damaged" => text!(trouble.seal_wrong_or_damaged),
        "sealed_cut_off" => text!(trouble.seal_cut_off),
        "sealed_damaged" => text!(trouble.seal_damaged),
        "sealed_other_version" => text!(trouble.seal_other_version),
        "sealed_header_too_big" | "sealed_too_many" => text!(trouble.seal_large_head),
        "sealed_work_too_high" => text!(trouble.seal_work_too_high),
        "seal_bad_recipient" | "seal_how_many" => text!(trouble.seal_whose_keys),
        "seal_bad_identity" => text!(trouble.seal_own_key),
        "seal_empty_passphrase" => text!(trouble.seal_no_passphrase),
        "made_refused" => text!(trouble.file_made_refused),
        _ => text!(trouble.file_damaged),
    }
}

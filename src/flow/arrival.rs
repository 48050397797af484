//! What a programme that came in a file would bring, before anything is stored.
//!
//! Leaves out who signed it and how far they are trusted (`bundle::trust`),
//! and doing it (`session`).

use std::sync::Arc;

use super::merge_preview::{MergePreview, merge_preview};
use crate::domain::people::Role;
use crate::domain::whole::Programme;
use crate::merge::{Document, JoinError};

/// How much a programme holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People.
    pub n_people: usize,
    /// Participations as mentor.
    pub n_mentors: usize,
    /// Participations as mentee.
    pub n_mentees: usize,
    /// Rounds.
    pub n_rounds: usize,
    /// Pairings that stand.
    pub n_pairings: usize,
    /// Letters.
    pub n_letters: usize,
    /// Changes ever made.
    pub n_changes: u64,
}

impl Counts {
    /// Counts a document.
    pub fn of(document: &Document) -> Self {
        Self::of_programme(&document.programme(), n_changes(document))
    }

    /// Counts a programme that was read already.
    pub fn of_programme(programme: &Programme, n_changes: u64) -> Self {
        let parts = programme.participations.values();
        let of_role = |role: Role| parts.clone().filter(|part| part.role == role).count();
        let pairings = programme.pairings.values();
        Self {
            n_people: programme.people.len(),
            n_mentors: of_role(Role::Mentor),
            n_mentees: of_role(Role::Mentee),
            n_rounds: programme.rounds.len(),
            n_pairings: pairings.filter(|pairing| pairing.state.is_live()).count(),
            n_letters: programme.letters.len(),
            n_changes,
        }
    }
}

/// Changes a document includes, of every actor.
pub fn n_changes(document: &Document) -> u64 {
    document.seen.values().sum()
}

/// Whether a document that came holds changes of this browser's own `actor`
/// that are not here: the browser is the stale copy (cleared, or put back from
/// an old image), or the programme was removed. Its next dots may be given
/// already, so it must go on under a new actor.
pub fn holds_more_of(actor: &str, here: Option<&Document>, theirs: &Document) -> bool {
    let n = |document: &Document| document.seen.get(actor).copied().unwrap_or(0);
    n(theirs) > here.map_or(0, n)
}

/// What taking a document in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is not here: it would be added whole.
    New(Counts),
    /// Everything in it is here already.
    Included(Counts),
    /// Its changes would be merged.
    Merge(Arc<MergePreview>),
    /// It contradicts what is here.
    Refused(JoinError),
}

/// What taking `theirs` in would do to what is here.
pub fn arrival(here: Option<&Document>, theirs: &Document) -> Arrival {
    let Some(ours) = here else {
        return Arrival::New(Counts::of(theirs));
    };
    match merge_preview(ours, theirs) {
        Err(error) => Arrival::Refused(error),
        Ok(preview) if preview.n_new == 0 && preview.n_records == 0 => {
            Arrival::Included(preview.here)
        }
        Ok(preview) => Arrival::Merge(Arc::new(preview)),
    }
}

/// The places (from 0) of the two words somebody types after comparing a key's
/// eight words by phone; the same for one key everywhere.
pub fn words_to_type(did: &str) -> [usize; 2] {
    let sum: usize = did.bytes().map(usize::from).sum();
    let (first, second) = (sum % 8, (sum / 8 + 3) % 8);
    match first.cmp(&second) {
        std::cmp::Ordering::Less => [first, second],
        std::cmp::Ordering::Greater => [second, first],
        std::cmp::Ordering::Equal => [first.min(6), first.min(6) + 1],
    }
}

//! Who published a round, as the audit trail says. Leaves out names
//! (`flow::writers`).

use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::pairing::Round;
use crate::merge::{Actor, Document, RecordKey};

/// The code under which the trail keeps a publication.
const PUBLISHED: &str = "round.published";

/// The actor who published a round last; none where the trail tells of none.
pub fn published_by(document: &Document, round: &Id<Round>) -> Option<Actor> {
    let key = RecordKey::new(Round::KIND, round.as_str());
    let mut trail = document.trail().into_iter();
    let published =
        trail.find(|(_, entry)| entry.code == PUBLISHED && entry.olds.records.contains_key(&key));
    published.map(|(dot, _)| dot.actor.clone())
}

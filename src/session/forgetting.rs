//! Forgetting a person, or one of their roles, in an open programme: what
//! stands, the journal, the copies kept here, and files that wait to be opened.
//!
//! Leaves out files that left this computer: nothing here reaches them.

use super::boot::SessionError;
use super::desk::OpenDesk;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person};
use crate::flow::desk::Desk;
use crate::flow::forget::{forget, forget_part};
use crate::flow::texts::Texts;
use crate::merge::Document;
use crate::store::Store;
use crate::store::keep::difference_batch;

/// What forgetting reached besides the programme itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Files held back that knew them; they were removed.
    pub n_files: usize,
    /// Files held back that could not be looked into; they are still here.
    pub n_unread: usize,
}

impl OpenDesk {
    /// Forgets a person, then removes the kept copies and the files held back,
    /// which still know them.
    pub async fn forget(self, person: &Id<Person>) -> Result<Reached, SessionError> {
        self.settle().await?;
        let before = self.document().ok_or(SessionError::NotOpen)?;
        let stamp = self.session.stamp(self.space, "")?;
        let (today, id) = (self.session.today(), self.session.new_id());
        let after = forget(&before, &stamp, person, today, id)?;
        self.put_forgotten(&before, after, person.as_str()).await
    }

    /// Forgets one role of a person, likewise.
    pub async fn forget_part(self, part: &Id<Participation>) -> Result<Reached, SessionError> {
        self.settle().await?;
        let before = self.document().ok_or(SessionError::NotOpen)?;
        let stamp = self.session.stamp(self.space, "")?;
        let (today, id) = (self.session.today(), self.session.new_id());
        let after = forget_part(&before, &stamp, part, today, id)?;
        self.put_forgotten(&before, after, part.as_str()).await
    }

    async fn put_forgotten(
        self,
        before: &Document,
        after: Document,
        known_as: &str,
    ) -> Result<Reached, SessionError> {
        let store = self.session.store(self.space)?;
        let batch = difference_batch(before, &after, self.session.now_ms());
        let stands = self.rc().desk.borrow().as_ref().map_or(0, Desk::revision);
        let id = self.id();
        let revision = self.alone(store.commit(&id, stands, batch)).await?;
        self.stand_on(after, revision);
        self.session.tell_tabs(&id, revision);
        for copy in store.snapshots(&id).await? {
            store.remove_snapshot(&id, &copy.id).await?;
        }
        self.session.drop_import(&id).await;
        self.session.drop_all_opened().await;
        self.let_go_of_files(known_as).await
    }

    /// Lets go of the files held back that hold a record of this id. What a
    /// colleague changed in them can be asked for again: their copy forgets too,
    /// once it is merged.
    async fn let_go_of_files(self, known_as: &str) -> Result<Reached, SessionError> {
        let mut reached = Reached::default();
        for held in self.session.held_files().await? {
            let bytes = self.session.held_bytes(&held.hash).await?;
            match self.session.open_bytes(bytes).await {
                Ok(file) => {
                    let texts = file.programme.map(Texts::from).unwrap_or_default();
                    if texts.id == self.id() && names(&texts, known_as) {
                        self.session.let_go(&held.hash).await?;
                        reached.n_files += 1;
                    }
                }
                Err(_) => reached.n_unread += 1,
            }
        }
        Ok(reached)
    }
}

/// Whether a programme in a file holds a record of this id.
fn names(texts: &Texts, id: &str) -> bool {
    texts.records.keys().any(|key| key.ends_with(id))
}

//! Forgetting a person in an open programme: what stands, the journal, and the
//! copies kept here.

use super::boot::SessionError;
use super::desk::OpenDesk;
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::flow::desk::Desk;
use crate::flow::forget::forget;
use crate::store::Store;
use crate::store::keep::difference_batch;

impl OpenDesk {
    /// Forgets a person, then removes the kept copies, which still know them.
    pub async fn forget(self, person: &Id<Person>) -> Result<(), SessionError> {
        self.settle().await?;
        let store = self.session.store(self.space)?;
        let before = self.document().ok_or(SessionError::NotOpen)?;
        let stamp = self.session.stamp(self.space, "")?;
        let (today, id) = (self.session.today(), self.session.new_id());
        let after = forget(&before, &stamp, person, today, id)?;
        let batch = difference_batch(&before, &after, self.session.now_ms());
        let stands = self.rc().desk.borrow().as_ref().map_or(0, Desk::revision);
        let id = self.id();
        let revision = self.alone(store.commit(&id, stands, batch)).await?;
        self.stand_on(after, revision);
        self.session.tell_tabs(&id, revision);
        for copy in store.snapshots(&id).await? {
            store.remove_snapshot(&id, &copy.id).await?;
        }
        self.session.drop_import(&id).await;
        Ok(())
    }
}

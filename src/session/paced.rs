//! Large changes, made in pieces while the page is used.
//!
//! A change is worked out beside the programme and put in at once; where
//! somebody changed something meanwhile, it is worked out again on that. Leaves
//! out small changes (`desk`), which need no pieces.

use std::sync::Arc;

use super::boot::SessionError;
use super::desk::OpenDesk;
use crate::domain::apply::apply_paced;
use crate::domain::change::Change;
use crate::domain::pace::Pace;
use crate::domain::whole::Programme;
use crate::flow::desk::{Desk, Edit, EditRefused};
use crate::flow::texts::Texts;
use crate::merge::{Dot, Making, RecordKey};
use crate::platform::pace::pauses;
use crate::store::Batch;
use crate::store::keep::{batch_from, batch_of};

/// How often a change is worked out beside the programme before it is made
/// without pauses.
const MOST_TRIES: usize = 3;
/// Writes or records between two looks at the clock.
const AT_ONCE: usize = 100;
/// From how many records on a save is written in pieces.
const MANY_RECORDS: usize = 500;

/// The pace of work on the page's own thread.
pub fn page_pace() -> Pace {
    Pace::new(pauses())
}

impl OpenDesk {
    /// Makes a large change in pieces, that came through the file `via` if that
    /// is not empty; it counts when all of it is made, and is
    /// saved right after. Refused as [`OpenDesk::edit`] refuses.
    pub async fn edit_paced(self, change: Change, via: &str) -> Result<Option<Dot>, SessionError> {
        let pace = page_pace();
        for _ in 0..MOST_TRIES {
            if let Some(dot) = self.try_edit(&change, via, &pace).await? {
                return Ok(dot);
            }
        }
        self.edit_via(change, via)
    }

    /// Nothing where somebody was faster.
    async fn try_edit(
        self,
        change: &Change,
        via: &str,
        pace: &Pace,
    ) -> Result<Option<Option<Dot>>, SessionError> {
        let stamp = self.stamp_now(via)?;
        let (mut making, programme) = self.with_desk(|desk| {
            let making = Making::new(desk.document(), &stamp, &change.code());
            (making, desk.programme())
        })?;
        let writes = apply_paced(&programme, change, pace).await;
        let writes = writes.map_err(EditRefused::from)?;
        for writes in writes.chunks(AT_ONCE) {
            pace.rest().await;
            let is_current = self.with_desk(|desk| {
                let document = desk.document();
                for write in writes {
                    making.write(document, write);
                }
                making.is_current(document)
            })?;
            if !is_current {
                return Ok(None);
            }
        }
        pace.rest().await;
        let after = shown(&making, &programme, pace).await;
        drop(programme);
        let edit = Edit::Change(change.clone());
        let taken = {
            let inner = self.rc();
            let mut desk = inner.desk.borrow_mut();
            let desk = desk.as_mut().ok_or(SessionError::NotOpen)?;
            desk.take(edit, stamp, making, after)
        };
        let Ok(dot) = taken else {
            return Ok(None);
        };
        pace.rest().await;
        if dot.is_some() {
            self.show();
            self.save_now();
        }
        Ok(Some(dot))
    }

    /// What a save must write now, with the revision it stands on and the edits
    /// it holds; nothing where no programme is open.
    pub(super) async fn batch_now(self) -> Option<(Batch, u64, usize)> {
        let at_ms = self.session.now_ms();
        for _ in 0..MOST_TRIES {
            let (unsaved, revision, mut texts) = self
                .with_desk(|desk| {
                    let unsaved = desk.unsaved();
                    let texts = Texts::part(desk.document(), [], &unsaved.dots);
                    (unsaved, desk.revision(), texts)
                })
                .ok()?;
            if unsaved.records.len() < MANY_RECORDS {
                break;
            }
            let pace = page_pace();
            let records: Vec<&RecordKey> = unsaved.records.iter().collect();
            for records in records.chunks(AT_ONCE) {
                pace.rest().await;
                let records = records.iter().copied();
                self.with_desk(|desk| texts.add(desk.document(), records))
                    .ok()?;
            }
            // Records and journal lines must be of one and the same moment.
            let stands = self.with_desk(|desk| (desk.unsaved().dots, desk.revision()));
            if stands.ok()? == (unsaved.dots, revision) {
                return Some((batch_from(texts, at_ms), revision, unsaved.n_edits));
            }
        }
        let now = self.with_desk(|desk| {
            let unsaved = desk.unsaved();
            let batch = batch_of(desk.document(), &unsaved.records, &unsaved.dots, at_ms);
            (batch, desk.revision(), unsaved.n_edits)
        });
        now.ok()
    }

    fn with_desk<T>(self, read: impl FnOnce(&Desk) -> T) -> Result<T, SessionError> {
        let inner = self.rc();
        let desk = inner.desk.borrow();
        desk.as_ref().map(read).ok_or(SessionError::NotOpen)
    }
}

/// The programme with what a change writes; nothing where only the whole
/// document tells.
async fn shown(making: &Making, before: &Arc<Programme>, pace: &Pace) -> Option<Programme> {
    let mut after = (**before).clone();
    for key in making.records() {
        pace.rest().await;
        if !making.show(&mut after, key) {
            return None;
        }
    }
    Some(after)
}

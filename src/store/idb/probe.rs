//! Tries out what saving on this computer needs, for "Test this computer".
//!
//! Works on a database of its own and removes it again. Leaves out the words:
//! the page picks them by [`Tried::code`].

use futures::future::{Either, select};

use super::{IdbStore, rescue};
use crate::platform::persist::{self, Room};
use crate::platform::{PlatformError, clock, entropy, handles, local, locks, tabs};
use crate::store::{Batch, DocumentHead, Store, StoreError};

/// How long one trial may take before it counts as failed.
const LIMIT_MS: u32 = 5_000;

/// Less room than this hints at a private window, which forgets on closing.
const LITTLE_ROOM_BYTES: u64 = 300 * 1024 * 1024;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Whether the page came over https, or from this very computer.
    SecureAddress,
    /// Opening a database.
    DatabaseOpen,
    /// Writing to it, flushed to disk.
    DatabaseWrite,
    /// Opening it anew and reading the same back.
    DatabaseReadBack,
    /// Removing it.
    DatabaseRemove,
    /// The lock between tabs.
    Locks,
    /// Telling other tabs.
    Channel,
    /// Short texts outside the database.
    ShortTexts,
    /// The browser's promise to keep the data.
    Persistence,
    /// How much room there is.
    Room,
    /// Saving a file in its place.
    FilesInPlace,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It works.
    Works,
    /// The browser has not got it here.
    Missing,
    /// The data may be cleared when the disk runs short: no promise was given.
    NoPromise,
    /// There is this much.
    Room(Room),
    /// There is little room, as in a private window.
    LittleRoom(Room),
    /// It was not tried because an earlier trial failed.
    NotTried,
    /// It failed.
    Failed {
        /// The browser's words.
        detail: String,
    },
}

/// What came of one trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// What was tried.
    pub tried: Tried,
    /// What came of it.
    pub outcome: Outcome,
}

impl Tried {
    /// A short name that never changes, by which the page picks its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::SecureAddress => "secure-address",
            Self::DatabaseOpen => "database-open",
            Self::DatabaseWrite => "database-write",
            Self::DatabaseReadBack => "database-read-back",
            Self::DatabaseRemove => "database-remove",
            Self::Locks => "locks",
            Self::Channel => "channel",
            Self::ShortTexts => "short-texts",
            Self::Persistence => "persistence",
            Self::Room => "room",
            Self::FilesInPlace => "files-in-place",
        }
    }

    /// Whether nothing can be saved here without it.
    pub fn is_needed(self) -> bool {
        matches!(
            self,
            Self::DatabaseOpen | Self::DatabaseWrite | Self::DatabaseReadBack | Self::Locks
        )
    }
}

impl Outcome {
    /// A short name that never changes, by which the page picks its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Missing => "missing",
            Self::NoPromise => "no-promise",
            Self::Room(_) => "room",
            Self::LittleRoom(_) => "little-room",
            Self::NotTried => "not-tried",
            Self::Failed { .. } => "failed",
        }
    }
}

/// Whether programmes can be saved on this computer.
pub fn can_save(trials: &[Trial]) -> bool {
    trials
        .iter()
        .all(|trial| !trial.tried.is_needed() || trial.outcome == Outcome::Works)
}

/// Tries everything, in the order in which it is told.
pub async fn storage_probe() -> Vec<Trial> {
    let secure = if crate::platform::base::is_secure() {
        Outcome::Works
    } else {
        Outcome::Missing
    };
    let mut trials = vec![Trial {
        tried: Tried::SecureAddress,
        outcome: secure,
    }];
    trials.extend(try_database().await);
    let rest = [
        (Tried::Locks, try_locks().await),
        (
            Tried::Channel,
            from_result(tabs::Tabs::join("civic-mentor-probe", |_| {}).map(drop)),
        ),
        (Tried::ShortTexts, try_short_texts()),
        (Tried::Persistence, try_persistence().await),
        (Tried::Room, try_room().await),
        (
            Tried::FilesInPlace,
            if handles::files_available() {
                Outcome::Works
            } else {
                Outcome::Missing
            },
        ),
    ];
    trials.extend(rest.map(|(tried, outcome)| Trial { tried, outcome }));
    trials
}

async fn try_database() -> Vec<Trial> {
    let steps = [
        Tried::DatabaseOpen,
        Tried::DatabaseWrite,
        Tried::DatabaseReadBack,
        Tried::DatabaseRemove,
    ];
    let name = match entropy::random_id() {
        Ok(id) => format!("civic-mentor-probe-{id}"),
        Err(error) => {
            return steps
                .map(|tried| Trial {
                    tried,
                    outcome: from_platform(error.clone()),
                })
                .to_vec();
        }
    };
    let mut trials = Vec::new();
    for tried in steps {
        let outcome = match tried {
            // An open that fails leaves nothing to write to.
            _ if trials
                .iter()
                .any(|trial: &Trial| trial.outcome != Outcome::Works) =>
            {
                Outcome::NotTried
            }
            Tried::DatabaseOpen => from_store(within_limit(open(&name)).await.map(drop)),
            Tried::DatabaseWrite => from_store(within_limit(write(&name)).await),
            Tried::DatabaseReadBack => from_store(within_limit(read_back(&name)).await),
            _ => from_store(within_limit(rescue::remove_database(&name)).await),
        };
        trials.push(Trial { tried, outcome });
    }
    trials
}

async fn open(name: &str) -> Result<IdbStore, StoreError> {
    IdbStore::open(name, |_| {}).await
}

async fn write(name: &str) -> Result<(), StoreError> {
    let mut batch = Batch {
        head: DocumentHead {
            id: "probe".to_owned(),
            ..DocumentHead::default()
        },
        ..Batch::default()
    };
    batch.put.insert("probe/1".to_owned(), "sí".repeat(10_000));
    open(name).await?.commit("probe", 0, batch).await.map(drop)
}

async fn read_back(name: &str) -> Result<(), StoreError> {
    let document = open(name).await?.load("probe").await?;
    match document.and_then(|mut document| document.records.remove("probe/1")) {
        Some(text) if text == "sí".repeat(10_000) => Ok(()),
        _ => Err(StoreError::corrupt(
            "the probe",
            "what was written did not come back",
        )),
    }
}

async fn try_locks() -> Outcome {
    if !locks::available() {
        return Outcome::Missing;
    }
    from_result(locks::with_lock_for("civic-mentor-probe", LIMIT_MS, async {}).await)
}

fn try_short_texts() -> Outcome {
    const KEY: &str = "civic-mentor.probe";
    let kept = local::set(KEY, "1") && local::get(KEY).as_deref() == Some("1");
    local::remove(KEY);
    if kept {
        Outcome::Works
    } else {
        Outcome::Missing
    }
}

async fn try_persistence() -> Outcome {
    match persist::is_persisted().await {
        Ok(true) => Outcome::Works,
        Ok(false) => Outcome::NoPromise,
        Err(error) => from_platform(error),
    }
}

async fn try_room() -> Outcome {
    match persist::room().await {
        Ok(room) if room.quota_bytes < LITTLE_ROOM_BYTES => Outcome::LittleRoom(room),
        Ok(room) => Outcome::Room(room),
        Err(error) => from_platform(error),
    }
}

async fn within_limit<T>(
    trial: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    match select(Box::pin(trial), Box::pin(clock::wait_ms(LIMIT_MS))).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => Err(StoreError::Busy),
    }
}

fn from_store(done: Result<(), StoreError>) -> Outcome {
    match done {
        Ok(()) => Outcome::Works,
        Err(StoreError::Missing(_)) => Outcome::Missing,
        Err(error) => Outcome::Failed {
            detail: error.to_string(),
        },
    }
}

fn from_result(done: Result<(), PlatformError>) -> Outcome {
    done.map_or_else(from_platform, |()| Outcome::Works)
}

fn from_platform(error: PlatformError) -> Outcome {
    match error {
        PlatformError::Missing(_) => Outcome::Missing,
        error => Outcome::Failed {
            detail: error.to_string(),
        },
    }
}

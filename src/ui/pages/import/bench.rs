//! The import on the page: the files as given, what was read, what was chosen,
//! and the steps from one to the next.
//!
//! Nothing here is kept by the programme before [`Bench::confirm`].

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::Keeping;
use super::words::{read_error, refused_words};
use crate::exchange::headings::is_a_person;
use crate::exchange::table::{ReadOptions, Table, limits};
use crate::flow::import::{Counts, Import, KeptImport, Preview, RowRef};
use crate::merge::{Dot, RecordKey};
use crate::platform::{PlatformError, files};
use crate::session::{OpenDesk, Session, use_desk, use_session};
use crate::ui::i18n::text;
use crate::ui::trouble;
use crate::worker::client::WorkerClient;
use crate::worker::files::Files;

/// A file as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// How it is to be read, where the coordinator said so.
    pub options: ReadOptions,
}

/// Where the import stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Files are to be given.
    Choose,
    /// What comes in is looked at.
    Preview,
    /// It came in.
    Done(Outcome),
}

/// [`Phase`] without what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are to be given.
    Choose,
    /// What comes in is looked at.
    Preview,
    /// It came in.
    Done,
}

impl Phase {
    /// The phase without what it holds.
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Choose => Stage::Choose,
            Self::Preview => Stage::Preview,
            Self::Done(_) => Stage::Done,
        }
    }
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many rows were what.
    pub counts: Counts,
    /// The change, for Undo; none where nothing had to be written.
    pub dot: Option<Dot>,
    /// The files' names.
    pub names: String,
}

/// What is being waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    No,
    /// Files are read.
    Reading,
    /// The copy from before is made and the change written.
    Saving,
}

/// The import on the page; a cheap handle.
#[derive(Clone, Copy)]
pub struct Bench {
    /// Where it stands.
    pub phase: RwSignal<Phase>,
    /// What is being waited for.
    pub busy: RwSignal<Busy>,
    /// The files as given.
    pub given: RwSignal<Vec<Given>>,
    /// What went wrong with the last step, a sentence each.
    pub errors: RwSignal<Vec<String>>,
    /// What was read and chosen.
    pub import: RwSignal<Import>,
    /// Every row judged on the programme as it stands.
    pub preview: Memo<Preview>,
    /// Counts the readings: whatever was drawn from an earlier one is stale.
    pub reading: RwSignal<u32>,
    /// Rows somebody worked on; they stay in sight when they are ready.
    pub touched: RwSignal<BTreeSet<RowRef>>,
    /// The open programme.
    pub desk: OpenDesk,
    /// An import that was not finished when the page was left.
    pub unfinished: RwSignal<Option<KeptImport>>,
    /// Whether a reload finds this one again.
    pub keeping: RwSignal<Keeping>,
    pub(super) session: Session,
    client: StoredValue<WorkerClient<Files>, LocalStorage>,
}

impl Bench {
    /// An empty import; take it while the component is set up.
    pub fn new() -> Self {
        let desk = use_desk();
        let import = RwSignal::new(Import::default());
        let programme = desk.programme();
        let preview = Memo::new(move |_| {
            let changed = |kind: &str, id: &str, field: &str| changed_at_ms(desk, kind, id, field);
            import.with(|import| import.preview(&programme.read(), &changed))
        });
        let bench = Self {
            phase: RwSignal::new(Phase::Choose),
            busy: RwSignal::new(Busy::No),
            given: RwSignal::new(Vec::new()),
            errors: RwSignal::new(Vec::new()),
            import,
            preview,
            reading: RwSignal::new(0),
            touched: RwSignal::new(BTreeSet::new()),
            desk,
            unfinished: RwSignal::new(None),
            keeping: RwSignal::new(Keeping::Not),
            session: use_session(),
            client: StoredValue::new_local(WorkerClient::new()),
        };
        bench.look_for_kept();
        bench
    }

    /// Takes files beside those already given.
    pub fn take_files(self, list: Vec<web_sys::File>) {
        self.errors.set(Vec::new());
        self.busy.set(Busy::Reading);
        spawn_local(async move {
            let mut given = self.given.get_untracked();
            let mut errors = Vec::new();
            for file in list {
                match files::read(&file, limits::CSV_BYTES as u64).await {
                    Ok(bytes) => given.push(Given {
                        name: file.name(),
                        bytes: bytes.into(),
                        options: ReadOptions::default(),
                    }),
                    Err(error) => errors.push(not_given(&file.name(), &error)),
                }
            }
            self.read(given, errors, None).await;
        });
    }

    /// Takes a table pasted as text.
    pub fn take_text(self, pasted: &str) {
        self.errors.set(Vec::new());
        if pasted.trim().is_empty() {
            self.errors.set(vec![text!(import.paste_empty)]);
            return;
        }
        let mut given = self.given.get_untracked();
        given.push(Given {
            name: text!(import.pasted_name),
            bytes: pasted.as_bytes().into(),
            options: ReadOptions::default(),
        });
        self.read_later(given);
    }

    /// Reads a file another way.
    pub fn reread(self, file: usize, options: ReadOptions) {
        let mut given = self.given.get_untracked();
        if let Some(it) = given.get_mut(file) {
            it.options = options;
            self.read_later(given);
        }
    }

    /// Takes a file out again.
    pub fn drop_file(self, file: usize) {
        let mut given = self.given.get_untracked();
        if file < given.len() {
            given.remove(file);
            self.read_later(given);
        }
    }

    /// Starts anew without any file.
    pub fn start_again(self) {
        self.given.set(Vec::new());
        self.errors.set(Vec::new());
        self.import.set(Import::default());
        self.touched.set(BTreeSet::new());
        self.phase.set(Phase::Choose);
        self.throw_away();
    }

    /// Stops reading; what was given before stays.
    pub fn cancel(self) {
        self.client.with_value(WorkerClient::cancel);
    }

    fn read_later(self, given: Vec<Given>) {
        self.errors.set(Vec::new());
        self.busy.set(Busy::Reading);
        spawn_local(async move { self.read(given, Vec::new(), None).await });
    }

    /// Reads every file; those that give no table are said and left out. What
    /// was chosen before a reload is chosen again.
    pub(super) async fn read(
        self,
        given: Vec<Given>,
        mut errors: Vec<String>,
        kept_before: Option<&KeptImport>,
    ) {
        // The page may be gone while the files were taken in.
        let Some(client) = self.client.try_get_value() else {
            return;
        };
        let (mut kept, mut tables) = (Vec::new(), Vec::<(String, Table)>::new());
        for file in given {
            let read = client
                .read_table(file.bytes.to_vec(), file.options.clone())
                .await;
            match read {
                // Without headings the first person would be lost as one.
                Ok(table) if is_a_person(&table.headings) => {
                    errors.push(text!(import.table_headless, name = file.name));
                }
                Ok(table) => {
                    tables.push((file.name.clone(), table));
                    kept.push(file);
                }
                Err(error) => errors.push(read_error(&file.name, &error)),
            }
        }
        // The page may be gone by now; then nobody waits for the answer.
        if self.busy.try_set(Busy::No).is_some() {
            return;
        }
        self.errors.set(errors);
        let was_empty = kept.is_empty();
        if was_empty && !self.given.read_untracked().is_empty() {
            return; // a failed second reading leaves the first as it was
        }
        self.given.set(kept);
        let programme = self.desk.programme().get_untracked();
        let mut import = Import::new(tables, &programme);
        if let Some(before) = kept_before.filter(|it| it.files.len() == import.files().len()) {
            import.take_up(before, &programme);
        }
        self.touched.set(import.worked_on());
        self.import.set(import);
        self.reading.update(|n| *n += 1);
        self.phase.set(if was_empty {
            Phase::Choose
        } else {
            Phase::Preview
        });
        if !was_empty {
            self.unfinished.set(None);
            self.keep_files().await;
        }
    }

    /// Changes what was chosen.
    pub fn choose(self, edit: impl FnOnce(&mut Import)) {
        self.import.update(edit);
        self.keep_choices();
    }

    /// Keeps a row in sight although it needs nobody any more.
    pub fn touch(self, at: RowRef) {
        self.touched.update(|touched| {
            touched.insert(at);
        });
    }

    /// Keeps a copy of the programme, then brings in every ready row as one change.
    pub fn confirm(self) {
        if self.busy.get_untracked() != Busy::No {
            return;
        }
        self.busy.set(Busy::Saving);
        self.errors.set(Vec::new());
        spawn_local(async move {
            let outcome = match self.desk.snapshot("import").await {
                Ok(_) => self.bring_in().await,
                Err(error) => {
                    let programme = self.desk.programme().get_untracked();
                    Err(text!(
                        import.no_copy,
                        why = trouble::session(&programme, &error)
                    ))
                }
            };
            if self.busy.try_set(Busy::No).is_some() {
                return;
            }
            match outcome {
                Ok(outcome) => {
                    self.phase.set(Phase::Done(outcome));
                    self.given.set(Vec::new());
                    self.import.set(Import::default());
                    self.throw_away();
                }
                Err(why) => self.errors.set(vec![why]),
            }
        });
    }

    async fn bring_in(self) -> Result<Outcome, String> {
        let programme = self.desk.programme().get_untracked();
        let preview = self.preview.get_untracked();
        let names = self.import.with_untracked(|import| {
            let names: Vec<String> = import.files().iter().map(|it| it.name.clone()).collect();
            names.join(", ")
        });
        let today = self.session.today();
        let mut ids = || self.session.new_id();
        let change = self
            .import
            .with_untracked(|import| import.confirm(&preview, &programme, today, &mut ids))
            .map_err(|refused| refused_words(&refused))?;
        let dot = self
            .desk
            .edit_paced(change, &names)
            .await
            .map_err(|error| trouble::session(&programme, &error))?;
        Ok(Outcome {
            counts: preview.counts,
            dot,
            names,
        })
    }
}

fn not_given(name: &str, error: &PlatformError) -> String {
    match error {
        PlatformError::TooLarge {
            found_bytes,
            limit_bytes,
        } => text!(
            import.error_too_large,
            name = name,
            size = found_bytes.div_ceil(1024 * 1024),
            limit = limit_bytes / (1024 * 1024)
        ),
        _ => text!(import.error_not_readable, name = name),
    }
}

/// When the value a field shows was written, where the programme knows.
fn changed_at_ms(desk: OpenDesk, kind: &str, id: &str, field: &str) -> Option<i64> {
    desk.with_document(|document| {
        let key = RecordKey::new(kind, id);
        let versions = document.records.get(&key)?.get(field)?;
        versions.iter().map(|version| version.at_ms).max()
    })
    .flatten()
}

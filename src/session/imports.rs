//! An import that is not confirmed yet, and a file somebody looks at to decide
//! about it, kept in this browser for a day at most, so that a reload loses
//! nothing of them.
//!
//! Invariant: it is part of no programme: it is in no backup, no bundle and no
//! kept copy, and goes when the import is done or thrown away, when its
//! programme is removed or somebody in it forgotten, and with everything else.

use leptos::prelude::*;

use super::boot::{Place, Session};
use crate::flow::import::{KEPT_MS, KeptImport};
use crate::platform::{PlatformError, kept_bytes, tab_memory};

/// Where a tab remembers under which name it keeps the file it looks at.
const TAB: &str = "opened-file-of";

/// What these names begin with; no programme's id does.
const OPENED: &str = "opened-";

/// Largest file that is kept while it is looked at.
const MAX_OPENED_BYTES: usize = 25 * 1024 * 1024;

impl Session {
    /// Keeps what was chosen in the import into a programme; with the files'
    /// bytes where they are given. Gives whether it was kept: where work lies on
    /// this page or in a file only, nothing of it stays in the browser.
    pub async fn keep_import(
        self,
        programme: &str,
        kept: &KeptImport,
        bytes: Option<&[&[u8]]>,
    ) -> Result<bool, PlatformError> {
        if !self.keeps_imports() {
            return Ok(false);
        }
        // The time stands before the rest, so that age is seen without reading it.
        let text = format!("{}\n{}", kept.at_ms, kept.to_text());
        let mut all = vec![(programme.to_owned(), text.as_bytes())];
        for (at, bytes) in (0..).zip(bytes.unwrap_or_default()) {
            all.push((place(programme, at), bytes));
        }
        kept_bytes::keep(&all).await?;
        Ok(true)
    }

    /// The import into a programme that was not finished.
    pub async fn kept_import(self, programme: &str) -> Option<KeptImport> {
        if !self.keeps_imports() {
            return None;
        }
        let text = self.fresh(programme).await?;
        let (_, kept) = text.split_once('\n')?;
        KeptImport::from_text(kept).filter(|kept| !kept.files.is_empty())
    }

    /// What is kept under a programme's id, unless it is too old.
    async fn fresh(self, programme: &str) -> Option<String> {
        let text = String::from_utf8(kept_bytes::get(programme).await.ok()??).ok()?;
        let at_ms = text.split_once('\n')?.0.parse::<i64>().ok()?;
        (self.now_ms().saturating_sub(at_ms) <= KEPT_MS).then_some(text)
    }

    /// The bytes of its files; none where one is missing.
    pub async fn kept_import_bytes(self, programme: &str, n_files: usize) -> Option<Vec<Vec<u8>>> {
        let mut all = Vec::new();
        for at in 0..n_files {
            all.push(kept_bytes::get(&place(programme, at)).await.ok()??);
        }
        Some(all)
    }

    /// Throws away the import into a programme, if there is one.
    pub async fn drop_import(self, programme: &str) {
        let files = place(programme, "");
        // What cannot be removed now is removed when it is a day old.
        if let Ok(names) = kept_bytes::names().await {
            let its = |name: &String| name == programme || name.starts_with(&files);
            let gone: Vec<String> = names.into_iter().filter(its).collect();
            drop(kept_bytes::forget(&gone).await);
        }
    }

    /// Throws away imports nobody worked on for a day, and bytes without one.
    pub(super) async fn drop_old_imports(self) {
        let Ok(names) = kept_bytes::names().await else {
            return;
        };
        let programmes = names.iter().filter(|name| !name.contains('/'));
        let mut alive = Vec::new();
        for programme in programmes {
            if self.fresh(programme).await.is_some() {
                alive.push(programme.clone());
            }
        }
        let is_alive = |name: &String| {
            let programme = name.split('/').next().unwrap_or_default();
            alive.iter().any(|it| it == programme)
        };
        let gone: Vec<String> = names.iter().filter(|it| !is_alive(it)).cloned().collect();
        drop(kept_bytes::forget(&gone).await);
    }

    /// Keeps a file that is looked at, for this tab, in the place of an earlier
    /// one. Where it cannot be kept, a reload asks for it again.
    pub async fn keep_opened(self, bytes: &[u8]) {
        self.drop_opened().await;
        if !self.keeps_imports() || bytes.len() > MAX_OPENED_BYTES {
            return;
        }
        let name = format!("{OPENED}{}", self.new_id());
        if tab_memory::set(TAB, &name) {
            let since = format!("{}\n", self.now_ms());
            let all = [(name.clone(), since.as_bytes()), (place(&name, 0), bytes)];
            drop(kept_bytes::keep(&all).await);
        }
    }

    /// The file this tab looked at before it was loaded again.
    pub async fn kept_opened(self) -> Option<Vec<u8>> {
        if !self.keeps_imports() {
            return None;
        }
        let name = tab_memory::get(TAB)?;
        self.fresh(&name).await?;
        kept_bytes::get(&place(&name, 0)).await.ok()?
    }

    /// Throws away the file this tab looked at: it was decided about.
    pub async fn drop_opened(self) {
        if let Some(name) = tab_memory::get(TAB) {
            tab_memory::remove(TAB);
            self.drop_import(&name).await;
        }
    }

    /// Throws away the files every tab looks at.
    pub(super) async fn drop_all_opened(self) {
        if let Ok(names) = kept_bytes::names().await {
            let is_opened = |name: &String| name.starts_with(OPENED);
            let gone: Vec<String> = names.into_iter().filter(is_opened).collect();
            drop(kept_bytes::forget(&gone).await);
        }
    }

    fn keeps_imports(self) -> bool {
        self.place().get_untracked() == Place::Browser
    }
}

fn place(programme: &str, at: impl std::fmt::Display) -> String {
    format!("{programme}/{at}")
}

//! The import over a reload: kept while it is looked at, offered again when the
//! page comes back. Leaves out where it lies (`session::imports`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::{Bench, Busy, Given, Phase};
use crate::flow::import::KeptImport;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, Notice, NoticeKind};
use crate::ui::widgets::moment::moment_words;

/// How keeping stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing is kept.
    #[default]
    Not,
    /// All of it is kept.
    Done,
    /// It is being written.
    Writing,
    /// It is being written, and something was chosen since.
    WritingAgain,
}

impl Bench {
    /// Looks for an import that was not finished.
    pub fn look_for_kept(self) {
        spawn_local(async move {
            self.session.opened().await;
            let Some(id) = self.programme_id() else {
                return;
            };
            let found = self.session.kept_import(&id).await;
            // The page may be gone by now, or somebody began anew.
            if self.phase.try_get_untracked() == Some(Phase::Choose) {
                drop(self.unfinished.try_set(found));
            }
        });
    }

    /// Goes on with it.
    pub fn go_on(self, kept: KeptImport) {
        self.errors.set(Vec::new());
        self.busy.set(Busy::Reading);
        spawn_local(async move {
            let Some(id) = self.programme_id() else {
                return;
            };
            let n_files = kept.files.len();
            let Some(bytes) = self.session.kept_import_bytes(&id, n_files).await else {
                self.session.drop_import(&id).await;
                if self.busy.try_set(Busy::No).is_none() {
                    self.unfinished.set(None);
                    self.errors.set(vec![text!(import.kept_gone)]);
                }
                return;
            };
            let files = kept.files.iter().zip(bytes);
            let given = files.map(|(file, bytes)| Given {
                name: file.name.clone(),
                bytes: bytes.into(),
                options: file.options.clone(),
            });
            self.read(given.collect(), Vec::new(), Some(&kept)).await;
        });
    }

    /// Throws away what is kept of the import.
    pub fn throw_away(self) {
        self.unfinished.set(None);
        self.keeping.set(Keeping::Not);
        let id = self.desk.id();
        spawn_local(async move { self.session.drop_import(&id).await });
    }

    /// Keeps the files and what was chosen.
    pub(super) async fn keep_files(self) {
        let Some((id, kept, given)) = self.to_keep() else {
            return;
        };
        self.keeping.set(Keeping::Writing);
        self.session.drop_import(&id).await;
        let bytes: Vec<&[u8]> = given.iter().map(|it| &*it.bytes).collect();
        let kept = self.session.keep_import(&id, &kept, Some(&bytes)).await;
        if self.settled(matches!(kept, Ok(true))) {
            self.write_choices().await;
        }
    }

    /// Keeps what was chosen since.
    pub(super) fn keep_choices(self) {
        match self.keeping.get_untracked() {
            Keeping::Not | Keeping::WritingAgain => {}
            Keeping::Writing => self.keeping.set(Keeping::WritingAgain),
            Keeping::Done => {
                self.keeping.set(Keeping::Writing);
                spawn_local(self.write_choices());
            }
        }
    }

    async fn write_choices(self) {
        while let Some((id, kept, _)) = self.to_keep() {
            // Thrown away, or brought in, meanwhile.
            if self.keeping.get_untracked() == Keeping::Not {
                break;
            }
            self.keeping.set(Keeping::Writing);
            let kept = self.session.keep_import(&id, &kept, None).await;
            if !self.settled(matches!(kept, Ok(true))) {
                break;
            }
        }
    }

    /// Notes how a write ended; gives whether there is more to write.
    fn settled(self, is_kept: bool) -> bool {
        let Some(now) = self.keeping.try_get_untracked() else {
            return false;
        };
        match now {
            // Thrown away, or brought in, meanwhile.
            Keeping::Not => {
                self.throw_away();
                false
            }
            Keeping::WritingAgain if is_kept => true,
            _ => {
                let now = if is_kept { Keeping::Done } else { Keeping::Not };
                self.keeping.set(now);
                false
            }
        }
    }

    /// The import as it is to be kept now; none once the page is gone or the
    /// import is over.
    fn to_keep(self) -> Option<(String, KeptImport, Vec<Given>)> {
        let given = self.given.try_get_untracked()?;
        let id = self.programme_id()?;
        let options: Vec<_> = given.iter().map(|it| it.options.clone()).collect();
        let now_ms = self.session.now_ms();
        let kept = self
            .import
            .try_with_untracked(|import| KeptImport::of(now_ms, &options, import))?;
        (!kept.files.is_empty()).then_some((id, kept, given))
    }

    /// The programme's id, while the page is there.
    fn programme_id(self) -> Option<String> {
        self.phase.try_get_untracked().map(|_| self.desk.id())
    }
}

/// An import that was not finished: go on with it, or throw it away.
#[component]
pub fn Unfinished(bench: Bench) -> impl IntoView {
    move || {
        let kept = bench.unfinished.get()?;
        let names: Vec<&str> = kept.files.iter().map(|it| it.name.as_str()).collect();
        let heading = text!(import.kept_title, names = names.join(", "));
        let since = text!(import.kept_text, when = moment_words(kept.at_ms));
        Some(view! {
            <Notice kind=NoticeKind::Info heading=heading>
                <p>{since}</p>
                <div class="cm-acts">
                    <Button label=t!(import.kept_go_on) on_press=move |()| bench.go_on(kept.clone()) />
                    <Button
                        label=t!(import.kept_drop)
                        look=Look::Plain
                        on_press=move |()| bench.throw_away()
                    />
                </div>
            </Notice>
        })
    }
}

//! After a merge: what was done, and taking it back.

use std::sync::Arc;

use leptos::prelude::*;

use super::Bench;
use crate::flow::merge_preview::MergePreview;
use crate::merge::Document;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, Look, Notice, NoticeKind, use_notices};
use crate::ui::routes::Route;
use crate::ui::trouble;

/// A merge that was made on this page.
#[derive(Clone)]
pub(super) struct Merged {
    pub id: String,
    pub n_changes: u64,
    pub before: Arc<Document>,
    pub after: Arc<MergePreview>,
}

/// Says what was merged and offers to take it back.
#[component]
pub(super) fn MergedNotice(merged: Merged, bench: Bench) -> impl IntoView {
    let notices = use_notices();
    let n = i64::try_from(merged.n_changes).unwrap_or(i64::MAX);
    let n_conflicts = merged.after.n_of("conflict");
    let open = Route::Programme(merged.id.clone()).href();
    let undo = move |()| {
        let desk = bench.session.desk(&merged.id);
        match desk.undo_merge(&merged.before, &merged.after.joined) {
            Ok((_, 0)) => {
                notices.post(NoticeKind::Success, text!(file.merge_undone));
                bench.clear();
            }
            Ok((_, n_kept)) => {
                let words = text_n!(n_kept, file.merge_undone_but_1, file.merge_undone_but_n);
                notices.post(NoticeKind::Warning, words);
                bench.clear();
            }
            Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
        }
    };
    view! {
        <Notice
            kind=NoticeKind::Success
            heading=Signal::derive(move || text_n!(n, file.merged_1, file.merged_n))
        >
            {(n_conflicts > 0).then(|| view! {
                <p>{move || text_n!(n_conflicts, file.conflicts_1, file.conflicts_n)}</p>
            })}
            <p>{t!(file.merged_text)}</p>
            <div class="cm-acts">
                <ButtonLink href=open label=t!(file.go_to_programme) />
                <Button label=t!(file.undo_merge_act) look=Look::Outline on_press=undo />
            </div>
        </Notice>
    }
}

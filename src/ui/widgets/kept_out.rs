//! Who is kept out of the next run and why, each reason with the way to
//! exactly those people; and that nobody can be matched, where that is so.

use leptos::prelude::*;

use crate::domain::check::Blocker;
use crate::flow::next::{NextAct, NobodyReady, Progress};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{ButtonLink, Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::next_act::next_words;
use crate::ui::widgets::words::blocker_name;

/// Why a run would match nobody, in a sentence.
pub fn nobody_words(nobody: NobodyReady) -> String {
    match nobody {
        NobodyReady::Mentees => text!(review.nobody_mentees),
        NobodyReady::Mentors => text!(review.nobody_mentors),
        NobodyReady::Both => text!(review.nobody_both),
    }
}

/// The reasons as links, the most frequent first.
pub fn kept_out_lines(id: &str, progress: &Progress) -> AnyView {
    let people = Route::People(id.to_owned());
    let mut reasons: Vec<_> = progress.blocked.iter().collect();
    reasons.sort_by_key(|(blocker, n)| (std::cmp::Reverse(**n), **blocker));
    let line = |(blocker, n): (&Blocker, &usize)| {
        let href = people.href_with(&[("blocked", blocker.word())]);
        let why = blocker_name(*blocker);
        let words = text_n!(*n, review.kept_out_1, review.kept_out_n, why = why);
        view! { <li><a href=href>{words}</a></li> }
    };
    let lines: Vec<_> = reasons.into_iter().map(line).collect();
    view! { <ul class="cm-list">{lines}</ul> }.into_any()
}

/// That nobody can be matched, who is kept out and what to do; nothing where
/// somebody can be. `acts`: whether the next act stands in it too.
#[component]
pub fn NobodyReadyNotice(
    /// The programme's id in the URL.
    id: String,
    /// How far the programme is.
    now: Memo<Progress>,
    /// Whether to offer the next act.
    #[prop(default = true)]
    acts: bool,
) -> impl IntoView {
    move || {
        let now = now.read();
        let heading = nobody_words(now.nobody_ready()?);
        let has_reasons = !now.blocked.is_empty();
        let lines = has_reasons.then(|| {
            let lines = kept_out_lines(&id, &now);
            view! { {lines} <p>{t!(review.nobody_how)}</p> }
        });
        let leads_away = matches!(
            now.next,
            NextAct::BringPeopleIn { .. }
                | NextAct::ReadInbox { .. }
                | NextAct::MapGrades { .. }
                | NextAct::AskSupervisors { .. }
        );
        let act = (acts && leads_away).then(|| {
            let words = next_words(&id, now.next);
            view! {
                <p>{words.sentence}</p>
                <ButtonLink href=words.href label=words.act />
            }
        });
        Some(view! {
            <Notice kind=NoticeKind::Warning heading>
                {lines}
                {act}
            </Notice>
        })
    }
}

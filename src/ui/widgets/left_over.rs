//! Who stays without a pairing, in words: those of the run, those kept out of
//! it and why, and that all of them get a letter.

use leptos::prelude::*;

use crate::domain::check::Blocker;
use crate::domain::people::Role;
use crate::flow::left_over::{LeftOver, left_over_paced};
use crate::session::use_desk;
use crate::ui::i18n::{text, text_n};
use crate::ui::kit::{Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::gradual::{is_large, use_gradual};
use crate::ui::widgets::words::blocker_name;

/// Mentees without a mentor, then mentors without a mentee; nothing where
/// everybody has somebody.
#[component]
pub fn LeftOverNotice() -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let of = move |role: Role| {
        let of = use_gradual(
            move || is_large(&programme.read()),
            move |pace| {
                let programme = programme.get();
                async move { left_over_paced(&programme, role, &pace).await }
            },
        );
        Memo::new(move |_| of.get().unwrap_or_default())
    };
    let (mentees, mentors) = (of(Role::Mentee), of(Role::Mentor));
    move || {
        let (mentees, mentors) = (mentees.get(), mentors.get());
        if mentees.n() == 0 {
            return mentors_line(&mentors).map(|line| view! { <p>{line}</p> }.into_any());
        }
        let people = Route::People(desk.id());
        let reason = |(blocker, parts): (&Blocker, &Vec<_>)| {
            let href =
                people.href_with(&[("role", Role::Mentee.word()), ("blocked", blocker.word())]);
            let why = blocker_name(*blocker);
            let words = text_n!(
                parts.len(),
                review.alone_out_1,
                review.alone_out_n,
                why = why
            );
            view! { <li><a href=href>{words}</a></li> }
        };
        let reasons = mentees.kept_out.iter().map(reason).collect_view();
        let n_run = mentees.taking_part.len();
        let heading = if n_run == 0 {
            text!(review.alone_none)
        } else {
            text_n!(n_run, review.alone_run_1, review.alone_run_n)
        };
        let letters = text_n!(mentees.n(), review.alone_letters_1, review.alone_letters_n);
        Some(
            view! {
                <Notice kind=NoticeKind::Warning heading>
                    {(mentees.n_kept_out() > 0).then(|| view! { <ul class="cm-list">{reasons}</ul> })}
                    <p>{letters}</p>
                    {mentors_line(&mentors).map(|line| view! { <p>{line}</p> })}
                </Notice>
            }
            .into_any(),
        )
    }
}

fn mentors_line(mentors: &LeftOver) -> Option<String> {
    let n = mentors.n();
    (n > 0).then(|| {
        text_n!(
            n,
            review.alone_mentors_1,
            review.alone_mentors_n,
            run = mentors.taking_part.len(),
            out = mentors.n_kept_out()
        )
    })
}

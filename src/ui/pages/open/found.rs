//! A programme that came in a file: who signed it, how it stands to earlier
//! files, and what it would bring.

use leptos::prelude::*;

use super::decide::Decide;
use super::preview::MergeLines;
use super::words::{CompareWords, Compared};
use super::{Bench, Found};
use crate::bundle::Sequence;
use crate::flow::arrival::{Arrival, words_to_type};
use crate::session::SessionError;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{ButtonLink, Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::ahead::AheadNotice;
use crate::ui::widgets::counts::counts_words;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::signer::{SignerBadge, needs_words};

/// The programme found in a file.
#[component]
pub(super) fn FoundProgramme(found: Found, bench: Bench) -> impl IntoView {
    let compared = Compared::new(&found);
    let asks_words = needs_words(&found.signer.trust) && !found.is_blocked;
    let created = found.created.clone();
    let day = move || {
        let day = created.get(..10).and_then(|day| day.parse().ok());
        day.map(|day| text!(file.signed_on, day = day_words(day)))
    };
    // What is asked for must come from the other person, not from this screen.
    let left_out = if asks_words {
        words_to_type(&found.mark.did).to_vec()
    } else {
        Vec::new()
    };
    let brings = what_it_brings(&found, bench, compared, asks_words);
    view! {
        <section class="cm-found" aria-labelledby="found">
            <h2 id="found">{found.name.clone()}</h2>
            <h3>{t!(file.signed_by)}</h3>
            <SignerBadge card=found.signer.clone() left_out />
            <p class="cm-note">{day}" "{t!(file.signature_says)}</p>
            <SequenceNotice sequence=found.sequence />
            <h3>{t!(file.brings)}</h3>
            {brings}
        </section>
    }
}

fn what_it_brings(found: &Found, bench: Bench, compared: Compared, asks_words: bool) -> AnyView {
    if found.is_blocked {
        return view! {
            <Notice kind=NoticeKind::Error heading=t!(file.blocked)><p>{t!(file.blocked_text)}</p></Notice>
        }
        .into_any();
    }
    let decide = {
        let found = found.clone();
        move || {
            view! {
                {found.is_ahead.then(|| view! { <AheadNotice /> })}
                {asks_words.then(|| view! { <CompareWords compared found=found.clone() /> })}
                <Decide found=found.clone() bench compared />
            }
        }
    };
    match &found.arrival {
        Arrival::Included(_) => {
            let open = Route::Programme(found.mark.programme.clone()).href();
            view! {
                <Notice kind=NoticeKind::Info heading=t!(file.included)>
                    <p>{t!(file.included_text)}</p>
                </Notice>
                <ButtonLink href=open label=t!(file.go_to_programme) />
            }
            .into_any()
        }
        Arrival::Refused(error) => {
            let why = trouble::outside(&SessionError::Join(error.clone()));
            view! { <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice> }
                .into_any()
        }
        Arrival::New(counts) => {
            let counts = *counts;
            view! {
                <p>{t!(file.new_here)}" "{move || counts_words(&counts)}</p>
                {decide()}
            }
            .into_any()
        }
        Arrival::Merge(preview) => view! {
            <MergeLines preview=preview.clone() found=found.clone() />
            {decide()}
        }
        .into_any(),
    }
}

/// How the file stands to those of its maker that came before.
#[component]
fn SequenceNotice(sequence: Sequence) -> impl IntoView {
    match sequence {
        Sequence::First | Sequence::Newer => None,
        Sequence::Again => Some(
            view! {
                <Notice kind=NoticeKind::Info heading=t!(file.again)><p>{t!(file.again_text)}</p></Notice>
            }
            .into_any(),
        ),
        Sequence::Fork { seq } => Some(
            view! {
                <Notice kind=NoticeKind::Warning heading=t!(file.fork)>
                    <p>{t!(file.fork_text, n = seq)}</p>
                </Notice>
            }
            .into_any(),
        ),
        Sequence::Older { .. } => Some(
            view! {
                <Notice kind=NoticeKind::Warning heading=t!(file.older)><p>{t!(file.older_text)}</p></Notice>
            }
            .into_any(),
        ),
    }
}

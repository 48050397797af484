//! Before anything is published: which letters the proposal would bring, and
//! how one of each reads.

use leptos::prelude::*;

use crate::domain::pairing::FirstStep;
use crate::flow::ahead::{Ahead, AheadGroup, letters_ahead_paced};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{Details, Figure, Fold};
use crate::ui::widgets::gradual::{is_large, use_gradual};
use crate::ui::widgets::left_over::LeftOverNotice;
use crate::ui::widgets::letter_paper::LetterPaper;
use crate::ui::widgets::letter_words::turn_name;
use crate::ui::widgets::one_language::OneLanguageNotice;

/// The letters ahead; nothing where nothing is proposed.
#[component]
pub(super) fn LettersAhead() -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let found = use_gradual(
        move || is_large(&programme.read()),
        move |pace| {
            let (programme, today) = (programme.get(), session.today());
            async move { letters_ahead_paced(&programme, today, FirstStep::Introduce, &pace).await }
        },
    );
    let ahead = Memo::new(move |_| found.get().flatten());
    move || {
        let Ahead {
            round,
            groups,
            lacking,
        } = ahead.get()?;
        let figures = groups.iter().map(|group| {
            let (turn, n) = (group.turn, group.n);
            let n = number(i64::try_from(n).unwrap_or(i64::MAX));
            view! { <Figure value=n label=Signal::derive(move || turn_name(turn)) /> }
        });
        let figures = figures.collect_view();
        let examples = groups.into_iter().map(example).collect_view();
        Some(view! {
            <section class="cm-section" aria-labelledby="ahead">
                <h2 id="ahead">{t!(outbox.ahead_title)}</h2>
                <p>{text!(outbox.ahead_text, round = round)}</p>
                <div class="cm-figures">{figures}</div>
                <OneLanguageNotice lacking=Signal::stored(lacking) />
                <LeftOverNotice />
                {examples}
            </section>
        })
    }
}

fn example(group: AheadGroup) -> impl IntoView {
    let turn = group.turn;
    let summary = Signal::derive(move || text!(outbox.ahead_example, turn = turn_name(turn)));
    let letter = Signal::stored(group.example);
    view! {
        <Details summary fold=Fold::Closed>
            <LetterPaper letter language=Signal::stored(group.language) />
        </Details>
    }
}

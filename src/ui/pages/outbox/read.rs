//! Every letter the filters let through, one after the other, to read through
//! or print: one letter a sheet.

use leptos::prelude::*;

use super::Listing;
use super::list::Filters;
use crate::letters::Rendered;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Pagination, PrintButton};
use crate::ui::widgets::letter_paper::{LetterPaper, LetterProblems};
use crate::ui::widgets::moment::moment_words;

/// How many letters stand on one screen; printing takes them all.
const PER_PAGE: usize = 25;

/// The letters as sheets.
#[component]
pub(super) fn ReadAll(listing: Listing) -> impl IntoView {
    let page = RwSignal::new(1_usize);
    let n = Memo::new(move |_| listing.letters.read().len());
    let n_pages = Memo::new(move |_| n.get().div_ceil(PER_PAGE).max(1));
    let page_shown = Memo::new(move |_| page.get().min(n_pages.get()));
    let all = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let letters = listing.letters.read();
        let (skip, take) = if all.get() {
            (0, letters.len())
        } else {
            ((page_shown.get() - 1) * PER_PAGE, PER_PAGE)
        };
        let shown = letters.iter().skip(skip).take(take);
        shown.map(|letter| letter.id.clone()).collect::<Vec<_>>()
    });
    view! {
        <div class="cm-no-print">
            <Filters listing />
            <div class="cm-acts">
                <p role="status">{move || text_n!(n.get(), outbox.sheets_1, outbox.sheets_n)}</p>
                {move || if all.get() || n_pages.get() == 1 {
                    view! { <PrintButton label=t!(outbox.print_all) /> }.into_any()
                } else {
                    view! {
                        <button
                            type="button"
                            class="usa-button usa-button--outline"
                            on:click=move |_| all.set(true)
                        >
                            {t!(outbox.show_all)}
                        </button>
                    }
                    .into_any()
                }}
            </div>
        </div>
        <div class="cm-sheets">
            <For each=move || shown.get() key=Clone::clone let(id)>
                <Sheet listing id />
            </For>
        </div>
        <Show when=move || !all.get()>
            <Pagination page=page_shown n_pages on_go=move |to: usize| page.set(to) />
        </Show>
    }
}

#[component]
fn Sheet(
    listing: Listing,
    id: crate::domain::id::Id<crate::domain::letter::Letter>,
) -> impl IntoView {
    let href = listing.letter_href(&id);
    let letter = Memo::new(move |_| listing.programme.read().letters.get(&id).cloned());
    let seen = Memo::new(move |_| match letter.get() {
        Some(letter) => listing
            .told
            .read()
            .render(&listing.programme.read(), &letter),
        None => Rendered::default(),
    });
    let language = Signal::derive(move || letter.get().map(|it| it.language).unwrap_or_default());
    let sent = move || {
        let at_ms = letter.get()?.sent_at_ms?;
        Some(text!(outbox.sent_at, at = moment_words(at_ms)))
    };
    view! {
        <section class="cm-sheet">
            <p class="cm-sheet__acts cm-no-print">
                <a href=href>{t!(outbox.open_letter)}</a>
                " "
                <span>{sent}</span>
            </p>
            <div class="cm-no-print">
                <LetterProblems problems=Signal::derive(move || seen.read().problems.clone()) language />
            </div>
            <LetterPaper letter=Signal::derive(move || seen.get()) language />
        </section>
    }
}

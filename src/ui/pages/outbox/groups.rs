//! The groups of letters with their counts, and acts on a whole group.

use leptos::prelude::*;

use super::Listing;
use super::start::ReplyBy;
use crate::flow::outbox::{Filter, Group, Sent, groups, letters_of, mail_merge, tick};
use crate::platform::files;
use crate::session::use_session;
use crate::ui::gate::use_act;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, Details, Figure, Look, NoticeKind, use_notices};
use crate::ui::widgets::letter_words::{language_name, turn_name};

fn count(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// How many letters there are, how many went, and the first that did not.
#[component]
pub(super) fn Totals(listing: Listing) -> impl IntoView {
    let all = Memo::new(move |_| groups(&listing.programme.read(), listing.of()));
    let n_sent = Memo::new(move |_| all.read().iter().map(|it| it.n_sent).sum::<usize>());
    let n_unsent = Memo::new(move |_| all.read().iter().map(|it| it.n_unsent).sum::<usize>());
    let first = Memo::new(move |_| {
        let unsent = Filter {
            sent: Some(Sent::No),
            ..Filter::default()
        };
        let letters = letters_of(&listing.programme.read(), listing.of(), unsent);
        letters.first().map(|letter| letter.id.clone())
    });
    view! {
        <div class="cm-figures">
            <Figure
                value=Signal::derive(move || count(n_sent.get() + n_unsent.get()))
                label=t!(outbox.n_letters)
            />
            <Figure value=Signal::derive(move || count(n_unsent.get())) label=t!(outbox.n_unsent) />
            <Figure value=Signal::derive(move || count(n_sent.get())) label=t!(outbox.n_sent) />
        </div>
        <div class="cm-acts">
            {move || match first.get() {
                Some(first) => view! {
                    <ButtonLink href=listing.letter_href(&first) label=t!(outbox.read_first) />
                }
                .into_any(),
                None => view! { <p>{t!(outbox.all_sent)}</p> }.into_any(),
            }}
        </div>
        {listing.round().map(|_| view! {
            <Details summary=t!(outbox.reply_by_change)>
                <ReplyBy listing />
            </Details>
        })}
    }
}

/// The groups as a table.
#[component]
pub(super) fn Groups(listing: Listing) -> impl IntoView {
    let all = Memo::new(move |_| groups(&listing.programme.read(), listing.of()));
    view! {
        <section class="cm-section" aria-labelledby="groups">
            <h2 id="groups">{t!(outbox.groups_title)}</h2>
            <div class="cm-table">
                <table class="cm-table__table" role="table" aria-labelledby="groups">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th class="cm-cell" role="columnheader" scope="col">{t!(outbox.group)}</th>
                            <th class="cm-cell" role="columnheader" scope="col">{t!(outbox.language)}</th>
                            <th class="cm-cell cm-cell--number" role="columnheader" scope="col">{t!(outbox.n_unsent)}</th>
                            <th class="cm-cell cm-cell--number" role="columnheader" scope="col">{t!(outbox.n_sent)}</th>
                            <th class="cm-cell cm-cell--acts" role="columnheader" scope="col">
                                <span class="usa-sr-only">{t!(outbox.acts)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        <For
                            each=move || all.get()
                            key=|group| (group.turn, group.language, group.n_sent, group.n_unsent)
                            let(group)
                        >
                            <GroupRow listing group />
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn GroupRow(listing: Listing, group: Group) -> impl IntoView {
    let act = use_act();
    let notices = use_notices();
    let session = use_session();
    let name = Signal::derive(move || turn_name(group.turn));
    let filter = Filter {
        turn: Some(group.turn),
        language: Some(group.language),
        sent: None,
    };
    let of_group = move |sent: Option<Sent>| {
        let programme = listing.programme.get_untracked();
        letters_of(&programme, listing.of(), Filter { sent, ..filter })
    };
    let mark = move |()| {
        let ids: Vec<_> = of_group(Some(Sent::No))
            .iter()
            .map(|it| it.id.clone())
            .collect();
        let change = tick(
            &listing.programme.get_untracked(),
            &ids,
            Some(session.now_ms()),
        );
        if let Some(change) = change {
            act.make(change, text_n!(ids.len(), outbox.marked_1, outbox.marked_n));
        }
    };
    let merge = move |()| {
        let letters = of_group(None);
        let table = mail_merge(
            &listing.programme.get_untracked(),
            &letters,
            &listing.told.get_untracked(),
        );
        let file = format!(
            "letters-{}-{}.csv",
            group.turn.word(),
            group.language.word()
        );
        if files::download(&file, "text/csv", &table).is_err() {
            notices.post(NoticeKind::Error, text!(outbox.download_failed));
        }
    };
    let unsent = (group.n_unsent > 0).then(|| {
        view! {
            <Button
                label=Signal::derive(move || text_n!(group.n_unsent, outbox.mark_1, outbox.mark_n))
                look=Look::Plain
                about=name
                on_press=mark
            />
        }
    });
    view! {
        <tr role="row">
            <th class="cm-cell" role="rowheader" scope="row" data-label=t!(outbox.group)>
                <button type="button" class="usa-button usa-button--unstyled" on:click=move |_| listing.choose(filter)>
                    {name}
                </button>
            </th>
            <td class="cm-cell" role="cell" data-label=t!(outbox.language)>
                {move || language_name(group.language)}
            </td>
            <td class="cm-cell cm-cell--number" role="cell" data-label=t!(outbox.n_unsent)>{count(group.n_unsent)}</td>
            <td class="cm-cell cm-cell--number" role="cell" data-label=t!(outbox.n_sent)>{count(group.n_sent)}</td>
            <td class="cm-cell cm-cell--acts" role="cell">
                <div class="cm-acts">
                    {unsent}
                    <Button label=t!(outbox.merge) look=Look::Plain about=name on_press=merge />
                </div>
            </td>
        </tr>
    }
}

//! Who waits for an answer to an offer since when, the longest wait first.
//!
//! Leaves out what to do about it, which the page Offers offers.

use leptos::prelude::*;

use crate::flow::offers::{Wait, published_rounds, waits};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words_at;
use crate::ui::widgets::wait_list::{NAMED, WaitList};

/// The waits as lines; nothing where nobody waits.
#[component]
pub fn OfferWaits(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        let rounds = published_rounds(&programme);
        let of_round = |round: &std::sync::Arc<_>| {
            let round: &crate::domain::pairing::Round = round;
            waits(&programme, &round.id, session.today())
        };
        let found: Vec<Wait> = rounds.first().map(of_round).unwrap_or_default();
        let lines = found.iter().take(NAMED).map(line).collect::<Vec<_>>();
        (lines, found.len())
    });
    let all = Signal::derive(move || {
        let n = lines.read().1;
        text_n!(n, offers.waits_all_1, offers.waits_all_n)
    });
    let href = Route::Offers(id).href();
    view! { <WaitList id="offer-waits" title=t!(offers.waits_title) lines href all /> }
}

fn line(wait: &Wait) -> String {
    let (name, partner) = (wait.name.clone(), wait.partner.clone());
    let day = day_words_at(wait.since_ms);
    if wait.is_overdue {
        text!(offers.waits_late, name = name, partner = partner, day = day)
    } else {
        text!(
            offers.waits_since,
            name = name,
            partner = partner,
            day = day
        )
    }
}

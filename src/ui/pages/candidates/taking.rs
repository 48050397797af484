//! Taking a mentor from somebody: who goes without then, and whom they could
//! have instead, said before it is done.

use leptos::prelude::*;

use crate::domain::whole::Programme;
use crate::flow::round::{Displaced, Resettled};
use crate::session::use_desk;
use crate::ui::i18n::{text, text_n};
use crate::ui::kit::{Notice, NoticeKind};
use crate::ui::widgets::points::{points_words, total_words};

/// Who goes without, and the best mentor left for them.
#[component]
pub(super) fn DisplacedNotice(
    /// Who.
    displaced: Displaced,
    /// Points the total loses at once.
    lost_now: i64,
) -> impl IntoView {
    let programme = use_desk().programme();
    let programme = programme.read_untracked();
    let name = programme.name_of(&displaced.mentee);
    let kept = match displaced.n_kept {
        0 => text!(review.displaced_none, name = name),
        n => text_n!(
            n,
            review.displaced_kept_1,
            review.displaced_kept_n,
            name = name
        ),
    };
    let best = match &displaced.best {
        None => text!(review.displaced_nobody, name = name),
        Some(best) => best_words(&programme, &name, best, lost_now - best.points),
    };
    view! {
        <Notice kind=NoticeKind::Warning heading=Signal::stored(kept)>
            <p>{best}</p>
        </Notice>
    }
}

/// "Ana Ruiz can have Ben Cole, who is left: 31 points. Then the total …"
fn best_words(programme: &Programme, name: &str, best: &Resettled, lost: i64) -> String {
    let (mentor, points) = (programme.name_of(&best.mentor), points_words(best.points));
    let words = if best.is_exchange {
        text!(
            review.displaced_exchange,
            name = name,
            mentor = mentor,
            points = points
        )
    } else {
        text!(
            review.displaced_other,
            name = name,
            mentor = mentor,
            points = points
        )
    };
    format!(
        "{words} {}",
        text!(review.displaced_both, total = total_words(lost))
    )
}

//! A file that holds more of one's own changes than the browser: said before
//! it is taken in.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::{Notice, NoticeKind};

/// Says that this browser will count as a new one.
#[component]
pub fn AheadNotice() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Info heading=t!(file.ahead)><p>{t!(file.ahead_text)}</p></Notice>
    }
}

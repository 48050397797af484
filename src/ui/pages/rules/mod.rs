//! Rules (C1, C2). Who comes: the coordinator, before a run and between runs.
//! To decide: what matters and how much, in words; exact points for those who
//! want them. Ten real pairs beside the rules change with every word. Next: run.

mod adopt;
mod aims;
mod criterion;
mod editor;
mod gap_table;
mod hard;
mod limits;
mod measures;
mod priorities;
mod samples;
mod share;

use leptos::prelude::*;

use crate::flow::round::rules_of;
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::{focus_id, scroll_id_into_view};
use crate::ui::kit::{Button, ButtonLink, Look, Notice, NoticeKind, Page, PageWidth};
use crate::ui::routes::Route;
use crate::ui::widgets::rule_words::set_name;
use adopt::Adopt;
pub(in crate::ui::pages) use aims::Aims;
pub(in crate::ui::pages) use criterion::Criteria;
pub(in crate::ui::pages) use editor::trial_editor;
use editor::use_editor;
pub(in crate::ui::pages) use hard::HardRules;
use limits::LimitSettings;
use priorities::Priorities;
use samples::Samples;
use share::{BringRules, HandOn};

/// Rules: what matters, how much, and what rules a pair out.
#[component]
pub fn RulesPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let unreadable = Memo::new(move |_| rules_of(&programme.read()).err());
    let run = Route::Run(id.clone()).href();
    let whatif = Route::WhatIf(id.clone()).href();
    let in_use = Signal::derive(move || {
        let rules = rules_of(&programme.read()).ok()?;
        Some(text!(rules.in_use, name = set_name(&rules)))
    });
    view! {
        <Page
            title=t!(rules.title)
            lead=in_use
            width=PageWidth::Dense
            back=(Route::Programme(id).href(), t!(common.nav_home))
            acts=move || view! {
                <ButtonLink href=run.clone() label=t!(rules.to_run) />
                <ButtonLink href=whatif.clone() label=t!(whatif.to_try) look=Look::Outline />
            }
            help=|| view! { <HelpText text=t!(rules.help) /> }
        >
            {move || match unreadable.get() {
                Some(why) => view! {
                    <Notice kind=NoticeKind::Error heading=t!(rules.unreadable, why = why)>
                        <p>{t!(rules.unreadable_next)}</p>
                    </Notice>
                    <Adopt />
                    <BringRules />
                }
                .into_any(),
                None => view! { <Sentences /> }.into_any(),
            }}
        </Page>
    }
}

/// The rules as sentences, and the pairs beside them; where there is no room
/// beside them, below, with a way there.
#[component]
fn Sentences() -> impl IntoView {
    let editor = use_editor();
    let go = |()| {
        focus_id("samples-title");
        scroll_id_into_view("samples");
    };
    view! {
        <div class="cm-rules__to-samples">
            <Button label=t!(rules.to_samples) look=Look::Plain on_press=go />
        </div>
        <div class="cm-rules">
            <div class="cm-rules__sentences">
                <Criteria editor />
                <HardRules editor />
                <Aims editor />
                <LimitSettings editor />
                <Priorities />
                <Adopt />
                <HandOn editor />
                <BringRules />
            </div>
            <div class="cm-rules__example">
                <Samples editor />
            </div>
        </div>
    }
}

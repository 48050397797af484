//! What if (C3, C7). Who comes: the coordinator, from the rules or the review.
//! To decide: whether other rules or places would be better, seeing who gains
//! and who loses; how much coverage is worth in points. Nothing is stored until
//! it is kept. Next: back to the review.
//!
//! A page of its own and not a part of the review: it edits rules, which the
//! review does not, and a colleague can be sent the link.

mod corners;
mod frontier;
mod outcome;
mod places;
mod plot;
mod question;
mod trying;

use leptos::prelude::*;

use crate::bundle::{canonical, strict};
use crate::flow::round::{Trial, current_open_round, rules_of};
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{
    ButtonLink, EmptyState, FormDraft, Kept, Look, Notice, NoticeKind, Page, PageWidth, Tab, Tabs,
};
use crate::ui::routes::Route;
use frontier::FrontierPart;
use trying::TryingPart;

impl Kept for Option<Trial> {
    fn to_kept(&self) -> String {
        self.as_ref()
            .map_or_else(String::new, |it| canonical(&it.to_value()))
    }
    fn from_kept(text: &str) -> Option<Self> {
        let value = strict::parse_tree(text.as_bytes()).ok()?;
        Trial::from_value(&value).map(Some)
    }
}

/// What if: other rules and places tried, and what each mentee more costs.
#[component]
pub fn WhatIfPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let is_open = Memo::new(move |_| current_open_round(&programme.read()).is_some());
    let unreadable = Memo::new(move |_| rules_of(&programme.read()).err());
    // Nothing while everything is as it stands; kept while tabs change, and
    // through a reload.
    let trial = FormDraft::new(format!("whatif/{id}")).value("trial", None::<Trial>);
    let rules = Route::Rules(id.clone()).href();
    let run = Route::Run(id.clone()).href();
    let acts_rules = rules.clone();
    view! {
        <Page
            title=t!(whatif.title)
            lead=t!(whatif.lead)
            back=(Route::Review(id.clone()).href(), t!(review.title))
            width=PageWidth::Dense
            acts=move || view! {
                <ButtonLink href=acts_rules.clone() label=t!(rules.title) look=Look::Outline />
            }
            help=|| view! { <HelpText text=t!(whatif.help) /> }
        >
            {move || {
                let (id, run) = (id.clone(), run.clone());
                if let Some(why) = unreadable.get() {
                    view! {
                        <Notice kind=NoticeKind::Error heading=t!(rules.unreadable, why = why)>
                            <p>{t!(rules.unreadable_next)}</p>
                        </Notice>
                    }
                    .into_any()
                } else if is_open.get() {
                    let (trying_id, frontier_id) = (id.clone(), id);
                    let tabs = vec![
                        Tab::new("try", t!(whatif.tab_try), move || {
                            view! { <TryingPart id=trying_id.clone() trial /> }
                        }),
                        Tab::new("mentees", t!(whatif.tab_frontier), move || {
                            view! { <FrontierPart id=frontier_id.clone() /> }
                        }),
                    ];
                    view! { <Tabs id="whatif" label=t!(whatif.title) tabs name="show" /> }.into_any()
                } else {
                    view! {
                        <EmptyState text=t!(whatif.no_round)>
                            <ButtonLink href=run label=t!(review.run_title) />
                        </EmptyState>
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

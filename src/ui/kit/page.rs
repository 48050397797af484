//! The frame of a page's content: its title, its one h1, the way back, help
//! beside it.
//!
//! On every navigation after the first the focus goes to the h1, so that a
//! screen reader starts where the page starts.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::html::H1;
use leptos::prelude::*;

use super::dom::{focus_still, matches_media};
use super::icon::{Icon, Shape};
use crate::ui::i18n::t;

/// The site's name, which follows the page's in the browser's title.
#[derive(Clone, Copy)]
struct SiteName(Signal<String>);

/// Makes the site's name known to every [`Page`] below.
pub fn provide_site_name(name: Signal<String>) {
    provide_context(SiteName(name));
}

/// How wide the content of a page may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageWidth {
    /// As wide as the window: tables, side by side.
    #[default]
    Wide,
    /// As wide as a line can be read: forms, texts.
    Reading,
    /// As wide as the window with a low head, and help folded away in it: work
    /// where much is seen at once.
    Dense,
}

/// A page: everything a page shows stands inside one of these.
#[component]
pub fn Page(
    /// The page's name: the h1 and the browser's title.
    #[prop(into)]
    title: Signal<String>,
    /// One or two sentences under the name.
    #[prop(optional, into)]
    lead: MaybeProp<String>,
    /// The page this one belongs under: its link and its name.
    #[prop(optional)]
    back: Option<(String, Signal<String>)>,
    /// Buttons beside the name.
    #[prop(optional, into)]
    acts: Option<ViewFn>,
    /// What helps with this page; see `ui::help`.
    #[prop(optional, into)]
    help: Option<ViewFn>,
    /// How wide the content may grow.
    #[prop(default = PageWidth::Wide)]
    width: PageWidth,
    /// The page's content.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    name_document(title);
    focus_on_navigation(heading);
    let class = match (width, help.is_some()) {
        (PageWidth::Wide, false) => "cm-page cm-width",
        (PageWidth::Reading, false) => "cm-page cm-page--reading cm-width",
        (PageWidth::Dense, false) => "cm-page cm-page--dense cm-width",
        (PageWidth::Dense, true) => "cm-page cm-page--dense cm-page--helped cm-width",
        (PageWidth::Wide, true) => "cm-page cm-page--helped cm-width",
        (PageWidth::Reading, true) => "cm-page cm-page--reading cm-page--helped cm-width",
    };
    let is_help_open = width != PageWidth::Dense && matches_media("(min-width: 64em)");
    view! {
        <div class=class>
            <div class="cm-page__head">
                {back.map(|(href, text)| view! {
                    <a class="cm-back" href=href><Icon shape=Shape::Left />{text}</a>
                })}
                <div class="cm-page__title">
                    <div class="cm-page__name">
                        <h1 tabindex="-1" node_ref=heading>
                            {title}
                        </h1>
                        {move || lead.get().map(|lead| view! { <p class="cm-lead">{lead}</p> })}
                    </div>
                    {acts.map(|acts| view! { <div class="cm-acts">{acts.run()}</div> })}
                </div>
            </div>
            {help.map(|help| view! {
                <aside class="cm-page__help" aria-label=t!(kit.help)>
                    <details class="cm-help" open=is_help_open>
                        <summary class="cm-help__summary">{t!(kit.help)}</summary>
                        <div class="cm-help__text">{help.run()}</div>
                    </details>
                </aside>
            })}
            <div class="cm-page__body">{children()}</div>
        </div>
    }
}

/// Keeps the browser's title equal to the page's name.
fn name_document(title: Signal<String>) {
    let site = use_context::<SiteName>();
    Effect::new(move |_| {
        let title = title.get();
        match site {
            Some(SiteName(site)) => {
                document().set_title(&format!("{title} \u{2013} {}", site.read()));
            }
            None => document().set_title(&title),
        }
    });
}

/// Moves the focus to the heading, except on the page opened first, where the
/// browser already starts at the top.
fn focus_on_navigation(heading: NodeRef<H1>) {
    static FIRST: AtomicBool = AtomicBool::new(true);
    if FIRST.swap(false, Ordering::Relaxed) {
        return;
    }
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        match heading.get() {
            Some(heading) => {
                focus_still(&heading);
                true
            }
            None => false,
        }
    });
}

//! Who waits for whom since when: the first few as lines, and the way to all.
//!
//! Leaves out who waits and for what.

use leptos::prelude::*;

/// How many are named before the link to all.
pub const NAMED: usize = 5;

/// The lines; nothing where nobody waits.
#[component]
pub fn WaitList(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// The first [`NAMED`], and how many wait in all.
    lines: Memo<(Vec<String>, usize)>,
    /// Where all of them stand.
    href: String,
    /// The words of the way there.
    #[prop(into)]
    all: Signal<String>,
) -> impl IntoView {
    move || {
        let (named, n) = lines.get();
        let href = href.clone();
        (n > 0).then(|| {
            let lines = named.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <section class="cm-section" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ul class="cm-list">{lines.collect_view()}</ul>
                    <p><a href=href>{all}</a></p>
                </section>
            }
        })
    }
}

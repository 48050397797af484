//! The page: routes, shell, kit, pages.
//!
//! Reading order: [`routes`] (every URL), [`app`] (route to page), [`shell`]
//! (what stands around every page), [`kit`] (components that know nothing of
//! mentoring), [`pages`] (one file per page), [`i18n`] (every word).
//!
//! Adding a page: a variant in [`routes::Route`] with its path in `parse` and
//! `path`, a file in `pages/` with one component that opens with
//! [`kit::Page`], and a line in [`parts`].
//!
//! Adding words: edit `locales/en/<area>.json` and `locales/es/<area>.json`,
//! then use `t!(area.key)`; see [`i18n`]. No word stands in a `view!`.
//!
//! Invariant: no `style` attribute and no `inner_html`; the policy forbids the
//! first, and widths come from classes or SVG attributes.

pub mod app;
pub mod bridge;
pub mod copies;
pub mod gate;
pub mod help;
pub mod i18n;
pub mod kit;
pub mod pages;
pub mod parts;
pub mod routes;
pub mod shell;
pub mod theme;
pub mod trouble;
pub mod widgets;

/// Mounts the application on the document's body.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_rescue();
    }));
    leptos::mount::mount_to_body(app::App);
}

/// Hands the page to `public/rescue.js`, which needs none of this program.
fn show_rescue() {
    if let (Some(window), Ok(event)) =
        (web_sys::window(), web_sys::Event::new("civic-mentor-panic"))
    {
        // Nobody is left to tell if even this fails.
        let _ = window.dispatch_event(&event);
    }
}

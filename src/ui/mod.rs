//! The page: routes, shell, kit, pages.
//!
//! Reading order: [`routes`] (every URL), [`app`] (route to page), [`shell`]
//! (what stands around every page), [`kit`] (components that know nothing of
//! mentoring), [`pages`] (one file per page), [`i18n`] (every word).
//!
//! Adding a page: a variant in [`routes::Route`] with its path in `parse` and
//! `path`, a file in `pages/` with one component that opens with
//! [`kit::Page`], and a line in `app::page_for`.
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
pub mod routes;
pub mod shell;
pub mod theme;
pub mod trouble;
pub mod widgets;

/// Mounts the application on the document's body.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}

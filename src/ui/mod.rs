//! The page: routes, notices, kit, widgets, pages.

/// Mounts the application on the document's body.
pub fn start() {
    leptos::mount::mount_to_body(|| "");
}

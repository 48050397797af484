//! Where the page lives, so that one zip serves any sub-path. Leaves out routes.

use super::capability::window;

/// The path of the page's `<base>`, without a slash at its end: empty at the
/// root, `/mentors` under a sub-path. The router's base.
pub fn base_path() -> String {
    let path = base_url()
        .and_then(|base| web_sys::Url::new(&base).ok())
        .map(|url| url.pathname());
    let path = path.unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.trim_end_matches('/').to_owned()
}

/// The full address of a file beside the page, such as a worker's loader.
pub fn beside_page(file: &str) -> String {
    let url = base_url().and_then(|base| web_sys::Url::new_with_base(file, &base).ok());
    url.map_or_else(|| file.to_owned(), |url| url.href())
}

/// Whether the browser trusts the address: https, or this very computer. Locks,
/// the clipboard and the service worker exist only then.
pub fn is_secure() -> bool {
    window().is_ok_and(|window| window.is_secure_context())
}

fn base_url() -> Option<String> {
    window().ok()?.document()?.base_uri().ok()?
}

//! What the person asked of their computer's display. Leaves out the page's own
//! setting, which goes before it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::capability::window;

/// Whether the computer is set to a dark display.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Whether the computer is set to move less.
pub fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Calls back with `true` for dark whenever the setting changes, until dropped.
pub fn watch_dark(on_change: impl Fn(bool) + 'static) -> Option<Watch> {
    let list = query("(prefers-color-scheme: dark)")?;
    let closure = Closure::new({
        let list = list.clone();
        move || on_change(list.matches())
    });
    list.set_onchange(Some(closure.as_ref().unchecked_ref()));
    Some(Watch {
        list,
        _closure: closure,
    })
}

/// A running watch; ends when dropped.
pub struct Watch {
    list: web_sys::MediaQueryList,
    _closure: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.list.set_onchange(None);
    }
}

fn matches(media: &str) -> bool {
    query(media).is_some_and(|list| list.matches())
}

fn query(media: &str) -> Option<web_sys::MediaQueryList> {
    window().ok()?.match_media(media).ok()?
}

//! Small questions to the DOM that several components ask.

use leptos::ev::{FocusEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Whether a focus that leaves an element goes to something inside the element
/// that listens.
pub fn focus_stays_inside(ev: &FocusEvent) -> bool {
    let listener = ev
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let next = ev
        .related_target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    match (listener, next) {
        (Some(listener), Some(next)) => listener.contains(Some(&next)),
        _ => false,
    }
}

/// Whether a click landed in a link.
pub fn is_in_link(ev: &MouseEvent) -> bool {
    is_in(ev, "a[href]")
}

/// Whether a click landed in what the selector names.
pub fn is_in(ev: &MouseEvent, selector: &str) -> bool {
    ev.target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest(selector).ok().flatten())
        .is_some()
}

/// Whether the `details` that was opened or closed is open now.
pub fn is_details_open(ev: &web_sys::Event) -> bool {
    let target = ev
        .target()
        .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|details| details.has_attribute("open"))
}

/// Gives the focus to the element with this id, without moving the page.
pub fn focus_id(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        focus_still(&element);
    }
}

/// Gives the focus to an element without moving the page; what cannot take the
/// focus is left alone.
pub fn focus_still(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // The only error is an element that is no longer on the page.
    let _ = element.focus_with_options(&options);
}

/// Gives the focus to the page's heading, without moving the page.
pub fn focus_heading() {
    let heading = document().query_selector("h1[tabindex]").ok().flatten();
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus_still(&heading);
    }
}

/// Scrolls the least that shows what has the focus of the keyboard, clear of the
/// notices, as the style sheet says.
pub fn show_focus() {
    let focused = document().active_element();
    let is_seen = |it: &web_sys::Element| it.matches(":focus-visible").unwrap_or_default();
    // The area of the notices stays where it is.
    let is_free = |it: &web_sys::Element| matches!(it.closest(".cm-notices"), Ok(None));
    if let Some(focused) = focused.filter(|it| is_seen(it) && is_free(it)) {
        show(&focused);
    }
}

/// Gives the focus to the element with this id and shows it, once what is on its
/// way to the page stands there.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    let focus = move || {
        scroll_id_into_view(&id);
        focus_id(&id);
    };
    // A page that follows its URL stands a frame later.
    request_animation_frame(move || request_animation_frame(focus));
}

/// Whether the page is at least as wide as this media query says.
pub fn matches_media(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Opens what is folded around the element with this id.
pub fn unfold_around(id: &str) {
    let element = document().get_element_by_id(id);
    let fold = element.and_then(|it| it.closest("details").ok().flatten());
    if let Some(fold) = fold {
        // The only error is an element without attributes.
        let _ = fold.set_attribute("open", "");
    }
}

/// Scrolls the least that shows the element with this id.
pub fn scroll_id_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        show(&element);
    }
}

fn show(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// A value as part of an id: an id holds no spaces, and a selector finds it
/// without escapes. Other letters become their code points.
pub fn id_word(value: &str) -> String {
    use std::fmt::Write as _;
    let mut word = String::with_capacity(value.len());
    for letter in value.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            word.push(letter);
        } else {
            // Writing to a text never fails.
            let _ = write!(word, "_{:x}_", u32::from(letter));
        }
    }
    word
}

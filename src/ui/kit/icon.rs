//! Icons as inline SVG: no file is fetched, and they take the text's colour.
//! Always beside words, so hidden from screen readers.

use leptos::prelude::*;

/// The shapes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Done, fine.
    Check,
    /// Look here.
    Info,
    /// Take care.
    Warning,
    /// Wrong.
    Error,
    /// Under way.
    Clock,
    /// Looking only, or fixed.
    Lock,
    /// A file.
    File,
    /// Opens below.
    Down,
    /// Closes upward; sorted from small to large.
    Up,
    /// Back.
    Left,
    /// On.
    Right,
    /// Takes away, closes.
    Close,
    /// Adds.
    Add,
    /// Searches.
    Search,
    /// Copies.
    Copy,
    /// Prints.
    Print,
    /// Takes back.
    Undo,
    /// Could be sorted.
    Sort,
}

impl Shape {
    /// The outline in a box of 24 by 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
            Self::Info => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2zm0-8h-2V7h2z",
            Self::Warning => "M1 21h22L12 2zm12-3h-2v-2h2zm0-4h-2v-4h2z",
            Self::Error => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-2h2zm0-4h-2V7h2z",
            Self::Clock => {
                "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm.5-13H11v6l5.2 3.2.8-1.3-4.5-2.7z"
            }
            Self::Lock => {
                "M18 8h-1V6A5 5 0 0 0 7 6v2H6a2 2 0 0 0-2 2v10c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V10a2 2 0 0 0-2-2zM9 6a3 3 0 0 1 6 0v2H9zm9 14H6V10h12z"
            }
            Self::File => {
                "M14 2H6a2 2 0 0 0-2 2v16c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V8zm4 18H6V4h7v5h5z"
            }
            Self::Down => "M7.4 8.6 12 13.2l4.6-4.6L18 10l-6 6-6-6z",
            Self::Up => "M7.4 15.4 12 10.8l4.6 4.6L18 14l-6-6-6 6z",
            Self::Left => "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4-4.6-4.6z",
            Self::Right => "M8.6 16.6 13.2 12 8.6 7.4 10 6l6 6-6 6z",
            Self::Close => {
                "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z"
            }
            Self::Add => "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z",
            Self::Search => {
                "M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z"
            }
            Self::Copy => {
                "M16 1H4a2 2 0 0 0-2 2v14h2V3h12zm3 4H8a2 2 0 0 0-2 2v14c0 1.1.9 2 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2zm0 16H8V7h11z"
            }
            Self::Print => {
                "M19 8H5a3 3 0 0 0-3 3v6h4v4h12v-4h4v-6a3 3 0 0 0-3-3zm-3 11H8v-5h8zm3-7a1 1 0 1 1 0-2 1 1 0 0 1 0 2zM18 3H6v4h12z"
            }
            Self::Undo => {
                "M12.5 8c-2.7 0-5.1 1-6.9 2.6L2 7v9h9l-3.6-3.6A8 8 0 0 1 20.1 16l2.4-.8A10.5 10.5 0 0 0 12.500 8z"
            }
            Self::Sort => "M12 4 7 10h10zm0 16 5-6H7z",
        }
    }
}

/// One icon, as tall as the text beside it.
#[component]
pub fn Icon(
    /// Which.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="cm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.path() fill="currentColor" />
        </svg>
    }
}

//! Light, dark, or as the computer is set; stands as `data-theme` on `<html>`.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::platform::local;

const STORED_AS: &str = "civic-mentor.theme";

/// The looks a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the computer is set.
    #[default]
    System,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

impl Theme {
    /// All themes in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value stored and written to `data-theme`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// One theme per page, as with the language.
static THEME: LazyLock<ArcRwSignal<Theme>> = LazyLock::new(|| {
    ArcRwSignal::new(
        local::get(STORED_AS)
            .and_then(|code| Theme::from_code(&code))
            .unwrap_or_default(),
    )
});

/// The theme chosen; tracked.
pub fn theme() -> Theme {
    THEME.get()
}

/// Changes the theme and remembers it.
pub fn set_theme(theme: Theme) {
    local::set(STORED_AS, theme.code());
    THEME.set(theme);
}

//! The page's words: typed keys over `locales/{en,es}/<area>.json`.
//!
//! Every visible word is a key. A misspelt key does not compile; that both
//! languages hold the same keys and variables, and that none is unused, is
//! checked by `tests/host/words.rs`. Leaves out the letters' texts, which
//! belong to `letters` and are data of a programme.
//!
//! - `t!(people.title)` and `t!(people.greeting, name = person.get())` give a
//!   `Signal<String>` for a view, an attribute or a prop; variables are read
//!   again whenever a signal in them changes.
//! - `text!(…)` takes the same and gives a `String` now, for handlers, titles
//!   and texts that are put together from cases.
//! - `tn!(n, people.ready_1, people.ready_n)` chooses by number and fills `{n}`.
//!
//! Variables stand in the files as `{name}`. They are filled by one function
//! of ours: typed builders for each text would weigh more than the text.

use std::sync::LazyLock;

use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use crate::platform::local;

/// The keys and the languages, made from `locales/` when the page is built.
#[allow(missing_docs, deprecated, unused, clippy::all, clippy::pedantic)]
mod keys {
    leptos_i18n::load_locales!();
    pub use i18n::Locale;
}

pub use keys::Locale as Language;

/// Makes a change of a language file rebuild the keys.
macro_rules! watch {
    ($($area:literal)+) => {
        $(
            const _: &[u8] = include_bytes!(concat!("../../locales/en/", $area, ".json"));
            const _: &[u8] = include_bytes!(concat!("../../locales/es/", $area, ".json"));
        )+
    };
}
watch!("common" "trouble" "kit" "home" "setup" "people" "enrol" "approvals" "offers" "import" "levels" "gaps" "rules" "whatif" "review" "timetable" "circles" "outbox" "file" "trail" "help" "form" "details" "choice");

const STORED_AS: &str = "civic-mentor.language";

/// One language per page. Not a context: words are also needed where no owner
/// stands, in event handlers and after an await.
static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(preferred()));

/// The languages in the order of the switch, each with its own name for itself.
pub const LANGUAGES: [(Language, &str); 2] = [(Language::en, "English"), (Language::es, "Español")];

/// The language the page speaks; tracked where anything tracks. Words are also
/// taken in handlers, where nothing does, and rightly so.
pub fn language() -> Language {
    if Observer::get().is_some() {
        LANGUAGE.get()
    } else {
        LANGUAGE.get_untracked()
    }
}

/// Changes the language of the page and remembers it.
pub fn set_language(language: Language) {
    local::set(STORED_AS, code(language));
    LANGUAGE.set(language);
}

/// The BCP 47 code of a language.
pub const fn code(language: Language) -> &'static str {
    match language {
        Language::en => "en",
        Language::es => "es",
    }
}

/// The stored choice, else what the browser asks for, else English.
fn preferred() -> Language {
    let wish = local::get(STORED_AS)
        .or_else(|| window().navigator().language())
        .unwrap_or_default();
    if wish.to_ascii_lowercase().starts_with("es") {
        Language::es
    } else {
        Language::en
    }
}

/// A key: the text it has in a language.
pub type Key = fn(Language) -> &'static str;

/// The text of a key in the page's language; tracked.
pub fn word(key: Key) -> &'static str {
    key(language())
}

/// The text of a key as a signal.
pub fn label(key: Key) -> Signal<String> {
    Signal::derive(move || word(key).to_owned())
}

/// A computed text as a signal; boxed so that a hundred texts share one kind.
pub fn derived(text: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(text)
}

/// Puts values in place of `{name}`; an unknown name stays as it is written.
pub fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            values
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (value, tail))
        });
        if let Some((value, tail)) = known {
            out.push_str(value);
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// A whole number with thousands set apart as both languages do here: 1,943.
pub fn number(n: impl Into<i64>) -> String {
    let n: i64 = n.into();
    let digits = n.unsigned_abs().to_string();
    let mut out = String::from(if n < 0 { "\u{2212}" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A key as a function, for tables of keys: `key!(people.title)`.
macro_rules! key {
    ($area:ident $(. $name:ident)+) => {
        |language: $crate::ui::i18n::Language| -> &'static str {
            language.get_keys_const().$area() $(.$name())+ .inner()
        }
    };
}

/// A text as a `Signal<String>`; see the module.
macro_rules! t {
    ($area:ident $(. $name:ident)+) => {
        $crate::ui::i18n::label($crate::ui::i18n::key!($area $(. $name)+))
    };
    ($area:ident $(. $name:ident)+, $($var:ident = $value:expr),+ $(,)?) => {
        $crate::ui::i18n::derived(::std::boxed::Box::new(move || {
            $crate::ui::i18n::text!($area $(. $name)+, $($var = $value),+)
        }))
    };
}

/// A text as a `String` now; see the module.
macro_rules! text {
    ($area:ident $(. $name:ident)+) => {
        $crate::ui::i18n::word($crate::ui::i18n::key!($area $(. $name)+)).to_owned()
    };
    ($area:ident $(. $name:ident)+, $($var:ident = $value:expr),+ $(,)?) => {
        $crate::ui::i18n::fill(
            $crate::ui::i18n::word($crate::ui::i18n::key!($area $(. $name)+)),
            &[$((stringify!($var), ::std::string::ToString::to_string(&$value))),+],
        )
    };
}

/// One of two texts by number, `{n}` filled, as a `Signal<String>`.
#[allow(unused_macros, reason = "every page takes what it needs")]
macro_rules! tn {
    ($n:expr, $area:ident . $one:ident, $area2:ident . $many:ident $(, $var:ident = $value:expr)* $(,)?) => {
        $crate::ui::i18n::derived(::std::boxed::Box::new(move || {
            $crate::ui::i18n::text_n!($n, $area . $one, $area2 . $many $(, $var = $value)*)
        }))
    };
}

/// One of two texts by number, `{n}` filled, as a `String` now.
#[allow(unused_macros, reason = "every page takes what it needs")]
macro_rules! text_n {
    ($n:expr, $area:ident . $one:ident, $area2:ident . $many:ident $(, $var:ident = $value:expr)* $(,)?) => {{
        let n = i64::try_from($n).unwrap_or(i64::MAX);
        let key: $crate::ui::i18n::Key =
            if n == 1 { $crate::ui::i18n::key!($area . $one) } else { $crate::ui::i18n::key!($area2 . $many) };
        $crate::ui::i18n::fill(
            $crate::ui::i18n::word(key),
            &[
                ("n", $crate::ui::i18n::number(n)),
                $((stringify!($var), ::std::string::ToString::to_string(&$value))),*
            ],
        )
    }};
}

#[allow(unused_imports, reason = "every page takes what it needs")]
pub(crate) use {key, t, text, text_n, tn};

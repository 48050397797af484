//! Texts that come with the product, in both languages.

use crate::domain::text::{Language, LocalText};

/// A text in English and Spanish that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Spanish.
    pub es: &'static str,
}

/// Both languages of a text.
pub const fn words(en: &'static str, es: &'static str) -> Words {
    Words { en, es }
}

impl Words {
    /// The text in one language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Spanish => self.es,
        }
    }

    /// The text as a programme keeps it.
    pub fn local(self) -> LocalText {
        LocalText::new(self.en, self.es)
    }
}

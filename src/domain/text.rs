//! Texts that coordinators write in English, Spanish or both.

use std::collections::BTreeMap;

use super::field::FieldValue;
use super::field::choice;
use super::value::Value;

choice! {
    /// A language of the page and of letters.
    pub enum Language {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
    }
}

impl Language {
    /// The language that is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Spanish,
            Self::Spanish => Self::English,
        }
    }
}

impl FieldValue for Option<Language> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Language::to_value)
    }
    fn from_value(value: &Value) -> Option<Self> {
        Language::from_value(value).map(Some)
    }
}

/// A text in one or both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalText {
    /// English, empty when there is none.
    pub en: String,
    /// Spanish, empty when there is none.
    pub es: String,
}

impl LocalText {
    /// Both languages at once.
    pub fn new(en: impl Into<String>, es: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            es: es.into(),
        }
    }

    /// The text in `language`, or the other one where it is missing.
    pub fn in_language(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::English => (&self.en, &self.es),
            Language::Spanish => (&self.es, &self.en),
        };
        if first.is_empty() { second } else { first }
    }

    /// Whether the text shown in `language` is really in the other one.
    pub fn is_fallback(&self, language: Language) -> bool {
        match language {
            Language::English => self.en.is_empty() && !self.es.is_empty(),
            Language::Spanish => self.es.is_empty() && !self.en.is_empty(),
        }
    }

    /// Sets the text of one language.
    #[must_use]
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        match language {
            Language::English => self.en = text.into(),
            Language::Spanish => self.es = text.into(),
        }
        self
    }

    /// Whether neither language has a text.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.es.is_empty()
    }
}

impl FieldValue for LocalText {
    fn to_value(&self) -> Value {
        let mut map = BTreeMap::new();
        for (name, text) in [("en", &self.en), ("es", &self.es)] {
            if !text.is_empty() {
                map.insert(name.to_owned(), Value::Text(text.clone()));
            }
        }
        Value::Map(map)
    }

    fn from_value(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let text = |name: &str| match map.get(name) {
            None => Some(String::new()),
            Some(value) => value.as_text().map(str::to_owned),
        };
        Some(Self {
            en: text("en")?,
            es: text("es")?,
        })
    }
}

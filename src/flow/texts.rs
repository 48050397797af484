//! A document as texts: one for each record, one for each journal line, and
//! one for what belongs to the whole.
//!
//! The shape the store keeps and workers pass on. Leaves out where the texts go.

use std::collections::BTreeMap;

use crate::bundle::canonical;
use crate::bundle::strict::parse_tree;
use crate::domain::facts::{Facts, Life};
use crate::domain::field::Record;
use crate::domain::value::Value;
use crate::merge::{
    Document, Dot, RecordKey, Register, actors_from_value, actors_to_value, dots_from_value,
    dots_to_value, entry_from_value, entry_to_value, record_from_value, record_to_value,
};

/// A document as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The document's id.
    pub id: String,
    /// The programme's name.
    pub name: String,
    /// Whether it is archived.
    pub archived: bool,
    /// Version vector, actors and Lamport number.
    pub whole: String,
    /// Records by `kind/id`.
    pub records: BTreeMap<String, String>,
    /// Journal lines, in the order of their dots.
    pub journal: Vec<(Dot, String)>,
}

/// A text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored {what} cannot be read")]
pub struct TextError {
    /// Which: a key, or the head.
    pub what: String,
}

fn unreadable(what: impl Into<String>) -> TextError {
    TextError { what: what.into() }
}

impl Texts {
    /// The whole document.
    pub fn of(document: &Document) -> Self {
        let journal = document.journal.keys();
        Self {
            records: document
                .records
                .iter()
                .map(|(key, fields)| record(key, fields))
                .collect(),
            journal: journal.filter_map(|dot| line(document, dot)).collect(),
            ..Self::head(document)
        }
    }

    /// The document these texts are of.
    pub fn document(&self) -> Result<Document, TextError> {
        let records = self.records.iter();
        document_from(
            &self.id,
            &self.whole,
            records.map(|(key, text)| (key.as_str(), text.as_str())),
            self.journal.iter().map(|(_, text)| text.as_str()),
        )
    }

    /// Adds these records of a document.
    pub fn add<'a>(
        &mut self,
        document: &Document,
        records: impl IntoIterator<Item = &'a RecordKey>,
    ) {
        let texts = records.into_iter().filter_map(|key| {
            let fields = document.records.get(key)?;
            Some(record(key, fields))
        });
        self.records.extend(texts);
    }

    /// The given records and journal lines of a document.
    pub fn part<'a>(
        document: &Document,
        records: impl IntoIterator<Item = &'a RecordKey>,
        dots: &[Dot],
    ) -> Self {
        let mut texts = Self::head(document);
        texts.add(document, records);
        texts.journal = dots.iter().filter_map(|dot| line(document, dot)).collect();
        texts
    }

    /// What belongs to the whole, without records and journal.
    fn head(document: &Document) -> Self {
        let shown = document.shown(&RecordKey::new(Facts::KIND, document.id.as_str()));
        let word = |name: &str| shown.get(name).and_then(Value::as_text).unwrap_or_default();
        let whole = Value::map([
            ("seen", dots_to_value(&document.seen)),
            ("actors", actors_to_value(&document.actors)),
            (
                "lamport",
                Value::Int(i64::try_from(document.lamport).unwrap_or(i64::MAX)),
            ),
        ]);
        Self {
            id: document.id.clone(),
            name: word("name").to_owned(),
            archived: word("life") == Life::Archived.word(),
            whole: canonical(&whole),
            ..Self::default()
        }
    }
}

/// A document from its texts.
pub fn document_from<'a>(
    id: &str,
    whole: &str,
    records: impl IntoIterator<Item = (&'a str, &'a str)>,
    journal: impl IntoIterator<Item = &'a str>,
) -> Result<Document, TextError> {
    let mut document = Document::new(id);
    let whole = tree(whole, "head")?;
    let part = |name: &str| whole.get(name).ok_or_else(|| unreadable("head"));
    document.seen = dots_from_value(part("seen")?).map_err(|_| unreadable("head"))?;
    document.actors = actors_from_value(part("actors")?).map_err(|_| unreadable("head"))?;
    let lamport = part("lamport")?
        .as_int()
        .and_then(|n| u64::try_from(n).ok());
    document.lamport = lamport.ok_or_else(|| unreadable("head"))?;
    for (key, text) in records {
        let (kind, id) = key.split_once('/').ok_or_else(|| unreadable(key))?;
        let fields = record_from_value(&tree(text, key)?).map_err(|_| unreadable(key))?;
        document.records.insert(RecordKey::new(kind, id), fields);
    }
    for text in journal {
        let (dot, entry) =
            entry_from_value(&tree(text, "journal")?).map_err(|_| unreadable("journal"))?;
        document.journal.insert(dot, entry);
    }
    Ok(document)
}

fn record(key: &RecordKey, fields: &BTreeMap<String, Register>) -> (String, String) {
    (
        format!("{}/{}", key.kind, key.id),
        canonical(&record_to_value(fields)),
    )
}

fn line(document: &Document, dot: &Dot) -> Option<(Dot, String)> {
    let entry = document.journal.get(dot)?;
    Some((dot.clone(), canonical(&entry_to_value(dot, entry))))
}

fn tree(text: &str, what: &str) -> Result<Value, TextError> {
    parse_tree(text.as_bytes()).map_err(|_| unreadable(what))
}

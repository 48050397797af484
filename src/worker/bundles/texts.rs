//! A document as texts, as it crosses between page and worker. Leaves out how
//! a document becomes texts (`flow::texts`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::flow::texts::Texts;
use crate::merge::Dot;

/// A document as texts, as it crosses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTexts {
    id: String,
    name: String,
    archived: bool,
    whole: String,
    records: Vec<(String, String)>,
    journal: Vec<(String, u64, String)>,
}

impl From<Texts> for DocumentTexts {
    fn from(texts: Texts) -> Self {
        let line = |(dot, text): (Dot, String)| (dot.actor.to_string(), dot.n, text);
        Self {
            id: texts.id,
            name: texts.name,
            archived: texts.archived,
            whole: texts.whole,
            records: texts.records.into_iter().collect(),
            journal: texts.journal.into_iter().map(line).collect(),
        }
    }
}

impl From<DocumentTexts> for Texts {
    fn from(texts: DocumentTexts) -> Self {
        let line = |(actor, n, text): (String, u64, String)| {
            (
                Dot {
                    actor: Arc::from(actor),
                    n,
                },
                text,
            )
        };
        Self {
            id: texts.id,
            name: texts.name,
            archived: texts.archived,
            whole: texts.whole,
            records: texts.records.into_iter().collect(),
            journal: texts.journal.into_iter().map(line).collect(),
        }
    }
}

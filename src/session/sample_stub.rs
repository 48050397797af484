//! A sample of the set-up alone.

use crate::domain::apply::apply;
use crate::domain::whole::Programme;
use crate::flow::templates::{CreateInput, TEMPLATES, create};
use crate::merge::{Actor, Document, Stamp};

/// The sample programme's id.
pub const SAMPLE_ID: &str = "5eedc0de-7a11-4e11-8a11-0a11e75a3917";

/// The sample as a document.
pub fn sample_document(actor: Actor, at_ms: i64) -> Document {
    let input = CreateInput {
        programme_id: SAMPLE_ID.to_owned(),
        ..CreateInput::default()
    };
    let mut n = 0;
    let change = create(&TEMPLATES[0], input, &mut || {
        n += 1;
        format!("5eedc0de-7a11-4e11-8a11-{n:012}")
    });
    let mut document = Document::new(SAMPLE_ID);
    let empty = Programme {
        id: SAMPLE_ID.to_owned(),
        ..Programme::default()
    };
    if let Ok(writes) = apply(&empty, &change) {
        document.commit(
            &Stamp {
                actor,
                at_ms,
                via: String::new(),
            },
            &change.code(),
            &writes,
        );
    }
    document
}

//! A copy of a programme for when saving fails: the readable stored records as
//! one file, without signing, so that it depends on nothing else.

use crate::bundle::canonical;
use crate::domain::value::Value;
use crate::merge::{entry_to_value, record_to_value};
use crate::platform::files;
use crate::session::OpenDesk;

/// Downloads the programme as it stands on this page.
pub fn download_copy(desk: OpenDesk) {
    let tree = desk.with_document(|document| {
        let records = document.records.iter();
        let records = records
            .map(|(key, fields)| (format!("{}/{}", key.kind, key.id), record_to_value(fields)));
        let journal = document
            .journal
            .iter()
            .map(|(dot, entry)| entry_to_value(dot, entry));
        Value::map([
            ("format", Value::from("civic-mentor-copy")),
            ("id", Value::from(document.id.as_str())),
            ("records", Value::map(records)),
            ("journal", Value::List(journal.collect())),
        ])
    });
    if let Some(tree) = tree {
        let text = canonical(&tree);
        // The browser shows its own words when it does not let a page download.
        let _ = files::download(
            "civic-mentor-copy.json",
            "application/json",
            text.as_bytes(),
        );
    }
}

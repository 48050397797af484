//! When an answer was sent and whether the policy was agreed to, as forms keep
//! it. Leaves out reading one date (`exchange::dates`).

use super::columns::ImportFile;
use crate::exchange::dates::{ColumnOrder, column_order};
use crate::exchange::headings::{FieldKind, normalise};

/// Where forms keep when an answer was sent.
pub(super) const TIMES: [FieldKind; 2] = [FieldKind::CompletionTime, FieldKind::Timestamp];

/// The first column of times and what its dates say about their order.
pub(super) fn times_order(file: &ImportFile) -> Option<(usize, ColumnOrder)> {
    let column = TIMES
        .into_iter()
        .find_map(|kind| file.columns_of(kind).next())?;
    let cells = file
        .table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(column))
        .map(String::as_str);
    Some((column, column_order(cells)))
}

/// A consent column often repeats the sentence that was agreed to.
pub(super) fn agrees(cell: &str) -> bool {
    let plain = normalise(cell);
    let has = |words: &[&str]| plain.split(' ').any(|word| words.contains(&word));
    has(&[
        "agree",
        "consent",
        "acepto",
        "consiento",
        "autorizo",
        "accept",
        "acuerdo",
        "understand",
    ]) && !has(&["not", "no", "dont"])
}

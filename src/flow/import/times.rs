//! When an answer was sent and whether the policy was agreed to, as forms keep
//! it. Leaves out reading one date (`exchange::dates`).

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::columns::ImportFile;
use super::preview::Choice;
use crate::exchange::dates::{ColumnOrder, column_order};
use crate::exchange::headings::{FieldKind, normalise};

/// A form's clock may be in any zone: what lies closer than a day is not told apart.
const CLOCKS_MS: i64 = 14 * 3_600_000;

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

/// Which value counts by time: the row's where it was sent surely later, the
/// programme's where it was written surely later.
pub(super) fn newer(sent: Option<DateTime>, changed_at_ms: Option<i64>) -> Choice {
    let sent_ms = sent
        .and_then(|at| TimeZone::UTC.to_timestamp(at).ok())
        .map(jiff::Timestamp::as_millisecond);
    match (sent_ms, changed_at_ms) {
        (Some(sent), Some(changed)) if sent - CLOCKS_MS > changed => Choice::Take,
        (Some(sent), Some(changed)) if sent + CLOCKS_MS < changed => Choice::Keep,
        _ => Choice::Undecided,
    }
}

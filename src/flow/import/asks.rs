//! Questions about a whole file that only a person can answer. Leaves out rows.

use std::collections::BTreeSet;

use super::columns::ImportFile;
use super::preview::Ask;
use super::times::times_order;
use crate::exchange::dates::{ColumnOrder, DateOrder, parse};

pub(super) fn ask(at: usize, file: &ImportFile, asks: &mut Vec<Ask>) {
    if file.part.is_none() {
        asks.push(Ask::Part { file: at });
    }
    let mut seen = BTreeSet::new();
    for (column, it) in file
        .columns
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.rivals.is_empty())
    {
        let mut columns = it.rivals.clone();
        columns.push(column);
        columns.sort_unstable();
        if seen.insert(columns.clone()) {
            asks.push(Ask::Rivals { file: at, columns });
        }
    }
    if let (Some((column, ColumnOrder::Ask | ColumnOrder::Mixed)), None) =
        (times_order(file), file.date_order)
    {
        let is_two_ways = |cell: &&String| {
            let both = [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| parse(cell, order));
            both[0] != both[1]
        };
        let mut cells = file
            .table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(column));
        let example = cells.find(is_two_ways).cloned().unwrap_or_default();
        asks.push(Ask::DateOrder {
            file: at,
            column,
            example,
        });
    }
}

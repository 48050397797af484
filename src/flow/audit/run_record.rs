//! Checking the record of a run, which needs nothing but the record. Leaves
//! out how a record is made (`flow::round`).

use super::problem;
use crate::bundle::strict;
use crate::domain::value::Value;
use crate::flow::round::check_record;

/// Most problems told of one record.
const MOST_TOLD: usize = 20;

/// What checking the record of a run finds, and whether it is good.
pub fn verify_run(file: &str, bytes: &[u8]) -> (Value, bool) {
    let (problems, result_hash) = match strict::parse_tree(bytes) {
        Err(error) => {
            let text = format!("{file}: {error}");
            (vec![problem(error.fault.code(), text)], Value::Null)
        }
        Ok(tree) => {
            let faults = check_record(&tree);
            let told = faults.iter().take(MOST_TOLD);
            let told = told.map(|fault| problem(fault.code(), fault.to_string()));
            let hash = tree.get("result_hash").and_then(Value::as_text);
            (told.collect(), hash.map_or(Value::Null, Value::from))
        }
    };
    let is_good = problems.is_empty();
    let line = Value::map([
        ("file", Value::from(file)),
        ("ok", is_good.into()),
        ("problems", Value::List(problems)),
        ("result_hash", result_hash),
    ]);
    (line, is_good)
}

//! Checking the record of a run, which needs nothing but the record: its
//! signature, its certificate, and the same run made again. Leaves out how a
//! record is made (`flow::round`), and whose key it is: an auditor's machine
//! knows nobody.

use super::problem;
use crate::bundle::{
    BundleError, Kind, KnownKeys, Message, RunRecordMessage, message_of, open, strict, verify,
};
use crate::domain::value::Value;
use crate::flow::round::{check_record, is_record, is_repeated};

/// Most problems told of one record.
const MAX_TOLD: usize = 20;

/// What is said of a signature that holds: never more than this.
const SAME_KEY: &str = "same key";

/// A record and what stands around it.
struct Came {
    /// The key that signed it; none for a record without a signature.
    author: Option<String>,
    message: RunRecordMessage,
}

/// What checking the record of a run finds, and whether it is good.
///
/// The record comes signed, as JSON or as a text block, or by itself, as
/// earlier versions saved it.
pub fn verify_run(file: &str, bytes: &[u8]) -> (Value, bool) {
    let (came, mut problems) = match read(bytes) {
        Ok((came, problems)) => (came, problems),
        Err(problems) => return told(file, None, problems, [false, false]),
    };
    let record = &came.message.record;
    let faults = check_record(record);
    let is_proven = faults.is_empty();
    let words = faults.iter().take(MAX_TOLD);
    problems.extend(words.map(|fault| problem(fault.code(), fault.to_string())));
    // What the checker refuses is not worth solving.
    let repeated = is_proven && is_repeated(record);
    if is_proven && !repeated {
        let text = "solving the same inputs again gives another result";
        problems.push(problem("not_repeated", text));
    }
    told(file, Some(came), problems, [is_proven, repeated])
}

fn read(bytes: &[u8]) -> Result<(Came, Vec<Value>), Vec<Value>> {
    if let Ok(tree) = strict::parse_tree(bytes)
        && is_record(&tree)
    {
        let message = RunRecordMessage {
            record: tree,
            ..RunRecordMessage::default()
        };
        let author = None;
        return Ok((Came { author, message }, Vec::new()));
    }
    let refused = |error: BundleError| vec![problem(error.code(), error.to_string())];
    let verified = verify(open(bytes).map_err(refused)?, &KnownKeys::default());
    let verified = verified.map_err(refused)?;
    let kind = verified.envelope().kind;
    let message = match message_of(&verified) {
        Some(Ok(Message::RunRecord(message))) => *message,
        Some(Err(wrong)) if kind == Kind::RunRecord => {
            let words = wrong.iter().take(MAX_TOLD);
            return Err(words
                .map(|it| problem(it.fault.code(), it.to_string()))
                .collect());
        }
        _ => {
            let text = format!(
                "this is a signed {}, not the record of a run",
                kind.as_str()
            );
            return Err(vec![problem("other_kind", text)]);
        }
    };
    let doubtful = verified.doubtful().iter().map(|key| {
        let text = format!("the signature of {key} does not fit");
        problem("doubtful_signature", text)
    });
    let doubtful = doubtful.collect();
    let author = Some(verified.envelope().author.to_string());
    Ok((Came { author, message }, doubtful))
}

fn told(
    file: &str,
    came: Option<Came>,
    problems: Vec<Value>,
    [certificate_ok, repeated_ok]: [bool; 2],
) -> (Value, bool) {
    let is_good = problems.is_empty();
    let author = came.as_ref().and_then(|came| came.author.clone());
    let signature = author.as_ref().map_or(Value::Null, |_| SAME_KEY.into());
    let message = came.map(|came| came.message).unwrap_or_default();
    let text = |text: String| match text.as_str() {
        "" => Value::Null,
        text => Value::from(text),
    };
    let published_on = message.published_on.map(|day| day.to_string());
    let part = |name| message.record.get(name).cloned().unwrap_or(Value::Null);
    let line = Value::map([
        ("file", Value::from(file)),
        ("ok", is_good.into()),
        ("problems", Value::List(problems)),
        ("signature", signature),
        ("author", text(author.unwrap_or_default())),
        ("certificate_ok", certificate_ok.into()),
        ("repeated_ok", repeated_ok.into()),
        ("result_hash", part("result_hash")),
        ("counts", part("counts")),
        ("maker", text(message.maker)),
        ("round", text(message.round)),
        ("number", message.number.into()),
        ("published_on", text(published_on.unwrap_or_default())),
        ("published_by", text(message.published_by)),
    ]);
    (line, is_good)
}

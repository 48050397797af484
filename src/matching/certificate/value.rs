//! Certificates to and from the tree everything is stored and signed as.
//!
//! Numbers that may pass 2^53 are written as text.

use super::{Certificate, Dual, Layers, Level, NoneAbove, Pair, Proof};
use crate::domain::value::Value;

/// Why a tree is no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("field {0} of the certificate is missing or malformed")]
pub struct CertificateError(pub &'static str);

impl Certificate {
    /// The tree of this certificate.
    pub fn to_value(&self) -> Value {
        let values = self
            .values
            .iter()
            .map(|value| Value::from(value.to_string()));
        let levels = self.levels.iter().map(|level| Value::from(level.word()));
        let mut value = vec![
            ("input_hash", Value::from(self.input_hash.as_str())),
            ("result_hash", self.result_hash.as_str().into()),
            ("levels", Value::List(levels.collect())),
            ("values", Value::List(values.collect())),
            ("fixed_points", self.fixed_points.to_string().into()),
            (
                "tries",
                Value::List(self.tries.iter().map(Proof::to_value).collect()),
            ),
        ];
        if let Some(above) = &self.none_above {
            value.push(("none_above", above.to_value()));
        }
        if let Some(layers) = &self.layers {
            value.push(("layers", layers.to_value()));
        }
        Value::map(value)
    }

    /// The certificate of a tree.
    pub fn from_value(value: &Value) -> Result<Self, CertificateError> {
        let text = |field| {
            value
                .get(field)
                .and_then(Value::as_text)
                .map(str::to_owned)
                .ok_or(CertificateError(field))
        };
        let level = |value: &Value| Level::from_word(value.as_text()?);
        let fixed_points = value.get("fixed_points").and_then(big);
        Ok(Self {
            input_hash: text("input_hash")?,
            result_hash: text("result_hash")?,
            levels: list(value, "levels", level)?,
            values: list(value, "values", big)?,
            fixed_points: fixed_points.ok_or(CertificateError("fixed_points"))?,
            none_above: match value.get("none_above") {
                None => None,
                Some(above) => Some(NoneAbove::from_value(above)?),
            },
            layers: match value.get("layers") {
                None => None,
                Some(layers) => Some(Layers::from_value(layers).ok_or(CertificateError("layers"))?),
            },
            tries: list(value, "tries", Proof::from_value)?,
        })
    }
}

impl Proof {
    fn to_value(&self) -> Value {
        let pair = |pair: &Pair| Value::List(vec![pair.mentee.into(), pair.mentor.into()]);
        let duals = |duals: &[Dual]| Value::List(duals.iter().map(Dual::to_value).collect());
        Value::map([
            ("pairs", Value::List(self.pairs.iter().map(pair).collect())),
            ("mentees", duals(&self.mentees)),
            ("mentors", duals(&self.mentors)),
        ])
    }

    fn from_value(value: &Value) -> Option<Self> {
        let pair = |value: &Value| {
            let [mentee, mentor] = value.as_list()? else {
                return None;
            };
            let place = |value: &Value| u32::try_from(value.as_int()?).ok();
            Some(Pair {
                mentee: place(mentee)?,
                mentor: place(mentor)?,
            })
        };
        Some(Self {
            pairs: list(value, "pairs", pair).ok()?,
            mentees: list(value, "mentees", Dual::from_value).ok()?,
            mentors: list(value, "mentors", Dual::from_value).ok()?,
        })
    }
}

impl Dual {
    pub(super) fn to_value(&self) -> Value {
        let levels = self.levels.iter().map(|level| Value::Int(*level));
        Value::List(levels.chain([self.tie.to_string().into()]).collect())
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let (tie, levels) = value.as_list()?.split_last()?;
        let levels = levels.iter().map(Value::as_int).collect::<Option<_>>()?;
        Some(Self {
            levels,
            tie: big(tie)?,
        })
    }
}

impl NoneAbove {
    fn to_value(&self) -> Value {
        let list = |all: &[i64]| Value::List(all.iter().copied().map(Value::Int).collect());
        Value::map([
            ("mentees", list(&self.mentees)),
            ("mentors", list(&self.mentors)),
            ("digest", self.digest.as_str().into()),
        ])
    }

    fn from_value(value: &Value) -> Result<Self, CertificateError> {
        let digest = value.get("digest").and_then(Value::as_text);
        Ok(Self {
            mentees: list(value, "mentees", Value::as_int)?,
            mentors: list(value, "mentors", Value::as_int)?,
            digest: digest.ok_or(CertificateError("digest"))?.to_owned(),
        })
    }
}

fn list<T>(
    value: &Value,
    field: &'static str,
    item: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<T>, CertificateError> {
    let list = value.get(field).and_then(Value::as_list);
    list.and_then(|list| list.iter().map(item).collect())
        .ok_or(CertificateError(field))
}

/// A whole number written as text, in the one way it can be written, small
/// enough that sums over a programme cannot overflow.
fn big(value: &Value) -> Option<i128> {
    let text = value.as_text()?;
    let number: i128 = text.parse().ok()?;
    (number.abs() < 1 << 90 && number.to_string() == text).then_some(number)
}

//! The prices that prove an answer under quotas of units and different
//! subjects.
//!
//! As without them, with more terms. For any prices υ of units of mentees, α of
//! mentees, σ of subjects, β of mentors and ω of units of mentors no answer
//! gains more than
//!
//! ```text
//!   Σ units of mentees  quota · max(0, −υ)
//! + Σ mentees           Σ wants  max(0, b + υ − α)
//! + Σ subjects          max(0, α − σ)
//! + Σ pairs             max(0, σ + p − β)      σ: the greatest of those it can stand for
//! + Σ mentors           Σ places max(0, c + β − ω)
//! + Σ units of mentors  quota · max(0, ω)
//! ```
//!
//! where a quota is what settled pairs leave of it, b counts for a mentee's first
//! want only, the price of no unit is 0, and a mentee whose mentors need not be told apart has α in
//! place of σ. That the lowest points of a pairing cannot be more is shown by a
//! second set of prices: with a pair losing 1 where it has no more points, the
//! bound falls below 0 in that level and is the same in those before.

use super::Dual;
use crate::domain::value::Value;
use crate::matching::digest;

/// One price for everything in the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// Of units of mentees that have a quota, by number.
    pub units_of_mentees: Vec<Dual>,
    /// Of mentees.
    pub mentees: Vec<Dual>,
    /// Of subjects, by mentee: those wanted in order, then anything else.
    pub subjects: Vec<Dual>,
    /// Of mentors.
    pub mentors: Vec<Dual>,
    /// Of units of mentors that have a quota, by number.
    pub units_of_mentors: Vec<Dual>,
}

/// The prices of every try, and a hash of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    /// By try.
    pub tries: Vec<Prices>,
    /// Why the lowest points of a pairing cannot be more, where that is an aim
    /// and the run makes a pairing.
    pub above: Option<Prices>,
    /// A hash of these numbers, so that none can be changed unseen where several
    /// would prove the same. It is no signature.
    pub digest: String,
}

impl Prices {
    /// The lists, in the order of the network.
    pub fn lists(&self) -> [&Vec<Dual>; 5] {
        [
            &self.units_of_mentees,
            &self.mentees,
            &self.subjects,
            &self.mentors,
            &self.units_of_mentors,
        ]
    }

    fn to_value(&self) -> Value {
        let list = |duals: &Vec<Dual>| Value::List(duals.iter().map(Dual::to_value).collect());
        let [
            units_of_mentees,
            mentees,
            subjects,
            mentors,
            units_of_mentors,
        ] = self.lists().map(list);
        Value::map([
            ("units_of_mentees", units_of_mentees),
            ("mentees", mentees),
            ("subjects", subjects),
            ("mentors", mentors),
            ("units_of_mentors", units_of_mentors),
        ])
    }

    fn from_value(value: &Value) -> Option<Self> {
        let list = |field| {
            let list = value.get(field)?.as_list()?;
            list.iter().map(Dual::from_value).collect::<Option<_>>()
        };
        Some(Self {
            units_of_mentees: list("units_of_mentees")?,
            mentees: list("mentees")?,
            subjects: list("subjects")?,
            mentors: list("mentors")?,
            units_of_mentors: list("units_of_mentors")?,
        })
    }
}

impl Layers {
    /// The prices with their digest.
    pub fn new(tries: Vec<Prices>, above: Option<Prices>) -> Self {
        let digest = digest_of(&tries, above.as_ref());
        Self {
            tries,
            above,
            digest,
        }
    }

    /// The digest these prices have to have.
    pub fn right_digest(&self) -> String {
        digest_of(&self.tries, self.above.as_ref())
    }

    pub(super) fn to_value(&self) -> Value {
        let mut fields = numbers(&self.tries, self.above.as_ref());
        fields.push(("digest", self.digest.as_str().into()));
        Value::map(fields)
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let tries = value.get("tries")?.as_list()?;
        Some(Self {
            tries: tries
                .iter()
                .map(Prices::from_value)
                .collect::<Option<_>>()?,
            above: match value.get("above") {
                None => None,
                Some(above) => Some(Prices::from_value(above)?),
            },
            digest: value.get("digest")?.as_text()?.to_owned(),
        })
    }
}

fn numbers(tries: &[Prices], above: Option<&Prices>) -> Vec<(&'static str, Value)> {
    let tries = Value::List(tries.iter().map(Prices::to_value).collect());
    let above = above.map(|above| ("above", above.to_value()));
    [("tries", tries)].into_iter().chain(above).collect()
}

fn digest_of(tries: &[Prices], above: Option<&Prices>) -> String {
    digest::value_hash(&Value::map(numbers(tries, above)))
}

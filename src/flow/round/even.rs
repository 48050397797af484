//! What a change does to fairness: how evenly the work is shared, and the
//! fewest points of any pairing. Leaves out words.

use crate::domain::rules::Fairness;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;

/// What fairness loses by a change; nothing where rules leave it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Even {
    /// Whether as many pairings are shared less evenly among mentors.
    pub is_less_even: bool,
    /// The fewest points of any pairing, before and after, where they fall.
    pub lowest_falls: Option<(u32, u32)>,
}

impl Even {
    /// Against the answer before; settled pairs count in loads, not in points.
    pub fn of(before: (&Inputs, &[Pair]), after: (&Inputs, &[Pair])) -> Self {
        if before.0.rules.fairness != Fairness::Count || after.0.rules.fairness != Fairness::Count {
            return Self::default();
        }
        let (loads, lowest) = (loads(before), lowest(before));
        let (loads_after, lowest_after) = (self::loads(after), self::lowest(after));
        // With other numbers of pairings the squares say nothing.
        let is_as_many = loads.0 == loads_after.0;
        let falls = lowest.zip(lowest_after).filter(|(was, is)| is < was);
        Self {
            is_less_even: is_as_many && loads_after.1 > loads.1,
            lowest_falls: falls,
        }
    }
}

/// How many pairings there are, and the squares of what each mentor has.
fn loads((inputs, pairs): (&Inputs, &[Pair])) -> (u64, u64) {
    let (_, mut loads) = inputs.taken();
    for pair in pairs {
        if let Some(load) = loads.get_mut(pair.mentor as usize) {
            *load += 1;
        }
    }
    let loads = || loads.iter().map(|load| u64::from(*load));
    (loads().sum(), loads().map(|load| load * load).sum())
}

fn lowest((inputs, pairs): (&Inputs, &[Pair])) -> Option<u32> {
    let judge = Judge::new(inputs);
    let points = pairs.iter().filter_map(|pair| judge.points(*pair));
    points.min()
}

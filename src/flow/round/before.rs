//! How the next run of a round treats the run before: starts afresh, leaves
//! every pairing that is still allowed, or changes as few as possible.
//!
//! Invariant: what the choice adds stands in the run's inputs, so that its
//! record repeats it. Leaves out the solving.

use std::collections::BTreeSet;

use super::making::{NoRun, prepared_of, prepared_of_paced};
use super::open::last_runs;
use super::result::{How, RunPair, RunResult};
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::{Round, Run};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::matching::levels::Level;
use crate::matching::prepare::{NotKept, Prepared};

/// How a run treats the run before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// As if there had been none.
    #[default]
    Afresh,
    /// Its pairings are left, the others are matched.
    Keep,
    /// As few of its pairings as possible change.
    FewestChanges,
}

impl Basis {
    /// Every way, in order.
    pub const ALL: [Self; 3] = [Self::Afresh, Self::Keep, Self::FewestChanges];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Afresh => "afresh",
            Self::Keep => "keep",
            Self::FewestChanges => "fewest",
        }
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// A round's problem with a run before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Based {
    /// Ready to be solved.
    pub prepared: Prepared,
    /// Pairings the run before had; 0 where it is not looked at.
    pub n_before: usize,
    /// Those of them that cannot stand, by mentee and mentor.
    pub unkept: Vec<Unkept>,
}

/// A pairing of the run before that does not stand again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// Why.
    pub why: Gone,
}

/// Why a pairing does not stand again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It cannot.
    NotAllowed(NotKept),
    /// It could; the answer reaches more without it.
    ForTheWhole,
}

/// A round's problem, with its last run treated so. A round without a run
/// starts afresh.
pub fn based_on(programme: &Programme, round: &Id<Round>, basis: Basis) -> Result<Based, NoRun> {
    at_once(based_on_paced(programme, round, basis, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn based_on_paced(
    programme: &Programme,
    round: &Id<Round>,
    basis: Basis,
    pace: &Pace,
) -> Result<Based, NoRun> {
    let mut prepared = prepared_of_paced(programme, round, pace).await?;
    pace.rest().await;
    let last = last_runs(programme, round).first().copied().cloned();
    let before = last.and_then(|run| RunResult::of_run(&run).ok());
    let (Some(before), false) = (before, basis == Basis::Afresh) else {
        return Ok(Based {
            prepared,
            n_before: 0,
            unkept: Vec::new(),
        });
    };
    let pairs = ids(&before.pairs);
    let why = match basis {
        Basis::FewestChanges => prepared
            .change_few(&pairs)
            .map_err(|refusal| NoRun::Refused(vec![refusal]))?,
        Basis::Keep | Basis::Afresh => prepared.keep(&pairs),
    };
    let unkept = before.pairs.iter().zip(why);
    let unkept = unkept.filter_map(|(pair, why)| Some(of(pair, Gone::NotAllowed(why?))));
    Ok(Based {
        prepared,
        n_before: pairs.len(),
        unkept: unkept.collect(),
    })
}

/// How a run treated the one before, as far as its result shows it.
pub fn asked_for(result: &RunResult) -> Basis {
    if result.value(Level::Kept).is_some() {
        Basis::FewestChanges
    } else if result.pairs.iter().any(|pair| pair.how == How::Kept) {
        Basis::Keep
    } else {
        Basis::Afresh
    }
}

/// The pairings of one run that another of the round does not have, and why, as
/// the programme stands; nothing where it cannot be said.
pub fn unkept(
    programme: &Programme,
    before: &RunResult,
    run: &Run,
    after: &RunResult,
) -> Option<Vec<Unkept>> {
    let mut prepared = prepared_of(programme, &run.round).ok()?;
    let stand = after.pairs.iter();
    let stand: BTreeSet<_> = stand.map(|pair| (&pair.mentee, &pair.mentor)).collect();
    let gone = before.pairs.iter();
    let gone = gone.filter(|pair| !stand.contains(&(&pair.mentee, &pair.mentor)));
    let gone: Vec<RunPair> = gone.cloned().collect();
    let why = prepared.keep(&ids(&gone));
    let why = gone
        .iter()
        .zip(why)
        .map(|(pair, why)| of(pair, why.map_or(Gone::ForTheWhole, Gone::NotAllowed)));
    Some(why.collect())
}

fn ids(pairs: &[RunPair]) -> Vec<(String, String)> {
    let id = |pair: &RunPair| (pair.mentee.to_string(), pair.mentor.to_string());
    pairs.iter().map(id).collect()
}

fn of(pair: &RunPair, why: Gone) -> Unkept {
    Unkept {
        mentee: pair.mentee.clone(),
        mentor: pair.mentor.clone(),
        why,
    }
}

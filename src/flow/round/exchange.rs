//! Exchanging the mentors of two pairings in one act, with its points before
//! and after, and what stands against it.
//!
//! Single pairs are judged; everything else stays as it is, so the cost is
//! exact for the pairings on show. Leaves out what the best answer would be
//! (`hand`), and words.

use std::collections::BTreeMap;

use super::scoring::Scoring;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState, Round};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::matching::judge::Barred;

/// Two pairings whose mentors change places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The pairing asked about, and the other.
    pub pairings: [Id<Pairing>; 2],
    /// Their mentees.
    pub mentees: [Id<Participation>; 2],
    /// Their mentors as they stand; the exchange turns them round.
    pub mentors: [Id<Participation>; 2],
    /// Points of the two pairs as they stand, by the rules as they stand.
    pub before: [i64; 2],
    /// Points of the two mentees with each other's mentor.
    pub after: [i64; 2],
    /// Why it cannot be done; empty where it can.
    pub against: Vec<Against>,
}

/// What stands against an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// One of the pairings is locked.
    Locked {
        /// Its mentee.
        mentee: Id<Participation>,
        /// Its mentor.
        mentor: Id<Participation>,
    },
    /// The new pair stands already, as another pairing of the two.
    Paired {
        /// The mentee.
        mentee: Id<Participation>,
        /// The mentor.
        mentor: Id<Participation>,
    },
    /// The rules keep the new pair apart.
    Rules {
        /// The mentee.
        mentee: Id<Participation>,
        /// The mentor.
        mentor: Id<Participation>,
        /// Every rule that does.
        barred: Vec<Barred>,
    },
    /// Somebody has more pairings than places, so no new one can be made.
    NoPlace {
        /// Whose places.
        who: Id<Participation>,
        /// As which role.
        role: Role,
        /// How many there are.
        places: u32,
    },
    /// Somebody does not take part now.
    Absent {
        /// Who.
        who: Id<Participation>,
    },
}

impl Exchange {
    /// Points lost by it; below nought where points are gained.
    pub fn cost(&self) -> i64 {
        let sum = |points: &[i64; 2]| points.iter().sum::<i64>();
        sum(&self.before) - sum(&self.after)
    }

    /// The change that does it: both pairings go, both new ones are locked, so
    /// that one undo puts everything back.
    ///
    /// Apply it only where nothing stands against it; `ids` are those of the
    /// new pairings.
    pub fn change(&self, round: &Id<Round>, ids: [String; 2]) -> Change {
        let [first, second] = ids;
        let pairing = |id: String, at: usize| Pairing {
            id: Id::new(id),
            round: round.clone(),
            mentee: self.mentees[at].clone(),
            mentor: self.mentors[1 - at].clone(),
            state: PairingState::Locked,
            points: self.after[at],
            cost_of_hand: self.before[at] - self.after[at],
            ..Pairing::default()
        };
        Change::Many {
            what: EXCHANGED,
            changes: vec![
                Change::PairByHand {
                    pairing: pairing(first, 0),
                    instead_of: self.pairings.to_vec(),
                },
                Change::PairByHand {
                    pairing: pairing(second, 1),
                    instead_of: Vec::new(),
                },
            ],
        }
    }
}

/// The trail's code of an exchange.
pub const EXCHANGED: &str = "pairing.exchanged";

/// Every exchange of one pairing with another of its round, best first: those
/// that can be made by their cost, then those that cannot.
///
/// Pairings with the same mentee or mentor give nothing to exchange, and what
/// was published can only be ended; both are left out.
pub fn exchanges(programme: &Programme, scoring: &Scoring, of: &Id<Pairing>) -> Vec<Exchange> {
    let Some(one) = programme.pairings.get(of).filter(|it| is_free(it)) else {
        return Vec::new();
    };
    let bench = Bench::of(programme, scoring);
    let others = programme.pairings.values().filter(|it| {
        it.round == one.round && is_free(it) && it.mentee != one.mentee && it.mentor != one.mentor
    });
    let mut found: Vec<Exchange> = others.map(|other| bench.exchange(one, other)).collect();
    found.sort_by_cached_key(|it| (!it.against.is_empty(), it.cost(), it.pairings[1].clone()));
    found
}

/// Whether a pairing can still be moved or unlocked.
fn is_free(pairing: &Pairing) -> bool {
    matches!(pairing.state, PairingState::Draft | PairingState::Locked)
}

/// What the exchanges of a round are judged by.
struct Bench<'a> {
    programme: &'a Programme,
    scoring: &'a Scoring,
    /// Live pairings of everybody, in every round.
    live: BTreeMap<&'a Id<Participation>, Vec<&'a Pairing>>,
}

impl<'a> Bench<'a> {
    fn of(programme: &'a Programme, scoring: &'a Scoring) -> Self {
        let mut live: BTreeMap<_, Vec<&Pairing>> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
            for who in [&pairing.mentee, &pairing.mentor] {
                live.entry(who).or_default().push(pairing);
            }
        }
        Self {
            programme,
            scoring,
            live,
        }
    }

    fn exchange(&self, one: &Pairing, other: &Pairing) -> Exchange {
        let both = [one, other];
        let mut against = Vec::new();
        for pairing in both {
            if pairing.state == PairingState::Locked {
                against.push(Against::Locked {
                    mentee: pairing.mentee.clone(),
                    mentor: pairing.mentor.clone(),
                });
            }
            self.refuse_full(&pairing.mentee, Role::Mentee, &mut against);
            self.refuse_full(&pairing.mentor, Role::Mentor, &mut against);
        }
        let before = both.map(|it| {
            let judged = self.scoring.judge(&it.mentee, &it.mentor);
            judged.map_or(it.points, |judged| i64::from(judged.total()))
        });
        let after = [(one, other), (other, one)]
            .map(|(mine, theirs)| self.judge(&mine.mentee, &theirs.mentor, &mut against));
        Exchange {
            pairings: both.map(|it| it.id.clone()),
            mentees: both.map(|it| it.mentee.clone()),
            mentors: both.map(|it| it.mentor.clone()),
            before,
            after,
            against,
        }
    }

    /// The points of a new pair, and what keeps it from being made.
    fn judge(
        &self,
        mentee: &Id<Participation>,
        mentor: &Id<Participation>,
        against: &mut Vec<Against>,
    ) -> i64 {
        let live = self.live.get(mentee).into_iter().flatten();
        if live.into_iter().any(|it| it.mentor == *mentor) {
            against.push(Against::Paired {
                mentee: mentee.clone(),
                mentor: mentor.clone(),
            });
        }
        let Some(judged) = self.scoring.judge(mentee, mentor) else {
            for (who, role) in [(mentee, Role::Mentee), (mentor, Role::Mentor)] {
                let absent = Against::Absent { who: who.clone() };
                if !self.scoring.has(role, who) && !against.contains(&absent) {
                    against.push(absent);
                }
            }
            return 0;
        };
        let points = i64::from(judged.total());
        if !judged.is_eligible() {
            against.push(Against::Rules {
                mentee: mentee.clone(),
                mentor: mentor.clone(),
                barred: judged.barred,
            });
        }
        points
    }

    /// An exchange gives each of the four as many pairings as before; that is
    /// too many where places were taken away since.
    fn refuse_full(&self, who: &Id<Participation>, role: Role, against: &mut Vec<Against>) {
        let Some(part) = self.programme.participations.get(who) else {
            return;
        };
        let places = self.programme.capacity_of(part);
        if self.live.get(who).map_or(0, Vec::len) > places as usize {
            let who = who.clone();
            against.push(Against::NoPlace { who, role, places });
        }
    }
}

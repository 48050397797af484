//! What a programme's home shows first: how far it is, the one next act, and
//! who waits for what.
//!
//! Worked out from the programme alone. Leaves out backups, which are facts of
//! this computer, and all wording.

mod set_up;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::choice::Waits;
use super::enrol::asking::to_ask;
use super::inbox::counts::n_waiting;
use super::left_over::left_over;
use super::offers::{OfferCounts, offers};
use crate::domain::check::{Blocker, blockers, unmapped_grades};
use crate::domain::id::Id;
use crate::domain::pairing::{PairingState, Round, RoundState};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;

pub use set_up::SetUpStep;

/// The one thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextAct {
    /// Go on with the set-up.
    FinishSetUp(SetUpStep),
    /// Bring people in: there are no mentors or no mentees.
    BringPeopleIn {
        /// Mentors there are.
        n_mentors: usize,
        /// Mentees there are.
        n_mentees: usize,
    },
    /// Read what came back: replies wait in the Inbox.
    ReadInbox {
        /// How many.
        n_messages: usize,
    },
    /// Map grades to levels.
    MapGrades {
        /// Grades without a level.
        n_grades: usize,
        /// People who have them.
        n_people: usize,
    },
    /// Ask supervisors: people wait for nothing else.
    AskSupervisors {
        /// How many can be asked.
        n_people: usize,
    },
    /// See who is kept out of the run.
    ClearBlockers {
        /// How many could be helped.
        n_people: usize,
    },
    /// Send the shortlists that mentees are asked about.
    SendShortlists {
        /// Letters not ticked as sent.
        n_unsent: usize,
    },
    /// Wait until mentees have put their mentors in order, or run without them.
    AwaitOrders {
        /// Mentees who have not answered and still have time.
        n_waiting: usize,
    },
    /// Run the matching.
    RunMatching {
        /// Mentors who take part.
        n_mentors: usize,
        /// Mentees who take part.
        n_mentees: usize,
    },
    /// Look at the draft and publish it.
    Review {
        /// Pairings in the draft.
        n_pairings: usize,
        /// Mentees who take part and have none.
        n_unmatched: usize,
    },
    /// Write the letters of the published round.
    WriteLetters {
        /// Published pairings.
        n_pairings: usize,
    },
    /// Send the letters.
    SendLetters {
        /// Letters not ticked as sent.
        n_unsent: usize,
    },
    /// Decide which of several published runs of a round stands.
    DecideRun {
        /// Runs there are.
        n_runs: usize,
    },
    /// See to the offers of the published round.
    SeeOffers {
        /// Offers that came to nothing and leave somebody without a partner.
        n_left: usize,
        /// Pairs who both said yes and are not introduced.
        n_agreed: usize,
        /// Offers without an answer by the day.
        n_overdue: usize,
        /// Offers without an answer, those included.
        n_waiting: usize,
    },
    /// Everything of this round is done.
    RoundDone,
}

/// A stage of a programme, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Set-up.
    SetUp,
    /// People.
    People,
    /// Matching.
    Matching,
    /// Publication.
    Published,
    /// Letters.
    Letters,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 5] = [
        Self::SetUp,
        Self::People,
        Self::Matching,
        Self::Published,
        Self::Letters,
    ];
}

/// How far a programme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage it is in; those before it are done.
    pub stage: Stage,
    /// The next act.
    pub next: NextAct,
    /// Participations kept out of the run, by reason.
    pub blocked: BTreeMap<Blocker, usize>,
    /// Participations that take part, by role.
    pub n_ready: BTreeMap<Role, usize>,
}

/// Where nobody is ready, so that a run would match nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NobodyReady {
    /// No mentee is.
    Mentees,
    /// No mentor is.
    Mentors,
    /// Neither a mentee nor a mentor.
    Both,
}

impl Progress {
    /// Why a run would match nobody, if so.
    pub fn nobody_ready(&self) -> Option<NobodyReady> {
        let none = |role| self.n_ready.get(&role).is_none_or(|n| *n == 0);
        match (none(Role::Mentee), none(Role::Mentor)) {
            (true, true) => Some(NobodyReady::Both),
            (true, false) => Some(NobodyReady::Mentees),
            (false, true) => Some(NobodyReady::Mentors),
            (false, false) => None,
        }
    }
}

/// How far `programme` is and what comes next; `today` says which answers are late.
pub fn progress(programme: &Programme, today: Date) -> Progress {
    let mut blocked: BTreeMap<Blocker, usize> = BTreeMap::new();
    let mut n_ready: BTreeMap<Role, usize> = BTreeMap::from([(Role::Mentor, 0), (Role::Mentee, 0)]);
    let mut n_mendable = 0;
    for part in programme.participations.values() {
        let found = blockers(programme, part);
        if found.is_empty() {
            *n_ready.entry(part.role).or_default() += 1;
        }
        n_mendable += usize::from(!found.is_empty() && found.iter().all(|it| it.is_mendable()));
        for blocker in found {
            *blocked.entry(blocker).or_default() += 1;
        }
    }
    let (stage, next) = stage_and_next(programme, &n_ready, n_mendable, today);
    Progress {
        stage,
        next,
        blocked,
        n_ready,
    }
}

fn stage_and_next(
    programme: &Programme,
    n_ready: &BTreeMap<Role, usize>,
    n_mendable: usize,
    today: Date,
) -> (Stage, NextAct) {
    let facts = &programme.facts;
    if (facts.set_up_step as usize) < SetUpStep::ALL.len() && programme.participations.is_empty() {
        let step = SetUpStep::ALL[facts.set_up_step as usize];
        return (Stage::SetUp, NextAct::FinishSetUp(step));
    }
    let n_messages = n_waiting(programme);
    let read = NextAct::ReadInbox { n_messages };
    let round = programme.current_round();
    if let Some(n_runs) = programme.several_runs.values().map(Vec::len).max() {
        return (Stage::Published, NextAct::DecideRun { n_runs });
    }
    if let Some(round) = round.filter(|round| round.state == RoundState::Published) {
        return match after_publication(programme, &round.id, today) {
            (stage, NextAct::RoundDone | NextAct::SeeOffers { .. }) if n_messages > 0 => {
                (stage, read)
            }
            other => other,
        };
    }
    // Whoever is in the Inbox belongs in the round.
    if n_messages > 0 {
        return (Stage::People, read);
    }
    let count = |role| {
        programme
            .participations
            .values()
            .filter(|p| p.role == role)
            .count()
    };
    let (n_mentors, n_mentees) = (count(Role::Mentor), count(Role::Mentee));
    if n_mentors == 0 || n_mentees == 0 {
        return (
            Stage::People,
            NextAct::BringPeopleIn {
                n_mentors,
                n_mentees,
            },
        );
    }
    if facts.uses_levels {
        let grades = unmapped_grades(programme);
        if !grades.is_empty() {
            let n_people = grades.iter().map(|grade| grade.n_people).sum();
            return (
                Stage::People,
                NextAct::MapGrades {
                    n_grades: grades.len(),
                    n_people,
                },
            );
        }
    }
    let n_pairings = round.map_or(0, |round| programme.live_pairings(&round.id).len());
    if n_pairings > 0 {
        let n_unmatched = left_over(programme, Role::Mentee).taking_part.len();
        return (
            Stage::Matching,
            NextAct::Review {
                n_pairings,
                n_unmatched,
            },
        );
    }
    let n_to_ask = wait_only_to_be_asked(programme);
    if n_to_ask > 0 {
        return (
            Stage::People,
            NextAct::AskSupervisors { n_people: n_to_ask },
        );
    }
    let (ready_mentors, ready_mentees) = (n_ready[&Role::Mentor], n_ready[&Role::Mentee]);
    if ready_mentors == 0 || ready_mentees == 0 {
        return (
            Stage::People,
            NextAct::ClearBlockers {
                n_people: n_mendable,
            },
        );
    }
    let waits = Waits::of(programme, today);
    let next = match (waits.n_unsent, waits.n_waiting) {
        (0, 0) => NextAct::RunMatching {
            n_mentors: ready_mentors,
            n_mentees: ready_mentees,
        },
        (0, n_waiting) => NextAct::AwaitOrders { n_waiting },
        (n_unsent, _) => NextAct::SendShortlists { n_unsent },
    };
    (Stage::Matching, next)
}

/// How many are kept out only because nobody asked their supervisor.
fn wait_only_to_be_asked(programme: &Programme) -> usize {
    let only = |id: &Id<Participation>| {
        let part = programme.participations.get(id);
        part.is_some_and(|part| blockers(programme, part) == [Blocker::NoApproval])
    };
    to_ask(programme).iter().filter(|id| only(id)).count()
}

fn after_publication(programme: &Programme, round: &Id<Round>, today: Date) -> (Stage, NextAct) {
    let family: BTreeSet<_> = programme.family_of(round).iter().map(|it| &it.id).collect();
    let letters = || {
        programme
            .letters
            .values()
            .filter(|letter| letter.round.as_ref().is_some_and(|it| family.contains(it)))
    };
    let n_unsent = letters()
        .filter(|letter| letter.sent_at_ms.is_none())
        .count();
    if letters().all(|letter| letter.round.as_ref() != Some(round)) {
        let published = |state| matches!(state, PairingState::Published | PairingState::Active);
        let pairings = programme.live_pairings(round);
        let n_pairings = pairings
            .iter()
            .filter(|pairing| published(pairing.state))
            .count();
        return (Stage::Published, NextAct::WriteLetters { n_pairings });
    }
    if n_unsent > 0 {
        return (Stage::Letters, NextAct::SendLetters { n_unsent });
    }
    let counts = OfferCounts::of(&offers(programme, round, today));
    // Of a pairing that was offered later no letter is written yet.
    if counts.n_unsent > 0 {
        let n_pairings = counts.n_unsent;
        return (Stage::Letters, NextAct::WriteLetters { n_pairings });
    }
    let see = NextAct::SeeOffers {
        n_left: counts.n_left,
        n_agreed: counts.n_to_introduce,
        n_overdue: counts.n_overdue,
        n_waiting: counts.n_waiting(),
    };
    if counts.n_left + counts.n_to_introduce + counts.n_waiting() > 0 {
        return (Stage::Letters, see);
    }
    (Stage::Letters, NextAct::RoundDone)
}

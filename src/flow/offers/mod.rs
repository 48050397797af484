//! Offers: what happens after a run is chosen, where both people are asked
//! before they are introduced (C8).
//!
//! Who comes: the coordinator, after publication, every day or two until the
//! round is settled. What they decide: whether both said yes and the pair is
//! introduced; whom to remind; what to record from a call; where somebody said
//! no, who is offered to whoever is left; whether a few are matched again.
//! What they do next: send the letters this brings, in the Outbox.
//!
//! Reading order: here (how every offer stands), [`reply`] (what an answer
//! would do), [`remind`], [`next`] (the next candidate), [`rematch`] (a few
//! again, the rest as it is), [`runs`] (two published runs of one round).
//!
//! Invariant: nobody is asked again or introduced while two published runs of
//! the round stand side by side.
//!
//! Leaves out the letters' words (`letters`), the answers' way in
//! (`flow::inbox`) and screens.

pub mod next;
pub mod rematch;
pub mod remind;
pub mod reply;
pub mod runs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::enrol::code::offer_code;
use super::round::takes_part;
use crate::domain::id::Id;
use crate::domain::letter::LetterKind;
use crate::domain::offer::Answered;
use crate::domain::pairing::{OfferAnswer, Pairing, PairingState, Round, RoundState};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;

/// The two sides, in the order they are shown.
pub const SIDES: [Role; 2] = [Role::Mentee, Role::Mentor];

/// How an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferState {
    /// Somebody said no or it was ended, and somebody is left without a partner.
    Left,
    /// Both said yes; the introduction is not written.
    Agreed,
    /// An answer is missing of somebody whose letter was not sent yet.
    Unsent,
    /// An answer is missing, and the day to answer by has passed.
    Overdue,
    /// Both answers are missing.
    WaitsForBoth,
    /// One answer is missing.
    WaitsForOne,
    /// Both said yes and the introduction is written.
    Introduced,
    /// Over, and nobody is left without a partner.
    Over,
}

impl OfferState {
    /// Every state, those that want something done first.
    pub const ALL: [Self; 8] = [
        Self::Left,
        Self::Agreed,
        Self::Unsent,
        Self::Overdue,
        Self::WaitsForBoth,
        Self::WaitsForOne,
        Self::Introduced,
        Self::Over,
    ];

    /// A stable word, for addresses and translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Agreed => "agreed",
            Self::Unsent => "unsent",
            Self::Overdue => "overdue",
            Self::WaitsForBoth => "waits_for_both",
            Self::WaitsForOne => "waits_for_one",
            Self::Introduced => "introduced",
            Self::Over => "over",
        }
    }

    /// The state for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether an answer is still missing.
    pub const fn waits(self) -> bool {
        matches!(
            self,
            Self::Unsent | Self::Overdue | Self::WaitsForBoth | Self::WaitsForOne
        )
    }
}

/// One offered pairing, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The pairing.
    pub pairing: Arc<Pairing>,
    /// How it stands.
    pub state: OfferState,
    /// Day to answer by.
    pub due: Option<Date>,
    /// Who is left without enough partners since it is over.
    pub left: Vec<Role>,
    /// When each side was first sent a letter that asks, in the order of
    /// [`SIDES`], milliseconds since 1970.
    asked_at_ms: [Option<i64>; 2],
}

impl Offer {
    /// What one side said.
    pub fn answered(&self, role: Role) -> Answered {
        self.pairing.answered(role)
    }

    /// When one side was first sent a letter that asks, milliseconds since
    /// 1970; nothing before.
    pub const fn asked_at_ms(&self, role: Role) -> Option<i64> {
        match role {
            Role::Mentee => self.asked_at_ms[0],
            Role::Mentor => self.asked_at_ms[1],
        }
    }

    /// The sides whose answer is missing.
    pub fn silent(&self) -> impl Iterator<Item = Role> + use<'_> {
        let waits = self.state.waits();
        SIDES
            .into_iter()
            .filter(move |role| waits && self.pairing.answer_of(*role) == OfferAnswer::None)
    }

    /// The code one side answers with.
    pub fn code(&self, role: Role) -> String {
        offer_code(&self.pairing, role)
    }
}

/// The day to answer by: the pairing's own, else the round's.
pub fn due_of(programme: &Programme, pairing: &Pairing) -> Option<Date> {
    let round = programme.rounds.get(&pairing.round);
    pairing
        .reply_by
        .or_else(|| round.and_then(|round| round.reply_by))
}

/// Published rounds that add to no other, the last published first.
pub fn published_rounds(programme: &Programme) -> Vec<Arc<Round>> {
    let rounds = programme.rounds.values();
    let mut published: Vec<_> = rounds
        .filter(|it| it.state == RoundState::Published && it.adds_to.is_none())
        .cloned()
        .collect();
    published.sort_by_key(|it| std::cmp::Reverse((it.published_on, it.id.clone())));
    published
}

/// Every offer of a round and of those that add to it, what wants something
/// done first, then by id.
pub fn offers(programme: &Programme, round: &Id<Round>, today: Date) -> Vec<Offer> {
    let family: BTreeSet<_> = programme
        .family_of(round)
        .iter()
        .map(|it| it.id.clone())
        .collect();
    let bench = Bench::of(programme);
    let offered = programme
        .pairings
        .values()
        .filter(|it| family.contains(&it.round) && it.offered_on.is_some());
    let mut offers: Vec<Offer> = offered.map(|it| bench.offer(it, today)).collect();
    offers.sort_by(|a, b| (a.state, &a.pairing.id).cmp(&(b.state, &b.pairing.id)));
    offers
}

/// What the offers of a programme are judged by, looked up once.
struct Bench<'a> {
    programme: &'a Programme,
    n_live: BTreeMap<&'a Id<Participation>, usize>,
    introduced: BTreeSet<&'a Id<Pairing>>,
    asked_at_ms: BTreeMap<(&'a Id<Pairing>, &'a Id<Participation>), i64>,
}

impl<'a> Bench<'a> {
    fn of(programme: &'a Programme) -> Self {
        let mut n_live: BTreeMap<_, usize> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
            for role in SIDES {
                *n_live.entry(pairing.side(role)).or_default() += 1;
            }
        }
        let letters = programme.letters.values();
        let mut asked_at_ms = BTreeMap::new();
        for letter in letters.clone().filter(|it| it.kind.asks_about_pairing()) {
            if let (Some(pairing), Some(at)) = (letter.pairing.as_ref(), letter.sent_at_ms) {
                let first = asked_at_ms.entry((pairing, &letter.to)).or_insert(at);
                *first = at.min(*first);
            }
        }
        Self {
            programme,
            n_live,
            asked_at_ms,
            introduced: letters
                .filter(|letter| letter.kind == LetterKind::Introduction)
                .filter_map(|letter| letter.pairing.as_ref())
                .collect(),
        }
    }

    fn offer(&self, pairing: &Arc<Pairing>, today: Date) -> Offer {
        let due = due_of(self.programme, pairing);
        let left: Vec<Role> = match pairing.state {
            PairingState::Declined | PairingState::Ended => SIDES
                .into_iter()
                .filter(|role| self.has_room(pairing.side(*role)))
                .collect(),
            _ => Vec::new(),
        };
        let asked = |role| self.asked_at_ms.get(&(&pairing.id, pairing.side(role)));
        let asked_at_ms = SIDES.map(|role| asked(role).copied());
        let mut silent = SIDES.into_iter().zip(asked_at_ms);
        let is_unsent =
            silent.any(|(role, at)| at.is_none() && pairing.answer_of(role) == OfferAnswer::None);
        Offer {
            state: match self.state(pairing, due, today, &left) {
                state if state.waits() && is_unsent => OfferState::Unsent,
                state => state,
            },
            pairing: Arc::clone(pairing),
            due,
            left,
            asked_at_ms,
        }
    }

    fn state(
        &self,
        pairing: &Pairing,
        due: Option<Date>,
        today: Date,
        left: &[Role],
    ) -> OfferState {
        let n_silent = SIDES
            .into_iter()
            .filter(|role| pairing.answer_of(*role) == OfferAnswer::None)
            .count();
        match pairing.state {
            PairingState::Active if self.introduced.contains(&pairing.id) => OfferState::Introduced,
            PairingState::Active => OfferState::Agreed,
            PairingState::Declined | PairingState::Ended => {
                let mentee_left = left.contains(&Role::Mentee);
                // A mentor who said no waits for nobody.
                let mentor_alone = left.contains(&Role::Mentor)
                    && pairing.mentor_answer != OfferAnswer::Declined
                    && self.n_live.get(&pairing.mentor).is_none_or(|n| *n == 0);
                if mentee_left || mentor_alone {
                    OfferState::Left
                } else {
                    OfferState::Over
                }
            }
            _ if due.is_some_and(|due| due < today) => OfferState::Overdue,
            _ if n_silent > 1 => OfferState::WaitsForBoth,
            _ => OfferState::WaitsForOne,
        }
    }

    /// Whether somebody takes part and has a want or a place nobody uses.
    fn has_room(&self, part: &Id<Participation>) -> bool {
        let n_live = self.n_live.get(part).copied().unwrap_or(0);
        let part = self.programme.participations.get(part);
        part.is_some_and(|part| {
            takes_part(self.programme, part) && n_live < self.programme.capacity_of(part) as usize
        })
    }
}

/// How many offers stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferCounts {
    /// Offers in all.
    pub n_offered: usize,
    /// Both said yes.
    pub n_agreed: usize,
    /// Of these the introduction is not written.
    pub n_to_introduce: usize,
    /// Somebody whose answer is missing was not sent a letter.
    pub n_unsent: usize,
    /// One answer is missing.
    pub n_wait_for_one: usize,
    /// Both answers are missing.
    pub n_wait_for_both: usize,
    /// Of those that wait, the day has passed.
    pub n_overdue: usize,
    /// Somebody said no.
    pub n_declined: usize,
    /// Ended otherwise.
    pub n_ended: usize,
    /// Of those over, somebody is left without a partner.
    pub n_left: usize,
}

impl OfferCounts {
    /// Counts offers.
    pub fn of(offers: &[Offer]) -> Self {
        let mut counts = Self::default();
        for offer in offers {
            counts.n_offered += 1;
            counts.n_to_introduce += usize::from(offer.state == OfferState::Agreed);
            counts.n_overdue += usize::from(offer.state == OfferState::Overdue);
            counts.n_left += usize::from(offer.state == OfferState::Left);
            match (offer.pairing.state, offer.silent().count()) {
                _ if offer.state == OfferState::Unsent => counts.n_unsent += 1,
                (PairingState::Active, _) => counts.n_agreed += 1,
                (PairingState::Declined, _) => counts.n_declined += 1,
                (PairingState::Ended, _) => counts.n_ended += 1,
                (_, 1) => counts.n_wait_for_one += 1,
                _ => counts.n_wait_for_both += 1,
            }
        }
        counts
    }

    /// How many wait for an answer.
    pub const fn n_waiting(&self) -> usize {
        self.n_wait_for_one + self.n_wait_for_both
    }
}

/// One person whose answer is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Who is asked.
    pub name: String,
    /// With whom.
    pub partner: String,
    /// When the letter that asks was sent, milliseconds since 1970.
    pub since_ms: i64,
    /// Whether the day to answer by has passed.
    pub is_overdue: bool,
}

/// Everybody who was sent a letter and has not answered, the longest wait first.
pub fn waits(programme: &Programme, round: &Id<Round>, today: Date) -> Vec<Wait> {
    let mut waits = Vec::new();
    for offer in offers(programme, round, today) {
        for role in offer.silent() {
            let Some(since_ms) = offer.asked_at_ms(role) else {
                continue;
            };
            waits.push(Wait {
                name: programme.name_of(offer.pairing.side(role)),
                partner: programme.name_of(offer.pairing.side(role.other())),
                since_ms,
                is_overdue: offer.due.is_some_and(|due| due < today),
            });
        }
    }
    waits.sort_by(|a, b| (a.since_ms, &a.name).cmp(&(b.since_ms, &b.name)));
    waits
}

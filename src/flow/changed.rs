//! Something changed: what an event in somebody's working life touches, and
//! what could be done about each thing.
//!
//! Every proposed act is an ordinary change, ticked or not with a reason; those
//! chosen are made as one change. Leaves out words and letters.
//!
//! Invariant: nothing is changed that was not chosen; a pairing is judged by
//! the rules of matching as they stand (`tests/host/changed.rs`).

mod doing;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use self::doing::change_of;
use super::bulk::live_pairings_of;
use super::round::{Scoring, rules_of};
use crate::domain::check::needs_approval;
use crate::domain::facts::ApprovalPolicy;
use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::{Approval, Participation, Person, Role, Standing, fold_email};
use crate::domain::whole::Programme;
use crate::matching::judge::{Barred, Barrier};

/// What happened to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// They left public service or this agency.
    Left,
    /// They retired.
    Retired,
    /// They work elsewhere now.
    Transferred {
        /// The new agency; empty where it is the same.
        agency: String,
        /// The new unit.
        unit: String,
    },
    /// They have another grade.
    Promoted {
        /// The new grade.
        grade: String,
    },
    /// Somebody else is their supervisor.
    NewSupervisor {
        /// The name.
        name: String,
        /// The e-mail address.
        email: String,
    },
    /// They are away for long.
    LongLeave,
}

impl Event {
    /// A stable word, for forms and translations.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Retired => "retired",
            Self::Transferred { .. } => "transferred",
            Self::Promoted { .. } => "promoted",
            Self::NewSupervisor { .. } => "new_supervisor",
            Self::LongLeave => "long_leave",
        }
    }
}

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// The person's details are brought up to date.
    Update,
    /// A published pairing ends, or one not published yet is taken apart.
    End(Id<Pairing>),
    /// The person leaves a role; its pairings end and its places are free.
    Withdraw(Id<Participation>),
    /// A role rests.
    Pause(Id<Participation>),
    /// The supervisor's word no longer counts; the new one is asked.
    AskAgain(Id<Participation>),
    /// A partner who loses a pairing goes first in the next round.
    First(Id<Participation>),
}

/// Why an act is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is what happened.
    Happened,
    /// Who left takes part no longer.
    Gone,
    /// Who retired may go on as a mentor, where the programme wants it.
    MayGoOn,
    /// Nobody can wait for so long.
    Away,
    /// The pairing can wait until they are back.
    CanWait,
    /// One is now above the other: who.
    NowAbove(Role),
    /// Rules of matching that no longer hold for the two.
    RuledOut(Vec<Barred>),
    /// The answer was another supervisor's.
    Lapses,
    /// Another place often has another supervisor.
    MayBeAnother,
    /// They would lose their partner.
    LosesPartner,
}

/// An act with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The act.
    pub act: Act,
    /// Why.
    pub why: Why,
    /// Whether it is ticked at first.
    pub is_ticked: bool,
}

/// Everything an event touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The person's pairings that use a place, drafts too.
    pub pairings: Vec<Id<Pairing>>,
    /// Places that become free.
    pub n_places: usize,
    /// Participants whose supervisor the person is: theirs changes too.
    pub reports: Vec<Id<Person>>,
    /// Whether the new grade means no level of the programme.
    pub grade_unmapped: bool,
    /// What is proposed, in the order in which it is done.
    pub acts: Vec<Proposed>,
}

/// What an event touches and what is proposed; nothing where the person is not
/// there.
pub fn touched(programme: &Programme, person: &Id<Person>, event: &Event) -> Option<Touched> {
    let known = programme.people.get(person)?;
    let parts: Vec<&Arc<Participation>> = programme
        .parts_of(person)
        .into_iter()
        .filter(|part| part.standing != Standing::Withdrawn)
        .collect();
    let live = |part: &&Arc<Participation>| live_pairings_of(programme, &part.id);
    let pairings: Vec<&Pairing> = parts.iter().flat_map(live).collect();
    let mut found = Touched {
        pairings: pairings.iter().map(|it| it.id.clone()).collect(),
        ..Touched::default()
    };
    let after = updated(known, event);
    if after != **known {
        found.propose(Act::Update, Why::Happened, true);
    }
    match event {
        Event::Left | Event::Retired => {
            for part in &parts {
                let may_go_on = *event == Event::Retired && part.role == Role::Mentor;
                let why = if may_go_on { Why::MayGoOn } else { Why::Gone };
                found.n_places += programme.capacity_of(part) as usize;
                found.propose(Act::Withdraw(part.id.clone()), why, !may_go_on);
            }
            found.reports = reports_of(programme, known);
        }
        Event::LongLeave => {
            for pairing in &pairings {
                let is_public = pairing.state.is_public();
                let why = if is_public { Why::CanWait } else { Why::Away };
                found.propose(Act::End(pairing.id.clone()), why, !is_public);
            }
            for part in &parts {
                if part.standing != Standing::Paused {
                    found.propose(Act::Pause(part.id.clone()), Why::Away, true);
                }
            }
            found.reports = reports_of(programme, known);
        }
        Event::Transferred { .. } | Event::Promoted { .. } | Event::NewSupervisor { .. } => {
            let changed = with_person(programme, after);
            found.judge(programme, &changed, &pairings);
            found.ask_again(programme, &changed, &parts, event);
            let known = changed.people.get(person)?;
            found.grade_unmapped = changed.facts.uses_levels
                && !known.grade.trim().is_empty()
                && changed.level_of(known).is_none();
        }
    }
    found.partners_first(programme, &parts, &pairings);
    Some(found)
}

impl Touched {
    fn propose(&mut self, act: Act, why: Why, is_ticked: bool) {
        self.acts.push(Proposed {
            act,
            why,
            is_ticked,
        });
    }

    /// Proposes to end the pairings that the rules no longer allow. Who became
    /// the other's boss is ticked; another rule only where nobody was told yet.
    fn judge(&mut self, before: &Programme, after: &Programme, pairings: &[&Pairing]) {
        let (before, after) = (judged(before, pairings), judged(after, pairings));
        for (pairing, (before, after)) in pairings.iter().zip(before.into_iter().zip(after)) {
            let new: Vec<Barred> = after
                .into_iter()
                .filter(|barred| !before.contains(barred))
                .collect();
            let above = new.iter().find_map(|barred| match barred.why {
                Barrier::MentorAbove => Some(Role::Mentor),
                Barrier::MenteeAbove => Some(Role::Mentee),
                _ => None,
            });
            let act = Act::End(pairing.id.clone());
            match above {
                Some(role) => self.propose(act, Why::NowAbove(role), true),
                None if new.is_empty() => {}
                None => self.propose(act, Why::RuledOut(new), !pairing.state.is_public()),
            }
        }
    }

    /// Proposes to ask the supervisor again where one had a word.
    fn ask_again(
        &mut self,
        before: &Programme,
        after: &Programme,
        parts: &[&Arc<Participation>],
        event: &Event,
    ) {
        for part in parts {
            let asked = part.approval != Approval::NotAsked;
            let (Some(old), Some(new)) = (before.person_of(&part.id), after.person_of(&part.id))
            else {
                continue;
            };
            if !asked || !needs_approval(&before.facts, part.role) {
                continue;
            }
            let act = Act::AskAgain(part.id.clone());
            let lapses = fold_email(&old.manager_email) != fold_email(&new.manager_email);
            match event {
                Event::NewSupervisor { .. } if lapses => self.propose(act, Why::Lapses, true),
                Event::Transferred { .. } => self.propose(act, Why::MayBeAnother, false),
                _ => {}
            }
        }
    }

    /// Partners who would lose a pairing they know of go first next time.
    fn partners_first(
        &mut self,
        programme: &Programme,
        parts: &[&Arc<Participation>],
        pairings: &[&Pairing],
    ) {
        let mut partners: Vec<(Id<Participation>, bool)> = Vec::new();
        for pairing in pairings.iter().filter(|it| it.state.is_public()) {
            let ends = |act: &Act| match act {
                Act::End(id) => *id == pairing.id,
                Act::Withdraw(part) => *part == pairing.mentor || *part == pairing.mentee,
                _ => false,
            };
            let Some(ending) = self.acts.iter().find(|it| ends(&it.act)) else {
                continue;
            };
            let is_mine = |part: &Id<Participation>| parts.iter().any(|it| it.id == *part);
            let partner = if is_mine(&pairing.mentor) {
                &pairing.mentee
            } else {
                &pairing.mentor
            };
            partners.push((partner.clone(), ending.is_ticked));
        }
        for (partner, is_ticked) in partners {
            let takes_part = programme.participations.get(&partner);
            let takes_part =
                takes_part.is_some_and(|it| it.standing != Standing::Withdrawn && it.priority == 0);
            let act = Act::First(partner);
            if takes_part && !self.acts.iter().any(|it| it.act == act) {
                self.propose(act, Why::LosesPartner, is_ticked);
            }
        }
    }
}

/// The person as they are after an event.
fn updated(person: &Person, event: &Event) -> Person {
    let mut person = person.clone();
    let set = |field: &mut String, text: &str| {
        if !text.trim().is_empty() {
            text.trim().clone_into(field);
        }
    };
    match event {
        Event::Transferred { agency, unit } => {
            set(&mut person.agency, agency);
            set(&mut person.unit, unit);
        }
        Event::Promoted { grade } => set(&mut person.grade, grade),
        Event::NewSupervisor { name, email } => {
            name.trim().clone_into(&mut person.manager_name);
            email.trim().clone_into(&mut person.manager_email);
        }
        Event::Left | Event::Retired | Event::LongLeave => {}
    }
    person
}

fn with_person(programme: &Programme, person: Person) -> Programme {
    let mut programme = programme.clone();
    programme.people.insert(person.id.clone(), Arc::new(person));
    programme
}

/// Participants whose supervisor somebody is.
fn reports_of(programme: &Programme, person: &Person) -> Vec<Id<Person>> {
    let email = person.folded_email();
    let reports = programme.people.values();
    reports
        .filter(|it| !email.is_empty() && fold_email(&it.manager_email) == email)
        .filter(|it| it.id != person.id)
        .map(|it| it.id.clone())
        .collect()
}

/// What bars each pairing by the rules; nothing where they cannot be applied.
/// Only the pairs' own people are judged, whatever else keeps them from a run.
fn judged(programme: &Programme, pairings: &[&Pairing]) -> Vec<Vec<Barred>> {
    let mut asked = programme.clone();
    let wanted: BTreeSet<&Id<Participation>> = pairings
        .iter()
        .flat_map(|it| [&it.mentor, &it.mentee])
        .collect();
    asked.participations.retain(|id, _| wanted.contains(id));
    for part in asked.participations.values_mut() {
        let part = Arc::make_mut(part);
        part.standing = Standing::Active;
        if let Some(person) = asked.people.get_mut(&part.person) {
            Arc::make_mut(person).hidden_on = None;
        }
        part.approval = Approval::NotAsked;
    }
    let facts = Arc::make_mut(&mut asked.facts);
    facts.approval_policy = ApprovalPolicy::NotNeeded;
    facts.consent_needed = false;
    facts.uses_levels = false;
    let scoring = rules_of(programme)
        .ok()
        .and_then(|rules| Scoring::of(&asked, rules).ok());
    let barred = |pairing: &&Pairing| {
        let judgement = scoring.as_ref()?.judge(&pairing.mentee, &pairing.mentor)?;
        Some(judgement.barred)
    };
    pairings
        .iter()
        .map(|it| barred(it).unwrap_or_default())
        .collect()
}

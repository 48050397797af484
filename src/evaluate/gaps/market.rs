//! Everybody who counts, by what they want or offer.

use std::collections::{BTreeMap, BTreeSet};

use super::{AgencyShare, Gap, LevelShare};
use crate::domain::check::{self, Blocker};
use crate::domain::form::{Level, Meaning, fold_name};
use crate::domain::id::Id;
use crate::domain::pairing::PairingState;
use crate::domain::people::{Participation, Role};
use crate::domain::rules::{
    GapTable, HardRule, Label, Likeness, Measure, OtherGaps, Reserve, Rule, RuleSet,
};
use crate::domain::whole::{Programme, RuleFields};

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Somebody who wants or offers skills.
pub(super) struct Party {
    /// Folded skills.
    pub(super) skills: BTreeSet<String>,
    /// Wants or places no published pairing uses.
    pub(super) n_free: u32,
    agency: String,
    /// Height of the level, where it is known.
    rank: Option<i32>,
}

/// Everybody who counts, and what the rules ask of a pair.
pub(super) struct Market<'a> {
    programme: &'a Programme,
    pub(super) mentors: Vec<Party>,
    pub(super) mentees: Vec<Party>,
    /// Folded skill to its spelling.
    spelling: BTreeMap<String, String>,
    pub(super) usual_places: u32,
    /// Free places held back for those who come later.
    pub(super) n_held_back: u32,
    agencies_must_differ: bool,
    /// Gaps between levels the rules allow, where they ask for one.
    level_gaps: Option<LevelGaps>,
}

/// Whose wants and places count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// Before a run: everybody who waits, and what no published pairing uses.
    Before,
    /// After it: who takes part and has nobody, and what no pairing uses.
    After,
}

impl<'a> Market<'a> {
    pub(super) fn of(programme: &'a Programme, counting: Counting) -> Self {
        let rules = programme.rules.get(&Id::new(RuleFields::ID));
        let rules = rules.and_then(|rules| RuleSet::from_fields(&rules.fields).ok());
        let mut market = Self {
            programme,
            mentors: Vec::new(),
            mentees: Vec::new(),
            spelling: spellings(programme),
            usual_places: programme.facts.usual_places.max(1),
            n_held_back: 0,
            agencies_must_differ: rules.as_ref().is_some_and(agencies_must_differ),
            level_gaps: rules.as_ref().and_then(LevelGaps::of),
        };
        let used = used(programme, counting);
        let reserve = reserve_of(programme);
        for part in programme.participations.values() {
            let n_used = used.get(&part.id).copied().unwrap_or(0);
            let capacity = programme.capacity_of(part);
            let mut n_free = capacity.saturating_sub(n_used);
            let counted = match counting {
                Counting::Before => counts(programme, part),
                Counting::After => {
                    let waits = part.role == Role::Mentor || n_used == 0;
                    waits && check::blockers(programme, part).is_empty()
                }
            };
            if n_free == 0 || !counted {
                continue;
            }
            // After a run the places held back are there for those who are left.
            if part.role == Role::Mentor && counting == Counting::Before {
                let held_back = super::held_back(reserve, capacity).min(n_free);
                market.n_held_back += held_back;
                n_free -= held_back;
                if n_free == 0 {
                    continue;
                }
            }
            let party = market.party(part, n_free);
            match part.role {
                Role::Mentor => market.mentors.push(party),
                Role::Mentee => market.mentees.push(party),
            }
        }
        market
    }

    fn party(&mut self, part: &Participation, n_free: u32) -> Party {
        let meaning = match part.role {
            Role::Mentor => Meaning::SkillsOffered,
            Role::Mentee => Meaning::SkillsWanted,
        };
        let mut skills = BTreeSet::new();
        for skill in self.programme.answer_texts(&part.id, meaning) {
            let folded = fold_name(&skill);
            if !folded.is_empty() {
                self.spelling
                    .entry(folded.clone())
                    .or_insert_with(|| skill.trim().to_owned());
                skills.insert(folded);
            }
        }
        let person = self.programme.person_of(&part.id);
        let level = person.and_then(|person| self.programme.level_of(person));
        Party {
            skills,
            n_free,
            agency: person
                .map(|person| person.agency.trim().to_owned())
                .unwrap_or_default(),
            rank: level.and_then(|level| i32::try_from(level.rank).ok()),
        }
    }

    pub(super) fn skills(&self) -> BTreeSet<String> {
        self.mentees
            .iter()
            .chain(&self.mentors)
            .flat_map(|it| it.skills.iter().cloned())
            .collect()
    }

    pub(super) fn gap(&self, skill: &str) -> Gap {
        fn with<'p>(parties: &'p [Party], skill: &str) -> Vec<&'p Party> {
            parties
                .iter()
                .filter(|it| it.skills.contains(skill))
                .collect()
        }
        let (mentees, mentors) = (with(&self.mentees, skill), with(&self.mentors, skill));
        let n_mentees = number(mentees.len());
        let n_places: u32 = mentors.iter().map(|it| it.n_free).sum();
        let n_places_missing = n_mentees.saturating_sub(n_places);
        Gap {
            skill: self
                .spelling
                .get(skill)
                .cloned()
                .unwrap_or_else(|| skill.to_owned()),
            n_mentees,
            n_mentors: number(mentors.len()),
            n_places,
            n_places_missing,
            n_mentors_missing: n_places_missing.div_ceil(self.usual_places),
            agencies: self.agencies(&mentees, &mentors),
            levels: self.levels(&mentees),
        }
    }

    fn agencies(&self, mentees: &[&Party], mentors: &[&Party]) -> Vec<AgencyShare> {
        let mut shares: BTreeMap<String, AgencyShare> = BTreeMap::new();
        for (party, role) in mentees
            .iter()
            .map(|party| (party, Role::Mentee))
            .chain(mentors.iter().map(|party| (party, Role::Mentor)))
        {
            let share = shares
                .entry(fold_name(&party.agency))
                .or_insert_with(|| AgencyShare {
                    agency: party.agency.clone(),
                    n_mentees: 0,
                    n_mentors: 0,
                    n_served: 0,
                });
            match role {
                Role::Mentee => share.n_mentees += 1,
                Role::Mentor => share.n_mentors += 1,
            }
        }
        let all = number(mentees.len());
        let mut shares: Vec<AgencyShare> = shares.into_values().collect();
        for share in &mut shares {
            share.n_served = if self.agencies_must_differ {
                all - share.n_mentees
            } else {
                all
            };
        }
        shares.sort_by(|a, b| (b.n_mentees, &a.agency).cmp(&(a.n_mentees, &b.agency)));
        shares
    }

    fn levels(&self, mentees: &[&Party]) -> Vec<LevelShare> {
        let Some(allowed) = &self.level_gaps else {
            return Vec::new();
        };
        let served = |level: &Level| {
            let rank = i32::try_from(level.rank).unwrap_or(i32::MAX);
            let within = |it: &&&Party| {
                it.rank
                    .is_some_and(|low| allowed.allow(rank.saturating_sub(low)))
            };
            number(mentees.iter().filter(within).count())
        };
        let mut levels: Vec<(u32, &Level)> = self
            .programme
            .levels
            .values()
            .map(|level| (served(level), &**level))
            .collect();
        levels.sort_by_key(|(n_served, level)| {
            (std::cmp::Reverse(*n_served), level.rank, level.id.clone())
        });
        let share = |(n_served, level): (u32, &Level)| LevelShare {
            level: level.id.clone(),
            name: level.name.clone(),
            n_served,
        };
        levels
            .into_iter()
            .filter(|(n_served, _)| *n_served > 0)
            .map(share)
            .collect()
    }
}

/// The places the rules hold back, if any.
pub(super) fn reserve_of(programme: &Programme) -> Option<Reserve> {
    let rules = programme.rules.get(&Id::new(RuleFields::ID))?;
    RuleSet::from_fields(&rules.fields).ok()?.limits.reserve
}

/// The form's spelling of each option, folded.
fn spellings(programme: &Programme) -> BTreeMap<String, String> {
    let is_skill = |meaning| matches!(meaning, Meaning::SkillsOffered | Meaning::SkillsWanted);
    let questions = programme
        .questions
        .values()
        .filter(|it| is_skill(it.meaning));
    let options = questions.flat_map(|question| &question.options);
    options
        .map(|option| (fold_name(option), option.clone()))
        .collect()
}

/// How many published pairings each participation has; after a run, how many
/// pairings at all.
fn used(programme: &Programme, counting: Counting) -> BTreeMap<&Id<Participation>, u32> {
    let mut used = BTreeMap::new();
    let counts = |state: PairingState| match counting {
        Counting::Before => state.is_public(),
        Counting::After => state.is_live(),
    };
    for pairing in programme.pairings.values().filter(|it| counts(it.state)) {
        for part in [&pairing.mentor, &pairing.mentee] {
            *used.entry(part).or_default() += 1;
        }
    }
    used
}

/// Whether somebody takes part, or could once what blocks them is mended.
fn counts(programme: &Programme, part: &Participation) -> bool {
    let hopeless = |it: &Blocker| !it.is_mendable() || *it == Blocker::ApprovalRefused;
    !check::blockers(programme, part).iter().any(hopeless)
}

fn agencies_must_differ(rules: &RuleSet) -> bool {
    let differ = HardRule::Label {
        label: Label::Agency,
        must: Likeness::Different,
    };
    rules.hard_rules().any(|(_, rule)| *rule == differ)
}

/// Which gaps between the levels of mentor and mentee the rules allow.
struct LevelGaps {
    ranges: Vec<(i32, i32)>,
    tables: Vec<GapTable>,
}

impl LevelGaps {
    /// Nothing where no rule asks for a level.
    fn of(rules: &RuleSet) -> Option<Self> {
        let mut gaps = Self {
            ranges: Vec::new(),
            tables: Vec::new(),
        };
        for rule in rules.rules.values() {
            match rule {
                Rule::Hard(HardRule::LevelGap { min, max }) => gaps.ranges.push((*min, *max)),
                Rule::Soft(criterion) => match &criterion.measure {
                    Measure::LevelGap(table) if table.otherwise == OtherGaps::Forbidden => {
                        gaps.tables.push(table.clone());
                    }
                    _ => {}
                },
                Rule::Hard(_) => {}
            }
        }
        (!gaps.ranges.is_empty() || !gaps.tables.is_empty()).then_some(gaps)
    }

    fn allow(&self, gap: i32) -> bool {
        self.ranges
            .iter()
            .all(|(min, max)| (*min..=*max).contains(&gap))
            && self
                .tables
                .iter()
                .all(|table| table.points.contains_key(&gap))
    }
}

//! A mentor who would be needed: a copy of the nearest profile, changed only
//! where the rules keep that one from the mentee.
//!
//! Leaves out whether one more helps; that is solved.

use super::remedy::{label_rules, names};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::rules::{HardRule, Label, Likeness, MAX_GAP, Measure, Rule};
use crate::matching::digest;
use crate::matching::edit::Edit;
use crate::matching::inputs::{Family, Inputs, Pair, Party};
use crate::matching::judge::{Barrier, Judge};
use crate::matching::prepare::Prepared;
use crate::matching::subject::Subject;

/// A mentor who would be needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Who is nearest to it.
    pub like: Id<Participation>,
    /// What it offers of the mentee's needs.
    pub offers: Vec<String>,
    /// Its level, where rules look at levels.
    pub level: Option<i32>,
    /// Labels the rules ask for, with the mentee's own.
    pub labels: Vec<(Label, Likeness, String)>,
    /// Points of the pair.
    pub points: u32,
}

/// The mentor needed for a mentee, with one place; nothing where no profile
/// can be made that the rules allow.
pub(super) fn newcomer(
    prepared: &Prepared,
    mentee: u32,
    subject: Option<&Subject>,
) -> Option<(Newcomer, Edit)> {
    let inputs = &prepared.inputs;
    let judge = Judge::new(inputs);
    let nearest = (0..).zip(&inputs.mentors).min_by_key(|(mentor, _)| {
        let pair = Pair {
            mentee,
            mentor: *mentor,
        };
        let points = std::cmp::Reverse(judge.points_regardless(pair));
        (judge.barred(pair).len(), points, *mentor)
    });
    let (like, party) = nearest?;
    let wanted = inputs.mentees.get(mentee as usize)?;
    let mut party = fresh(inputs, party, wanted);
    // Each pass mends what still stands in the way; more than one rule may.
    for _ in 0..4 {
        let with = Edit::Mentor(party.clone()).apply(inputs)?;
        let pair = Pair {
            mentee,
            mentor: u32::try_from(inputs.mentors.len()).ok()?,
        };
        let judge = Judge::new(&with);
        if let Some(points) = judge.points(pair) {
            let found = Newcomer {
                like: Id::new(prepared.mentors.get(like as usize)?.as_str()),
                offers: offers(subject, wanted, &party),
                level: party.level,
                labels: labels(inputs, subject),
                points,
            };
            return Some((found, Edit::Mentor(party)));
        }
        for barred in judge.barred(pair) {
            let rule = inputs.rules.rules.get(&barred.rule);
            mend(&mut party, wanted, barred.why, rule, inputs)?;
        }
    }
    None
}

/// A copy that is nobody yet: no lines, no wishes, one place.
fn fresh(inputs: &Inputs, like: &Party, mentee: &Party) -> Party {
    let everyone = inputs.mentees.iter().chain(&inputs.mentors);
    let named = everyone.flat_map(|party| {
        let listed = party.ranked.iter().chain(&party.above);
        listed.copied().chain([party.person])
    });
    let hash = digest::sha256(&[
        b"newcomer",
        inputs.salt.as_bytes(),
        mentee.pseudonym.as_bytes(),
    ]);
    Party {
        pseudonym: digest::hex(&hash[..16]),
        person: named.max().map_or(0, |most| most.saturating_add(1)),
        capacity: 1,
        held_back: 0,
        absent: 0,
        priority: 0,
        ranked: Vec::new(),
        above: Vec::new(),
        ..like.clone()
    }
}

/// Changes what a rule objects to; nothing where that is not the mentor's.
fn mend(
    party: &mut Party,
    mentee: &Party,
    why: Barrier,
    rule: Option<&Rule>,
    inputs: &Inputs,
) -> Option<()> {
    let copy = |party: &mut Party, family: Family| {
        let mut all = [party.set(family), mentee.set(family)].concat();
        all.sort_unstable();
        all.dedup();
        party.sets[family as usize] = all;
    };
    match why {
        Barrier::Label { label, must } => set_label(party, mentee, label, must, inputs)?,
        Barrier::LabelUnknown {
            label,
            role: Role::Mentor,
        } => {
            let rules = label_rules(&inputs.rules);
            let (_, must) = rules.into_iter().find(|(each, _)| *each == label)?;
            set_label(party, mentee, label, must, inputs)?;
        }
        Barrier::LevelGap { .. } | Barrier::LevelUnknown { role: Role::Mentor } => {
            party.level = Some(mentee.level? + least_gap(inputs)?);
        }
        Barrier::NoSharedLanguage => copy(party, Family::Languages),
        Barrier::NoSharedMode => copy(party, Family::Modes),
        Barrier::TooFewHours { .. } => party.hours = mentee.hours,
        Barrier::MustUnmet(_) => match rule {
            Some(Rule::Soft(criterion)) => match &criterion.measure {
                Measure::NeedsMet => copy(party, Family::Skills),
                Measure::SharedGoals => copy(party, Family::Goals),
                Measure::SharedInterests => copy(party, Family::Interests),
                Measure::SharedValues => copy(party, Family::Values),
                Measure::SharedLanguages => copy(party, Family::Languages),
                Measure::SharedModes => copy(party, Family::Modes),
                Measure::SharedHours => party.hours = mentee.hours,
                Measure::Label { label, likeness } => {
                    set_label(party, mentee, *label, *likeness, inputs)?;
                }
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    }
    Some(())
}

fn set_label(
    party: &mut Party,
    mentee: &Party,
    label: Label,
    must: Likeness,
    inputs: &Inputs,
) -> Option<()> {
    let own = mentee.label(label)?;
    let everyone = inputs.mentees.iter().chain(&inputs.mentors);
    let highest = everyone.filter_map(|it| it.label(label)).max()?;
    party.labels[label as usize] = Some(match must {
        Likeness::Same => own,
        Likeness::Different => highest.checked_add(1)?,
    });
    Some(())
}

/// The least gap that every rule about levels allows, counted upwards from 0,
/// then downwards.
fn least_gap(inputs: &Inputs) -> Option<i32> {
    let allowed = |gap: &i32| {
        inputs.rules.rules.values().all(|rule| match rule {
            Rule::Hard(HardRule::LevelGap { min, max }) => (*min..=*max).contains(gap),
            Rule::Soft(criterion) => match &criterion.measure {
                Measure::LevelGap(table) => table.points.contains_key(gap),
                _ => true,
            },
            Rule::Hard(_) => true,
        })
    };
    (0..=MAX_GAP).chain((-MAX_GAP..0).rev()).find(allowed)
}

/// What a mentor offers of a mentee's needs, in the mentee's words.
fn offers(subject: Option<&Subject>, mentee: &Party, mentor: &Party) -> Vec<String> {
    let Some(subject) = subject else {
        return Vec::new();
    };
    let names = names(&subject.skills, mentee.set(Family::Skills));
    let offered = mentor.set(Family::Skills);
    let met = names.into_iter();
    met.filter(|(number, _)| offered.binary_search(number).is_ok())
        .map(|(_, text)| text)
        .collect()
}

fn labels(inputs: &Inputs, subject: Option<&Subject>) -> Vec<(Label, Likeness, String)> {
    let own = |label: Label| subject?.labels.get(&label).cloned();
    let asked = label_rules(&inputs.rules).into_iter();
    asked
        .filter_map(|(label, must)| Some((label, must, own(label)?)))
        .collect()
}

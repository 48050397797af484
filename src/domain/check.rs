//! All problems of a programme at once, and what keeps a person out of a run.
//!
//! Nothing here stops an edit: a right merge can bring a programme into any of
//! these states. Leaves out wording (`ui`).

use std::collections::BTreeMap;

use super::facts::{ApprovalPolicy, Facts};
use super::form::Grade;
use super::id::Id;
use super::pairing::Pairing;
use super::people::{Approval, Participation, Person, Role, Standing};
use super::refuse::MAX_PEOPLE;
use super::whole::{Malformed, Programme};

/// Why a participation is not in the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    /// The person is hidden.
    Hidden,
    /// Withdrawn.
    Withdrawn,
    /// Paused.
    Paused,
    /// Waits for a later round.
    Waiting,
    /// Does not meet what the programme asks for.
    NotEligible,
    /// No consent on record, and the programme needs it.
    NoConsent,
    /// The supervisor has not answered.
    NoApproval,
    /// The supervisor does not agree.
    ApprovalRefused,
    /// The grade is not mapped to a level, and levels are used.
    GradeUnmapped,
    /// No grade at all, and levels are used.
    GradeMissing,
}

impl Blocker {
    /// Every blocker, worst first.
    pub const ALL: [Self; 10] = [
        Self::Hidden,
        Self::Withdrawn,
        Self::Paused,
        Self::Waiting,
        Self::NotEligible,
        Self::NoConsent,
        Self::NoApproval,
        Self::ApprovalRefused,
        Self::GradeUnmapped,
        Self::GradeMissing,
    ];

    /// A stable word, for addresses and translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Withdrawn => "withdrawn",
            Self::Paused => "paused",
            Self::Waiting => "waiting",
            Self::NotEligible => "not_eligible",
            Self::NoConsent => "no_consent",
            Self::NoApproval => "no_approval",
            Self::ApprovalRefused => "approval_refused",
            Self::GradeUnmapped => "grade_unmapped",
            Self::GradeMissing => "grade_missing",
        }
    }

    /// Whether the coordinator can do something about it, as against a choice
    /// the person made.
    pub const fn is_mendable(self) -> bool {
        !matches!(
            self,
            Self::Hidden | Self::Withdrawn | Self::Paused | Self::Waiting | Self::NotEligible
        )
    }
}

/// Whether the programme wants a supervisor's word for this role.
pub fn needs_approval(facts: &Facts, role: Role) -> bool {
    match facts.approval_policy {
        ApprovalPolicy::NotNeeded => false,
        ApprovalPolicy::Mentees => role == Role::Mentee,
        ApprovalPolicy::Everyone => true,
    }
}

/// Everything that keeps a participation out of the next run, in the order of
/// [`Blocker::ALL`]. Empty means it takes part.
pub fn blockers(programme: &Programme, part: &Participation) -> Vec<Blocker> {
    let Some(person) = programme.people.get(&part.person) else {
        return vec![Blocker::Hidden];
    };
    let facts = &programme.facts;
    let approval_needed = needs_approval(facts, part.role);
    let mut found = Vec::new();
    if person.hidden_on.is_some() {
        found.push(Blocker::Hidden);
    }
    match part.standing {
        Standing::Active => {}
        Standing::Withdrawn => found.push(Blocker::Withdrawn),
        Standing::Paused => found.push(Blocker::Paused),
        Standing::Waiting => found.push(Blocker::Waiting),
        Standing::NotEligible => found.push(Blocker::NotEligible),
    }
    if facts.consent_needed && part.consent_on.is_none() {
        found.push(Blocker::NoConsent);
    }
    match part.approval {
        Approval::Refused if part.approval_has_lapsed(person) => {
            if approval_needed {
                found.push(Blocker::NoApproval);
            }
        }
        Approval::Refused => found.push(Blocker::ApprovalRefused),
        Approval::NotAsked | Approval::Pending if approval_needed => {
            found.push(Blocker::NoApproval);
        }
        Approval::Approved | Approval::GoneOn
            if approval_needed && part.approval_has_lapsed(person) =>
        {
            found.push(Blocker::NoApproval);
        }
        Approval::Approved | Approval::GoneOn | Approval::NotAsked | Approval::Pending => {}
    }
    if facts.uses_levels && programme.level_of(person).is_none() {
        let missing = person.grade.trim().is_empty();
        found.push(if missing {
            Blocker::GradeMissing
        } else {
            Blocker::GradeUnmapped
        });
    }
    found.sort();
    found
}

/// A grade people have that the level map does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnmappedGrade {
    /// The agency as the people have it.
    pub agency: String,
    /// The grade as the people have it.
    pub grade: String,
    /// How many people have it.
    pub n_people: usize,
}

/// Grades without a level, by agency and grade; spellings that compare equal
/// are one line under the first spelling.
pub fn unmapped_grades(programme: &Programme) -> Vec<UnmappedGrade> {
    let mut found: BTreeMap<(String, String), UnmappedGrade> = BTreeMap::new();
    // Thousands have few grades between them.
    let mut mapped: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for person in programme.people.values() {
        let spelt = (person.agency.as_str(), person.grade.as_str());
        let is_mapped = *mapped.entry(spelt).or_insert_with(|| {
            person.grade.trim().is_empty() || programme.level_of(person).is_some()
        });
        if is_mapped {
            continue;
        }
        let key = (
            super::form::fold_name(&person.agency),
            super::form::fold_name(&person.grade),
        );
        let entry = found.entry(key).or_insert_with(|| UnmappedGrade {
            agency: person.agency.trim().to_owned(),
            grade: person.grade.trim().to_owned(),
            n_people: 0,
        });
        entry.n_people += 1;
    }
    found.into_values().collect()
}

/// Something in a programme that wants a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// A stored field that could not be read.
    Malformed(Malformed),
    /// More live pairings than places or wants.
    OverCapacity {
        /// Whose.
        participation: Id<Participation>,
        /// Live pairings.
        n_pairings: usize,
        /// Places or wants.
        capacity: u32,
    },
    /// A live pairing whose mentor or mentee is gone.
    PairingWithoutPerson {
        /// Which.
        pairing: Id<Pairing>,
    },
    /// Two people with one e-mail address: a possible duplicate.
    SameEmail {
        /// One.
        first: Id<Person>,
        /// The other.
        second: Id<Person>,
    },
    /// A participation whose person is gone.
    ParticipationWithoutPerson {
        /// Which.
        participation: Id<Participation>,
    },
    /// A line of the level map whose level is gone.
    GradeWithoutLevel {
        /// Which.
        grade: Id<Grade>,
    },
    /// More people than a file may hold.
    TooManyPeople {
        /// How many there are.
        n_people: usize,
    },
}

/// All problems, in a fixed order.
pub fn problems(programme: &Programme) -> Vec<Problem> {
    let mut found: Vec<Problem> = programme
        .malformed
        .iter()
        .cloned()
        .map(Problem::Malformed)
        .collect();
    let mut n_live: BTreeMap<&Id<Participation>, usize> = BTreeMap::new();
    for pairing in programme
        .pairings
        .values()
        .filter(|pairing| pairing.state.is_live())
    {
        for part in [&pairing.mentor, &pairing.mentee] {
            *n_live.entry(part).or_default() += 1;
        }
        let gone = |part| programme.person_of(part).is_none();
        if gone(&pairing.mentor) || gone(&pairing.mentee) {
            found.push(Problem::PairingWithoutPerson {
                pairing: pairing.id.clone(),
            });
        }
    }
    for (id, n_pairings) in n_live {
        let Some(part) = programme.participations.get(id) else {
            continue;
        };
        let capacity = programme.capacity_of(part);
        if n_pairings > capacity as usize {
            found.push(Problem::OverCapacity {
                participation: id.clone(),
                n_pairings,
                capacity,
            });
        }
    }
    let mut by_email: BTreeMap<String, &Id<Person>> = BTreeMap::new();
    for person in programme.people.values() {
        let email = person.folded_email();
        if email.is_empty() {
            continue;
        }
        if let Some(first) = by_email.insert(email, &person.id) {
            found.push(Problem::SameEmail {
                first: first.clone(),
                second: person.id.clone(),
            });
        }
    }
    for part in programme.participations.values() {
        if !programme.people.contains_key(&part.person) {
            let participation = part.id.clone();
            found.push(Problem::ParticipationWithoutPerson { participation });
        }
    }
    for grade in programme.grades.values() {
        if grade
            .level
            .as_ref()
            .is_some_and(|level| !programme.levels.contains_key(level))
        {
            found.push(Problem::GradeWithoutLevel {
                grade: grade.id.clone(),
            });
        }
    }
    if programme.people.len() > MAX_PEOPLE {
        found.push(Problem::TooManyPeople {
            n_people: programme.people.len(),
        });
    }
    found
}

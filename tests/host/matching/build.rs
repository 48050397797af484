//! Small programmes for tests.

use std::collections::BTreeMap;

use civic_mentor::domain::people::Mode;
use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{
    Criterion, Fairness, HardRule, Label, Likeness, Measure, MentorCoverage, Objective, Rule,
    RuleSet, Weight,
};
use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::hours::Hours;
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::prepare::{Prepared, prepare};
use civic_mentor::matching::solve::{Solved, solve};
use civic_mentor::matching::subject::{
    Asked, PairKind, PairNote, Problem, Subject, USUAL_SALT, Wish,
};

/// Prepares what has to be preparable.
pub fn prepared(problem: &Problem) -> Prepared {
    prepare(problem).expect("the problem is sound")
}

/// Solves what has to be solvable.
pub fn solved(problem: &Problem) -> Solved {
    solve(prepared(problem).inputs).expect("the run has an answer")
}

/// A problem of these people and rules, nothing settled.
pub fn problem(rules: RuleSet, subjects: Vec<Subject>) -> Problem {
    Problem {
        rules,
        subjects,
        pairs: Vec::new(),
        reporting: Vec::new(),
        salt: USUAL_SALT.to_owned(),
    }
}

/// Somebody with so many wants or places.
pub fn person(role: Role, name: &str, capacity: u32) -> Subject {
    let mut subject = Subject::new(role, name, name, format!("{name}@city.gov"));
    subject.capacity = Some(capacity);
    subject
}

/// A note on a pair.
pub fn note(mentee: &str, mentor: &str, kind: PairKind) -> PairNote {
    PairNote {
        mentee: mentee.to_owned(),
        mentor: mentor.to_owned(),
        kind,
    }
}

/// Names of the pairs a run gave.
pub fn names(problem: &Problem, pairs: &[Pair]) -> Vec<(String, String)> {
    let prepared = prepared(problem);
    let name = |pair: &Pair| {
        (
            prepared.mentees[pair.mentee as usize].clone(),
            prepared.mentors[pair.mentor as usize].clone(),
        )
    };
    pairs.iter().map(name).collect()
}

/// A programme with a bit of everything, small enough to try all answers.
pub fn anything(seed: u64, n_mentees: usize, n_mentors: usize) -> Problem {
    let mut numbers = Numbers::new(seed);
    let mut subjects = Vec::new();
    for (role, n_people) in [(Role::Mentee, n_mentees), (Role::Mentor, n_mentors)] {
        for at in 0..n_people {
            subjects.push(anybody(&mut numbers, role, at));
        }
    }
    let mut pairs = Vec::new();
    for _ in 0..numbers.below(4) {
        let mentee = numbers.below(n_mentees as u64);
        let mentor = numbers.below(n_mentors as u64);
        let kind =
            [PairKind::Excluded, PairKind::Former, PairKind::Live][numbers.below(3) as usize];
        pairs.push(note(
            &format!("mentee{mentee}"),
            &format!("mentor{mentor}"),
            kind,
        ));
    }
    Problem {
        pairs,
        ..problem(any_rules(&mut numbers), subjects)
    }
}

fn anybody(numbers: &mut Numbers, role: Role, at: usize) -> Subject {
    let mut subject = person(
        role,
        &format!("{}{at}", role.word()),
        1 + numbers.below(3) as u32,
    );
    subject.priority = numbers.below(3) as u32;
    subject.level = (numbers.below(6) > 0).then(|| numbers.below(4) as i32);
    let mut some = |kind: &str, n_kinds: u64, most: u64| -> Vec<String> {
        let n_drawn = numbers.below(most + 1);
        (0..n_drawn)
            .map(|_| format!("{kind}{}", numbers.below(n_kinds)))
            .collect()
    };
    subject.skills = some("s", 5, 3);
    subject.goals = some("g", 3, 2);
    subject.values = some("v", 3, 2);
    subject.interests = some("i", 3, 2);
    subject.languages = some("l", 2, 2);
    subject.characteristics = some("c", 3, 2);
    subject.preferred = some("mentor", 3, 2);
    subject.answers = [("q1".to_owned(), some("a", 3, 2))].into();
    if let Some(attribute) = some("c", 3, 1).pop() {
        let asked = if numbers.below(2) == 0 {
            Asked::Yes
        } else {
            Asked::No
        };
        subject.wish = Some(Wish { attribute, asked });
    }
    subject.modes = [&[][..], &[Mode::Remote], &[Mode::InPerson], &[Mode::Hybrid]]
        [numbers.below(4) as usize]
        .to_vec();
    subject.hours = Hours::of((0..numbers.below(4)).map(|_| numbers.below(5) as u32));
    for label in Label::ALL {
        if numbers.below(5) > 0 {
            subject
                .labels
                .insert(*label, format!("x{}", numbers.below(3)));
        }
    }
    if numbers.below(4) == 0 {
        subject.managers = vec![format!("mentor{}@city.gov", numbers.below(3))];
    }
    subject
}

/// A rule set that uses any of the rules.
pub fn any_rules(numbers: &mut Numbers) -> RuleSet {
    use civic_mentor::domain::rules::{GapTable, OtherGaps};
    let mut rules = RuleSet {
        rules: BTreeMap::default(),
        ..RuleSet::evidence_based()
    };
    rules.objective = match numbers.below(4) {
        0 | 1 => Objective::CoverageFirst,
        2 => Objective::ScoreFirst,
        _ => Objective::Between(1 + numbers.below(12) as u32),
    };
    if numbers.below(3) == 0 {
        rules.mentor_coverage = MentorCoverage::Leave;
    }
    let hard = [
        HardRule::NotInReportingLine,
        HardRule::NotFormer,
        HardRule::Label {
            label: Label::Agency,
            must: Likeness::Different,
        },
        HardRule::Label {
            label: Label::Unit,
            must: Likeness::Same,
        },
        HardRule::LevelGap { min: -1, max: 2 },
        HardRule::SharedLanguage,
        HardRule::SharedHours { at_least: 1 },
        HardRule::SharedMode,
    ];
    let mut put = |numbers: &mut Numbers, one_in: u64, rule: Rule| {
        if numbers.below(one_in) == 0 {
            rules.rules.insert(format!("r{}", rules.rules.len()), rule);
        }
    };
    for rule in hard {
        put(numbers, 5, Rule::Hard(rule));
    }
    let gaps = GapTable {
        points: [(-1, 2), (0, 3), (1, 9), (2, 12)].into(),
        otherwise: if numbers.below(4) == 0 {
            OtherGaps::Forbidden
        } else {
            OtherGaps::NoPoints
        },
    };
    let soft = [
        Measure::NeedsMet,
        Measure::SharedGoals,
        Measure::SharedInterests,
        Measure::SharedValues,
        Measure::SharedAnswers("q1".to_owned()),
        Measure::Label {
            label: Label::Profession,
            likeness: Likeness::Same,
        },
        Measure::Label {
            label: Label::Location,
            likeness: Likeness::Different,
        },
        Measure::SharedLanguages,
        Measure::SharedHours,
        Measure::SharedModes,
        Measure::LevelGap(gaps),
        Measure::AttributeWish,
        Measure::Preference(Role::Mentee),
        Measure::Preference(Role::Mentor),
        Measure::Priority(Role::Mentee),
        Measure::Priority(Role::Mentor),
    ];
    for measure in soft {
        let weight = if numbers.below(12) == 0 {
            Weight::Must
        } else {
            Weight::Low
        };
        let points = numbers.below(8) as u32;
        put(
            numbers,
            3,
            Rule::Soft(Criterion::exact(weight, points, measure)),
        );
    }
    if numbers.below(4) == 0 {
        rules.fairness = Fairness::Leave;
    }
    // Without a draw of its own, so that the other rules of a seed stay.
    if rules.rules.len() % 5 == 4 {
        let least = HardRule::LeastPoints { at_least: 4 };
        rules.rules.insert("least".to_owned(), Rule::Hard(least));
    }
    rules
}

/// The inputs of a small programme with a bit of everything.
pub fn any_inputs(seed: u64, n_mentees: usize, n_mentors: usize) -> Inputs {
    prepared(&anything(seed, n_mentees, n_mentors)).inputs
}

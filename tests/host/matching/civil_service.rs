//! People in the civil-service matcher's format, of our own making.

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{Label, Objective, OptOut, RuleSet};
use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::solve::Solved;
use civic_mentor::matching::subject::{Asked, Problem, Subject, Wish};

use super::build::{problem, solved};

/// Fifty of each role, without a number of wants or places.
fn people() -> Problem {
    let mut numbers = Numbers::new(20);
    let mut subjects = Vec::new();
    for at in 0..100 {
        let role = if at < 50 { Role::Mentee } else { Role::Mentor };
        let name = format!("{}.{at:02}", role.word());
        let mut subject = Subject::new(
            role,
            name.as_str(),
            name.as_str(),
            format!("{name}@gov.example"),
        );
        let mut pick = |kind: &str, n_kinds: u64| format!("{kind} {}", numbers.below(n_kinds));
        subject.labels.insert(Label::Agency, pick("department", 6));
        subject
            .labels
            .insert(Label::Profession, pick("profession", 7));
        let attribute = pick("attribute", 4);
        subject.level = Some(numbers.below(11) as i32);
        match role {
            Role::Mentor => subject.characteristics = vec![attribute],
            Role::Mentee => {
                let asked = if numbers.below(2) == 0 {
                    Asked::Yes
                } else {
                    Asked::No
                };
                subject.wish = Some(Wish { attribute, asked });
            }
        }
        subjects.push(subject);
    }
    problem(RuleSet::civil_service(), subjects)
}

fn run(objective: Objective, opt_out: OptOut) -> Solved {
    let mut problem = people();
    problem.rules.objective = objective;
    problem.rules.opt_out = opt_out;
    solved(&problem)
}

#[test]
fn score_first_never_has_fewer_points_and_coverage_first_never_fewer_mentees() {
    for opt_out in OptOut::ALL {
        let (coverage, score) = (
            run(Objective::CoverageFirst, *opt_out),
            run(Objective::ScoreFirst, *opt_out),
        );
        let value = |solved: &Solved, level| solved.certificate.value(level);
        let mentees = Level::Mentees { priority: 0 };
        assert!(value(&score, Level::Points) >= value(&coverage, Level::Points));
        assert!(value(&coverage, mentees) >= value(&score, mentees));
        assert!(value(&coverage, Level::Pairings) > Some(50));
    }
}

#[test]
fn honouring_the_no_costs_points() {
    let points = |opt_out| {
        run(Objective::ScoreFirst, opt_out)
            .certificate
            .value(Level::Points)
    };
    assert!(points(OptOut::Ignore) > points(OptOut::Honour));
}

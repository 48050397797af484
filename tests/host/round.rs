//! A round from the programme to drafts and back, on the sample and on small
//! programmes made here.

use std::collections::BTreeSet;

use civic_mentor::bundle::strict;
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{FirstStep, PairingState, Round, RoundState};
use civic_mentor::domain::people::{Participation, Person, Role};
use civic_mentor::domain::rules::{HardRule, Label, Likeness, Rule, RuleSet};
use civic_mentor::domain::whole::{Programme, RuleFields};
use civic_mentor::flow::round::{
    Drafted, Hand, HandCosts, NoProof, NoRun, Past, ProblemError, Ran, Reason, RunResult, Scoring,
    StoredProof, Why, compare, open_round, problem_of, problem_without, run_at_once, run_of,
};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::matching::check::check;
use civic_mentor::matching::inputs::Pair;
use civic_mentor::matching::judge::{Barrier, Judge};
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::prepare::{Prepared, prepare};
use civic_mentor::matching::solve::{Solved, solve};
use civic_mentor::matching::subject::{PairKind, PairNote};
use jiff::civil::date;

const ROUND: &str = "00000000-0000-4000-8000-00000000000f";

pub fn with(programme: &mut Programme, change: &Change) {
    let writes = apply(programme, change).expect("the change is not refused");
    let mut touched = BTreeSet::new();
    for write in &writes {
        touched.insert((write.kind.clone(), write.record.clone()));
    }
    for (kind, record) in touched {
        let mut fields = programme.fields_of(&kind, &record).unwrap_or_default();
        for write in &writes {
            if write.kind == kind && write.record == record {
                fields.insert(write.field.clone(), write.value.clone());
            }
        }
        programme.put(&kind, &record, &fields);
    }
}

/// People of two agencies; each entry is (name, role, agency, manager's e-mail).
pub fn small(people: &[(&str, Role, &str, &str)]) -> Programme {
    let mut programme = Programme {
        id: "00000000-0000-4000-8000-000000000001".to_owned(),
        ..Programme::default()
    };
    for (name, role, agency, manager) in people {
        let email = format!("{}@example.gov", name.to_lowercase());
        let known = programme.people.values().find(|it| it.email == email);
        let person: Id<Person> =
            known.map_or_else(|| Id::new(format!("p_{name}")), |it| it.id.clone());
        with(
            &mut programme,
            &Change::save(Person {
                id: person.clone(),
                given_name: (*name).to_owned(),
                email,
                agency: (*agency).to_owned(),
                manager_email: (*manager).to_owned(),
                ..Person::default()
            }),
        );
        with(
            &mut programme,
            &Change::save(Participation {
                id: part(name, *role),
                person,
                role: *role,
                ..Participation::default()
            }),
        );
    }
    with(
        &mut programme,
        &open_round(ROUND, "First", date(2026, 9, 1)),
    );
    programme
}

pub fn part(name: &str, role: Role) -> Id<Participation> {
    Id::new(format!("{}_{name}", role.word()))
}

pub fn round() -> Id<Round> {
    Id::new(ROUND)
}

pub fn use_rules(programme: &mut Programme, rules: &RuleSet) {
    let record = RuleFields {
        id: Id::new(RuleFields::ID),
        fields: rules.to_fields(),
    };
    with(programme, &Change::save(record));
}

fn solved(programme: &Programme) -> (Prepared, Solved) {
    let prepared = prepare(&problem_of(programme, &round()).unwrap()).expect("nothing refuses it");
    let solved = solve(prepared.inputs.clone()).expect("there is an answer");
    (prepared, solved)
}

pub fn drafted(programme: &mut Programme) -> (Drafted, RunResult) {
    let (prepared, solved) = solved(programme);
    let mut n = programme.pairings.len();
    let drafted = run_of(
        programme,
        &round(),
        &prepared,
        &solved.certificate,
        &RunResult::of(&prepared, &solved.certificate),
        7,
        &mut || {
            n += 1;
            format!("00000000-0000-4000-8000-{n:012}")
        },
    );
    let change = Change::DraftFromRun {
        run: drafted.run.clone(),
        pairings: drafted.pairings.clone(),
    };
    with(programme, &change);
    let result = RunResult::of_run(&drafted.run).expect("a result reads back");
    (drafted, result)
}

pub const MENTOR: Role = Role::Mentor;
pub const MENTEE: Role = Role::Mentee;

#[test]
fn the_sample_runs_and_its_result_reads_back_whole() {
    let mut programme = sample_document("some-actor", 1_785_758_400_000).programme();
    // The sample's own drafts would stand as settled in another round.
    let drafts: Vec<_> = programme.pairings.keys().cloned().collect();
    for pairing in drafts {
        with(&mut programme, &Change::Unpair { pairing });
    }
    with(&mut programme, &open_round(ROUND, "Test", date(2026, 9, 1)));
    let (prepared, solved) = solved(&programme);
    assert!(check(&prepared.inputs, &solved.certificate).is_empty());
    let result = RunResult::of(&prepared, &solved.certificate);
    assert_eq!(
        RunResult::from_value(&result.to_value()),
        Ok(result.clone())
    );
    let (drafted, read) = drafted(&mut programme);
    assert_eq!(read, result);
    assert!(strict::is_name(drafted.run.id.as_str()));
    assert_eq!(strict::check(&drafted.run.result), Ok(()));
    assert_eq!(strict::check(&drafted.run.certificate), Ok(()));
    assert!(!drafted.pairings.is_empty());
    assert_eq!(
        usize::try_from(result.n_matched()).unwrap() + result.unmatched.len(),
        prepared.mentees.len()
    );
    for pairing in &drafted.pairings {
        let pair = read.pair(&pairing.mentee, &pairing.mentor).unwrap();
        assert_eq!(i64::from(pair.points()), pairing.points);
    }
}

#[test]
fn the_same_people_and_rules_give_the_same_run() {
    let mut programme = small(&[("Ana", MENTEE, "A", ""), ("Ben", MENTOR, "B", "")]);
    let (first, _) = drafted(&mut programme);
    let (second, _) = drafted(&mut programme);
    assert_eq!(first.run.id, second.run.id);
    assert_eq!(programme.runs.len(), 1);
    assert_eq!(programme.pairings.len(), 1);
}

#[test]
fn a_run_at_once_is_the_run_made_step_by_step() {
    let programme = small(&[("Ana", MENTEE, "A", ""), ("Ben", MENTOR, "B", "")]);
    let (step_by_step, _) = drafted(&mut programme.clone());
    let at_once = run_at_once(&programme, &round(), 7, &mut || {
        "00000000-0000-4000-8000-000000000001".to_owned()
    });
    assert_eq!(at_once, Ok(step_by_step));
    let nowhere = run_at_once(&programme, &Id::new("gone"), 7, &mut String::new);
    assert_eq!(nowhere, Err(NoRun::Problem(ProblemError::NoRound)));
}

#[test]
fn nobody_is_said_to_be_left_out_of_a_run_that_was_never_made() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "A", ""),
        ("Dan", MENTOR, "B", ""),
    ]);
    let ana = part("Ana", MENTEE);
    let none = |ran| Past::of(&programme, &round(), ran).why(&ana);
    assert_eq!(none(Ran::Never), Why::NoRun);
    assert_eq!(none(Ran::Unreadable), Why::NotInRun);
    let (drafts, result) = drafted(&mut programme);
    let matched = drafts.pairings[0].mentee.clone();
    let other = result.unmatched[0].clone();
    let past = Past::of(&programme, &round(), Ran::Found(&result));
    let why = |mentee| past.why(mentee);
    assert_eq!(why(&matched), Why::TakenApart);
    assert_eq!(why(&other.mentee), Why::Run(other.reason.clone()));
    assert_eq!(why(&part("Cleo", MENTEE)), Why::NotInRun);
}

#[test]
fn a_reporting_line_through_somebody_outside_keeps_two_apart() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", "mid@example.gov"),
        ("Boss", MENTOR, "A", ""),
    ]);
    with(
        &mut programme,
        &Change::save(Person {
            id: Id::new("p_Mid"),
            given_name: "Mid".to_owned(),
            email: "mid@example.gov".to_owned(),
            manager_email: "boss@example.gov".to_owned(),
            ..Person::default()
        }),
    );
    let (_, result) = drafted(&mut programme);
    assert!(result.pairs.is_empty());
    let scoring = Scoring::of(&programme, RuleSet::evidence_based()).unwrap();
    let judged = scoring
        .judge(&part("Ana", MENTEE), &part("Boss", MENTOR))
        .unwrap();
    assert!(
        judged
            .barred
            .iter()
            .any(|it| it.why == Barrier::MentorAbove)
    );
}

#[test]
fn a_supervisor_known_by_name_alone_counts_in_the_line() {
    let mut programme = small(&[("Ana", MENTEE, "A", ""), ("Boss", MENTOR, "A", "")]);
    let mut ana = (*programme.people[&Id::new("p_Ana")]).clone();
    ana.manager_name = " boss ".to_owned();
    with(&mut programme, &Change::save(ana));
    let (_, result) = drafted(&mut programme);
    assert!(result.pairs.is_empty());
}

#[test]
fn somebody_without_a_mentor_learns_which_rule_or_whose_place() {
    let mut rules = RuleSet::evidence_based();
    let differ = HardRule::Label {
        label: Label::Agency,
        must: Likeness::Different,
    };
    rules.rules.insert("agency".to_owned(), Rule::Hard(differ));
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "A", ""),
        ("Cal", MENTEE, "B", ""),
        ("Dan", MENTOR, "B", ""),
    ]);
    use_rules(&mut programme, &rules);
    let (_, result) = drafted(&mut programme);
    assert_eq!(result.n_matched(), 1);
    match result.reason(&part("Cal", MENTEE)) {
        Some(Reason::RuledOut {
            n_mentors: 1,
            rules,
        }) => {
            assert_eq!((rules[0].rule.as_str(), rules[0].n_alone), ("agency", 1));
        }
        other => panic!("{other:?}"),
    }
    let full = result
        .unmatched
        .iter()
        .find(|it| it.mentee != part("Cal", MENTEE))
        .unwrap();
    match &full.reason {
        Reason::NoPlaceLeft {
            n_eligible: 1,
            nearest,
            ..
        } => {
            assert_eq!(nearest[0].mentor, part("Dan", MENTOR));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_lock_stays_through_the_next_run_and_a_comparison_names_who_moved() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "A", ""),
        ("Dan", MENTOR, "B", ""),
    ]);
    let (first, before) = drafted(&mut programme);
    let matched = first.pairings[0].mentee.clone();
    let other = before.unmatched[0].mentee.clone();
    let candidates = Scoring::of(&programme, RuleSet::evidence_based())
        .unwrap()
        .candidates(&programme, &other);
    assert_eq!((candidates.len(), candidates[0].n_free()), (1, 0));
    let hand = Hand {
        mentee: other.clone(),
        mentor: part("Dan", MENTOR),
        instead_of: vec![first.pairings[0].id.clone()],
    };
    let problem = problem_without(&programme, &round(), &hand.freed(&programme)).unwrap();
    assert_eq!(
        problem,
        problem_of(&programme, &round()).unwrap(),
        "a draft binds no run"
    );
    let mut pairing = first.pairings[0].clone();
    pairing.id = Id::new("00000000-0000-4000-8000-0000000000aa");
    pairing.mentee = other.clone();
    let change = Change::PairByHand {
        pairing,
        instead_of: hand.instead_of,
    };
    with(&mut programme, &change);
    let (_, after) = drafted(&mut programme);
    let changed = compare(&before, &after);
    assert_eq!(
        (changed.gained, changed.lost),
        (vec![other.clone()], vec![matched])
    );
    assert_eq!((changed.n_same, changed.n_new, changed.n_gone), (0, 1, 1));
    let kept = programme
        .pairings
        .values()
        .find(|it| it.mentee == other)
        .unwrap();
    assert_eq!(kept.state, PairingState::Locked);
}

#[test]
fn a_change_by_hand_costs_what_solving_with_and_without_it_shows() {
    let mut programme = sample_document("some-actor", 1_785_758_400_000).programme();
    let round = programme
        .current_round()
        .expect("a round is open")
        .id
        .clone();
    let drafts: Vec<_> = programme.pairings.keys().cloned().collect();
    for pairing in drafts.iter().take(20).cloned() {
        let note = String::new();
        with(&mut programme, &Change::Lock { pairing, note });
    }
    let answer = |freed: &[Id<_>], extra: Option<PairNote>| {
        let mut problem = problem_without(&programme, &round, freed).unwrap();
        problem.pairs.extend(extra);
        let prepared = prepare(&problem).unwrap();
        let solved = solve(prepared.inputs.clone()).unwrap();
        (prepared, solved)
    };
    let (prepared, best) = answer(&[], None);
    let reached = |solved: &Solved| {
        HandCosts::of(&solved.inputs, &solved.certificate, 0)
            .unwrap()
            .reached
    };
    let mut n_freed = 0;
    for (at, mentee) in (0..).zip(&prepared.mentees).step_by(13) {
        let mentee: Id<Participation> = Id::new(mentee.as_str());
        let judge = Judge::new(&prepared.inputs);
        for (mentor, id) in (0..).zip(&prepared.mentors) {
            let mentor_id = Id::new(id.as_str());
            let held = programme
                .pairings
                .values()
                .find(|it| it.mentor == mentor_id);
            let is_locked = held.is_some_and(|it| it.state == PairingState::Locked);
            let pair = Pair { mentee: at, mentor };
            if judge.points(pair).is_none() || !is_locked && mentor % 29 > 0 {
                continue;
            }
            let hand = Hand {
                mentee: mentee.clone(),
                mentor: mentor_id,
                instead_of: held.map(|it| it.id.clone()).into_iter().collect(),
            };
            let freed = hand.freed(&programme);
            let (_, without) = answer(&freed, None);
            let costs = HandCosts::of(&without.inputs, &without.certificate, at).unwrap();
            let Some(cost) = costs.cost(&reached(&best), mentor) else {
                continue;
            };
            n_freed += freed.len();
            let lock = PairNote {
                mentee: mentee.to_string(),
                mentor: id.clone(),
                kind: PairKind::Locked,
            };
            let (_, with) = answer(&freed, Some(lock));
            let lost = reached(&best).into_iter().zip(reached(&with));
            let lost = lost.map(|((level, a), (_, b))| match level {
                Level::Loads => (level, b - a),
                _ => (level, a - b),
            });
            // A locked pair is none the run makes, so lowest points differ.
            let is_counted = |(level, _): &(Level, i64)| *level != Level::Lowest;
            let said = cost.levels.into_iter().filter(is_counted);
            assert!(said.eq(lost.filter(is_counted)));
        }
    }
    assert!(n_freed > 0, "some mentors had a locked pairing");
}

#[test]
fn a_run_that_says_other_than_its_proof_is_not_called_proven() {
    let mut programme = small(&[("Ana", MENTEE, "A", ""), ("Ben", MENTOR, "B", "")]);
    let (drafted, result) = drafted(&mut programme);
    let run = &drafted.run;
    let proof = StoredProof::of(run, &result).expect("it says what is proven");
    assert_eq!(Some(proof.inputs), run.certificate.get("inputs"));
    let mut other = result.clone();
    other.levels[0].1 += 1;
    assert_eq!(StoredProof::of(run, &other), Err(NoProof::OfSomethingElse));
    let mut other = result.clone();
    other.pairs.clear();
    assert_eq!(StoredProof::of(run, &other), Err(NoProof::OfSomethingElse));
    let mut other = run.clone();
    other.result_hash.push('0');
    assert_eq!(
        StoredProof::of(&other, &result),
        Err(NoProof::OfSomethingElse)
    );
    let mut other = run.clone();
    other.certificate = civic_mentor::domain::value::Value::Null;
    assert_eq!(StoredProof::of(&other, &result), Err(NoProof::NotKept));
}

#[test]
fn mentees_who_share_too_few_places_are_named_with_what_they_would_need() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "A", ""),
        ("Cal", MENTEE, "A", ""),
        ("Dan", MENTOR, "B", ""),
        ("Eve", MENTOR, "B", ""),
    ]);
    let (_, result) = drafted(&mut programme);
    let alone = &result.unmatched[0];
    let shared = result
        .shared_places(&alone.mentee)
        .expect("three share two places");
    assert_eq!(
        (shared.mentees.len(), shared.mentors.len(), shared.n_places),
        (3, 2, 2)
    );
    let matched = &result.pairs[0].mentee;
    assert!(result.shared_places(&Id::new("nobody")).is_none());
    assert!(shared.mentees.contains(matched));
    let Reason::NoPlaceLeft { nearest, .. } = &alone.reason else {
        panic!("{:?}", alone.reason);
    };
    assert!(
        nearest.iter().all(|near| near.needed == Some(0)),
        "only the tie-break decided"
    );
}

#[test]
fn a_published_round_takes_no_further_run() {
    let mut programme = small(&[("Ana", MENTEE, "A", ""), ("Ben", MENTOR, "B", "")]);
    let (drafted, _) = drafted(&mut programme);
    let publish = Change::Publish {
        round: round(),
        on: date(2026, 9, 2),
        reply_by: None,
        first_step: FirstStep::Introduce,
    };
    with(&mut programme, &publish);
    assert_eq!(programme.rounds[&round()].state, RoundState::Published);
    let again = Change::DraftFromRun {
        run: drafted.run,
        pairings: Vec::new(),
    };
    assert!(apply(&programme, &again).is_err());
}

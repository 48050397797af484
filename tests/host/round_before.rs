//! A run that keeps the pairings of the run before, or changes few of them.

use std::collections::BTreeSet;

use civic_mentor::bundle::canonical;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{Exclusion, PairingState};
use civic_mentor::domain::people::{Role, Standing};
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::audit::verify_run;
use civic_mentor::flow::round::{
    Based, Basis, Drafted, Gone, How, RunResult, asked_for, based_on, check_record, compare,
    record_of, run_of, unkept,
};
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::prepare::NotKept;
use civic_mentor::matching::solve::solve;

use super::round::{MENTEE, MENTOR, drafted, part, round, small, use_rules, with};

/// Four mentees and four mentors of four agencies, one place each.
fn programme() -> Programme {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Eva", MENTEE, "B", ""),
        ("Ida", MENTEE, "C", ""),
        ("Uma", MENTEE, "D", ""),
        ("Ben", MENTOR, "A", ""),
        ("Cal", MENTOR, "B", ""),
        ("Dov", MENTOR, "C", ""),
        ("Gus", MENTOR, "D", ""),
    ]);
    use_rules(&mut programme, &RuleSet::across_agencies());
    let parts: Vec<_> = programme.participations.values().cloned().collect();
    for part in parts {
        let mut one = (*part).clone();
        one.capacity = 1;
        with(&mut programme, &Change::save(one));
    }
    programme
}

/// A run that treats the one before so, stored.
fn run_again(programme: &mut Programme, basis: Basis) -> (Based, Drafted, RunResult) {
    let based = based_on(programme, &round(), basis).expect("nothing refuses it");
    let solved = solve(based.prepared.inputs.clone()).expect("there is an answer");
    let result = RunResult::of(&based.prepared, &solved.certificate);
    let mut n = 100 + programme.runs.len() * 100;
    let drafted = run_of(
        programme,
        &round(),
        &based.prepared,
        &solved.certificate,
        &result,
        9,
        &mut || {
            n += 1;
            format!("00000000-0000-4000-8000-{n:012}")
        },
    );
    with(programme, &Change::from(drafted.clone()));
    let result = RunResult::of_run(&drafted.run).expect("a result reads back");
    (based, drafted, result)
}

fn exclude(programme: &mut Programme, mentee: &str, mentor: &str) {
    let person =
        |name: &str, role: Role| programme.participations[&part(name, role)].person.clone();
    let (first, second) = (person(mentee, MENTEE), person(mentor, MENTOR));
    let exclusion = Exclusion {
        id: Id::new("00000000-0000-4000-8000-0000000000ee"),
        first,
        second,
        ..Exclusion::default()
    };
    with(programme, &Change::save(exclusion));
}

fn mentor_of(result: &RunResult, mentee: &str) -> String {
    let of = result.pairs.iter();
    let mut of = of.filter(|pair| pair.mentee == part(mentee, MENTEE));
    of.next()
        .map_or_else(String::new, |pair| pair.mentor.to_string())
}

#[test]
fn a_round_without_a_run_starts_afresh_whatever_is_asked() {
    let programme = programme();
    let afresh = based_on(&programme, &round(), Basis::Afresh).unwrap();
    for basis in Basis::ALL {
        assert_eq!(based_on(&programme, &round(), basis).as_ref(), Ok(&afresh));
        assert_eq!(Basis::from_word(basis.word()), Some(basis));
    }
}

#[test]
fn kept_pairings_stay_and_those_not_allowed_are_named_before_the_run() {
    let mut programme = programme();
    let (_, first) = drafted(&mut programme);
    assert_eq!(first.pairs.len(), 4);
    let mentor = mentor_of(&first, "Ana");
    let name = mentor.trim_start_matches("mentor_").to_owned();
    exclude(&mut programme, "Ana", &name);
    let (based, drafted, result) = run_again(&mut programme, Basis::Keep);
    assert_eq!(based.n_before, 4);
    let [gone] = based.unkept.as_slice() else {
        panic!("one cannot stay: {:?}", based.unkept);
    };
    assert_eq!(gone.mentee, part("Ana", MENTEE));
    assert!(matches!(&gone.why, Gone::NotAllowed(NotKept::Barred(why)) if why.len() == 1));
    assert_eq!(asked_for(&result), Basis::Keep);
    let kept = result.pairs.iter().filter(|pair| pair.how == How::Kept);
    assert_eq!(kept.count(), 3);
    for mentee in ["Eva", "Ida", "Uma"] {
        assert_eq!(mentor_of(&result, mentee), mentor_of(&first, mentee));
    }
    // The pairings that are kept are drafts of this run, like the others.
    assert_eq!(drafted.pairings.len(), result.pairs.len());
    let drafts = programme.pairings.values();
    let drafts = drafts.filter(|it| it.state == PairingState::Draft && it.round == round());
    assert_eq!(drafts.count(), result.pairs.len());
    assert!(!record_is_bad(&drafted, &result));
}

#[test]
fn as_few_pairings_change_as_coverage_allows() {
    let mut programme = programme();
    let (_, first) = drafted(&mut programme);
    let name = mentor_of(&first, "Ana")
        .trim_start_matches("mentor_")
        .to_owned();
    exclude(&mut programme, "Ana", &name);
    let (based, drafted, result) = run_again(&mut programme, Basis::FewestChanges);
    assert_eq!(based.unkept.len(), 1);
    // Everybody still has somebody: Ana and one other change places.
    assert_eq!(result.n_matched(), 4);
    assert_eq!(asked_for(&result), Basis::FewestChanges);
    let changed = compare(&first, &result);
    assert_eq!((changed.n_same, changed.n_new, changed.n_gone), (2, 2, 2));
    assert_eq!(result.value(Level::Kept), Some(2));
    let gone = unkept(&programme, &first, &drafted.run, &result).unwrap();
    assert_eq!(gone.len(), 2);
    let whole = gone.iter().filter(|it| it.why == Gone::ForTheWhole);
    assert_eq!(whole.count(), 1);
    assert!(!record_is_bad(&drafted, &result));
}

#[test]
fn somebody_who_left_is_told_and_the_others_stay() {
    let mut programme = programme();
    let (_, first) = drafted(&mut programme);
    let ana = part("Ana", MENTEE);
    let mut away = (*programme.participations[&ana]).clone();
    away.standing = Standing::Withdrawn;
    with(&mut programme, &Change::save(away));
    for basis in [Basis::Keep, Basis::FewestChanges] {
        let mut programme = programme.clone();
        let (based, _, result) = run_again(&mut programme, basis);
        let why: Vec<_> = based.unkept.iter().map(|it| &it.why).collect();
        assert_eq!(why, [&Gone::NotAllowed(NotKept::MenteeAway)]);
        assert_eq!(compare(&first, &result).n_same, 3);
    }
}

#[test]
fn points_of_kept_pairings_count_when_runs_are_compared() {
    let mut programme = programme();
    let (_, first) = drafted(&mut programme);
    let (_, _, again) = run_again(&mut programme, Basis::Keep);
    let changed = compare(&first, &again);
    assert_eq!((changed.n_same, changed.n_new, changed.n_gone), (4, 0, 0));
    let points = changed.levels.iter().find(|it| it.0 == Level::Points);
    let (_, before, after) = points.expect("points are an aim");
    assert_eq!(before, after);
}

/// Whether the record of a run is refused, its repetition included.
fn record_is_bad(drafted: &Drafted, result: &RunResult) -> bool {
    let tree = record_of(&drafted.run, result).expect("it is proven");
    assert_eq!(check_record(&tree), []);
    let text = canonical(&tree);
    let names: BTreeSet<&str> = ["Ana", "Ben", "example.gov"].into();
    assert!(names.iter().all(|name| !text.contains(name)));
    let (line, is_good) = verify_run("run.json", text.as_bytes());
    !is_good || line.get("repeated_ok") != Some(&Value::from(true))
}

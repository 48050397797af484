//! Timetables: as few rounds as can be, no clash, the most meetings.

use std::collections::BTreeSet;

use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::timetable::{Fault, Timetable, Wish, WishError, check, timetable};
use civic_mentor::matching::transport::{Points, RulePoints, Table};

use super::build::prepared;

/// A table of so many people in which about `share` of 100 pairs may be.
fn any_table(seed: u64, n_mentees: usize, n_mentors: usize, share: u64) -> Table {
    let mut numbers = Numbers::new(seed);
    let mut row = |_| {
        let pairs = (0..n_mentors as u32).filter_map(|mentor| {
            let is_in = numbers.below(100) < share;
            let points = numbers.below(9) as u32;
            is_in.then_some((mentor, points))
        });
        pairs.collect::<Vec<_>>()
    };
    Table {
        rows: (0..n_mentees).map(&mut row).collect(),
        n_mentors,
    }
}

/// The most meetings, then most people with one, then points, by trying all
/// sets of pairs.
fn by_trying(table: &Table, wish: Wish) -> (usize, usize, u32) {
    let pairs: Vec<(usize, u32, u32)> = (0..)
        .zip(&table.rows)
        .flat_map(|(mentee, row)| {
            row.iter()
                .map(move |(mentor, points)| (mentee, *mentor, *points))
        })
        .collect();
    let mut best = (0, 0, 0);
    for set in 0_u32..1 << pairs.len() {
        let chosen: Vec<_> = (0..)
            .zip(&pairs)
            .filter(|(at, _)| set >> at & 1 == 1)
            .collect();
        let n_of = |is: &dyn Fn(&(usize, u32, u32)) -> bool| {
            chosen.iter().filter(|(_, pair)| is(pair)).count() as u32
        };
        let fits_mentees =
            (0..table.rows.len()).all(|it| n_of(&|pair| pair.0 == it) <= wish.per_mentee);
        let fits_mentors =
            (0..table.n_mentors as u32).all(|it| n_of(&|pair| pair.1 == it) <= wish.rounds);
        if fits_mentees && fits_mentors {
            let mentees: BTreeSet<_> = chosen.iter().map(|(_, pair)| pair.0).collect();
            let mentors: BTreeSet<_> = chosen.iter().map(|(_, pair)| pair.1).collect();
            let points = chosen.iter().map(|(_, pair)| pair.2).sum();
            best = best.max((chosen.len(), mentees.len() + mentors.len(), points));
        }
    }
    best
}

fn told(made: &Timetable) -> (usize, usize, u32) {
    let mentees: BTreeSet<u32> = made.meetings.iter().map(|it| it.mentee).collect();
    let mentors: BTreeSet<u32> = made.meetings.iter().map(|it| it.mentor).collect();
    let points = made.meetings.iter().map(|it| it.points).sum();
    (made.meetings.len(), mentees.len() + mentors.len(), points)
}

#[test]
fn tiny_ones_are_what_trying_everything_finds() {
    for seed in 0..300 {
        let mut numbers = Numbers::new(seed + 5_000);
        let (n_mentees, n_mentors) = (1 + numbers.below(4) as usize, 1 + numbers.below(3) as usize);
        let mut table = any_table(seed, n_mentees, n_mentors, 80);
        let per_mentee = 1 + numbers.below(3) as u32;
        let rounds = per_mentee + numbers.below(2) as u32;
        let wish = Wish { per_mentee, rounds };
        let made = timetable(&mut table, wish);
        assert_eq!(told(&made), by_trying(&table, wish), "seed {seed}");
        check(&mut table, wish, &made).unwrap();
    }
}

#[test]
fn any_table_keeps_every_promise() {
    for seed in 0..120 {
        let mut numbers = Numbers::new(seed);
        let (n_mentees, n_mentors) = (numbers.below(40) as usize, numbers.below(25) as usize);
        let mut table = any_table(seed + 1, n_mentees, n_mentors, 5 + numbers.below(95));
        let rounds = 1 + numbers.below(12) as u32;
        let per_mentee = 1 + numbers.below(u64::from(rounds)) as u32;
        let wish = Wish { per_mentee, rounds };
        let made = timetable(&mut table, wish);
        check(&mut table, wish, &made).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        assert!(made.n_rounds <= rounds);
        assert!(made.longest_wait >= made.least_wait);
    }
}

#[test]
fn where_everybody_may_meet_everybody_nobody_waits_longer_than_needed() {
    let mut table = any_table(3, 24, 12, 100);
    let wish = Wish {
        per_mentee: 4,
        rounds: 8,
    };
    let made = timetable(&mut table, wish);
    assert_eq!((made.meetings.len(), made.n_rounds), (96, 8));
    assert_eq!(made.least_wait, 1);
    assert!(made.longest_wait <= 2, "{}", made.longest_wait);
}

#[test]
fn the_order_of_people_changes_nothing() {
    let problem = generate::problem(7, 40, 20, Variant::Balanced);
    let mut turned = problem.clone();
    turned.subjects.reverse();
    turned.pairs.reverse();
    let wish = Wish {
        per_mentee: 3,
        rounds: 7,
    };
    let made = |problem| {
        let inputs = prepared(problem).inputs;
        let mut points = RulePoints::new(&inputs);
        let made = timetable(&mut points, wish);
        check(&mut points, wish, &made).unwrap();
        assert_eq!(points.n_mentees(), 40);
        made
    };
    assert_eq!(made(&problem), made(&turned));
}

#[test]
fn a_changed_timetable_is_refused() {
    let mut table = any_table(11, 8, 5, 90);
    let wish = Wish {
        per_mentee: 3,
        rounds: 6,
    };
    let made = timetable(&mut table, wish);
    check(&mut table, wish, &made).unwrap();
    let mut fewer = made.clone();
    fewer.meetings.pop();
    fewer.proof.meets.pop();
    assert!(check(&mut table, wish, &fewer).is_err());
    let mut clash = made.clone();
    let same = made.meetings.iter().filter(|it| it.mentee == 0);
    let first = same.map(|it| it.round).min().unwrap();
    for it in clash.meetings.iter_mut().filter(|it| it.mentee == 0) {
        it.round = first;
    }
    assert_eq!(
        check(&mut table, wish, &clash),
        Err(Fault::Clash { round: first })
    );
    let mut longer = made.clone();
    longer.n_rounds += 1;
    assert!(matches!(
        check(&mut table, wish, &longer),
        Err(Fault::Rounds { .. })
    ));
    let mut prices = made.clone();
    prices.proof.mentees[0] += i128::from(i64::MAX);
    assert!(check(&mut table, wish, &prices).is_err());
}

#[test]
fn wishes_that_cannot_be_are_refused_with_the_number() {
    let wish = |per_mentee, rounds| Wish { per_mentee, rounds }.checked();
    assert_eq!(wish(0, 3), Err(WishError::Nothing));
    assert_eq!(wish(2, 99), Err(WishError::TooManyRounds(99)));
    let more = WishError::MoreThanRounds {
        per_mentee: 4,
        rounds: 3,
    };
    assert_eq!(wish(4, 3), Err(more));
    assert!(wish(3, 3).is_ok());
}

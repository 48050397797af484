//! Who got a mentor, by group, with small numbers suppressed so that none can
//! be worked out; and how pairings spread.

use std::collections::BTreeSet;
use std::sync::Arc;

use civic_mentor::domain::form::{Meaning, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{Pairing, PairingState};
use civic_mentor::domain::people::{Answer, Answers, Person};
use civic_mentor::domain::whole::Programme;
use civic_mentor::evaluate::fairness::{FairTable, GroupName, Grouped, fairness};
use civic_mentor::evaluate::spread::{Across, SpreadLine, spread};
use civic_mentor::evaluate::suppress::{Cells, Count, Table, suppressed};
use proptest::prelude::*;

use super::round::{MENTEE, MENTOR, part, round, small};

fn groups(of: &[usize], n_groups: usize) -> Vec<BTreeSet<usize>> {
    (0..n_groups)
        .map(|group| (0..of.len()).filter(|at| of[*at] == group).collect())
        .collect()
}

fn table(of: &[usize], n_groups: usize) -> Table {
    Table {
        groups: groups(of, n_groups),
        only_sizes: false,
    }
}

/// Every count told is right, and no small one is told.
fn is_honest(has: &[bool], tables: &[Table], cells: &[Vec<Cells>]) {
    for (table, cells) in tables.iter().zip(cells) {
        for (members, cell) in table.groups.iter().zip(cells) {
            let n = u32::try_from(members.len()).unwrap();
            let with = members.iter().filter(|at| has[**at]).count();
            let with = u32::try_from(with).unwrap();
            for (count, real) in [(cell.n, n), (cell.with, with), (cell.without, n - with)] {
                match count {
                    Count::Is(told) => {
                        assert_eq!(told, real);
                        assert!(told == 0 || told >= 5, "{told} is told");
                    }
                    Count::Few => assert!((1..5).contains(&real)),
                    Count::Held => {}
                }
            }
            if table.only_sizes {
                assert_eq!((cell.with, cell.without), (Count::Held, Count::Held));
            }
        }
    }
}

/// Sums and differences of up to all shown groups and everybody: tries every
/// combination, where the code under test eliminates.
fn follows(hidden: &[i64], shown: &[Vec<i64>]) -> bool {
    let n = u32::try_from(shown.len()).unwrap();
    (0..3_usize.pow(n)).any(|mut code| {
        let mut left = hidden.to_vec();
        for row in shown {
            let factor = i64::try_from(code % 3).unwrap() - 1;
            code /= 3;
            for (entry, row) in left.iter_mut().zip(row) {
                *entry -= factor * row;
            }
        }
        left.iter().all(|entry| *entry == 0)
    })
}

fn indicator(members: &BTreeSet<usize>, n: usize) -> Vec<i64> {
    (0..n).map(|at| i64::from(members.contains(&at))).collect()
}

/// No hidden count is a sum or difference of shown ones and the total.
fn is_closed(n: usize, tables: &[Table], cells: &[Vec<Cells>], shown: fn(&Cells) -> bool) {
    let mut known = vec![vec![1; n]];
    let mut hidden = Vec::new();
    for (table, cells) in tables.iter().zip(cells) {
        for (members, cell) in table.groups.iter().zip(cells) {
            if members.is_empty() {
                continue;
            }
            let row = indicator(members, n);
            if shown(cell) {
                if !known.contains(&row) {
                    known.push(row);
                }
            } else {
                hidden.push(row);
            }
        }
    }
    for row in hidden {
        assert!(!follows(&row, &known), "{row:?} follows from {known:?}");
    }
}

/// A hidden count of a table, as one of the numbers its words leave: every one
/// that some numbers of the others make the total with. There are two at least.
fn is_open(has: &[bool], table: &Table, cells: &[Cells]) {
    let n_all = u32::try_from(has.len()).unwrap();
    let groups: Vec<_> = table
        .groups
        .iter()
        .zip(cells)
        .filter(|(members, _)| !members.is_empty())
        .collect();
    let sizes: Vec<Vec<u32>> = groups
        .iter()
        .map(|(_, cell)| match cell.n {
            Count::Is(n) => vec![n],
            Count::Few => (1..5).collect(),
            Count::Held => (1..=n_all).collect(),
        })
        .collect();
    let shown: Vec<bool> = groups
        .iter()
        .map(|(_, cell)| cell.n.shown().is_some())
        .collect();
    leaves_two(&sizes, &shown, n_all);
    if table.only_sizes {
        return;
    }
    let with: Vec<Vec<u32>> = groups
        .iter()
        .map(|(_, cell)| {
            let n = cell.n.shown();
            let all = 0..=n.unwrap_or(n_all);
            // One side is said to be small only where the other is not.
            let is_large = |count: u32| count == 0 || count >= 5;
            let without = |with: u32| n.unwrap_or(0) - with;
            let fits = |with: &u32| match (cell.with, cell.without) {
                (Count::Is(told), _) => *with == told,
                (Count::Few, _) => (1..5).contains(with) && is_large(without(*with)),
                (_, Count::Few) => (1..5).contains(&without(*with)) && is_large(*with),
                _ => true,
            };
            all.filter(fits).collect()
        })
        .collect();
    let shown: Vec<bool> = groups
        .iter()
        .map(|(_, cell)| cell.with.shown().is_some())
        .collect();
    let n_with = has.iter().filter(|has| **has).count();
    leaves_two(&with, &shown, u32::try_from(n_with).unwrap());
}

fn leaves_two(could_be: &[Vec<u32>], shown: &[bool], total: u32) {
    for at in (0..shown.len()).filter(|at| !shown[*at]) {
        let mut sums = BTreeSet::from([0_u32]);
        for (other, numbers) in could_be.iter().enumerate() {
            if other != at {
                let add = |sum: u32| numbers.iter().map(move |it| sum + it);
                sums = sums
                    .into_iter()
                    .flat_map(add)
                    .filter(|it| *it <= total)
                    .collect();
            }
        }
        let left = could_be[at].iter().filter(|it| **it <= total);
        let left = left.filter(|it| sums.contains(&(total - **it))).count();
        assert!(
            left > 1,
            "group {at} can only be one number: {could_be:?} of {total}"
        );
    }
}

fn check(has: &[bool], tables: &[Table]) -> Vec<Vec<Cells>> {
    let cells = suppressed(has, tables);
    is_honest(has, tables, &cells);
    for (table, cells) in tables.iter().zip(&cells).filter(|it| !it.1.is_empty()) {
        is_open(has, table, cells);
    }
    is_closed(has.len(), tables, &cells, |cell| cell.n.shown().is_some());
    let in_use: Vec<_> = tables
        .iter()
        .zip(&cells)
        .filter(|it| !it.0.only_sizes)
        .collect();
    let (tables, used): (Vec<Table>, Vec<Vec<Cells>>) = in_use
        .into_iter()
        .map(|(table, cells)| (table.clone(), cells.clone()))
        .unzip();
    is_closed(has.len(), &tables, &used, |cell| {
        cell.with.shown().is_some()
    });
    cells
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Two or three sortings of the same people, one of them within another, so
    /// that tables overlap as agencies, units and places do.
    #[test]
    fn no_suppressed_count_follows_from_what_is_shown(
        people in proptest::collection::vec((0..3_usize, 0..2_usize, 0..3_usize, any::<bool>()), 1..60),
        only_sizes in any::<bool>(),
    ) {
        let has: Vec<bool> = people.iter().map(|it| it.3).collect();
        let agency: Vec<usize> = people.iter().map(|it| it.0).collect();
        let unit: Vec<usize> = people.iter().map(|it| it.0 * 2 + it.1).collect();
        let other: Vec<usize> = people.iter().map(|it| it.2).collect();
        let mut last = table(&other, 3);
        last.only_sizes = only_sizes;
        check(&has, &[table(&agency, 3), table(&unit, 6)]);
        check(&has, &[table(&agency, 3), last]);
    }

    /// Nearly everybody has a mentor, as in a real round.
    #[test]
    fn a_few_without_are_not_found_by_subtraction(
        sizes in proptest::collection::vec(1..14_usize, 1..6),
        without in proptest::collection::vec(any::<proptest::sample::Index>(), 0..6),
    ) {
        let of: Vec<usize> = sizes
            .iter()
            .enumerate()
            .flat_map(|(group, n)| std::iter::repeat_n(group, *n))
            .collect();
        let mut has = vec![true; of.len()];
        for at in without {
            has[at.index(of.len())] = false;
        }
        check(&has, &[table(&of, sizes.len())]);
    }
}

#[test]
fn one_small_group_takes_another_with_it() {
    // 20, 9 and 3 people: 3 would be 32 - 20 - 9.
    let of: Vec<usize> = [vec![0; 20], vec![1; 9], vec![2; 3]].concat();
    let cells = check(&[true; 32], &[table(&of, 3)]);
    assert_eq!(cells[0][0].n, Count::Is(20));
    assert_eq!((cells[0][1].n, cells[0][2].n), (Count::Held, Count::Few));
}

#[test]
fn limits_are_no_way_round() {
    // Two groups of one each, of six: "fewer than five" twice and a sum of two.
    let of: Vec<usize> = [vec![0; 4 + 5], vec![1], vec![2]].concat();
    let cells = check(&[true; 11], &[table(&of, 3)]);
    assert!(cells[0].iter().all(|cell| cell.n.shown().is_none()) || cells[0].is_empty());
    // One person of thirty has no mentor: both groups keep silent about how many.
    let of: Vec<usize> = [vec![0; 15], vec![1; 15]].concat();
    let mut has = vec![true; 30];
    has[3] = false;
    let cells = check(&has, &[table(&of, 2)]);
    let held = (Count::Held, Count::Held);
    for cell in &cells[0] {
        assert_eq!(cell.n, Count::Is(15));
        assert_eq!((cell.with, cell.without), held);
    }
}

#[test]
fn a_group_within_a_group_is_not_told_by_the_difference() {
    // Agency 0 has units of 9 and 3, agency 1 units of 10 and 2.
    let agency: Vec<usize> = [vec![0; 12], vec![1; 12]].concat();
    let unit: Vec<usize> = [vec![0; 9], vec![1; 3], vec![2; 10], vec![3; 2]].concat();
    let cells = check(&[true; 24], &[table(&agency, 2), table(&unit, 4)]);
    assert!(cells[0].iter().all(|cell| cell.n == Count::Is(12)));
    assert!(cells[1].iter().all(|cell| cell.n.shown().is_none()));
}

/// Mentees m0… of agencies by letter; those named have mentor Zoe.
fn programme(agencies: &str, paired: &[usize]) -> Programme {
    let names: Vec<String> = (0..agencies.len()).map(|at| format!("m{at}")).collect();
    let letters: Vec<String> = agencies.chars().map(String::from).collect();
    let mut people: Vec<_> = names
        .iter()
        .zip(&letters)
        .map(|(name, agency)| (name.as_str(), MENTEE, agency.as_str(), ""))
        .collect();
    people.push(("Zoe", MENTOR, "Z", ""));
    let mut programme = small(&people);
    for at in paired {
        let pairing = Pairing {
            id: Id::new(format!("pairing_{at}")),
            round: round(),
            mentee: part(&names[*at], MENTEE),
            mentor: part("Zoe", MENTOR),
            state: PairingState::Draft,
            ..Pairing::default()
        };
        programme
            .pairings
            .insert(pairing.id.clone(), Arc::new(pairing));
    }
    programme
}

fn by<'a>(tables: &'a [FairTable], wanted: &Grouped) -> &'a FairTable {
    let found = tables.iter().find(|table| table.by == *wanted);
    found.expect("the table is there")
}

#[test]
fn a_smaller_share_is_told_with_its_counts() {
    // A: 10 of 10; B: 5 of 10.
    let paired: Vec<usize> = (0..15).collect();
    let found = fairness(&programme("AAAAAAAAAABBBBBBBBBB", &paired));
    assert_eq!((found.n, found.with), (20, 15));
    let table = by(&found.tables, &Grouped::Agency);
    let (name, share) = table.lowest().expect("B has less");
    assert_eq!(*name, GroupName::Named("B".to_owned()));
    assert_eq!((share.with, share.n), (5, 10));
    assert_eq!((share.rest_with, share.rest), (10, 10));
    assert_eq!((share.percent(), share.difference()), (50, Some(-50)));
    // Kinds with one group only say nothing.
    assert!(found.tables.iter().all(|it| it.by != Grouped::Location));
    // Nobody is treated worse where all are served.
    let all: Vec<usize> = (0..20).collect();
    let found = fairness(&programme("AAAAAAAAAABBBBBBBBBB", &all));
    assert_eq!(by(&found.tables, &Grouped::Agency).lowest(), None);
}

#[test]
fn of_sensitive_answers_and_wishes_only_sizes_are_told() {
    let paired: Vec<usize> = (0..10).collect();
    let mut programme = programme("AAAAAAAAAABBBBBBBBBB", &paired);
    let mut ask = |id: &str, sensitive, meaning| {
        let question = Question {
            id: Id::new(id),
            kind: QuestionKind::One,
            sensitive,
            meaning,
            ..Question::default()
        };
        programme
            .questions
            .insert(question.id.clone(), Arc::new(question));
    };
    ask("open", false, Meaning::Nothing);
    ask("closed", true, Meaning::Nothing);
    ask("wish", false, Meaning::IdentityWish);
    for at in 0..20 {
        let id = part(&format!("m{at}"), MENTEE);
        let say = |word: &str| Answer::Text(word.to_owned());
        let half = if at % 2 == 0 { "even" } else { "odd" };
        let mut answers = Answers {
            id: id.cast(),
            ..Answers::default()
        };
        answers.by_question.insert(Id::new("open"), say(half));
        answers.by_question.insert(Id::new("closed"), say(half));
        if at < 8 {
            answers.by_question.insert(Id::new("wish"), say("a woman"));
        }
        programme.answers.insert(id.cast(), Arc::new(answers));
    }
    let found = fairness(&programme);
    let open = by(&found.tables, &Grouped::Question(Id::new("open")));
    assert!(!open.only_sizes && open.rows.iter().all(|row| row.share.is_some()));
    for wanted in [Grouped::Question(Id::new("closed")), Grouped::Wish] {
        let table = by(&found.tables, &wanted);
        assert!(table.only_sizes);
        assert_eq!(table.lowest(), None);
        for row in &table.rows {
            assert_eq!((row.cells.with, row.share), (Count::Held, None));
        }
    }
    let wish = by(&found.tables, &Grouped::Wish);
    let sizes: Vec<_> = wish.rows.iter().map(|row| row.cells.n).collect();
    assert_eq!(sizes, [Count::Is(8), Count::Is(12)]);
    // What somebody wished for is nowhere.
    assert!(!format!("{found:?}").contains("a woman"));
}

#[test]
fn small_groups_stand_together_and_say_how_many_they_are() {
    // A and B of ten, C of three, D of two, E of one; all but one of C are paired.
    let paired: Vec<usize> = (0..26).filter(|at| *at != 20).collect();
    let found = fairness(&programme("AAAAAAAAAABBBBBBBBBBCCCDDE", &paired));
    let table = by(&found.tables, &Grouped::Agency);
    let shown: Vec<_> = table.rows.iter().map(|row| row.name.clone()).collect();
    let named = |name: &str| GroupName::Named(name.to_owned());
    assert_eq!(shown, [named("A"), named("B"), GroupName::Others(3)]);
    assert_eq!(table.rows[2].cells.n, Count::Is(6));
    // The one who was left out is in no group that is shown.
    assert_eq!(table.lowest(), None);
    assert!(table.hides_without(1) && table.hides_some());
    // One small group by itself keeps its name.
    let all: Vec<usize> = (0..23).collect();
    let found = fairness(&programme("AAAAAAAAAABBBBBBBBBBCCC", &all));
    let table = by(&found.tables, &Grouped::Agency);
    assert_eq!(table.rows[2].name, named("C"));
    assert_eq!(table.rows[2].cells.n, Count::Few);
    assert!(!table.hides_without(0) && table.hides_some());
}

#[test]
fn a_small_number_of_a_spread_takes_the_others_with_it() {
    let line = |n_across, n_within, n_unknown| SpreadLine {
        of: Across::Location,
        n_across,
        n_within,
        n_unknown,
    };
    let zero = Count::Is(0);
    let check = |(across, within, unknown), expected, percent| {
        let line = line(across, within, unknown);
        assert_eq!((line.shown(), line.percent_across()), (expected, percent));
    };
    let shown = [Count::Is(80), Count::Is(5), zero];
    check((80, 5, 0), shown, Some(94));
    check((80, 4, 0), [Count::Held, Count::Few, zero], None);
    check((4, 80, 9), [Count::Few, Count::Held, Count::Held], None);
    // Of six, "from 1 to 4" beside another could only be one.
    check((5, 1, 0), [Count::Held; 3], None);
    check((4, 0, 0), [Count::Held; 3], None);
    check((0, 0, 0), [zero; 3], None);
}

#[test]
fn pairings_are_counted_across_and_within() {
    let mut programme = programme("ABZ", &[0, 1, 2]);
    let mut place = |name: &str, unit: &str| {
        let id: Id<Person> = Id::new(format!("p_{name}"));
        let person = programme.people.get_mut(&id).unwrap();
        Arc::make_mut(person).unit = unit.to_owned();
    };
    place("Zoe", "Roads");
    place("m0", "Roads"); // of another agency
    place("m2", "roads ");
    let found = spread(&programme, &round());
    assert_eq!((found.n_pairings, found.n_agencies), (3, 3));
    assert_eq!(found.n_agency_pairs, 2);
    assert_eq!(found.loads, [(3, 1)]);
    let line = |of| *found.lines.iter().find(|line| line.of == of).unwrap();
    let agency = line(Across::Agency);
    assert_eq!((agency.n_across, agency.n_within), (2, 1));
    assert_eq!(
        (agency.percent_across(), found.agency_pairs_shown()),
        (None, None)
    );
    let unit = line(Across::Unit);
    assert_eq!((unit.n_across, unit.n_within, unit.n_unknown), (1, 1, 1));
    assert_eq!(line(Across::Location).percent_across(), None);
}

#[test]
fn the_largest_sample_is_worked_out_while_one_waits() {
    let has: Vec<bool> = (0..2_000).map(|at| at % 7 != 0).collect();
    let of = |n: usize, by: usize| -> Vec<usize> { (0..2_000).map(|at| at * by / 3 % n).collect() };
    let tables = [
        table(&of(25, 1), 25),
        table(&of(30, 7), 30),
        table(&of(5, 2), 5),
    ];
    let cells = suppressed(&has, &tables);
    is_honest(&has, &tables, &cells);
    // More kinds of people than groups, and small groups in every table.
    let mixed = |n: usize, by: usize| -> Vec<usize> {
        let group = |at: usize| (at * at * by + at / 3) % n * (at % 2);
        (0..2_000).map(group).collect()
    };
    let tables: Vec<Table> = [(29, 3), (30, 7), (28, 11), (30, 13)]
        .into_iter()
        .map(|(n, by)| table(&mixed(n, by), n))
        .collect();
    let cells = suppressed(&has, &tables);
    is_honest(&has, &tables, &cells);
}

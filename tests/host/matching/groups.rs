//! Circles and peer groups: what is promised holds, and the bound is one.

use civic_mentor::domain::people::Role;
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::groups::{Asked, Call, CallError, Grouped, Who, group, sizes};

use super::build::prepared;

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap()
}

/// Anything to be grouped: peers where `n_shared` is above 0.
fn any_asked(seed: u64, n: usize, n_groups: usize, n_shared: u64, n_apart: u64) -> Asked {
    let mut numbers = Numbers::new(seed);
    let mut shared = vec![vec![0; n]; if n_shared > 0 { n } else { 0 }];
    let mut apart = vec![Vec::new(); n];
    for one in 0..n {
        for other in one + 1..n {
            if n_shared > 0 {
                let points = numbers.below(n_shared) as u32;
                shared[one][other] = points;
                shared[other][one] = points;
            }
            if numbers.below(100) < n_apart {
                apart[one].push(number(other));
                apart[other].push(number(one));
            }
        }
    }
    for others in &mut apart {
        others.sort_unstable();
    }
    let cell = |numbers: &mut Numbers| {
        let may = n_shared > 0 || numbers.below(100) < 80;
        let points = if n_shared > 0 { 0 } else { numbers.below(9) };
        may.then_some(points as u32)
    };
    Asked {
        n_groups,
        most: number(n.div_ceil(n_groups)),
        own: (0..n)
            .map(|_| (0..n_groups).map(|_| cell(&mut numbers)).collect())
            .collect(),
        shared,
        apart,
        units: (0..n).map(|_| Some(numbers.below(3) as u32)).collect(),
        most_of_unit: None,
    }
}

/// The points of a grouping, after seeing that it keeps every rule.
fn points_of(asked: &Asked, group_of: &[Option<u32>]) -> u64 {
    let mut points = 0_u64;
    let mut sizes = vec![0; asked.n_groups];
    for (one, group) in group_of.iter().enumerate() {
        let Some(group) = group else { continue };
        sizes[*group as usize] += 1;
        points += u64::from(asked.own[one][*group as usize].expect("the rules allow it"));
        for other in one + 1..group_of.len() {
            if group_of[other] == Some(*group) {
                assert!(!asked.apart[one].contains(&number(other)));
                points += asked.shared.get(one).map_or(0, |row| u64::from(row[other]));
            }
        }
        if let (Some(most), Some(unit)) = (asked.most_of_unit, asked.units[one]) {
            let same = group_of.iter().zip(&asked.units);
            let n = same.filter(|it| *it == (&Some(*group), &Some(unit)));
            assert!(n.count() <= most as usize);
        }
    }
    assert!(sizes.iter().all(|n| *n <= asked.most), "{sizes:?}");
    points
}

fn n_placed(group_of: &[Option<u32>]) -> usize {
    group_of.iter().flatten().count()
}

/// Every grouping that keeps the rules.
fn every(asked: &Asked, mut told: impl FnMut(&[Option<u32>])) {
    let n = asked.own.len();
    let choices = asked.n_groups + 1;
    for code in 0..choices.pow(number(n)) {
        let mut rest = code;
        let group_of: Vec<Option<u32>> = (0..n)
            .map(|_| {
                let choice = rest % choices;
                rest /= choices;
                choice.checked_sub(1).map(number)
            })
            .collect();
        let size = |group: usize| {
            let group = Some(number(group));
            number(group_of.iter().filter(|it| **it == group).count())
        };
        let is_free = |(one, group): (usize, &Option<u32>)| {
            let Some(group) = group else { return true };
            let foe = |other: &u32| group_of[*other as usize] == Some(*group);
            asked.own[one][*group as usize].is_some() && !asked.apart[one].iter().any(foe)
        };
        let fits = (0..asked.n_groups).all(|group| size(group) <= asked.most);
        if fits && group_of.iter().enumerate().all(is_free) {
            told(&group_of);
        }
    }
}

#[test]
fn circles_are_what_trying_everything_finds() {
    for seed in 0..60 {
        let mut numbers = Numbers::new(seed + 900);
        let (n, n_groups) = (1 + numbers.below(6) as usize, 1 + numbers.below(3) as usize);
        let mut asked = any_asked(seed, n, n_groups, 0, 0);
        asked.most += numbers.below(2) as u32;
        let found = group(&asked);
        let n_able = asked
            .own
            .iter()
            .filter(|row| row.iter().any(Option::is_some));
        let even = n_able.count() / n_groups;
        let value = |group_of: &[Option<u32>]| {
            let sizes = (0..number(n_groups))
                .map(|it| group_of.iter().filter(|group| **group == Some(it)).count());
            let sizes: Vec<usize> = sizes.collect();
            let n_even: usize = sizes.iter().map(|n| (*n).min(even)).sum();
            let largest = n - sizes.iter().max().unwrap();
            let placed = n_placed(group_of);
            (placed, largest, n_even, points_of(&asked, group_of))
        };
        let mut best = (0, 0, 0, 0);
        every(&asked, |group_of| best = best.max(value(group_of)));
        assert_eq!(value(&found.group_of), best, "seed {seed}");
        assert_eq!((found.points, found.bound), (best.3, best.3), "seed {seed}");
    }
}

fn is_sound(asked: &Asked, found: &Grouped) {
    assert_eq!(points_of(asked, &found.group_of), found.points);
    assert!(found.points <= found.bound);
}

#[test]
fn no_grouping_comes_above_the_bound() {
    for seed in 0..40 {
        let mut numbers = Numbers::new(seed + 77);
        let n = 2 + numbers.below(5) as usize;
        for n_shared in [0, 6] {
            let asked = any_asked(seed, n, 2, n_shared, 20);
            let found = group(&asked);
            is_sound(&asked, &found);
            let placed = n_placed(&found.group_of);
            every(&asked, |group_of| {
                if n_shared > 0 || n_placed(group_of) <= placed {
                    let even = |of: &[Option<u32>]| {
                        let sizes = (0..2).map(|it| of.iter().filter(|g| **g == Some(it)).count());
                        sizes.map(|size| size.min(n / 2)).sum::<usize>()
                    };
                    // A less even grouping of circles may have more.
                    if n_shared > 0 || even(group_of) == even(&found.group_of) {
                        let points = points_of(&asked, group_of);
                        let is_smaller = n_placed(group_of) < placed;
                        assert!(points <= found.bound || is_smaller, "seed {seed}");
                    }
                }
            });
        }
    }
}

#[test]
fn groups_of_many_keep_every_rule_and_are_even() {
    for seed in 0..6 {
        let mut asked = any_asked(seed, 60, 10, 9, 3);
        let found = group(&asked);
        is_sound(&asked, &found);
        assert_eq!(n_placed(&found.group_of), 60);
        // Better than taking people as they come.
        let plain: Vec<Option<u32>> = (0..60).map(|it| Some(it / 6)).collect();
        let apart = asked.apart.clone();
        asked.apart = vec![Vec::new(); 60];
        assert!(found.points > points_of(&asked, &plain));
        asked.apart = apart;
        asked.most_of_unit = Some(3);
        is_sound(&asked, &group(&asked));
        let led = any_asked(seed, 60, 10, 0, 5);
        is_sound(&led, &group(&led));
    }
}

#[test]
fn sizes_are_as_even_as_they_can_be() {
    for n in 0..80 {
        for least in 1..7 {
            for most in least..9 {
                let (n_groups, largest) = sizes(n, least, most);
                assert!(largest <= most);
                if n_groups > 0 && n <= n_groups * most as usize {
                    assert!(n / n_groups >= least as usize, "{n} {least} {most}");
                }
            }
        }
    }
}

#[test]
fn the_order_of_people_changes_nothing() {
    let problem = generate::problem(5, 30, 8, Variant::Balanced);
    let mut turned = problem.clone();
    turned.subjects.reverse();
    for who in [
        Who::Led((0..6).map(|it| vec![it]).collect()),
        Who::Peers(vec![Role::Mentee, Role::Mentor]),
    ] {
        let call = Call {
            who,
            least: 3,
            most: 6,
            most_of_unit: None,
            settled: vec![2],
            apart: vec![(0, 1)],
        };
        let made = |problem| {
            let asked = call.asked(&prepared(problem).inputs).unwrap();
            let found = group(&asked);
            is_sound(&asked, &found);
            found
        };
        assert_eq!(made(&problem), made(&turned));
    }
}

#[test]
fn calls_that_cannot_be_are_refused() {
    let inputs = prepared(&generate::problem(5, 4, 3, Variant::Balanced)).inputs;
    let call = |who, least| {
        let call = Call {
            who,
            least,
            most: 4,
            most_of_unit: None,
            settled: Vec::new(),
            apart: vec![(70, 80)],
        };
        call.asked(&inputs).map(drop)
    };
    let peers = || Who::Peers(vec![Role::Mentee]);
    assert_eq!(
        call(peers(), 5),
        Err(CallError::Sizes { least: 5, most: 4 })
    );
    assert_eq!(
        call(peers(), 0),
        Err(CallError::Sizes { least: 0, most: 4 })
    );
    assert_eq!(
        call(Who::Led(vec![vec![3]]), 2),
        Err(CallError::NoLeader(3))
    );
    assert_eq!(call(peers(), 2), Ok(()));
}

//! Pairings changed by hand: exchanges, who is displaced, and why somebody has
//! nobody as things stand.

use std::collections::BTreeMap;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{Pairing, PairingState};
use civic_mentor::domain::people::{Participation, Role, Standing};
use civic_mentor::domain::rules::{HardRule, Label, Likeness, Rule, RuleSet};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::desk::{Desk, Edit};
use civic_mentor::flow::round::{
    Against, EXCHANGED, Exchange, Hand, Happened, Past, Present, Ran, Reason, RunResult, Scoring,
    SharedPlaces, Sharing, Standings, exchanges, rules_of,
};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::merge::Stamp;
use proptest::prelude::*;

use super::round::{MENTEE, MENTOR, drafted, part, round, small, use_rules, with};

const NEW: [&str; 2] = [
    "00000000-0000-4000-8000-0000000000b1",
    "00000000-0000-4000-8000-0000000000b2",
];

fn ids() -> [String; 2] {
    NEW.map(str::to_owned)
}

fn scoring(programme: &Programme) -> Scoring {
    let rules = rules_of(programme).expect("the rules read");
    Scoring::of(programme, rules).expect("nothing refuses it")
}

fn of(programme: &Programme, mentee: &str) -> Id<Pairing> {
    let mentee = part(mentee, MENTEE);
    let mut pairings = programme.pairings.values();
    let found = pairings.find(|it| it.mentee == mentee && it.state.is_live());
    found.expect("there is a pairing").id.clone()
}

fn has(programme: &Programme, mentee: &str, mentor: &str) -> bool {
    programme.pairings.values().any(|it| {
        it.mentee == part(mentee, MENTEE) && it.mentor == part(mentor, MENTOR) && it.state.is_live()
    })
}

/// Two drafts, Ana with Dan and Bea with Eve, put by hand and unlocked.
fn two_pairs(rules: &RuleSet) -> Programme {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "B", ""),
        ("Cal", MENTEE, "A", ""),
        ("Dan", MENTOR, "A", ""),
        ("Eve", MENTOR, "B", ""),
    ]);
    use_rules(&mut programme, rules);
    for (at, (mentee, mentor)) in (1..).zip([("Ana", "Dan"), ("Bea", "Eve")]) {
        let id: Id<Pairing> = Id::new(format!("00000000-0000-4000-8000-0000000000c{at}"));
        let pairing = Pairing {
            id: id.clone(),
            round: round(),
            mentee: part(mentee, MENTEE),
            mentor: part(mentor, MENTOR),
            ..Pairing::default()
        };
        let change = Change::PairByHand {
            pairing,
            instead_of: Vec::new(),
        };
        with(&mut programme, &change);
        with(&mut programme, &Change::Unlock { pairing: id });
    }
    programme
}

#[test]
fn two_mentees_exchange_mentors_in_one_change_at_the_cost_that_was_said() {
    let mut programme = two_pairs(&RuleSet::evidence_based());
    let ana = of(&programme, "Ana");
    let found = exchanges(&programme, &scoring(&programme), &ana);
    let [exchange] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(exchange.against, []);
    let change = exchange.change(&round(), ids());
    assert_eq!(change.code(), EXCHANGED);
    with(&mut programme, &change);
    assert!(has(&programme, "Ana", "Eve") && has(&programme, "Bea", "Dan"));
    assert!(!has(&programme, "Ana", "Dan") && !has(&programme, "Bea", "Eve"));
    let made = NEW.map(|id| programme.pairings[&Id::new(id)].clone());
    assert!(made.iter().all(|it| it.state == PairingState::Locked));
    let cost: i64 = made.iter().map(|it| it.cost_of_hand).sum();
    assert_eq!(cost, exchange.cost());
}

fn against(found: &[Exchange]) -> Vec<&Against> {
    found.iter().flat_map(|it| &it.against).collect()
}

#[test]
fn what_stands_against_an_exchange_is_said() {
    let mut rules = RuleSet::evidence_based();
    let same = HardRule::Label {
        label: Label::Agency,
        must: Likeness::Same,
    };
    rules.rules.insert("agency".to_owned(), Rule::Hard(same));
    let programme = two_pairs(&rules);
    let found = exchanges(&programme, &scoring(&programme), &of(&programme, "Ana"));
    let said = against(&found);
    assert!(
        matches!(said.as_slice(), [Against::Rules { barred, .. }, Against::Rules { .. }]
            if barred[0].rule == "agency"),
        "{said:?}"
    );

    let mut programme = two_pairs(&RuleSet::evidence_based());
    let lock = Change::Lock {
        pairing: of(&programme, "Bea"),
        note: String::new(),
    };
    with(&mut programme, &lock);
    let locked = Against::Locked {
        mentee: part("Bea", MENTEE),
        mentor: part("Eve", MENTOR),
    };
    for asked in ["Ana", "Bea"] {
        let found = exchanges(&programme, &scoring(&programme), &of(&programme, asked));
        assert_eq!(against(&found), [&locked]);
    }

    let mut programme = two_pairs(&RuleSet::evidence_based());
    let mut eve = (*programme.participations[&part("Eve", MENTOR)]).clone();
    eve.standing = Standing::Paused;
    with(&mut programme, &Change::save(eve));
    let found = exchanges(&programme, &scoring(&programme), &of(&programme, "Ana"));
    let who = part("Eve", MENTOR);
    assert_eq!(against(&found), [&Against::Absent { who }]);
}

#[test]
fn places_taken_away_since_stand_against_an_exchange() {
    let mut programme = two_pairs(&RuleSet::evidence_based());
    let mut dan = (*programme.participations[&part("Dan", MENTOR)]).clone();
    dan.capacity = 2;
    with(&mut programme, &Change::save(dan.clone()));
    let second = Change::PairByHand {
        pairing: Pairing {
            id: Id::new(NEW[0]),
            round: round(),
            mentee: part("Cal", MENTEE),
            mentor: part("Dan", MENTOR),
            ..Pairing::default()
        },
        instead_of: Vec::new(),
    };
    with(&mut programme, &second);
    dan.capacity = 1;
    with(&mut programme, &Change::save(dan));
    let found = exchanges(&programme, &scoring(&programme), &of(&programme, "Bea"));
    let full = Against::NoPlace {
        who: part("Dan", MENTOR),
        role: Role::Mentor,
        places: 1,
    };
    assert!(
        found.iter().all(|it| it.against.contains(&full)),
        "{found:?}"
    );
    let change = found[0].change(&round(), ids());
    assert!(apply(&programme, &change).is_err());
}

/// Live pairings of everybody: what an exchange leaves alone.
fn held(programme: &Programme) -> BTreeMap<Id<Participation>, usize> {
    let mut held = BTreeMap::new();
    for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
        for who in [&pairing.mentee, &pairing.mentor] {
            *held.entry(who.clone()).or_default() += 1;
        }
    }
    held
}

fn points(programme: &Programme) -> i64 {
    let live = programme.pairings.values().filter(|it| it.state.is_live());
    live.map(|it| it.points).sum()
}

fn stamp() -> Stamp {
    Stamp {
        actor: "some-actor".into(),
        at_ms: 1_790_000_000_000,
        via: String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn an_exchange_keeps_every_place_costs_what_was_said_and_is_undone_whole(
        at in 0_usize..1000,
        with in 0_usize..1000,
        locks in prop::collection::vec(0_usize..1000, 0..6),
    ) {
        let mut desk = Desk::new(sample_document("some-actor", 1_785_758_400_000), 1);
        for lock in locks {
            let before = desk.programme();
            let nth = before.pairings.keys().nth(lock % before.pairings.len()).unwrap();
            let change = Change::Lock { pairing: nth.clone(), note: String::new() };
            desk.edit(Edit::Change(change), stamp()).unwrap();
        }
        let before = desk.programme();
        let asked = before.pairings.values().nth(at % before.pairings.len()).unwrap();
        let found = exchanges(&before, &scoring(&before), &asked.id);
        prop_assert!(found.is_sorted_by_key(|it| (!it.against.is_empty(), it.cost())));
        prop_assert!(!found.is_empty());
        let exchange = &found[with % found.len()];
        let touches_lock = exchange.pairings.iter()
            .any(|id| before.pairings[id].state == PairingState::Locked);
        if touches_lock {
            let is_said = |it: &Against| matches!(it, Against::Locked { .. });
            prop_assert!(exchange.against.iter().any(is_said));
        }
        if exchange.against.is_empty() {
            let change = exchange.change(&asked.round, ids());
            let dot = desk.edit(Edit::Change(change), stamp()).unwrap().unwrap();
            let after = desk.programme();
            prop_assert_eq!(held(&after), held(&before));
            prop_assert_eq!(points(&before) - points(&after), exchange.cost());
            desk.edit(Edit::Undo(dot), stamp()).unwrap();
            prop_assert_eq!(&desk.programme().pairings, &before.pairings);
        }
    }
}

/// Ana takes Eve from Bea and leaves Dan.
fn taking(programme: &Programme) -> Hand {
    Hand {
        mentee: part("Ana", MENTEE),
        mentor: part("Eve", MENTOR),
        instead_of: vec![of(programme, "Bea"), of(programme, "Ana")],
    }
}

#[test]
fn who_is_displaced_is_named_with_the_mentor_who_is_left() {
    let mut programme = two_pairs(&RuleSet::evidence_based());
    let hand = taking(&programme);
    let displaced = hand.displaced(&programme, &scoring(&programme)).unwrap();
    assert_eq!(
        (&displaced.mentee, displaced.n_kept),
        (&part("Bea", MENTEE), 0)
    );
    let best = displaced.best.as_ref().expect("Dan has a place then");
    assert_eq!(
        (&best.mentor, best.is_exchange),
        (&part("Dan", MENTOR), true)
    );
    let [first, second] = ids();
    let change = hand.change(&programme, &round(), 7, first);
    let both = displaced.change(change, &round(), second).unwrap();
    assert_eq!(both.code(), EXCHANGED);
    with(&mut programme, &both);
    assert!(has(&programme, "Ana", "Eve") && has(&programme, "Bea", "Dan"));
}

#[test]
fn whoever_takes_a_free_place_displaces_nobody() {
    let programme = two_pairs(&RuleSet::evidence_based());
    let own = Hand {
        instead_of: vec![of(&programme, "Ana")],
        ..taking(&programme)
    };
    assert_eq!(own.displaced(&programme, &scoring(&programme)), None);
}

#[test]
fn nobody_is_offered_where_the_rules_or_places_leave_nobody() {
    let programme = two_pairs(&RuleSet::evidence_based());
    // Cal has no mentor to leave: Dan stays with Ana.
    let hand = Hand {
        mentee: part("Cal", MENTEE),
        mentor: part("Eve", MENTOR),
        instead_of: vec![of(&programme, "Bea")],
    };
    let displaced = hand.displaced(&programme, &scoring(&programme)).unwrap();
    assert_eq!(
        (displaced.mentee.clone(), displaced.best.clone()),
        (part("Bea", MENTEE), None)
    );
    let change = hand.change(&programme, &round(), 0, NEW[0].to_owned());
    assert_eq!(displaced.change(change, &round(), NEW[1].to_owned()), None);
}

fn why(programme: &Programme, result: Option<&RunResult>, mentee: &str) -> Option<Present> {
    Standings::of(programme)?.why(&part(mentee, MENTEE), result)
}

#[test]
fn a_displaced_mentee_learns_who_has_the_place() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "B", ""),
        ("Dan", MENTOR, "A", ""),
    ]);
    let (drafts, result) = drafted(&mut programme);
    let first = drafts.pairings[0].clone();
    let other = result.unmatched[0].mentee.clone();
    let happened = |programme: &Programme, mentee: &Id<Participation>| {
        Past::of(programme, &round(), Ran::Found(&result)).happened(mentee)
    };
    assert_eq!(happened(&programme, &other), None);
    let hand = Hand {
        mentee: other.clone(),
        mentor: part("Dan", MENTOR),
        instead_of: vec![first.id.clone()],
    };
    let change = hand.change(&programme, &round(), 3, NEW[0].to_owned());
    with(&mut programme, &change);
    let given = Happened::GivenAway {
        mentor: part("Dan", MENTOR),
        to: vec![other.clone()],
    };
    assert_eq!(happened(&programme, &first.mentee), Some(given));
    let apart = Change::Unpair {
        pairing: Id::new(NEW[0]),
    };
    with(&mut programme, &apart);
    for mentee in [&first.mentee, &other] {
        let mentor = part("Dan", MENTOR);
        let taken_apart = Some(Happened::TakenApart { mentor });
        assert_eq!(happened(&programme, mentee), taken_apart);
    }
    let mut dan = (*programme.participations[&part("Dan", MENTOR)]).clone();
    dan.standing = Standing::Paused;
    with(&mut programme, &Change::save(dan));
    let mentor = part("Dan", MENTOR);
    let gone = Some(Happened::MentorGone { mentor });
    assert_eq!(happened(&programme, &first.mentee), gone);
}

#[test]
fn reasons_are_those_of_the_run_until_something_differs() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "B", ""),
        ("Dan", MENTOR, "A", ""),
    ]);
    let (drafts, result) = drafted(&mut programme);
    let alone = result.unmatched[0].clone();
    let name = |id: &Id<Participation>| programme.name_of(id);
    let (alone_name, paired_name) = (name(&alone.mentee), name(&drafts.pairings[0].mentee));
    let of_run = Present::Nobody {
        reason: alone.reason.clone(),
        is_of_run: true,
    };
    assert_eq!(why(&programme, Some(&result), &alone_name), Some(of_run));
    let plain = Present::Nobody {
        reason: alone.reason.without_needs(),
        is_of_run: false,
    };
    assert_eq!(why(&programme, None, &alone_name), Some(plain));

    // Taken apart, the mentor has a place for both again.
    let apart = Change::Unpair {
        pairing: drafts.pairings[0].id.clone(),
    };
    with(&mut programme, &apart);
    for mentee in [&alone_name, &paired_name] {
        match why(&programme, Some(&result), mentee) {
            Some(Present::PlaceFree {
                n_free: 1,
                nearest,
                n_reserve: 0,
            }) => {
                assert_eq!(nearest[0].mentor, part("Dan", MENTOR));
            }
            other => panic!("{other:?}"),
        }
    }

    // A rule of today counts, not one of the run.
    let mut rules = RuleSet::evidence_based();
    let same = HardRule::Label {
        label: Label::Agency,
        must: Likeness::Same,
    };
    rules.rules.insert("agency".to_owned(), Rule::Hard(same));
    use_rules(&mut programme, &rules);
    match why(&programme, Some(&result), "Bea") {
        Some(Present::Nobody {
            reason: Reason::RuledOut { rules, .. },
            is_of_run: false,
        }) => assert_eq!(rules[0].rule, "agency"),
        other => panic!("{other:?}"),
    }
    assert_eq!(why(&programme, None, "Nobody"), None);
}

#[test]
fn who_shares_too_few_places_is_found_again_after_a_change_by_hand() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "A", ""),
        ("Cal", MENTEE, "A", ""),
        ("Dan", MENTOR, "B", ""),
        ("Eve", MENTOR, "B", ""),
    ]);
    let (drafts, result) = drafted(&mut programme);
    let alone = result.unmatched[0].mentee.clone();
    let groups = |programme: &Programme| {
        let sharing = Sharing::of(programme, &round()).expect("nothing refuses it");
        sharing.groups()
    };
    assert_eq!(groups(&programme), result.shared_places);

    // One place is settled by hand: two are left to share one.
    let gone = drafts.pairings[0].clone();
    let hand = Hand {
        mentee: alone.clone(),
        mentor: gone.mentor.clone(),
        instead_of: vec![gone.id.clone()],
    };
    let change = hand.change(&programme, &round(), 0, NEW[0].to_owned());
    with(&mut programme, &change);
    let found = groups(&programme);
    let shared = SharedPlaces::smallest(&found, &gone.mentee).expect("two share one place");
    assert_eq!((shared.mentees.len(), shared.n_places), (2, 1));
    assert!(!shared.mentees.contains(&alone));

    // With a place free nobody lacks one: a run would serve them.
    let apart = Change::Unpair {
        pairing: drafts.pairings[1].id.clone(),
    };
    with(&mut programme, &apart);
    assert_eq!(groups(&programme), []);
}

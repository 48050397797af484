//! Something changed: each event with what it touches and what is proposed.

use std::collections::BTreeSet;

use civic_mentor::domain::change::Change;
use civic_mentor::domain::facts::{ApprovalPolicy, Facts};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{Pairing, PairingState, Round};
use civic_mentor::domain::people::{Approval, Participation, Person, Role, Standing};
use civic_mentor::domain::rules::{HardRule, Label, Likeness, Rule, RuleSet};
use civic_mentor::domain::whole::{Programme, RuleFields};
use civic_mentor::flow::changed::{Act, Event, Proposed, Touched, Why, change_of, touched};
use civic_mentor::matching::judge::Barrier;
use jiff::civil::date;

use super::enrol::after;

const TODAY: jiff::civil::Date = date(2026, 11, 22);

fn person(name: &str, agency: &str, boss: &str) -> Person {
    Person {
        id: Id::new(name),
        given_name: name.to_owned(),
        email: format!("{name}@valley.gov"),
        agency: agency.to_owned(),
        manager_email: boss.to_owned(),
        ..Person::default()
    }
}

/// Mia mentors Ana (published) and Ben (draft); Zoe reports to Mia.
fn programme() -> Programme {
    let mut p = Programme {
        id: "p".to_owned(),
        ..Programme::default()
    };
    let facts = Facts {
        id: Id::new("p"),
        name: "Valley".to_owned(),
        approval_policy: ApprovalPolicy::Everyone,
        usual_places: 3,
        ..Facts::default()
    };
    let mut rules = RuleSet::evidence_based();
    rules.rules.insert(
        "agency".to_owned(),
        Rule::Hard(HardRule::Label {
            label: Label::Agency,
            must: Likeness::Different,
        }),
    );
    rules
        .rules
        .insert("lines".to_owned(), Rule::Hard(HardRule::NotInReportingLine));
    let mut changes = vec![
        Change::save(facts),
        Change::save(RuleFields {
            id: Id::new(RuleFields::ID),
            fields: rules.to_fields(),
        }),
        Change::save(Round {
            id: Id::new("r"),
            ..Round::default()
        }),
    ];
    for (name, role, agency, boss) in [
        ("mia", Role::Mentor, "Roads", "top@valley.gov"),
        ("ana", Role::Mentee, "Parks", "boss@valley.gov"),
        ("ben", Role::Mentee, "Water", "boss@valley.gov"),
        ("zoe", Role::Mentee, "Roads", "mia@valley.gov"),
    ] {
        changes.push(Change::save(person(name, agency, boss)));
        changes.push(Change::save(Participation {
            id: part(name),
            person: Id::new(name),
            role,
            approval: Approval::Approved,
            approval_of: boss.to_owned(),
            ..Participation::default()
        }));
    }
    for (mentee, state) in [
        ("ana", PairingState::Published),
        ("ben", PairingState::Draft),
    ] {
        changes.push(Change::save(Pairing {
            id: Id::new(format!("mia-{mentee}")),
            round: Id::new("r"),
            mentor: part("mia"),
            mentee: part(mentee),
            state,
            ..Pairing::default()
        }));
    }
    for change in changes {
        p = after(&p, &change);
    }
    p
}

fn part(name: &str) -> Id<Participation> {
    Id::new(format!("{name}-part"))
}

fn end(mentee: &str) -> Act {
    Act::End(Id::new(format!("mia-{mentee}")))
}

fn of(name: &str, event: &Event) -> Touched {
    touched(&programme(), &Id::new(name), event).unwrap()
}

fn ticked(found: &Touched) -> BTreeSet<Act> {
    let ticked = found.acts.iter().filter(|it| it.is_ticked);
    ticked.map(|it| it.act.clone()).collect()
}

fn proposed<'a>(found: &'a Touched, act: &Act) -> Option<&'a Proposed> {
    found.acts.iter().find(|it| it.act == *act)
}

/// The programme after what is ticked.
fn done(name: &str, event: &Event) -> Programme {
    let p = programme();
    let found = of(name, event);
    let change = change_of(&p, &Id::new(name), event, &ticked(&found), "moved", TODAY);
    after(&p, &change.unwrap())
}

fn state(p: &Programme, mentee: &str) -> Option<PairingState> {
    let pairing = p.pairings.get(&Id::new(format!("mia-{mentee}")));
    pairing.map(|it| it.state)
}

#[test]
fn who_leaves_leaves_every_role_and_the_partner_goes_first() {
    let found = of("mia", &Event::Left);
    assert_eq!(found.pairings.len(), 2);
    assert_eq!(found.n_places, 3);
    assert_eq!(found.reports, [Id::new("zoe")]);
    let wanted = [Act::Withdraw(part("mia")), Act::First(part("ana"))];
    assert_eq!(ticked(&found), BTreeSet::from(wanted));
    assert_eq!(found.acts.len(), 2);
    let p = done("mia", &Event::Left);
    let mia = &p.participations[&part("mia")];
    assert_eq!(mia.standing, Standing::Withdrawn);
    assert_eq!(mia.withdrawn_on, Some(TODAY));
    assert_eq!(state(&p, "ana"), Some(PairingState::Ended));
    assert_eq!(p.pairings[&Id::new("mia-ana")].ended_reason, "moved");
    assert_eq!(state(&p, "ben"), None);
    assert_eq!(p.participations[&part("ana")].priority, 1);
    assert_eq!(p.participations[&part("ben")].priority, 0);
}

#[test]
fn a_mentee_who_leaves_lets_their_mentor_go_first() {
    let found = of("ana", &Event::Left);
    let wanted = [Act::Withdraw(part("ana")), Act::First(part("mia"))];
    assert_eq!(ticked(&found), BTreeSet::from(wanted));
    assert!(found.reports.is_empty());
}

#[test]
fn who_retires_may_go_on_as_a_mentor() {
    let found = of("mia", &Event::Retired);
    let leaving = proposed(&found, &Act::Withdraw(part("mia"))).unwrap();
    assert_eq!((&leaving.why, leaving.is_ticked), (&Why::MayGoOn, false));
    assert!(
        !proposed(&found, &Act::First(part("ana")))
            .unwrap()
            .is_ticked
    );
    assert_eq!(ticked(&found), BTreeSet::new());
    let nothing = change_of(
        &programme(),
        &Id::new("mia"),
        &Event::Retired,
        &BTreeSet::new(),
        "",
        TODAY,
    );
    assert_eq!(nothing, None);
    let found = of("ana", &Event::Retired);
    assert!(
        proposed(&found, &Act::Withdraw(part("ana")))
            .unwrap()
            .is_ticked
    );
}

#[test]
fn a_transfer_breaks_a_rule_and_may_bring_another_supervisor() {
    // Mia comes to Ana's agency: pairs must be of different ones.
    let event = Event::Transferred {
        agency: "Parks".to_owned(),
        unit: "Trees".to_owned(),
    };
    let found = of("mia", &event);
    let ending = proposed(&found, &end("ana")).unwrap();
    match &ending.why {
        Why::RuledOut(barred) => {
            assert!(matches!(barred[0].why, Barrier::Label { .. }));
        }
        other => panic!("{other:?}"),
    }
    assert!(!ending.is_ticked, "it runs already");
    assert_eq!(proposed(&found, &end("ben")), None);
    let asking = proposed(&found, &Act::AskAgain(part("mia"))).unwrap();
    assert_eq!((&asking.why, asking.is_ticked), (&Why::MayBeAnother, false));
    let p = done("mia", &event);
    let mia = &p.people[&Id::new("mia")];
    assert_eq!((mia.agency.as_str(), mia.unit.as_str()), ("Parks", "Trees"));
    assert_eq!(state(&p, "ana"), Some(PairingState::Published));
    // To the draft's agency: that one is taken apart at once.
    let event = Event::Transferred {
        agency: "Water".to_owned(),
        unit: String::new(),
    };
    assert!(proposed(&of("mia", &event), &end("ben")).unwrap().is_ticked);
    assert_eq!(state(&done("mia", &event), "ben"), None);
}

#[test]
fn the_mentor_became_the_boss() {
    let event = Event::NewSupervisor {
        name: "Mia".to_owned(),
        email: "MIA@valley.gov".to_owned(),
    };
    let found = of("ana", &event);
    let ending = proposed(&found, &end("ana")).unwrap();
    assert_eq!(
        (&ending.why, ending.is_ticked),
        (&Why::NowAbove(Role::Mentor), true)
    );
    let asking = proposed(&found, &Act::AskAgain(part("ana"))).unwrap();
    assert_eq!((&asking.why, asking.is_ticked), (&Why::Lapses, true));
    assert!(
        proposed(&found, &Act::First(part("mia")))
            .unwrap()
            .is_ticked
    );
    let p = done("ana", &event);
    assert_eq!(state(&p, "ana"), Some(PairingState::Ended));
    let ana = &p.participations[&part("ana")];
    assert_eq!(
        (ana.approval, ana.approval_of.as_str()),
        (Approval::NotAsked, "")
    );
    assert_eq!(p.people[&Id::new("ana")].manager_email, "MIA@valley.gov");
}

#[test]
fn the_mentee_became_the_boss_and_a_stranger_breaks_nothing() {
    let event = Event::NewSupervisor {
        name: "Ana".to_owned(),
        email: "ana@valley.gov".to_owned(),
    };
    let found = of("mia", &event);
    let ending = proposed(&found, &end("ana")).unwrap();
    assert_eq!(ending.why, Why::NowAbove(Role::Mentee));
    let event = Event::NewSupervisor {
        name: "Eve".to_owned(),
        email: "eve@valley.gov".to_owned(),
    };
    let found = of("mia", &event);
    let wanted = [Act::Update, Act::AskAgain(part("mia"))];
    assert_eq!(ticked(&found), BTreeSet::from(wanted));
    assert_eq!(found.acts.len(), 2);
}

#[test]
fn a_promotion_names_a_grade_without_a_level() {
    let mut p = programme();
    let facts = Facts {
        uses_levels: true,
        ..(*p.facts).clone()
    };
    p = after(&p, &Change::save(facts));
    let event = Event::Promoted {
        grade: "G9".to_owned(),
    };
    let found = touched(&p, &Id::new("mia"), &event).unwrap();
    assert!(found.grade_unmapped);
    assert_eq!(ticked(&found), BTreeSet::from([Act::Update]));
    let change = change_of(&p, &Id::new("mia"), &event, &ticked(&found), "", TODAY);
    let p = after(&p, &change.unwrap());
    assert_eq!(p.people[&Id::new("mia")].grade, "G9");
}

#[test]
fn a_long_leave_rests_roles_takes_drafts_apart_and_leaves_pairs_to_wait() {
    let found = of("mia", &Event::LongLeave);
    let wanted = [end("ben"), Act::Pause(part("mia"))];
    assert_eq!(ticked(&found), BTreeSet::from(wanted));
    let waiting = proposed(&found, &end("ana")).unwrap();
    assert_eq!((&waiting.why, waiting.is_ticked), (&Why::CanWait, false));
    assert!(
        !proposed(&found, &Act::First(part("ana")))
            .unwrap()
            .is_ticked
    );
    let p = done("mia", &Event::LongLeave);
    assert_eq!(p.participations[&part("mia")].standing, Standing::Paused);
    assert_eq!(p.participations[&part("mia")].standing_reason, "moved");
    assert_eq!(state(&p, "ana"), Some(PairingState::Published));
    assert_eq!(state(&p, "ben"), None);
}

#[test]
fn nobody_there_touches_nothing() {
    assert_eq!(
        touched(&programme(), &Id::new("nobody"), &Event::Left),
        None
    );
}

//! Every change is applied or refused for its reason, and records survive
//! their stored form.

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::facts::{ApprovalPolicy, Facts};
use civic_mentor::domain::form::{Competency, Grade, Level, Phase, Question, fold_name, folds_to};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::LetterText;
use civic_mentor::domain::pairing::{FirstStep, PairingState, RoundState, Run};
use civic_mentor::domain::people::{Approval, Participation, Person, Role, Standing};
use civic_mentor::domain::refuse::{MAX_NAME_BYTES, MAX_PEOPLE, MAX_TEXT_BYTES, Refusal};
use civic_mentor::domain::text::LocalText;
use jiff::civil::date;
use proptest::prelude::*;

use super::make::{Made, PROGRAMME, pairing, part, person};

/// Two mentees and two mentors, one of them with two places; a round is open.
fn small() -> Made {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    made.mentee("b", "North", "Budgets");
    made.mentor("m", "South", 2, "Budgets");
    made.mentor("n", "East", 1, "Budgets");
    made.open_round();
    made
}

fn by_hand(id: &str, mentor: &str, mentee: &str) -> Change {
    Change::PairByHand {
        pairing: pairing(id, mentor, mentee),
        instead_of: Vec::new(),
    }
}

fn run(id: &str) -> Run {
    Run {
        id: Id::new(id),
        round: Id::new("round"),
        number: 1,
        ..Run::default()
    }
}

fn publish() -> Change {
    Change::Publish {
        round: Id::new("round"),
        on: date(2026, 9, 1),
        reply_by: None,
        first_step: FirstStep::Introduce,
    }
}

fn state(made: &Made, id: &str) -> Option<PairingState> {
    made.programme()
        .pairings
        .get(&Id::new(id))
        .map(|pairing| pairing.state)
}

#[track_caller]
fn refused(made: &mut Made, change: Change, reason: Refusal) {
    let before = made.document.clone();
    assert_eq!(made.try_change(change), Err(reason));
    assert_eq!(made.document, before, "a refusal changes nothing");
}

#[test]
fn saving_writes_only_what_differs() {
    let mut made = small();
    let mut ann = person("a", "North");
    assert_eq!(
        made.change(Change::save(ann.clone())),
        None,
        "nothing differs, no dot"
    );
    ann.phone = "555-0101".to_owned();
    ann.agency = String::new();
    let writes = apply(&made.programme(), &Change::save(ann.clone())).unwrap();
    let fields: Vec<&str> = writes.iter().map(|write| write.field.as_str()).collect();
    assert_eq!(fields, ["agency", "phone"]);
    made.change(Change::save(ann.clone()));
    assert_eq!(*made.programme().people[&Id::new("a")], ann);
}

#[test]
fn people_need_a_name_or_an_address_and_an_address_of_their_own() {
    let mut made = small();
    let nobody = Person {
        id: Id::new("x"),
        ..Person::default()
    };
    refused(&mut made, Change::save(nobody), Refusal::PersonEmpty);
    let mut twin = person("x", "East");
    twin.email = " A@Example.GOV ".to_owned();
    refused(
        &mut made,
        Change::save(twin.clone()),
        Refusal::EmailTaken {
            other: Id::new("a"),
        },
    );
    twin.email = String::new();
    made.change(Change::save(twin.clone()));
    twin.given_name = "N".repeat(MAX_NAME_BYTES + 1);
    let too_long = Refusal::TextTooLong {
        field: "given_name".to_owned(),
        bytes: MAX_NAME_BYTES + 1,
        most: MAX_NAME_BYTES,
    };
    refused(&mut made, Change::save(twin), too_long);
}

#[test]
fn texts_inside_lists_and_languages_have_a_limit_too() {
    let mut made = small();
    let long = "x".repeat(MAX_TEXT_BYTES + 1);
    let too_long = |field: &str, most| Refusal::TextTooLong {
        field: field.to_owned(),
        bytes: MAX_TEXT_BYTES + 1,
        most,
    };
    let label = LocalText::new("Why?", long.as_str());
    let question = Question {
        id: Id::new("q"),
        label,
        ..Question::default()
    };
    refused(
        &mut made,
        Change::save(question),
        too_long("label", MAX_TEXT_BYTES),
    );
    let mut ann = person("a", "North");
    ann.languages = vec![long];
    refused(
        &mut made,
        Change::save(ann),
        too_long("languages", MAX_TEXT_BYTES),
    );
}

#[test]
fn a_person_takes_each_role_once_within_its_limits() {
    let mut made = small();
    let mut second = part("a", Role::Mentee, 1);
    second.id = Id::new("again");
    let taken = Refusal::RoleTaken {
        other: Id::new("a-part"),
    };
    refused(&mut made, Change::save(second.clone()), taken.clone());
    second.role = Role::Mentor;
    made.change(Change::save(second.clone()));
    second.role = Role::Mentee;
    refused(&mut made, Change::save(second.clone()), taken);
    second.role = Role::Mentor;
    second.capacity = 6;
    let too_large = Refusal::CapacityTooLarge {
        largest: 5,
        given: 6,
    };
    refused(&mut made, Change::save(second), too_large);
    let too_large = Refusal::CapacityTooLarge {
        largest: 3,
        given: 4,
    };
    refused(
        &mut made,
        Change::save(part("b", Role::Mentee, 4)),
        too_large,
    );
    let stray = part("nobody", Role::Mentee, 1);
    refused(
        &mut made,
        Change::save(stray),
        Refusal::no_such("person", "nobody"),
    );
}

#[test]
fn nameless_lists_and_turned_dates_are_refused() {
    let mut made = small();
    let nameless = |kind| Refusal::NameMissing { kind };
    refused(&mut made, Change::save(Level::default()), nameless("level"));
    refused(&mut made, Change::save(Grade::default()), nameless("grade"));
    refused(
        &mut made,
        Change::save(Competency::default()),
        nameless("competency"),
    );
    refused(
        &mut made,
        Change::save(Question::default()),
        nameless("question"),
    );
    let mut facts: Facts = (*made.programme().facts).clone();
    facts.name = " ".to_owned();
    refused(&mut made, Change::save(facts), nameless("programme"));
    let phase = Phase {
        id: Id::new("p"),
        starts_on: Some(date(2026, 5, 2)),
        ends_on: Some(date(2026, 5, 1)),
        ..Phase::default()
    };
    refused(&mut made, Change::save(phase), Refusal::EndsBeforeStart);
}

#[test]
fn a_pairing_needs_two_different_people_in_their_roles_with_room() {
    let mut made = small();
    refused(
        &mut made,
        by_hand("p", "a-part", "m-part"),
        Refusal::WrongRoles,
    );
    refused(
        &mut made,
        by_hand("p", "x", "a-part"),
        Refusal::no_such("participation", "x"),
    );
    let mut own = part("a", Role::Mentor, 1);
    own.id = Id::new("a-mentor");
    made.change(Change::save(own));
    refused(
        &mut made,
        by_hand("p", "a-mentor", "a-part"),
        Refusal::SamePerson,
    );
    made.change(by_hand("p", "m-part", "a-part"));
    assert_eq!(state(&made, "p"), Some(PairingState::Locked));
    let twice = Refusal::AlreadyPaired {
        other: Id::new("p"),
    };
    refused(&mut made, by_hand("q", "m-part", "a-part"), twice);
    let full = Refusal::NoPlaceLeft {
        participation: Id::new("a-part"),
        capacity: 1,
    };
    refused(&mut made, by_hand("q", "n-part", "a-part"), full);
    let instead = Change::PairByHand {
        pairing: pairing("q", "n-part", "a-part"),
        instead_of: vec![Id::new("p")],
    };
    made.change(instead);
    assert_eq!(
        (state(&made, "p"), state(&made, "q")),
        (None, Some(PairingState::Locked))
    );
    let full = Refusal::NoPlaceLeft {
        participation: Id::new("n-part"),
        capacity: 1,
    };
    refused(&mut made, by_hand("r", "n-part", "b-part"), full);
}

#[test]
fn a_run_drafts_its_pairings_in_place_of_earlier_drafts() {
    let mut made = small();
    made.change(by_hand("kept", "n-part", "b-part"));
    let draft = |id: &str, pairings: &[(&str, &str)]| Change::DraftFromRun {
        run: run(id),
        pairings: pairings
            .iter()
            .map(|(id, mentor)| pairing(id, mentor, "a-part"))
            .collect(),
    };
    made.change(draft("run-1", &[("p", "m-part")]));
    assert_eq!(state(&made, "p"), Some(PairingState::Draft));
    let programme = made.programme();
    assert_eq!(
        programme.pairings[&Id::new("p")].run,
        Some(Id::new("run-1"))
    );
    assert_eq!(
        programme.rounds[&Id::new("round")].chosen_run,
        Some(Id::new("run-1"))
    );
    made.change(draft("run-2", &[("q", "m-part")]));
    assert_eq!(
        (state(&made, "p"), state(&made, "q")),
        (None, Some(PairingState::Draft))
    );
    assert_eq!(
        state(&made, "kept"),
        Some(PairingState::Locked),
        "locked ones stay"
    );
    refused(
        &mut made,
        Change::save(run("run-1")),
        Refusal::RunIsImmutable,
    );
    let delete = Change::Delete {
        kind: "run",
        id: "run-1".to_owned(),
    };
    refused(&mut made, delete, Refusal::RunIsImmutable);
    made.change(draft("run-1", &[("p", "m-part")]));
    assert_eq!(
        state(&made, "p"),
        Some(PairingState::Draft),
        "an earlier run is chosen again"
    );
}

#[test]
fn locks_hold_until_they_are_opened() {
    let mut made = small();
    made.change(by_hand("p", "m-part", "a-part"));
    made.change(Change::Unlock {
        pairing: Id::new("p"),
    });
    assert_eq!(state(&made, "p"), Some(PairingState::Draft));
    made.change(Change::Lock {
        pairing: Id::new("p"),
        note: "They asked".to_owned(),
    });
    assert_eq!(state(&made, "p"), Some(PairingState::Locked));
    assert_eq!(made.programme().pairings[&Id::new("p")].note, "They asked");
    made.change(Change::Unpair {
        pairing: Id::new("p"),
    });
    assert_eq!(state(&made, "p"), None);
    let gone = || Refusal::no_such("pairing", "p");
    refused(
        &mut made,
        Change::Unpair {
            pairing: Id::new("p"),
        },
        gone(),
    );
    refused(
        &mut made,
        Change::Unlock {
            pairing: Id::new("p"),
        },
        gone(),
    );
    let lock = Change::Lock {
        pairing: Id::new("p"),
        note: String::new(),
    };
    refused(&mut made, lock, gone());
}

#[test]
fn what_was_published_is_only_ended() {
    let mut made = small();
    refused(&mut made, publish(), Refusal::NothingToPublish);
    made.change(by_hand("p", "m-part", "a-part"));
    made.change(publish());
    assert_eq!(state(&made, "p"), Some(PairingState::Published));
    let round = made.programme().rounds[&Id::new("round")].clone();
    assert_eq!(
        (round.state, round.published_on),
        (RoundState::Published, Some(date(2026, 9, 1)))
    );

    refused(&mut made, publish(), Refusal::RoundNotOpen);
    refused(
        &mut made,
        by_hand("q", "n-part", "b-part"),
        Refusal::RoundNotOpen,
    );
    refused(
        &mut made,
        Change::Unlock {
            pairing: Id::new("p"),
        },
        Refusal::RoundNotOpen,
    );
    let again = Change::DraftFromRun {
        run: run("run"),
        pairings: Vec::new(),
    };
    refused(&mut made, again, Refusal::RoundNotOpen);
    refused(
        &mut made,
        Change::Unpair {
            pairing: Id::new("p"),
        },
        Refusal::AlreadyPublished,
    );
    let delete = |kind, id: &str| Change::Delete {
        kind,
        id: id.to_owned(),
    };
    refused(&mut made, delete("pairing", "p"), Refusal::AlreadyPublished);
    let remove = Change::RemovePerson {
        person: Id::new("a"),
    };
    refused(&mut made, remove, Refusal::HasPublishedPairing);
    refused(
        &mut made,
        delete("person", "a"),
        Refusal::HasPublishedPairing,
    );
    refused(
        &mut made,
        delete("participation", "m-part"),
        Refusal::HasPublishedPairing,
    );

    made.change(Change::EndPairing {
        pairing: Id::new("p"),
        on: date(2026, 10, 1),
        reason: "Moved away".to_owned(),
        not_again: Some("never".to_owned()),
    });
    assert_eq!(state(&made, "p"), Some(PairingState::Ended));
    let exclusion = made.programme().exclusions[&Id::new("never")].clone();
    assert_eq!(
        (exclusion.first.as_str(), exclusion.second.as_str()),
        ("m", "a")
    );
    refused(&mut made, delete("pairing", "p"), Refusal::AlreadyPublished);
    made.change(Change::RemovePerson {
        person: Id::new("a"),
    });
}

#[test]
fn leaving_ends_what_is_public_and_drops_what_is_not() {
    let mut made = small();
    made.change(by_hand("p", "m-part", "a-part"));
    made.change(publish());
    let mut next = (*made.programme().rounds[&Id::new("round")]).clone();
    next.id = Id::new("next");
    next.state = RoundState::Open;
    made.change(Change::save(next));
    let mut draft = pairing("q", "m-part", "b-part");
    draft.round = Id::new("next");
    made.change(Change::PairByHand {
        pairing: draft,
        instead_of: Vec::new(),
    });
    made.change(Change::Withdraw {
        participation: Id::new("m-part"),
        reason: "No time".to_owned(),
        on: date(2026, 10, 1),
    });
    assert_eq!(made.part("m-part").standing, Standing::Withdrawn);
    assert_eq!(
        (state(&made, "p"), state(&made, "q")),
        (Some(PairingState::Ended), None)
    );
    let nobody = Change::Withdraw {
        participation: Id::new("x"),
        reason: String::new(),
        on: date(2026, 10, 1),
    };
    refused(&mut made, nobody, Refusal::no_such("participation", "x"));
}

#[test]
fn removing_a_person_removes_their_parts_answers_and_drafts() {
    let mut made = small();
    made.change(by_hand("p", "m-part", "a-part"));
    made.change(Change::RemovePerson {
        person: Id::new("a"),
    });
    let programme = made.programme();
    assert!(!programme.people.contains_key(&Id::new("a")));
    assert!(!programme.participations.contains_key(&Id::new("a-part")));
    assert!(!programme.answers.contains_key(&Id::new("a-part")));
    assert_eq!(state(&made, "p"), None);
    assert_eq!(programme.bin.len(), 4);
    let again = Change::RemovePerson {
        person: Id::new("a"),
    };
    refused(&mut made, again, Refusal::no_such("person", "a"));
    let mut other = person("x", "North");
    other.email = "a@example.gov".to_owned();
    made.change(Change::save(other)); // the address is free again
}

#[test]
fn a_level_in_use_and_the_facts_stay() {
    let mut made = small();
    let name = LocalText::new("Entry", "Inicial");
    made.change(Change::save(Level {
        id: Id::new("l"),
        name,
        rank: 1,
    }));
    let grade = Grade {
        id: Id::new("g"),
        name: "Clerk 1".to_owned(),
        level: Some(Id::new("l")),
        ..Grade::default()
    };
    made.change(Change::save(grade));
    let delete = |kind, id: &str| Change::Delete {
        kind,
        id: id.to_owned(),
    };
    refused(
        &mut made,
        delete("level", "l"),
        Refusal::LevelInUse { n_grades: 1 },
    );
    made.change(delete("grade", "g"));
    made.change(delete("level", "l"));
    assert!(made.programme().levels.is_empty());
    let facts = delete("programme", PROGRAMME);
    refused(&mut made, facts, Refusal::no_such("programme", PROGRAMME));
    refused(
        &mut made,
        delete("nonsense", "x"),
        Refusal::no_such("nonsense", "x"),
    );
}

#[test]
fn what_a_deleted_record_held_does_not_come_back_with_its_id() {
    // A coordinator reset a letter to the usual wording, then changed only its
    // subject; the old body was there again.
    let mut made = small();
    let text = |subject: &str, body: &str| LetterText {
        id: Id::new("offer"),
        subject: LocalText::new(subject, ""),
        body: LocalText::new(body, ""),
    };
    made.change(Change::save(text("Old", "An old body")));
    made.change(Change::Delete {
        kind: "letter_text",
        id: "offer".to_owned(),
    });
    made.change(Change::save(text("New", "")));
    assert_eq!(
        *made.programme().letter_texts[&Id::new("offer")],
        text("New", "")
    );
}

#[test]
fn changes_together_stand_or_fall_together_and_see_each_other() {
    let mut made = small();
    let many = |changes| Change::Many {
        what: "people.imported",
        changes,
    };
    made.change(many(vec![
        Change::save(person("x", "West")),
        Change::save(part("x", Role::Mentor, 1)),
        by_hand("p", "x-part", "a-part"),
    ]));
    assert_eq!(state(&made, "p"), Some(PairingState::Locked));
    let trail = made.document.trail();
    assert_eq!(trail[0].1.code, "people.imported");
    let half = many(vec![
        Change::save(person("y", "West")),
        Change::save(person("y2", "")),
    ]);
    made.change(half);
    let twin = Person {
        id: Id::new("z2"),
        ..person("z", "West")
    };
    let bad = many(vec![Change::save(person("z", "West")), Change::save(twin)]);
    refused(
        &mut made,
        bad,
        Refusal::EmailTaken {
            other: Id::new("z"),
        },
    );
}

#[test]
fn fifteen_thousand_people_come_in_as_one_change_and_no_more() {
    let mut made = Made::new();
    let people = (0..MAX_PEOPLE).flat_map(|n| {
        let id = format!("p{n}");
        let role = if n % 3 == 0 {
            Role::Mentor
        } else {
            Role::Mentee
        };
        [
            Change::save(person(&id, "North")),
            Change::save(part(&id, role, 1)),
        ]
    });
    made.change(Change::Many {
        what: "people.imported",
        changes: people.collect(),
    });
    let programme = made.programme();
    assert_eq!(programme.people.len(), MAX_PEOPLE);
    assert_eq!(programme.participations.len(), MAX_PEOPLE);
    let full = Refusal::TooManyPeople { most: MAX_PEOPLE };
    refused(&mut made, Change::save(person("more", "North")), full);
    let approve = programme.participations.values().map(|part| {
        Change::save(Participation {
            approval: Approval::Approved,
            ..(**part).clone()
        })
    });
    made.change(Change::Many {
        what: "approvals.recorded",
        changes: approve.collect(),
    });
    let mut facts = (*made.programme().facts).clone();
    facts.approval_policy = ApprovalPolicy::Everyone;
    made.change(Change::save(facts));
}

proptest! {
    #[test]
    fn a_name_folds_to_its_folded_form_and_to_no_other(
        name in "[ \t\u{b}a-cA-CéÉΣ]{0,6}",
        other in "[ \t\u{b}a-cA-CéÉΣ]{0,6}",
    ) {
        prop_assert_eq!(folds_to(&name, &fold_name(&other)), fold_name(&name) == fold_name(&other));
        prop_assert!(folds_to(&name, &fold_name(&name)));
    }
}

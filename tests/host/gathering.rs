//! Timetables of events and circles, in a programme.

use civic_mentor::domain::change::Change;
use civic_mentor::domain::circle::{Circle, Seat};
use civic_mentor::domain::field::Record as _;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::flow::timetable::{
    Misfit, everybody, misfits, rows_from_meetings, sheets, slots, tables, time_from_text, times_of,
};
use civic_mentor::matching::timetable::{Wish, timetable};
use civic_mentor::matching::transport::RulePoints;
use civic_mentor::merge::join;
use jiff::civil::{date, time};

use super::make::Made;

const MENTEES: [&str; 4] = ["ana", "ben", "cleo", "dan"];
const MENTORS: [&str; 3] = ["max", "nora", "olga"];

fn made() -> Made {
    let mut made = Made::new();
    for mentee in MENTEES {
        made.mentee(mentee, "North", "");
    }
    for mentor in MENTORS {
        made.mentor(mentor, "South", 2, "");
    }
    made
}

/// An event of this programme, two meetings each.
fn event(made: &Made) -> Timetable {
    let programme = made.programme();
    let scoring = everybody(&programme).unwrap();
    let wish = Wish {
        per_mentee: 2,
        rounds: 4,
    };
    let found = timetable(&mut RulePoints::new(scoring.inputs()), wish);
    Timetable {
        id: Id::new("event"),
        name: "Kick-off".to_owned(),
        takes_place_on: Some(date(2027, 3, 4)),
        starts_at: "14:00".to_owned(),
        minutes: 15,
        pause_minutes: 5,
        n_rounds: found.n_rounds,
        rows: rows_from_meetings(&found.meetings, &scoring),
        ..Timetable::default()
    }
}

#[test]
fn an_event_is_stored_and_read_as_sheets_and_tables() {
    let mut made = made();
    let event = event(&made);
    made.change(Change::save(event.clone()));
    let programme = made.programme();
    let stored = &programme.timetables[&event.id];
    assert_eq!(**stored, event);
    assert_eq!(slots(stored).len(), 8);
    let sheets = sheets(&programme, stored);
    assert_eq!(sheets.len(), 7);
    for sheet in &sheets[..4] {
        assert_eq!(sheet.n_meetings(), 2, "{}", sheet.name);
        assert_eq!(sheet.lines.len(), stored.n_rounds as usize);
    }
    let tables = tables(&programme, &slots(stored));
    assert_eq!(tables.into_values().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(misfits(&programme, stored).unwrap(), []);
    let (starts, ends) = times_of(stored, 1).unwrap();
    assert_eq!(starts, date(2027, 3, 4).at(14, 20, 0, 0));
    assert_eq!(ends, date(2027, 3, 4).at(14, 35, 0, 0));
}

#[test]
fn who_leaves_and_who_comes_is_told() {
    let mut made = made();
    let event = event(&made);
    made.change(Change::save(event.clone()));
    made.mentee("eve", "North", "");
    made.change(Change::Withdraw {
        participation: Id::new("ana-part"),
        reason: String::new(),
        on: date(2027, 1, 1),
    });
    let programme = made.programme();
    let found = misfits(&programme, &programme.timetables[&event.id]).unwrap();
    assert_eq!(
        found,
        [
            Misfit::Gone(Id::new("ana-part")),
            Misfit::Without {
                part: Id::new("eve-part"),
                n_allowed: 3,
            },
        ]
    );
}

#[test]
fn the_rules_are_asked_again() {
    let mut made = made();
    made.rules(&RuleSet::evidence_based());
    let event = event(&made);
    let first = slots(&event)[0].clone();
    made.change(Change::save(event.clone()));
    made.change(Change::save(civic_mentor::domain::pairing::Exclusion {
        id: Id::new("x"),
        first: made.part(first.mentor.as_str()).person,
        second: made.part(first.mentee.as_str()).person,
        reason: String::new(),
    }));
    let programme = made.programme();
    let found = misfits(&programme, &programme.timetables[&event.id]).unwrap();
    assert_eq!(found, [Misfit::Apart(first)]);
}

#[test]
fn times_are_read_as_people_type_them() {
    for (text, expected) in [
        ("14:00", Some(time(14, 0, 0, 0))),
        ("9:30", Some(time(9, 30, 0, 0))),
        (" 930 ", Some(time(9, 30, 0, 0))),
        ("14", Some(time(14, 0, 0, 0))),
        ("14h", Some(time(14, 0, 0, 0))),
        ("2 p.m.", Some(time(14, 0, 0, 0))),
        ("12 am", Some(time(0, 0, 0, 0))),
        ("12:05 PM", Some(time(12, 5, 0, 0))),
        ("13 pm", None),
        ("24:00", None),
        ("9:7x", None),
        ("ñ00", None),
        ("", None),
    ] {
        assert_eq!(time_from_text(text), expected, "{text}");
    }
}

fn circle(id: &str) -> Circle {
    Circle {
        id: Id::new(id),
        name: id.to_uppercase(),
        ..Circle::default()
    }
}

fn seat(part: &str, circle: &str) -> Seat {
    Seat {
        id: Id::new(format!("{part}-part")),
        circle: Some(Id::new(circle)),
        leads: false,
    }
}

#[test]
fn two_coordinators_move_two_people_and_both_moves_stand() {
    let mut ours = made();
    for id in ["one", "two"] {
        ours.change(Change::save(circle(id)));
    }
    for mentee in MENTEES {
        ours.change(Change::save(seat(mentee, "one")));
    }
    let mut theirs = ours.by("bob");
    ours.change(Change::save(seat("ana", "two")));
    theirs.change(Change::save(seat("ben", "two")));
    let (joined, _) = join(&ours.document, &theirs.document).unwrap();
    let seated: Vec<String> = joined
        .programme()
        .seated_in(&Id::new("two"))
        .into_iter()
        .map(|(part, _)| part.to_string())
        .collect();
    assert_eq!(seated, ["ana-part", "ben-part"]);
}

#[test]
fn who_leaves_the_programme_leaves_the_circle_and_a_circle_that_goes_lets_all_go() {
    let mut made = made();
    made.change(Change::save(circle("one")));
    for mentee in MENTEES {
        made.change(Change::save(seat(mentee, "one")));
    }
    made.change(Change::Withdraw {
        participation: Id::new("ana-part"),
        reason: String::new(),
        on: date(2027, 1, 1),
    });
    assert_eq!(made.programme().seated_in(&Id::new("one")).len(), 3);
    let gone = Change::Delete {
        kind: Circle::KIND,
        id: "one".to_owned(),
    };
    made.change(gone);
    assert!(made.programme().seats.is_empty());
}

#[test]
fn seats_of_nobody_and_in_no_circle_are_refused() {
    let mut made = made();
    made.change(Change::save(circle("one")));
    let refused = |made: &mut Made, seat| made.try_change(Change::save(seat)).unwrap_err();
    let nobody = refused(&mut made, seat("zoe", "one"));
    assert_eq!(nobody, Refusal::no_such("participation", "zoe-part"));
    let nowhere = refused(&mut made, seat("ana", "three"));
    assert_eq!(nowhere, Refusal::no_such("circle", "three"));
    let nameless = Circle {
        name: " ".to_owned(),
        ..circle("two")
    };
    let refused = made.try_change(Change::save(nameless)).unwrap_err();
    assert_eq!(refused, Refusal::NameMissing { kind: "circle" });
}

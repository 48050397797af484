//! Timetables of events and circles, in a programme.

use civic_mentor::domain::change::Change;
use civic_mentor::domain::circle::{Circle, CircleKind, Seat};
use civic_mentor::domain::field::Record as _;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::Exclusion;
use civic_mentor::domain::people::{Role, Standing};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::flow::circles::{Fit, Live, Wanted, Without, call_of, formed, moved, published};
use civic_mentor::flow::timetable::{
    Misfit, everybody, fewer_than_wanted, misfits, rows_from_meetings, sheets, slots, tables,
    time_from_text, times_of,
};
use civic_mentor::matching::groups::group;
use civic_mentor::matching::timetable::{Wish, timetable};
use civic_mentor::matching::transport::RulePoints;
use civic_mentor::merge::join;
use civic_mentor::worker::matcher::{Job, Request, Turn};
use jiff::civil::{date, time};

use super::make::Made;

const MENTEES: [&str; 4] = ["ana", "ben", "cleo", "dan"];
const MENTORS: [&str; 3] = ["max", "nora", "olga"];

/// Four mentees and three mentors, all of whom suit.
pub fn made() -> Made {
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
    assert_eq!(fewer_than_wanted(&programme, stored), []);
    let more = Timetable {
        per_mentee: 3,
        ..(**stored).clone()
    };
    let fewer = fewer_than_wanted(&programme, &more);
    assert_eq!(fewer.len(), 4, "mentees, not mentors");
    assert!(fewer.iter().all(|it| it.n_meetings == 2));
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
    made.change(Change::save(Exclusion {
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

/// Circles of two with one leader.
pub fn wanted(kind: CircleKind) -> Wanted {
    Wanted {
        kind,
        roles: vec![Role::Mentee],
        least: 2,
        most: 2,
        n_leaders: 1,
        ..Wanted::default()
    }
}

/// Forms circles as the page does, with the worker's own code.
pub fn form(made: &mut Made, wanted: &Wanted) {
    let programme = made.programme();
    let scoring = everybody(&programme).unwrap();
    let call = call_of(&programme, &scoring, wanted);
    let mut job = Job::new(&Request::group(scoring.inputs(), &call));
    let Turn::Over(answer) = job.slice(1) else {
        panic!("groups come at once");
    };
    let grouped = answer.into_grouped().unwrap();
    assert_eq!(grouped, group(&call.asked(scoring.inputs()).unwrap()));
    let mut n = made.document.journal.len();
    let mut new_id = || {
        n += 1000;
        format!("circle-{n}")
    };
    let name = |n: usize| format!("Circle {n}");
    made.change(formed(
        &programme,
        &scoring,
        &call,
        &grouped,
        name,
        &mut new_id,
    ));
}

#[test]
fn circles_are_formed_moved_and_published() {
    let mut made = made();
    form(&mut made, &wanted(CircleKind::Led));
    let programme = made.programme();
    let circles = programme.circles_in_order();
    assert_eq!(circles.len(), 2);
    for circle in &circles {
        let seated = programme.seated_in(&circle.id);
        let leaders = seated.iter().filter(|(_, leads)| *leads).count();
        assert_eq!((seated.len(), leaders), (3, 1), "{}", circle.name);
    }
    let live = Live::new(&programme, everybody(&programme).unwrap());
    assert_eq!(live.without(&programme, &[Role::Mentee]), []);
    let first = programme.seated_in(&circles[0].id)[1].0.clone();
    let second = circles[1].id.clone();
    made.change(moved(&first, Some(second.clone()), false));
    assert_eq!(made.programme().seated_in(&second).len(), 4);
    made.change(moved(&first, None, false));
    let programme = made.programme();
    assert_eq!(
        live.without(&programme, &[Role::Mentee]),
        [(first, Without::Room)]
    );
    made.change(published(&programme, date(2027, 1, 2)).unwrap());
    let programme = made.programme();
    assert!(published(&programme, date(2027, 1, 2)).is_none());
    // Forming again leaves what was published and takes the others.
    form(&mut made, &wanted(CircleKind::Led));
    let programme = made.programme();
    let circles = programme.circles_in_order().into_iter();
    let names: Vec<(&str, usize)> = circles
        .map(|it| (it.name.as_str(), programme.seated_in(&it.id).len()))
        .collect();
    assert_eq!(names, [("Circle 1", 2), ("Circle 2", 3), ("Circle 3", 2)]);
}

#[test]
fn somebody_who_pauses_is_told_and_keeps_nobody_else_out() {
    let mut made = made();
    form(&mut made, &wanted(CircleKind::Led));
    let mut ana = made.part("ana-part");
    ana.standing = Standing::Paused;
    made.change(Change::save(ana));
    let programme = made.programme();
    let circle = programme.seats[&Id::new("ana-part")].circle.clone();
    let circle = &programme.circles[&circle.unwrap()];
    let live = Live::new(&programme, everybody(&programme).unwrap());
    let (_, apart) = live.points_of(circle, &programme.seated_in(&circle.id));
    assert_eq!(apart, [Id::new("ana-part")]);
}

#[test]
fn who_is_kept_apart_shares_no_group() {
    let mut made = made();
    for (first, second) in [("ana", "ben"), ("cleo", "dan")] {
        made.change(Change::save(Exclusion {
            id: Id::new(first),
            first: Id::new(first),
            second: Id::new(second),
            reason: String::new(),
        }));
    }
    for kind in [CircleKind::Peers, CircleKind::Led] {
        form(&mut made, &wanted(kind));
        let programme = made.programme();
        let of = |who: &str| {
            programme.seats[&Id::new(format!("{who}-part"))]
                .circle
                .clone()
        };
        assert!(of("ana").is_some() && of("ana") != of("ben"));
        assert!(of("cleo").is_some() && of("cleo") != of("dan"));
        let live = Live::new(&programme, everybody(&programme).unwrap());
        let people = programme.seated_in(&of("ben").unwrap());
        let fit = live.fit(&Id::new("ana-part"), false, kind, &people);
        assert_eq!(fit, Fit::Apart);
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

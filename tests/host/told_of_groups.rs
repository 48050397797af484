//! People are told of their circle and of their meetings at an event; a circle
//! gets another name and another leader.

use civic_mentor::domain::change::Change;
use civic_mentor::domain::circle::{Circle, CircleState, Seat};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind};
use civic_mentor::domain::people::Participation;
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::circles::{Live, NotEdited, Wish, edited, moved};
use civic_mentor::flow::outbox::{
    LettersOf, Tellings, calendar_of, tick, without_circle_letter, without_event_letter,
    write_circle_letters, write_event_letters,
};
use civic_mentor::flow::timetable::everybody;
use civic_mentor::letters::{LetterProblem, Rendered};
use civic_mentor::merge::join;
use jiff::civil::date;

use super::make::Made;

fn part(name: &str) -> Id<Participation> {
    Id::new(format!("{name}-part"))
}

fn circle_id() -> Id<Circle> {
    Id::new("circle")
}

fn ids(prefix: &'static str) -> impl FnMut() -> Id<Letter> {
    let mut n = 0;
    move || {
        n += 1;
        Id::new(format!("{prefix}-{n}"))
    }
}

/// Max leads a published circle of ana and ben; nora leads none.
fn made() -> Made {
    let mut made = Made::new();
    for mentee in ["ana", "ben"] {
        made.mentee(mentee, "North", "");
    }
    for mentor in ["max", "nora"] {
        made.mentor(mentor, "South", 2, "");
    }
    let mut changes = vec![Change::save(Circle {
        id: circle_id(),
        name: "Circle 1".to_owned(),
        state: CircleState::Published,
        ..Circle::default()
    })];
    for (name, leads) in [("ana", false), ("ben", false), ("max", true)] {
        changes.push(Change::save(Seat {
            id: part(name).cast(),
            circle: Some(circle_id()),
            leads,
        }));
    }
    made.change(Change::Many {
        what: "circles.formed",
        changes,
    });
    made
}

fn write(made: &mut Made, prefix: &'static str) {
    let change = write_circle_letters(&made.programme(), date(2027, 3, 1), ids(prefix));
    made.change(change.unwrap());
}

fn letter_to(made: &Made, name: &str) -> Letter {
    let programme = made.programme();
    let mut letters = programme.letters.values();
    let found = letters.find(|it| it.to == part(name)).unwrap();
    (**found).clone()
}

fn seen(made: &Made, name: &str) -> Rendered {
    let programme = made.programme();
    let told = Tellings::of(&programme, LettersOf::Enrolment);
    told.render(&programme, &letter_to(made, name))
}

#[test]
fn everybody_in_a_published_circle_hears_who_is_in_it_and_who_writes_first() {
    let mut made = made();
    assert_eq!(without_circle_letter(&made.programme()).len(), 3);
    write(&mut made, "a");
    let programme = made.programme();
    assert_eq!(without_circle_letter(&programme), []);
    let circle = &programme.circles[&circle_id()];
    assert_eq!(circle.write_by, Some(date(2027, 3, 1)));
    let of_ana = seen(&made, "ana").body;
    for name in ["ben", "max"] {
        let person = programme.person_of(&part(name)).unwrap();
        assert!(of_ana.contains(&person.full_name()), "{of_ana}");
        assert!(of_ana.contains(&person.email), "{of_ana}");
    }
    let max = programme.name_of(&part("max"));
    assert!(of_ana.contains(&format!("{max} writes to everybody first.")));
    assert!(of_ana.contains("March 1, 2027"));
    assert!(
        seen(&made, "max")
            .body
            .contains("You write to everybody first.")
    );
    assert!(write_circle_letters(&programme, date(2027, 3, 1), ids("b")).is_none());
}

#[test]
fn a_draft_is_told_to_nobody() {
    let mut made = made();
    let draft = Circle {
        state: CircleState::Draft,
        ..(*made.programme().circles[&circle_id()]).clone()
    };
    made.change(Change::save(draft));
    assert_eq!(without_circle_letter(&made.programme()), []);
}

#[test]
fn whoever_moved_hears_of_the_new_circle_and_the_unsent_letter_goes() {
    let mut made = made();
    write(&mut made, "a");
    made.change(Change::save(Circle {
        id: Id::new("other"),
        name: "Circle 2".to_owned(),
        state: CircleState::Published,
        ..Circle::default()
    }));
    made.change(moved(&part("ana"), Some(Id::new("other")), false));
    assert_eq!(seen(&made, "ana").problems[0], LetterProblem::NotSo);
    write(&mut made, "b");
    let programme = made.programme();
    let letters = programme.letters.values();
    let of_ana: Vec<_> = letters.filter(|it| it.to == part("ana")).collect();
    assert_eq!(of_ana.len(), 1);
    assert_eq!(of_ana[0].circle, Some(Id::new("other")));

    // One that went stays.
    let id = of_ana[0].id.clone();
    made.change(tick(&programme, std::slice::from_ref(&id), Some(1)).unwrap());
    made.change(moved(&part("ana"), Some(circle_id()), false));
    write(&mut made, "c");
    let programme = made.programme();
    let letters = programme.letters.values();
    assert_eq!(letters.filter(|it| it.to == part("ana")).count(), 2);
}

fn live(made: &Made) -> Live {
    let programme = made.programme();
    Live::new(&programme, everybody(&programme).unwrap())
}

fn wish(name: &str, leaders: &[&str]) -> Wish {
    Wish {
        name: name.to_owned(),
        leaders: leaders.iter().map(|it| part(it)).collect(),
        write_by: None,
    }
}

fn edit(made: &Made, wish: &Wish) -> Result<Option<Change>, NotEdited> {
    edited(&made.programme(), &live(made), &circle_id(), wish)
}

#[test]
fn a_circle_gets_another_name_and_another_leader() {
    let mut made = made();
    assert_eq!(edit(&made, &wish("Circle 1", &["max"])), Ok(None));
    made.change(edit(&made, &wish(" River ", &["nora"])).unwrap().unwrap());
    let programme = made.programme();
    assert_eq!(programme.circles[&circle_id()].name, "River");
    let seated = programme.seated_in(&circle_id());
    assert_eq!(seated[0], (part("nora"), true));
    assert!(!seated.iter().any(|(it, _)| *it == part("max")));
    made.change(
        edit(&made, &wish("River", &["nora", "max"]))
            .unwrap()
            .unwrap(),
    );
    assert_eq!(made.programme().seated_in(&circle_id()).len(), 4);

    for (wrong, why) in [
        (wish(" ", &["max"]), NotEdited::NoName),
        (wish("River", &[]), NotEdited::Leaders),
        (wish("River", &["ana"]), NotEdited::Apart(part("ana"))),
    ] {
        assert_eq!(edit(&made, &wrong), Err(why));
    }
    let gone = edited(
        &made.programme(),
        &live(&made),
        &Id::new("nowhere"),
        &wish("River", &["max"]),
    );
    assert_eq!(gone, Err(NotEdited::Gone));
}

#[test]
fn two_coordinators_change_name_and_leader_apart_and_both_stand() {
    let mut one = made();
    let mut two = one.by("other-actor");
    one.change(edit(&one, &wish("River", &["max"])).unwrap().unwrap());
    two.change(edit(&two, &wish("Circle 1", &["nora"])).unwrap().unwrap());
    let (joined, _) = join(&one.document, &two.document).unwrap();
    let programme = joined.programme();
    assert_eq!(programme.circles[&circle_id()].name, "River");
    assert_eq!(programme.seated_in(&circle_id())[0], (part("nora"), true));
}

#[test]
fn everybody_with_a_meeting_hears_when_where_and_with_whom() {
    let mut made = made();
    let row = |round: i64, mentor: &str, mentee: &str| {
        let id = |name: &str| Value::Text(part(name).to_string());
        Value::List(vec![Value::Int(round), id(mentor), id(mentee)])
    };
    let rows = vec![
        row(0, "max", "ana"),
        row(1, "nora", "ana"),
        row(0, "nora", "ben"),
    ];
    let event = Timetable {
        id: Id::new("event"),
        name: "Kick-off".to_owned(),
        takes_place_on: Some(date(2027, 3, 4)),
        starts_at: "14:00".to_owned(),
        minutes: 15,
        pause_minutes: 5,
        n_rounds: 2,
        rows: Value::map([("meetings", Value::List(rows))]),
        ..Timetable::default()
    };
    made.change(Change::save(event.clone()));
    assert_eq!(without_event_letter(&made.programme(), &event).len(), 4);
    let change = write_event_letters(&made.programme(), &event, ids("e"));
    made.change(change.unwrap());
    let programme = made.programme();
    assert_eq!(without_event_letter(&programme, &event), []);
    let letter = letter_to(&made, "ana");
    assert_eq!(letter.kind, LetterKind::Event);
    let body = seen(&made, "ana").body;
    let line = |times: &str, name: &str| {
        let name = programme.name_of(&part(name));
        let found = body.lines().find(|it| it.contains(&name));
        assert!(found.is_some_and(|it| it.contains(times)), "{body}");
    };
    line("14:00–14:15", "max");
    line("14:20–14:35", "nora");
    assert!(!body.contains("Where:"), "{body}");
    let calendar = calendar_of(&programme, &letter);
    assert_eq!(calendar.len(), 2);
    assert_eq!(calendar[1].starts, date(2027, 3, 4).at(14, 20, 0, 0));

    // Without a timetable there is nothing to tell any more.
    let empty = Timetable {
        n_rounds: 0,
        rows: Value::Null,
        ..event
    };
    made.change(Change::save(empty));
    assert_eq!(seen(&made, "ana").problems[0], LetterProblem::NotSo);
}

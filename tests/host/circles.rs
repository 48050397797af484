//! How circles stand: leaders, sizes, who is left over and why.

use civic_mentor::domain::change::Change;
use civic_mentor::domain::circle::{CircleKind, CircleState};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::Exclusion;
use civic_mentor::domain::people::{Participation, Role};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::circles::{
    Counts, Live, NoCircle, Wanted, Without, asked_sizes, counts, leaderless, moved, off_size,
    published, why_none,
};
use civic_mentor::flow::timetable::everybody;
use jiff::civil::date;

use super::gathering::{form, made, wanted};
use super::make::Made;

fn part(who: &str) -> Id<Participation> {
    Id::new(format!("{who}-part"))
}

fn live(programme: &Programme) -> Live {
    Live::new(programme, everybody(programme).unwrap())
}

fn keep_apart(made: &mut Made, pairs: &[(&str, &str)]) {
    for (first, second) in pairs {
        made.change(Change::save(Exclusion {
            id: Id::new(format!("{first}-{second}")),
            first: Id::new(*first),
            second: Id::new(*second),
            reason: String::new(),
        }));
    }
}

fn publish(made: &mut Made) {
    let programme = made.programme();
    made.change(published(&programme, date(2027, 1, 2)).unwrap());
}

fn none(made: &Made, wanted: &Wanted) -> NoCircle {
    let programme = made.programme();
    why_none(&programme, &everybody(&programme).unwrap(), wanted)
}

#[test]
fn a_circle_whose_leader_is_moved_out_is_told_and_not_published() {
    let mut made = made();
    form(&mut made, &wanted(CircleKind::Led));
    let programme = made.programme();
    assert!(leaderless(&programme).is_empty());
    let all = Counts {
        circles: 2,
        people: 4,
        leaders: 2,
    };
    assert_eq!(counts(&programme), all);
    let first = programme.circles_in_order()[0].id.clone();
    let seated = programme.seated_in(&first);
    let (leader, mentee) = (seated[0].0.clone(), seated[1].0.clone());
    made.change(moved(&leader, None, false));
    made.change(moved(&mentee, None, false));
    let programme = made.programme();
    let without: Vec<_> = leaderless(&programme)
        .iter()
        .map(|it| it.id.clone())
        .collect();
    assert_eq!(without, std::slice::from_ref(&first));
    let led = live(&programme).led_before(&programme);
    assert_eq!(led, std::slice::from_ref(&leader));
    publish(&mut made);
    assert_eq!(made.programme().circles[&first].state, CircleState::Draft);
    // Who comes back leads again.
    made.change(moved(&leader, Some(first.clone()), true));
    let programme = made.programme();
    assert!(live(&programme).led_before(&programme).is_empty());
    publish(&mut made);
    let published = made.programme().circles[&first].state;
    assert_eq!(published, CircleState::Published);
}

#[test]
fn a_circle_without_a_leader_has_room_for_nobody() {
    let mut made = made();
    keep_apart(&mut made, &[("dan", "nora"), ("dan", "olga")]);
    let led = Wanted {
        leaders: vec![part("max"), part("nora")],
        ..wanted(CircleKind::Led)
    };
    form(&mut made, &led);
    for who in ["max", "dan"] {
        made.change(moved(&part(who), None, false));
    }
    let programme = made.programme();
    let left = live(&programme).without(&programme, &[Role::Mentee]);
    assert_eq!(left, [(part("dan"), Without::Leader)]);
}

#[test]
fn whom_no_circle_lets_in_is_told_who_would() {
    let mut made = made();
    keep_apart(&mut made, &[("dan", "max"), ("dan", "nora")]);
    let led = Wanted {
        leaders: vec![part("max"), part("nora")],
        ..wanted(CircleKind::Led)
    };
    form(&mut made, &led);
    let programme = made.programme();
    let live = live(&programme);
    let left = live.without(&programme, &[Role::Mentee]);
    assert_eq!(left, [(part("dan"), Without::Rules)]);
    let leaders = live.would_lead(&programme, &[part("dan")]);
    assert_eq!(leaders, [[part("olga")]]);
}

#[test]
fn leaders_are_suggested_so_that_nobody_is_left_over_for_want_of_one() {
    let mut made = made();
    keep_apart(
        &mut made,
        &[
            ("dan", "max"),
            ("dan", "nora"),
            ("ana", "olga"),
            ("ben", "olga"),
            ("cleo", "olga"),
        ],
    );
    let led = Wanted {
        most: 3,
        ..wanted(CircleKind::Led)
    };
    form(&mut made, &led);
    let programme = made.programme();
    assert_eq!(live(&programme).without(&programme, &[Role::Mentee]), []);
}

#[test]
fn sizes_asked_for_and_not_met_are_told_and_stay_as_asked() {
    let mut made = made();
    let large = Wanted {
        least: 50,
        most: 60,
        ..wanted(CircleKind::Led)
    };
    form(&mut made, &large);
    let programme = made.programme();
    let sizes = off_size(&programme);
    assert_eq!(sizes.below.into_iter().collect::<Vec<_>>(), [(50, 1)]);
    assert!(sizes.above.is_empty());
    assert_eq!(asked_sizes(&programme), Some((50, 60)));
}

#[test]
fn those_left_over_get_a_circle_of_a_mentor_who_leads_none_or_hear_why_not() {
    let mut made = made();
    form(&mut made, &wanted(CircleKind::Led));
    publish(&mut made);
    assert_eq!(none(&made, &wanted(CircleKind::Led)), NoCircle::AllHaveOne);
    made.mentee("eve", "North", "");
    let programme = made.programme();
    let leading = programme.seats.values().find(|it| it.leads).unwrap();
    let again = Wanted {
        leaders: vec![leading.id.cast()],
        ..wanted(CircleKind::Led)
    };
    assert_eq!(none(&made, &again), NoCircle::ChosenLead);
    let peers = none(&made, &wanted(CircleKind::Peers));
    assert_eq!(peers, NoCircle::TooFew(1));
    form(&mut made, &wanted(CircleKind::Led));
    let programme = made.programme();
    assert_eq!(counts(&programme).leaders, 3);
    assert_eq!(live(&programme).without(&programme, &[Role::Mentee]), []);
    publish(&mut made);
    made.mentee("fay", "North", "");
    assert_eq!(none(&made, &wanted(CircleKind::Led)), NoCircle::AllLead);
    made.mentor("pia", "South", 2, "");
    keep_apart(&mut made, &[("fay", "pia")]);
    assert_eq!(none(&made, &wanted(CircleKind::Led)), NoCircle::Rules);
}

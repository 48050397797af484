//! Whole applications typed in by hand, what came from one person, and who has
//! not answered.

use std::collections::BTreeMap;

use civic_mentor::bundle::{Act, Message as Wire};
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::message::{Came, HandSource, Message, MessageState};
use civic_mentor::domain::people::{Answer, Mode, Participation, Person, Role};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::form::Draft;
use civic_mentor::flow::enrol::invited::invited;
use civic_mentor::flow::inbox::accept::{Take, accept, decline};
use civic_mentor::flow::inbox::hand::Recorded;
use civic_mentor::flow::inbox::history::{messages_of, not_standing, take_up_again};
use civic_mentor::flow::inbox::judge::{KeyState, key_state};
use civic_mentor::flow::inbox::typed::{About, Moment, NotTyped, first_draft, record_typed};
use civic_mentor::flow::reporting::circle;
use jiff::civil::date;

use super::enrol::{after, ids};
use super::inbox::{application, applied, drop_in, only_waiting, programme, signed};

fn on_paper() -> Recorded {
    Recorded {
        by: "A. Ruiz".to_owned(),
        from_name: String::new(),
        written_on: Some(date(2026, 3, 4)),
        source: HandSource::Paper,
    }
}

const NOW: Moment = Moment {
    at_ms: 7,
    today: date(2026, 3, 9),
};

fn typed(
    p: &Programme,
    about: &About,
    change: impl FnOnce(&mut Draft),
) -> Result<(Programme, Id<Person>), NotTyped> {
    let before = first_draft(p, about).expect("it is here");
    let mut draft = before.clone();
    change(&mut draft);
    let made = record_typed(p, about, &before, &draft, on_paper(), NOW, &mut ids(40));
    made.map(|(change, person)| (after(p, &change), person))
}

fn only_part<'a>(p: &'a Programme, person: &Id<Person>) -> &'a Participation {
    p.parts_of(person)[0]
}

fn by_hand<'a>(p: &'a Programme, person: &Id<Person>) -> &'a Message {
    let messages = messages_of(p, &p.people[person]);
    messages
        .into_iter()
        .find(|it| it.came == Came::Hand)
        .unwrap()
}

/// The programme with Ana's application taken over.
fn with_ana() -> Programme {
    let p = drop_in(&programme(), vec![applied("ana", Act::Apply, 1, 1)]).0;
    let id = only_waiting(&p);
    let today = date(2026, 11, 22);
    let change = accept(&p, &id, &Take::All, None, today, &mut ids(9));
    after(&p, &change.unwrap())
}

#[test]
fn a_form_on_paper_brings_a_person_with_every_answer_and_its_source() {
    let p = programme();
    let question = p.form()[0].id.clone();
    let reference = civic_mentor::bundle::question_ref(&question);
    let (p, person) = typed(&p, &About::Newcomer, |draft| {
        draft.roles = vec![Role::Mentee];
        draft.person.given_name = "Ana".to_owned();
        draft.person.email = "ana@city.gov".to_owned();
        draft.hours_a_month = 3;
        draft.modes = vec![Mode::Remote];
        draft.consents = true;
        let answer = Answer::Text("From paper".to_owned());
        draft.answers = BTreeMap::from([(Id::new(reference), answer)]);
    })
    .unwrap();
    let part = only_part(&p, &person);
    assert_eq!((part.hours_a_month, part.role), (3, Role::Mentee));
    assert_eq!(
        part.consent_on,
        Some(date(2026, 3, 4)),
        "the day of the paper"
    );
    assert_eq!(part.came_from, "A. Ruiz");
    let answer = p.answer(&part.id, &question);
    assert_eq!(answer, Some(&Answer::Text("From paper".to_owned())));
    let message = by_hand(&p, &person);
    assert_eq!(message.hand_source, HandSource::Paper);
    assert_eq!(message.recorded_by, "A. Ruiz");
    assert_eq!(message.state, MessageState::Accepted);
    assert_eq!(p.people[&person].key, "");
    // The same once more is not a second person.
    let again = typed(&p, &About::Newcomer, |draft| {
        draft.roles = vec![Role::Mentor];
        draft.person.email = "Ana@city.gov ".to_owned();
    });
    assert_eq!(again.unwrap_err(), NotTyped::Known(person));
}

#[test]
fn a_slip_is_mended_before_it_comes_in_and_what_came_stays_as_it_came() {
    let p = drop_in(&programme(), vec![applied("ana", Act::Apply, 1, 1)]).0;
    let id = only_waiting(&p);
    let came = p.messages[&id].clone();
    let (p, person) = typed(&p, &About::Waiting(id.clone()), |draft| {
        draft.person.unit = "Parks".to_owned();
    })
    .unwrap();
    let here = &p.people[&person];
    assert_eq!(here.unit, "Parks");
    assert_eq!(here.key, came.from_key, "the key of what came");
    let part = only_part(&p, &person);
    assert_eq!(
        part.consent_on,
        Some(date(2026, 11, 20)),
        "the consent of what came"
    );
    assert_eq!(p.messages[&id].text, came.text);
    assert_eq!(p.messages[&id].state, MessageState::Accepted);
    let mended = by_hand(&p, &person);
    assert_eq!(mended.corrects, Some(id.clone()));
    assert_eq!(messages_of(&p, here).len(), 2);
    // What came says another unit, or none; only that is named as not standing.
    let differs = not_standing(&p, here, &p.messages[&id]);
    assert!(differs.len() <= 1, "{differs:?}");
    assert!(
        first_draft(&p, &About::Waiting(id)).is_none(),
        "it was decided"
    );
}

#[test]
fn a_correction_by_hand_writes_only_what_differs_and_shows_its_source() {
    let p = with_ana();
    let person = p.people.keys().next().unwrap().clone();
    let about = About::Known(person.clone());
    assert_eq!(typed(&p, &about, |_| {}).unwrap_err(), NotTyped::NothingNew);
    let before = p.clone();
    let (p, _) = typed(&p, &about, |draft| {
        draft.person.job_title = "Clerk".to_owned();
        draft.person.agency = String::new();
        draft.answers.clear();
    })
    .unwrap();
    assert_eq!(p.people[&person].job_title, "Clerk");
    assert_eq!(p.people[&person].agency, "", "emptied");
    assert_eq!(p.people[&person].key, before.people[&person].key);
    let (now, then) = (only_part(&p, &person), only_part(&before, &person));
    assert_eq!(now, then, "nothing of the role changed");
    assert!(p.answers.values().all(|it| it.by_question.is_empty()));
    assert_eq!(by_hand(&p, &person).recorded_by, "A. Ruiz");
}

#[test]
fn what_was_put_aside_can_be_taken_up_again() {
    let p = drop_in(&programme(), vec![applied("ana", Act::Apply, 1, 1)]).0;
    let id = only_waiting(&p);
    let p = after(&p, &decline(&p, std::slice::from_ref(&id)).unwrap());
    assert_eq!(p.messages[&id].state, MessageState::Declined);
    let p = after(&p, &take_up_again(&p, std::slice::from_ref(&id)).unwrap());
    assert_eq!(only_waiting(&p), id);
    assert_eq!(take_up_again(&p, std::slice::from_ref(&id)), None);
}

#[test]
fn a_persons_messages_are_those_about_them_and_those_under_their_address_or_key() {
    let p = with_ana();
    let person = p.people.values().next().unwrap().clone();
    let pause = |seed, n| {
        let wire = Wire::Application(Box::new(application("ana", Act::Pause)));
        signed(&wire, seed, &p.id, n)
    };
    let q = drop_in(
        &p,
        vec![pause(1, 2), pause(5, 3), applied("bo", Act::Apply, 6, 4)],
    )
    .0;
    let found = messages_of(&q, &person);
    let keys: Vec<KeyState> = found
        .iter()
        .map(|it| key_state(&person, &it.from_key))
        .collect();
    assert_eq!(found.len(), 3);
    assert_eq!(keys.iter().filter(|it| **it == KeyState::Same).count(), 2);
    assert_eq!(keys.iter().filter(|it| **it == KeyState::Other).count(), 1);
}

#[test]
fn who_was_invited_and_has_not_answered_is_found_by_address() {
    let p = drop_in(&programme(), vec![applied("ana", Act::Apply, 1, 1)]).0;
    let ana = p.messages.values().next().unwrap().from_email.clone();
    let list = format!(
        "Ana <{}>, cy@city.gov; CY@city.gov\nDee (dee@city.gov)",
        ana.to_uppercase()
    );
    let found = invited(&p, &list);
    assert_eq!(found.waiting, std::slice::from_ref(&ana));
    assert_eq!(found.silent, ["cy@city.gov", "dee@city.gov"]);
    let id = only_waiting(&p);
    let today = date(2026, 11, 22);
    let p = after(
        &p,
        &accept(&p, &id, &Take::All, None, today, &mut ids(9)).unwrap(),
    );
    assert_eq!(invited(&p, &list).here, [ana]);
}

#[test]
fn a_reporting_line_typed_in_a_circle_is_named_with_its_chain() {
    let person = |id: &str, above: &str| Person {
        id: Id::new(id),
        given_name: id.to_owned(),
        email: format!("{id}@city.gov"),
        manager_email: format!("{above}@city.gov"),
        ..Person::default()
    };
    let mut p = programme();
    for (id, above) in [("a", "b"), ("b", "c"), ("c", "A"), ("d", "a"), ("e", "e")] {
        p = after(&p, &Change::save(person(id, above)));
    }
    let named = |id: &str| circle(&p, &Id::new(id)).map(|it| it.join(" "));
    assert_eq!(named("a").as_deref(), Some("a b c a"));
    assert_eq!(named("b").as_deref(), Some("b c a b"));
    assert_eq!(named("d"), None, "it leads into a circle of others");
    assert_eq!(named("e"), None, "nobody is their own supervisor");
}

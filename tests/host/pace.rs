//! Work in pieces gives what the same work gives at once, wherever it pauses;
//! and a change that was overtaken leaves everything as it was.

use std::pin::Pin;
use std::task::{Context, Poll};

use civic_mentor::domain::apply::{apply, apply_paced};
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pace::{Pace, at_once};
use civic_mentor::domain::people::Role;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::ahead::{letters_ahead, letters_ahead_paced};
use civic_mentor::flow::desk::{Desk, Edit};
use civic_mentor::flow::left_over::{left_over, left_over_paced};
use civic_mentor::flow::round::{
    Basis, Standings, based_on, based_on_paced, current_open_round, run_at_once,
};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::merge::{Document, Making, Overtaken, Stamp};

const AT_MS: i64 = 1_785_758_400_000;

/// A pause that lets others go first once.
struct Once(bool);

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

/// Pauses wherever it may.
fn always() -> Pace {
    Pace::new(|| Some(Box::pin(Once(false))))
}

fn stamp() -> Stamp {
    Stamp {
        actor: "me".into(),
        at_ms: AT_MS,
        via: String::new(),
    }
}

fn sample() -> (Document, Programme) {
    let document = sample_document("me", AT_MS);
    let programme = document.programme();
    (document, programme)
}

/// A run of the sample's open round, as one change.
fn a_run(programme: &Programme) -> Change {
    let round = current_open_round(programme).unwrap().id.clone();
    let mut n = 0;
    let drafted = run_at_once(programme, &round, AT_MS, &mut || {
        n += 1;
        format!("new-{n:04}")
    });
    drafted.unwrap().into()
}

/// The document and programme after a change made in pieces.
fn in_pieces(document: Document, change: &Change) -> Desk {
    let mut desk = Desk::new(document, 1);
    let programme = desk.programme();
    let mut making = Making::new(desk.document(), &stamp(), &change.code());
    for write in at_once(apply_paced(&programme, change, &always())).unwrap() {
        making.write(desk.document(), &write);
    }
    let mut after = (*programme).clone();
    let shows = making
        .records()
        .all(|record| making.show(&mut after, record));
    let edit = Edit::Change(change.clone());
    let dot = desk.take(edit, stamp(), making, shows.then_some(after));
    assert!(dot.unwrap().is_some());
    desk
}

#[test]
fn a_run_made_in_pieces_is_the_run_made_at_once() {
    let (document, programme) = sample();
    let change = a_run(&programme);
    let writes = at_once(apply_paced(&programme, &change, &always())).unwrap();
    assert_eq!(writes, apply(&programme, &change).unwrap());
    let pieces = in_pieces(document.clone(), &change);
    let mut whole = Desk::new(document, 1);
    whole.edit(Edit::Change(change), stamp()).unwrap();
    assert_eq!(pieces.document(), whole.document());
    assert_eq!(pieces.programme(), whole.programme());
    assert_eq!(*pieces.programme(), pieces.document().programme());
    assert_eq!(pieces.unsaved(), whole.unsaved());
}

#[test]
fn it_can_be_undone_and_saved_like_any_change() {
    let (document, programme) = sample();
    let mut desk = in_pieces(document, &a_run(&programme));
    assert_eq!(desk.unsaved().n_edits, 1);
    let (dot, code) = desk.last_undoable("me").unwrap();
    assert_eq!(code, a_run(&programme).code());
    desk.edit(Edit::Undo(dot), stamp()).unwrap();
    assert_eq!(desk.programme().pairings, programme.pairings);
}

#[test]
fn whoever_was_faster_is_not_written_over() {
    let (document, programme) = sample();
    let change = a_run(&programme);
    let mut desk = Desk::new(document, 1);
    let mut making = Making::new(desk.document(), &stamp(), &change.code());
    for write in apply(&programme, &change).unwrap() {
        making.write(desk.document(), &write);
    }
    let person = programme.people.values().next().unwrap();
    let mut renamed = (**person).clone();
    renamed.given_name = "Somebody".to_owned();
    desk.edit(Edit::Change(Change::Save(renamed.into())), stamp())
        .unwrap();
    let (before, shown) = (desk.document().clone(), desk.programme());
    assert!(!making.is_current(&before));
    let taken = desk.take(Edit::Change(change), stamp(), making, None);
    assert_eq!(taken, Err(Overtaken));
    assert_eq!(*desk.document(), before);
    assert_eq!(desk.programme(), shown);
    assert_eq!(desk.unsaved().n_edits, 1);
}

#[test]
fn who_is_forgotten_is_left_to_the_whole_document() {
    let (document, programme) = sample();
    let person = programme.people.keys().next().unwrap().clone();
    let mut making = Making::new(&document, &stamp(), "person.forgotten");
    let write = civic_mentor::domain::change::Write {
        kind: "forgotten".to_owned(),
        record: "somebody".to_owned(),
        field: "people".to_owned(),
        value: civic_mentor::domain::value::Value::List(vec![person.as_str().into()]),
    };
    making.write(&document, &write);
    let record = making.records().next().unwrap().clone();
    assert!(!making.show(&mut programme.clone(), &record));
}

#[test]
fn what_is_read_in_pieces_is_what_is_read_at_once() {
    let (document, programme) = sample();
    let round = current_open_round(&programme).unwrap().id.clone();
    let programme = in_pieces(document, &a_run(&programme)).programme();
    for basis in [Basis::Afresh, Basis::Keep, Basis::FewestChanges] {
        assert_eq!(
            at_once(based_on_paced(&programme, &round, basis, &always())),
            based_on(&programme, &round, basis)
        );
    }
    let standings = at_once(Standings::of_paced(&programme, &always()));
    assert!(standings.is_some());
    assert_eq!(standings, Standings::of(&programme));
    for role in [Role::Mentee, Role::Mentor] {
        let paced = at_once(left_over_paced(&programme, role, &always()));
        assert_eq!(paced, left_over(&programme, role));
    }
    let (on, step) = (jiff::civil::date(2026, 11, 23), Default::default());
    let ahead = at_once(letters_ahead_paced(&programme, on, step, &always()));
    assert!(!ahead.as_ref().unwrap().groups.is_empty());
    assert_eq!(ahead, letters_ahead(&programme, on, step));
    assert_eq!(
        at_once(based_on_paced(
            &programme,
            &Id::new("gone"),
            Basis::Keep,
            &always()
        ))
        .ok(),
        None
    );
}

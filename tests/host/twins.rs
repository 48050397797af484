//! Two copies of one browser: no dot is given twice once one has read the
//! other, and what was given twice before is refused, never mixed.
//!
//! The story behind it: a profile folder was put back from an image, and the
//! browser in it went on counting where the image ended.

use std::collections::BTreeMap;
use std::sync::Arc;

use civic_mentor::domain::change::{Change, Write};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::Person;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::arrival::holds_more_of;
use civic_mentor::flow::desk::{Desk, Edit};
use civic_mentor::merge::{Document, Dot, JoinError, Stamp, join};
use proptest::prelude::*;

/// What one of the two does: it writes a field, or reads the other's file.
#[derive(Clone, Copy, Debug)]
enum Step {
    Write { at: usize, field: usize },
    Read { at: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..2_usize, 0..3_usize).prop_map(|(at, field)| Step::Write { at, field }),
        1 => (0..2_usize).prop_map(|at| Step::Read { at }),
    ]
}

#[derive(Clone)]
struct Browser {
    actor: String,
    document: Document,
}

/// The two copies, and when each dot was given.
struct World {
    browsers: [Browser; 2],
    given: BTreeMap<Dot, Vec<i64>>,
    clock: i64,
}

impl World {
    /// One browser with some work in it.
    fn before_the_copy(n_changes: usize) -> Self {
        let browser = Browser {
            actor: "ann".to_owned(),
            document: Document::new("d"),
        };
        let mut world = Self {
            browsers: [browser.clone(), browser],
            given: BTreeMap::new(),
            clock: 0,
        };
        for n in 0..n_changes {
            world.write(0, n % 3);
        }
        world.browsers[1] = world.browsers[0].clone();
        world
    }

    fn write(&mut self, at: usize, field: usize) {
        self.clock += 1;
        let write = Write {
            kind: "person".to_owned(),
            record: "r1".to_owned(),
            field: format!("f{field}"),
            value: Value::Int(self.clock),
        };
        let browser = &mut self.browsers[at];
        let stamp = Stamp {
            actor: Arc::from(browser.actor.as_str()),
            at_ms: self.clock,
            via: String::new(),
        };
        let done = browser.document.commit(&stamp, "edit", &[write]).unwrap();
        self.given.entry(done.dot).or_default().push(self.clock);
    }

    /// Reads the other's file, as the session does.
    fn read(&mut self, at: usize) -> Result<(), JoinError> {
        let theirs = self.browsers[1 - at].document.clone();
        let here = &mut self.browsers[at];
        let (joined, _) = join(&here.document, &theirs)?;
        if holds_more_of(&here.actor, Some(&here.document), &theirs) {
            here.actor = format!("new{}", self.clock);
        }
        here.document = joined;
        Ok(())
    }

    /// Whether the two hold different changes under one dot.
    fn contradict(&self) -> bool {
        let [one, other] = &self.browsers;
        let journal = &other.document.journal;
        let mut both = one.document.journal.iter();
        both.any(|(dot, entry)| journal.get(dot).is_some_and(|it| it.at_ms != entry.at_ms))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_stale_copy_that_reads_a_newer_file_gives_no_dot_twice(
        n_before in 0..4_usize,
        n_missed in 1..4_usize,
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let mut world = World::before_the_copy(n_before);
        for n in 0..n_missed {
            world.write(0, n);
        }
        world.read(1).unwrap();
        prop_assert_ne!(&world.browsers[0].actor, &world.browsers[1].actor);
        for step in steps {
            match step {
                Step::Write { at, field } => world.write(at, field),
                Step::Read { at } => world.read(at).unwrap(),
            }
        }
        world.read(0).unwrap();
        world.read(1).unwrap();
        prop_assert_eq!(&world.browsers[0].document, &world.browsers[1].document);
        let twice: Vec<_> = world.given.iter().filter(|(_, at)| at.len() > 1).collect();
        prop_assert!(twice.is_empty(), "given twice: {twice:?}");
    }

    #[test]
    fn copies_that_both_went_on_before_they_met_are_never_mixed(
        n_before in 0..4_usize,
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut world = World::before_the_copy(n_before);
        for step in steps {
            match step {
                Step::Write { at, field } => world.write(at, field),
                Step::Read { at } => {
                    let before = world.browsers[at].document.clone();
                    let contradict = world.contradict();
                    prop_assert_eq!(world.read(at).is_err(), contradict);
                    if contradict {
                        prop_assert_eq!(&world.browsers[at].document, &before);
                    }
                }
            }
        }
    }
}

#[test]
fn one_dot_with_two_values_is_refused_though_each_side_wrote_over_the_other() {
    let mut world = World::before_the_copy(1);
    // ann/2 is one field here and another there, and both were written again on
    // the other side: the registers alone would pass for later ones.
    world.write(0, 1);
    world.write(1, 2);
    world.write(1, 2);
    world.write(1, 1);
    let [one, other] = &world.browsers;
    for (here, theirs) in [(one, other), (other, one)] {
        let refused = join(&here.document, &theirs.document).unwrap_err();
        assert!(
            matches!(refused, JoinError::TwoChanges { .. }),
            "{refused:?}"
        );
    }
}

#[test]
fn a_programme_removed_here_and_opened_again_makes_a_new_actor() {
    let world = World::before_the_copy(2);
    let file = &world.browsers[0].document;
    assert!(holds_more_of("ann", None, file));
    assert!(!holds_more_of("ben", None, file));
    assert!(!holds_more_of("ann", Some(file), file));
}

#[test]
fn an_edit_not_saved_when_the_actor_changes_is_made_again_under_the_new_one() {
    let stamp = |actor: &str| Stamp {
        actor: Arc::from(actor),
        at_ms: 1,
        via: String::new(),
    };
    let person = |id: &str| {
        Edit::Change(Change::save(Person {
            id: Id::new(id),
            given_name: id.to_owned(),
            ..Person::default()
        }))
    };
    let mut desk = Desk::new(Document::new("p"), 1);
    desk.edit(person("ana"), stamp("ann")).unwrap();
    let mut merged = Desk::new(Document::new("p"), 1);
    merged.edit(person("luis"), stamp("ann")).unwrap();
    let refused = desk.rebase(merged.document().clone(), 2, &Arc::from("new"));
    assert!(refused.is_empty());
    let dots = desk.unsaved().dots;
    assert_eq!(dots.len(), 1);
    assert_eq!((&*dots[0].actor, dots[0].n), ("new", 1));
    assert_eq!(desk.programme().people.len(), 2);
}

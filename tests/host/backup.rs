//! When a backup is asked for, and when nobody is troubled.

use civic_mentor::domain::change::Write;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::backup::backup_due;
use civic_mentor::merge::{Document, Stamp, join};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A change that touches so many people.
fn change(document: &mut Document, actor: &str, at_ms: i64, code: &str, n_people: usize) {
    let write = |n: usize| Write {
        kind: "person".to_owned(),
        record: format!("{code}-{at_ms}-{n}"),
        field: "unit".to_owned(),
        value: Value::Int(at_ms),
    };
    let writes: Vec<Write> = (0..n_people).map(write).collect();
    let stamp = Stamp {
        actor: actor.into(),
        at_ms,
        via: String::new(),
    };
    document.commit(&stamp, code, &writes);
}

#[test]
fn twenty_edits_or_three_days_are_enough() {
    let mut document = Document::new("p");
    assert_eq!(
        backup_due(&document, None, 100 * DAY),
        None,
        "nothing to lose"
    );
    change(&mut document, "ann", 0, "programme.created", 60);
    assert_eq!(
        backup_due(&document, None, DAY),
        None,
        "a template is one edit"
    );
    assert_eq!(backup_due(&document, None, 3 * DAY), Some(1));
    for n in 1..19 {
        change(&mut document, "ann", n, "person.saved", 1);
    }
    assert_eq!(backup_due(&document, None, DAY), None);
    change(&mut document, "ann", 19, "person.saved", 1);
    assert_eq!(backup_due(&document, None, DAY), Some(20));
    let last = Some((20, 20));
    assert_eq!(
        backup_due(&document, last, 90 * DAY),
        None,
        "all of it is in the file"
    );
    change(&mut document, "ann", 50 * DAY, "person.saved", 1);
    assert_eq!(
        backup_due(&document, last, 51 * DAY),
        None,
        "old file, young edit"
    );
    assert_eq!(backup_due(&document, last, 53 * DAY), Some(1));
    change(&mut document, "ann", 51 * DAY, "people.imported", 300);
    assert_eq!(backup_due(&document, last, 51 * DAY), Some(301));
}

#[test]
fn what_a_merge_brought_counts_whatever_its_dates_say() {
    let mut ours = Document::new("p");
    change(&mut ours, "ann", 10 * DAY, "person.saved", 1);
    let last = Some((11 * DAY, 1));
    let mut theirs = Document::new("p");
    for n in 0..25 {
        change(&mut theirs, "ben", n, "person.saved", 1);
    }
    let (both, _) = join(&ours, &theirs).unwrap();
    assert_eq!(backup_due(&both, last, 11 * DAY), Some(25));
}

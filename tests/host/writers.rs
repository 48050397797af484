//! Whose name stands beside a change: what was checked here counts before what
//! a file says, and hearsay is told with its sender.

use std::sync::Arc;

use civic_mentor::flow::writers::{NamedKey, Who, Writers, brought_by};
use civic_mentor::merge::{ActorInfo, Document};

const ANN: &str = "did:key:ann";
const BEN: &str = "did:key:ben";

fn document(actors: &[(&str, &str, &str)]) -> Document {
    let mut document = Document::new("p");
    for (actor, key, name) in actors {
        document.seen.insert(Arc::from(*actor), 1);
        let info = ActorInfo {
            key: (*key).to_owned(),
            name: (*name).to_owned(),
        };
        document.actors.insert(Arc::from(*actor), info);
    }
    document
}

fn named(did: &str, name: &str) -> NamedKey {
    NamedKey {
        did: did.to_owned(),
        name: name.to_owned(),
        words: vec!["acid".to_owned()],
    }
}

fn check(writers: &Writers, document: &Document, actor: &str, who: Who, sent_by: Option<Who>) {
    let writer = writers.writer(document, &Arc::from(actor));
    assert_eq!((writer.who, writer.sent_by), (who, sent_by), "{actor}");
}

#[test]
fn this_browser_is_you_under_every_actor_it_had() {
    let writers = Writers {
        own: vec![Arc::from("old"), Arc::from("now")],
        ..Writers::default()
    };
    let document = document(&[("old", BEN, "Ben"), ("now", "", "")]);
    check(&writers, &document, "old", Who::You, None);
    check(&writers, &document, "now", Who::You, None);
}

#[test]
fn the_name_given_here_counts_before_the_one_in_the_file() {
    let theirs = document(&[
        ("b", BEN, "Benny"),
        ("c", "", ""),
        ("d", "did:key:d", "Dora"),
    ]);
    let writers = Writers {
        keys: vec![named(BEN, "Ben from Roads")],
        ..Writers::default()
    }
    .with_file("b", BEN, None, &theirs);
    check(
        &writers,
        &theirs,
        "b",
        Who::Named("Ben from Roads".into()),
        None,
    );
    let words = writers.writer(&theirs, &Arc::from("b")).words;
    assert_eq!(words, ["acid"]);
    let by_ben = Some(Who::Named("Ben from Roads".into()));
    check(
        &writers,
        &theirs,
        "c",
        Who::Browser("c".into()),
        by_ben.clone(),
    );
    check(&writers, &theirs, "d", Who::Claimed("Dora".into()), by_ben);
}

#[test]
fn a_known_key_in_somebody_elses_file_is_hearsay_until_its_own_file_came() {
    let theirs = document(&[("a", ANN, "Ann"), ("b", BEN, "Ben")]);
    let keys = vec![named(ANN, "Ann"), named(BEN, "Ben")];
    let writers = Writers {
        keys,
        ..Writers::default()
    };
    let from_ben = writers.with_file("b", BEN, None, &theirs);
    let ann = || Who::Named("Ann".into());
    check(
        &from_ben,
        &theirs,
        "a",
        ann(),
        Some(Who::Named("Ben".into())),
    );
    assert!(from_ben.writer(&theirs, &Arc::from("a")).words.is_empty());
    let from_ann = from_ben.with_file("a", ANN, Some(&theirs), &theirs);
    check(&from_ann, &theirs, "a", ann(), None);
}

#[test]
fn only_actors_that_were_not_here_are_brought() {
    let here = document(&[("a", "", "")]);
    let theirs = document(&[("a", "", ""), ("b", BEN, "Ben"), ("c", "", "")]);
    assert_eq!(brought_by("b", Some(&here), &theirs), ["c"]);
    assert_eq!(brought_by("b", None, &theirs), ["a", "c"]);
}

//! The Outbox: groups, order, ticks, and letters on their way out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::Blocker;
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::form::Meaning;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind};
use civic_mentor::domain::pairing::{FirstStep, Pairing, PairingState, Round, RoundState};
use civic_mentor::domain::people::{Participation, Person, Role};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::exchange::mailto::mailto;
use civic_mentor::flow::ahead::letters_ahead;
use civic_mentor::flow::left_over::left_over;
use civic_mentor::flow::outbox::{
    Filter, Sent, Tellings, eml_of, groups, letters_of, mail_merge, rounds_with_letters, tick,
    write_letters,
};
use civic_mentor::flow::round::RunResult;
use civic_mentor::flow::sample::sample_document;
use civic_mentor::letters::Turn;
use civic_mentor::merge::{Document, Stamp};
use jiff::civil::date;

fn put<T>(table: &mut BTreeMap<Id<T>, Arc<T>>, id: &str, record: T) {
    table.insert(Id::new(id), Arc::new(record));
}

/// Two pairs and one mentee alone, in a published round; Zoe reads Spanish.
fn programme() -> Programme {
    let mut p = Programme {
        id: "p".to_owned(),
        facts: Arc::new(Facts {
            id: Id::new("p"),
            name: "Valley".to_owned(),
            coordinator_name: "Rosa".to_owned(),
            coordinator_email: "rosa@valley.gov".to_owned(),
            ..Facts::default()
        }),
        ..Programme::default()
    };
    let people = [
        ("bo", Role::Mentor),
        ("cy", Role::Mentor),
        ("zoe", Role::Mentee),
        ("abe", Role::Mentee),
        ("eve", Role::Mentee),
    ];
    for (id, role) in people {
        let person = Person {
            id: Id::new(id),
            given_name: format!("=1+{id}"),
            email: format!("{id}@valley.gov"),
            letters_in: (id == "zoe").then_some(Language::Spanish),
            ..Person::default()
        };
        put(&mut p.people, id, person);
        let part = Participation {
            id: Id::new(id),
            person: Id::new(id),
            role,
            ..Participation::default()
        };
        put(&mut p.participations, id, part);
    }
    let round = Round {
        id: Id::new("r"),
        state: RoundState::Published,
        ..Round::default()
    };
    put(&mut p.rounds, "r", round);
    for (id, mentor, mentee) in [("1", "bo", "zoe"), ("2", "cy", "abe")] {
        let pairing = Pairing {
            id: Id::new(id),
            round: Id::new("r"),
            mentor: Id::new(mentor),
            mentee: Id::new(mentee),
            state: PairingState::Published,
            ..Pairing::default()
        };
        put(&mut p.pairings, id, pairing);
    }
    p
}

/// The programme after a change.
fn after(p: &Programme, change: &Change) -> Programme {
    let mut p = p.clone();
    for write in apply(&p, change).unwrap() {
        let mut fields = p.fields_of(&write.kind, &write.record).unwrap_or_default();
        fields.insert(write.field, write.value);
        p.put(&write.kind, &write.record, &fields);
    }
    p
}

fn written() -> Programme {
    let p = programme();
    let mut n = 0;
    let ids = || {
        n += 1;
        Id::new(format!("l{n}"))
    };
    let change = write_letters(
        &p,
        &Id::new("r"),
        FirstStep::Introduce,
        date(2026, 9, 2),
        ids,
    )
    .unwrap();
    after(&p, &change)
}

fn round() -> Id<Round> {
    Id::new("r")
}

fn readers(p: &Programme, filter: Filter) -> Vec<String> {
    letters_of(p, &round(), filter)
        .iter()
        .map(|it| it.to.to_string())
        .collect()
}

#[test]
fn letters_stand_by_turn_and_then_by_name() {
    let p = written();
    assert_eq!(
        readers(&p, Filter::default()),
        ["bo", "cy", "abe", "zoe", "eve"]
    );
    let spanish = Filter {
        language: Some(Language::Spanish),
        ..Filter::default()
    };
    assert_eq!(readers(&p, spanish), ["zoe"]);
    let lonely = Filter {
        turn: Turn::from_word("not_matched_mentee"),
        ..Filter::default()
    };
    assert_eq!(readers(&p, lonely), ["eve"]);
    assert_eq!(rounds_with_letters(&p).len(), 1);
}

#[test]
fn ticking_counts_in_the_groups_and_can_be_taken_back() {
    let p = written();
    let all: Vec<Id<Letter>> = p.letters.keys().cloned().collect();
    let ticked = after(&p, &tick(&p, &all, Some(7)).unwrap());
    let sums = |p: &Programme| {
        let groups = groups(p, &round());
        let sum = |count: fn(&civic_mentor::flow::outbox::Group) -> usize| -> usize {
            groups.iter().map(count).sum()
        };
        (groups.len(), sum(|it| it.n_sent), sum(|it| it.n_unsent))
    };
    assert_eq!(sums(&p), (4, 0, 5));
    assert_eq!(sums(&ticked), (4, 5, 0));
    assert_eq!(
        tick(&ticked, &all, Some(9)),
        None,
        "an old tick keeps its moment"
    );
    let sent = Filter {
        sent: Some(Sent::Yes),
        ..Filter::default()
    };
    assert_eq!(readers(&ticked, sent).len(), 5);
    assert_eq!(
        sums(&after(&ticked, &tick(&ticked, &all, None).unwrap())),
        (4, 0, 5)
    );
}

#[test]
fn writing_again_writes_nothing() {
    let p = written();
    assert_eq!(
        write_letters(
            &p,
            &round(),
            FirstStep::Introduce,
            date(2026, 9, 2),
            Id::default
        ),
        None
    );
}

#[test]
fn a_mail_merge_table_holds_each_letter_and_runs_no_formula() {
    let p = written();
    let letters = letters_of(&p, &round(), Filter::default());
    let told = Tellings::of(&p, &round());
    let table = String::from_utf8(mail_merge(&p, &letters, &told)).unwrap();
    assert!(table.contains("\"to_email\",\"to_name\",\"subject\",\"body\",\"given_name\""));
    assert!(table.contains("\"abe@valley.gov\""));
    assert!(table.contains("\"'=1+abe\""));
    assert!(!table.contains(",\"=1+"));
}

#[test]
fn an_eml_goes_from_the_coordinator_to_the_reader() {
    let p = written();
    let letter = &p.letters[&letters_of(&p, &round(), Filter::default())[0].id];
    let seen = Tellings::of(&p, &round()).render(&p, letter);
    let eml = String::from_utf8(eml_of(&p, &seen, Vec::new())).unwrap();
    assert!(eml.starts_with("From: Rosa <rosa@valley.gov>\r\nTo: "));
    assert!(eml.contains("<bo@valley.gov>\r\n"));
}

#[test]
fn a_long_letter_gets_no_mail_link() {
    let p = written();
    let letters = letters_of(&p, &round(), Filter::default());
    let mut letter = (*letters[0]).clone();
    let told = Tellings::of(&p, &round());
    letter.body = "A word. ".repeat(300);
    let seen = told.render(&p, &letter);
    assert!(mailto(&[&seen.to_email], &seen.subject, &seen.body).is_too_long);
    letter.body = "Welcome.".to_owned();
    let seen = told.render(&p, &letter);
    assert!(!mailto(&[&seen.to_email], &seen.subject, &seen.body).is_too_long);
}

#[test]
fn who_is_kept_out_by_a_missing_answer_reads_just_that() {
    let mut p = written();
    let mut facts = (*p.facts).clone();
    facts.consent_needed = true;
    p.facts = Arc::new(facts);
    let lonely = p
        .letters
        .values()
        .find(|it| it.kind == LetterKind::NotMatched)
        .unwrap();
    let body = Tellings::of(&p, &round()).render(&p, lonely).body;
    assert!(
        body.contains("We had not yet received your agreement"),
        "{body}"
    );
}

#[test]
fn writing_letters_is_one_line_in_the_trail() {
    let p = programme();
    let mut document = Document::new("p");
    let stamp = Stamp {
        actor: Arc::from("ann"),
        at_ms: 1,
        via: String::new(),
    };
    let mut n = 0;
    let change = write_letters(&p, &round(), FirstStep::Offer, date(2026, 9, 2), || {
        n += 1;
        Id::new(format!("l{n}"))
    });
    let change = change.unwrap();
    document.commit(&stamp, &change.code(), &apply(&p, &change).unwrap());
    let codes: Vec<&str> = document
        .trail()
        .iter()
        .map(|(_, it)| it.code.as_str())
        .collect();
    assert_eq!(codes, ["letters.written"]);
}

/// The sample, its run published and every letter written.
fn published_sample() -> (Programme, Id<Round>) {
    let p = sample_document("some-actor", 1_785_758_400_000).programme();
    let round = p.current_round().expect("a round is open").id.clone();
    let publish = Change::Publish {
        round: round.clone(),
        on: date(2026, 8, 3),
        reply_by: None,
        first_step: FirstStep::Introduce,
    };
    let p = after(&p, &publish);
    let mut n = 0;
    let ids = || {
        n += 1;
        Id::new(format!("l{n}"))
    };
    let change = write_letters(&p, &round, FirstStep::Introduce, date(2026, 9, 2), ids)
        .expect("none is written");
    (after(&p, &change), round)
}

#[test]
fn a_letter_never_carries_another_persons_reasons_name_or_words() {
    let (p, round) = published_sample();
    let told = Tellings::of(&p, &round);
    let run = p.rounds[&round].published_run.as_ref().unwrap();
    let result = RunResult::of_run(&p.runs[run]).unwrap();
    let mut n_pairs = 0;
    for letter in p.letters.values() {
        let pairing = letter.pairing.as_ref().map(|id| &p.pairings[id]);
        // The reasons told are those of this very pair, or of this very person.
        let points: u32 = told.told(letter).why.iter().map(|it| it.points).sum();
        let of_run = pairing.map_or(0, |it| {
            n_pairs += 1;
            result.pair(&it.mentee, &it.mentor).unwrap().points()
        });
        assert_eq!(points, of_run);
        let about: BTreeSet<_> = pairing
            .map_or(vec![&letter.to], |it| vec![&it.mentor, &it.mentee])
            .into_iter()
            .map(|part| &p.participations[part].person)
            .collect();
        let seen = told.render(&p, letter);
        let text = format!("{}\n{}", seen.subject, seen.body);
        let names: BTreeSet<String> = about.iter().map(|id| p.people[*id].full_name()).collect();
        for part in p.participations.values() {
            if about.contains(&part.person) {
                continue;
            }
            let person = &p.people[&part.person];
            let words = p.answer_texts(&part.id, Meaning::Biography);
            let theirs = [person.full_name(), person.email.clone()];
            for theirs in theirs.into_iter().chain(words) {
                let is_own = names.contains(&theirs);
                assert!(is_own || !text.contains(&theirs), "{theirs} in:\n{text}");
            }
        }
    }
    assert_eq!(n_pairs, 2 * result.pairs.len());
    assert!(
        p.letters.len() > n_pairs,
        "somebody is told that none was found"
    );
}

/// Publishing once named fewer people than got a letter: it left out those who
/// were kept out of the run.
#[test]
fn who_is_left_over_on_publishing_is_who_gets_a_letter_about_it() {
    let p = sample_document("some-actor", 1_785_758_400_000).programme();
    let ahead =
        letters_ahead(&p, date(2026, 8, 3), FirstStep::Introduce).expect("a proposal waits");
    for role in [Role::Mentor, Role::Mentee] {
        let left = left_over(&p, role);
        assert!(left.n_kept_out() > 0, "{role:?}");
        let of_role = ahead
            .groups
            .iter()
            .filter(|group| group.turn.role == role && !group.turn.speaks_of_pairing());
        assert_eq!(left.n(), of_role.map(|group| group.n).sum::<usize>());
    }
    let mentees = left_over(&p, Role::Mentee);
    assert_eq!((mentees.taking_part.len(), mentees.n_kept_out()), (5, 1));
    let reasons: Vec<_> = mentees.kept_out.keys().copied().collect();
    assert_eq!(reasons, [Blocker::NoApproval]);
}

#[test]
fn the_samples_texts_stand_in_both_languages() {
    let p = sample_document("some-actor", 1_785_758_400_000).programme();
    let ahead =
        letters_ahead(&p, date(2026, 8, 3), FirstStep::Introduce).expect("a proposal waits");
    assert_eq!(ahead.lacking, []);
}

#[test]
fn what_publishing_would_bring_is_what_it_brings() {
    let before = sample_document("some-actor", 1_785_758_400_000).programme();
    let ahead =
        letters_ahead(&before, date(2026, 8, 3), FirstStep::Introduce).expect("a proposal waits");
    let (p, round) = published_sample();
    let mut written: BTreeMap<Turn, usize> = BTreeMap::new();
    for group in groups(&p, &round) {
        *written.entry(group.turn).or_default() += group.n_sent + group.n_unsent;
    }
    let told = ahead.groups.iter().map(|group| (group.turn, group.n));
    assert_eq!(told.collect::<BTreeMap<_, _>>(), written);
    let tellings = Tellings::of(&p, &round);
    for group in &ahead.groups {
        let mut letters = p.letters.values();
        let same = |it: &&Arc<Letter>| tellings.render(&p, it) == group.example;
        assert!(letters.any(|it| same(&it)), "{}", group.example.body);
    }
    // After publication, and before a run, nothing lies ahead.
    assert_eq!(
        letters_ahead(&p, date(2026, 8, 4), FirstStep::Introduce),
        None
    );
    assert_eq!(
        letters_ahead(
            &Programme::default(),
            date(2026, 8, 4),
            FirstStep::Introduce
        ),
        None
    );
}

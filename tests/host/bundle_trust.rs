//! Keys, their words, and how well an author is known.
#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "helpers of tests"
)]

use civic_mentor::bundle::{
    Checked, Earlier, Envelope, KeyError, Kind, KnownKey, KnownKeys, OwnKey, Position, PublicKey,
    Sequence, Trust, Verified, Withdrawal, confusable, file_bytes, open, same_word_at, same_words,
    sequence_of, sign, trust_of, verify, words_of,
};
use civic_mentor::domain::value::Value;

const ACTOR: &str = "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03";

fn key(seed: u8) -> OwnKey {
    OwnKey::from_entropy([seed; 32])
}

fn document(author: u8, seq: u64) -> Verified {
    let key = key(author);
    let mut envelope = Envelope::new(
        Kind::Relationship,
        "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".into(),
        key.public(),
        ACTOR.into(),
    );
    envelope.programme_id = Some("7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02".into());
    envelope.position = Some(Position { seq, prev: None });
    envelope.payload = Value::map([("a", Value::Null)]);
    let signed = sign(&envelope, &key, jiff::Timestamp::UNIX_EPOCH).unwrap();
    verify(
        open(&file_bytes(&signed).unwrap()).unwrap(),
        &KnownKeys::default(),
    )
    .unwrap()
}

fn known(seed: u8, name: &str) -> KnownKey {
    KnownKey {
        key: key(seed).public(),
        name: name.into(),
        claimed: String::new(),
        organisation: "City of Alder".into(),
        checked: None,
        first_seen: "2026-01-02".into(),
        withdrawal: None,
    }
}

fn checked(seed: u8, name: &str) -> KnownKey {
    let checked = Checked {
        with: "by phone".into(),
        on: "2026-01-03".into(),
    };
    KnownKey {
        checked: Some(checked),
        ..known(seed, name)
    }
}

fn trust(author: u8, name: &str, keys: &[KnownKey]) -> &'static str {
    let known = KnownKeys::new(Some(key(1).public()), keys.to_vec());
    trust_of(&document(author, 1), Some(name), &known).code()
}

#[test]
fn an_author_is_as_well_known_as_people_have_made_sure() {
    assert_eq!(trust(1, "Ann", &[]), "trust_you");
    assert_eq!(trust(2, "Ben", &[]), "trust_unknown");
    assert_eq!(trust(2, "Ben", &[known(2, "Ben")]), "trust_seen_before");
    assert_eq!(trust(2, "Ben", &[checked(2, "Ben")]), "trust_checked");
    assert_eq!(
        trust(2, "Ben Ortiz", &[checked(3, "Ben Ortiz")]),
        "trust_name_known_key_different"
    );
    assert_eq!(
        trust(2, "Bеn Оrtiz", &[known(3, "Ben Ortiz")]),
        "trust_name_known_key_different"
    );
    // … and so is the name another key's holder gave, whatever it is called here.
    let mut other = checked(3, "Ben from Roads");
    other.claimed = "Ben Ortiz".into();
    assert_eq!(
        trust(2, "Ben Ortiz", &[other]),
        "trust_name_known_key_different"
    );
    // A key seen before that takes on another's name is stopped as well …
    let both = [known(2, "Cal"), checked(3, "Ben Ortiz")];
    assert_eq!(
        trust(2, "ben ortiz", &both),
        "trust_name_known_key_different"
    );
    // … one whose words were compared is not: two people may share a name.
    let both = [checked(2, "Ben"), checked(3, "Ben")];
    assert_eq!(trust(2, "Ben", &both), "trust_checked");
}

#[test]
fn a_withdrawn_key_counts_only_up_to_the_last_good_file_of_each_actor() {
    let last_good = [(ACTOR.to_owned(), 17)].into();
    let entry = KnownKey {
        withdrawal: Some(Withdrawal { last_good }),
        ..checked(2, "Ben")
    };
    let known = KnownKeys::new(None, [entry.clone()]);
    assert!(matches!(
        trust_of(&document(2, 17), None, &known),
        Trust::Checked { .. }
    ));
    assert!(matches!(
        trust_of(&document(2, 18), None, &known),
        Trust::Withdrawn { .. }
    ));
    let others = [("0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".to_owned(), 99)].into();
    let entry = KnownKey {
        withdrawal: Some(Withdrawal { last_good: others }),
        ..entry
    };
    let known = KnownKeys::new(Some(key(2).public()), [entry]);
    assert!(
        matches!(
            trust_of(&document(2, 1), None, &known),
            Trust::Withdrawn { .. }
        ),
        "even my own"
    );
}

#[test]
fn joining_withdrawals_never_lets_more_count() {
    let made = |entries: &[(&str, u64)]| Withdrawal {
        last_good: entries
            .iter()
            .map(|(actor, seq)| ((*actor).to_owned(), *seq))
            .collect(),
    };
    let joined = made(&[("a", 5), ("b", 2)]).joined(&made(&[("a", 3), ("c", 9)]));
    assert_eq!(joined, made(&[("a", 3)]));
    assert_eq!(joined.joined(&joined), joined);
}

#[test]
fn names_that_look_alike_are_told_and_others_are_not() {
    for (a, b) in [
        ("Maria Cole", "maria cole"),
        ("Maria Cole", "Mariа Сole"), // Cyrillic
        ("Maria Cole", "María  Cole "),
        ("Maria Cole", "Ｍａｒｉａ Cole"), // full width
        ("Maria Cole", "Ma\u{200b}ria Cole"),
        ("Ian Bell", "lan BeII"),
        ("Tom Burns", "Tom Bums"),
        ("Ο'Neil", "O'Neil"), // Greek
        ("Bob", "B0b"),
    ] {
        assert!(confusable(a, b) && confusable(b, a), "{a} / {b}");
    }
    for (a, b) in [
        ("Maria Cole", "Mario Cole"),
        ("Ann Lee", "Anne Lee"),
        ("", ""),
        ("…", "!"),
        ("Ito", "Ida"),
    ] {
        assert!(!confusable(a, b), "{a} / {b}");
    }
}

#[test]
fn a_key_has_eight_words_that_never_change() {
    let public = key(1).public();
    let words = words_of(&public);
    assert_eq!(
        (public.to_string().as_str(), words.join(" ").as_str()),
        (
            "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
            WORDS_OF_KEY_1
        )
    );
    assert!(same_words(
        &public,
        &format!("  {} ", words.join("\n").to_uppercase())
    ));
    assert!(same_words(
        &public,
        &words
            .iter()
            .enumerate()
            .map(|(n, w)| format!("{}. {w}, ", n + 1))
            .collect::<String>()
    ));
    assert!(!same_words(&public, &words[..7].join(" ")));
    assert!(!same_words(&public, &format!("{} extra", words.join(" "))));
    assert!(!same_words(&key(2).public(), &words.join(" ")));
    assert!(same_word_at(
        &public,
        3,
        &format!(" {} ", words[3].to_uppercase())
    ));
    assert!(!same_word_at(&public, 4, words[3]) && !same_word_at(&public, 8, words[7]));
    assert!(!same_word_at(&public, 0, "") && !same_words(&public, ""));
}

/// By another program: SHA-256 of the public key, its first 88 bits by 11.
const WORDS_OF_KEY_1: &str = "crucial position tower kingdom panther layer faculty region";

#[test]
fn weak_and_twisted_keys_are_refused() {
    let check = |did: &str| PublicKey::from_did(did).unwrap_err();
    let did = |bytes: [u8; 32]| {
        let coded = [&[0xed, 0x01][..], &bytes].concat();
        format!("did:key:z{}", bs58::encode(coded).into_string())
    };
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(check(&did(identity)), KeyError::Weak);
    assert_eq!(check(&did([0; 32])), KeyError::Weak, "a point of order 4");
    identity[0] = 2;
    assert_eq!(check(&did(identity)), KeyError::NotAKey);
    assert_eq!(check("did:web:example.org"), KeyError::NotDidKey);
    assert_eq!(check("did:key:z"), KeyError::NotDidKey);
    assert_eq!(
        check(&format!("did:key:z{}", "1".repeat(100_000))),
        KeyError::NotDidKey
    );
    let good = key(1).public().to_string();
    assert_eq!(PublicKey::from_did(&good).unwrap(), key(1).public());
    assert_eq!(check(&format!("{good}#x")), KeyError::NotDidKey);
    assert_eq!(check(&good.to_uppercase()), KeyError::NotDidKey);
    assert!(
        !format!("{:?}", key(1)).contains("0101"),
        "a secret is never shown"
    );
}

#[test]
fn a_file_is_told_from_a_fork_of_it_and_from_an_older_one() {
    let hash = |n: u64| format!("sha256:{n}");
    let earlier = |all: &[u64]| {
        let file = |seq: &u64| Earlier {
            seq: *seq,
            hash: hash(*seq),
        };
        all.iter().map(file).collect::<Vec<_>>()
    };
    let at = |had: &[u64], seq: u64, prev: Option<u64>, own: u64| {
        let prev = prev.map(hash);
        sequence_of(&earlier(had), &Position { seq, prev }, &hash(own))
    };
    assert_eq!(at(&[], 5, Some(4), 5), Sequence::First);
    assert_eq!(at(&[1, 2], 3, Some(2), 3), Sequence::Newer);
    assert_eq!(
        at(&[1, 2], 9, Some(8), 9),
        Sequence::Newer,
        "some never came"
    );
    assert_eq!(at(&[1, 2, 3], 2, Some(1), 2), Sequence::Again);
    assert_eq!(at(&[1, 2], 2, Some(1), 77), Sequence::Fork { seq: 2 });
    assert_eq!(at(&[1, 2], 3, Some(77), 3), Sequence::Fork { seq: 2 });
    assert_eq!(at(&[1, 2], 3, None, 3), Sequence::Fork { seq: 2 });
    assert_eq!(at(&[4], 2, Some(1), 2), Sequence::Older { newest: 4 });
}

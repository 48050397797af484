//! Properties of signed files: what is true of every tree and every change.
#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "helpers of tests"
)]

use std::collections::BTreeMap;

use civic_mentor::bundle::{
    Envelope, Kind, KnownKeys, OwnKey, armour, blocks_in, canonical, file_bytes, open, readable,
    sign, strict, verify,
};
use civic_mentor::domain::value::{MAX_INT, Value};
use proptest::prelude::*;

fn any_tree(name: &'static str) -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-MAX_INT..=MAX_INT).prop_map(Value::Int),
        "[^\\x00]{0,20}".prop_map(Value::Text),
        "[ -~]{0,120}".prop_map(Value::Text),
    ];
    single.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::List),
            prop::collection::btree_map(name, inner, 0..8).prop_map(Value::Map),
        ]
    })
}

fn any_payload() -> impl Strategy<Value = Value> {
    let entries =
        prop::collection::btree_map("[A-Za-z_][A-Za-z0-9_]{0,12}", any_tree("[a-z_]{1,9}"), 0..6);
    entries.prop_map(|entries: BTreeMap<String, Value>| Value::Map(entries))
}

fn signed_file(payload: Value) -> Vec<u8> {
    let key = OwnKey::from_entropy([3; 32]);
    let mut envelope = Envelope::new(
        Kind::Report,
        "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".into(),
        key.public(),
        "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03".into(),
    );
    envelope.payload = payload;
    file_bytes(&sign(&envelope, &key, jiff::Timestamp::UNIX_EPOCH).unwrap()).unwrap()
}

/// What a mail program may do to a text, and a reader must undo.
#[derive(Clone, Debug)]
enum Mangle {
    Quote,
    Crlf,
    Indent,
    Rewrap(usize),
    Join,
    BlankLines,
    SoftBreaks,
    Surround,
    Dashes,
}

fn any_mangle() -> impl Strategy<Value = Mangle> {
    prop_oneof![
        Just(Mangle::Quote),
        Just(Mangle::Crlf),
        Just(Mangle::Indent),
        (20_usize..90).prop_map(Mangle::Rewrap),
        Just(Mangle::Join),
        Just(Mangle::BlankLines),
        Just(Mangle::SoftBreaks),
        Just(Mangle::Surround),
        Just(Mangle::Dashes),
    ]
}

fn mangled(text: &str, how: &Mangle) -> String {
    match how {
        Mangle::Quote => text.lines().map(|line| format!("> {line}\n")).collect(),
        Mangle::Crlf => text.lines().map(|line| format!("{line}\r\n")).collect(),
        Mangle::Indent => text
            .lines()
            .map(|line| format!("\t\u{a0}{line}  \n"))
            .collect(),
        Mangle::Rewrap(width) => text
            .lines()
            .flat_map(|line| {
                let chars: Vec<char> = line.chars().collect();
                // The lines with the words keep whole; they are short.
                let width = if line.contains("CIVIC") {
                    chars.len().max(1)
                } else {
                    *width
                };
                chars
                    .chunks(width)
                    .map(|chunk| chunk.iter().collect::<String>())
                    .collect::<Vec<_>>()
            })
            .map(|line| line + "\n")
            .collect(),
        Mangle::Join => text.lines().collect::<Vec<_>>().join(" "),
        Mangle::BlankLines => text.lines().map(|line| format!("{line}\n\n")).collect(),
        Mangle::SoftBreaks => text.lines().map(|line| format!("{line}=\n")).collect(),
        Mangle::Surround => {
            format!("Dear Ben, BEGIN here\n{text}\nThe END. -- \nAnn - Office of CIVIC life")
        }
        Mangle::Dashes => text.replace("--", "\u{2013}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn canonical_text_reads_back_and_stays_itself(tree in any_tree("[^\\x00]{0,9}")) {
        let text = canonical(&tree);
        let read = strict::parse_tree(text.as_bytes()).unwrap();
        prop_assert_eq!(&read, &tree);
        prop_assert_eq!(canonical(&read), text);
    }

    #[test]
    fn readable_text_reads_back_to_the_same_tree(tree in any_tree("[a-z_]{1,9}")) {
        let text = readable(&tree, &["b"], &["a"]);
        prop_assert_eq!(strict::parse(text.as_bytes()).unwrap(), tree);
    }

    #[test]
    fn canonical_text_is_what_serde_json_writes(tree in any_tree("[a-z_]{1,9}")) {
        // For whole numbers and plain names the two agree; another pair of eyes.
        let text = canonical(&tree);
        let other: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&other).unwrap(), text);
    }

    #[test]
    fn bytes_of_any_kind_are_answered_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = open(&bytes);
        let _ = blocks_in(&bytes);
    }

    #[test]
    fn almost_json_is_answered_without_a_panic(text in "[\\[\\]{}\",:0-9.eE+\\-\\\\unal ]{0,60}") {
        let ours = strict::parse_tree(text.as_bytes());
        // Whatever we read, an ordinary parser reads as well.
        if ours.is_ok() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn a_changed_byte_is_refused_or_changes_nothing(
        payload in any_payload(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let sound = signed_file(payload);
        let mut changed = sound.clone();
        let at = at.index(sound.len());
        changed[at] = byte;
        let original = verify(open(&sound).unwrap(), &KnownKeys::default()).unwrap();
        if let Ok(read) = open(&changed).and_then(|file| verify(file, &KnownKeys::default())) {
            prop_assert_eq!(canonical(&read.signed_value()), canonical(&original.signed_value()));
        }
    }

    #[test]
    fn a_block_survives_what_mail_does_to_it(
        bytes in prop::collection::vec(any::<u8>(), 1..400),
        mangles in prop::collection::vec(any_mangle(), 0..4),
    ) {
        let mail = mangles.iter().fold(armour(&bytes), |text, how| mangled(&text, how));
        prop_assert_eq!(blocks_in(mail.as_bytes()).unwrap(), vec![bytes], "{}", mail);
    }

    #[test]
    fn signing_takes_what_the_parser_takes(payload in any_payload()) {
        let file = verify(open(&signed_file(payload.clone())).unwrap(), &KnownKeys::default()).unwrap();
        prop_assert_eq!(&file.envelope().payload, &payload);
    }
}

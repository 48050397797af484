//! Every way a file can be refused has words: what is wrong, that nothing was
//! changed, what to do next.

use std::collections::BTreeSet;
use std::fs;

use super::tidy::root;

/// Where codes of refused files are made.
const MAKERS: [&str; 6] = [
    "src/bundle/error.rs",
    "src/bundle/armour.rs",
    "src/bundle/proof.rs",
    "src/bundle/strict/fault.rs",
    "src/sealing/error.rs",
    "src/flow/enrol/link.rs",
];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The texts between quotes that follow `start`.
fn quoted_after<'a>(source: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    let found = source.split(start).skip(1);
    found.filter_map(|rest| rest.split('"').next())
}

/// `pub fn file` of the page's words.
fn words_of_files() -> String {
    let source = read("src/ui/trouble.rs");
    let (_, body) = source.split_once("pub fn file(code: &str)").unwrap();
    body.to_owned()
}

#[test]
fn every_code_of_a_refused_file_has_words_of_its_own() {
    let words = words_of_files();
    let worded: BTreeSet<&str> = words.split('"').skip(1).step_by(2).collect();
    let mut codes: BTreeSet<String> = BTreeSet::new();
    for path in MAKERS {
        codes.extend(quoted_after(&read(path), "=> \"").map(str::to_owned));
    }
    for path in [
        "src/worker/bundles.rs",
        "src/worker/messages.rs",
        "src/worker/mail.rs",
    ] {
        codes.extend(quoted_after(&read(path), "refused(\"").map(str::to_owned));
    }
    // Sentences for an auditor stand in the same files; codes have no blanks.
    codes.retain(|code| !code.contains(' ') && !code.contains('{'));
    assert!(codes.len() > 30, "{codes:?}");
    let missing: Vec<_> = codes
        .iter()
        .filter(|code| !worded.contains(code.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "without words in src/ui/trouble.rs: {missing:#?}"
    );
}

#[test]
fn the_words_say_that_nothing_was_changed_and_then_what_to_do() {
    let words = words_of_files();
    let keys: BTreeSet<&str> = words
        .split("trouble.")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    for (language, nothing) in [("en", "othing was changed"), ("es", "o se cambió nada")] {
        let texts: serde_json::Value =
            serde_json::from_str(&read(&format!("locales/{language}/trouble.json"))).unwrap();
        for key in &keys {
            let text = texts[key].as_str().unwrap();
            let next = text.split_once(nothing).map(|(_, next)| next);
            let next = next.unwrap_or_else(|| panic!("{language} {key}: {text}"));
            assert!(
                next.len() > 20,
                "{language} {key} says nothing to do: {text}"
            );
        }
    }
}

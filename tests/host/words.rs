//! Every word of the page stands in both languages and is used.
//!
//! Keys are read from `locales/`, uses from the arguments of the macros in
//! `src/ui/i18n.rs`; nothing is run. A key counts as used only where a macro
//! names it in full, so a key that is merely mentioned does not hide.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::tidy::{Source, root, sources};

/// The macros of `ui::i18n` that take keys.
const MACROS: [&str; 5] = ["t", "text", "tn", "text_n", "key"];

/// Texts that rightly read the same in both languages, as `area.key`.
const SAME_IN_BOTH: &[&str] = &[
    "common.product",  // a name
    "kit.error",       // the Spanish word is the same
    "trail.no",        // so is this one
    "import.value_no", // so is this one
    "people.no",       // and this
    "review.no",       // and this
    "file.mentors_1",  // and this
    "setup.consent_no",
    "setup.levels_no",
];

type Words = BTreeMap<String, String>;

/// `area.key` → text of one language.
fn words(language: &str) -> Words {
    let mut found = Words::new();
    for entry in fs::read_dir(root().join("locales").join(language)).unwrap() {
        let path = entry.unwrap().path();
        let area = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let value =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        collect(&area, &value, &mut found);
    }
    found
}

fn collect(key: &str, value: &serde_json::Value, found: &mut Words) {
    match value {
        serde_json::Value::Object(inner) => {
            for (name, value) in inner {
                collect(&format!("{key}.{name}"), value, found);
            }
        }
        serde_json::Value::String(text) => {
            found.insert(key.to_owned(), text.clone());
        }
        other => panic!("{key} is {other}, not a text"),
    }
}

/// The variables of a text: `{name}`.
fn variables(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim())
        .collect()
}

/// Keys named in the arguments of the macros: `t!(people.title, …)`.
fn keys_in(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in source.match_indices("!(") {
        let name_at = source[..at]
            .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .map_or(0, |before| before + 1);
        if !MACROS.contains(&&source[name_at..at]) {
            continue;
        }
        let arguments = within_brackets(&source[at + 2..]);
        found.extend(dotted_names(arguments));
    }
    found
}

/// The text up to the bracket that closes the one before it.
fn within_brackets(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// Runs of names joined by dots, spaces between them left out: `people . title`.
fn dotted_names(text: &str) -> BTreeSet<String> {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    squeezed
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.')
        .filter(|run| run.contains('.'))
        .map(|run| run.trim_matches('.').to_owned())
        .collect()
}

fn used_keys() -> BTreeSet<String> {
    sources()
        .iter()
        .map(Source::code)
        .flat_map(|code| keys_in(&code))
        .collect()
}

#[test]
fn both_languages_hold_the_same_keys() {
    let english: BTreeSet<_> = words("en").into_keys().collect();
    let spanish: BTreeSet<_> = words("es").into_keys().collect();
    let only_english: Vec<_> = english.difference(&spanish).collect();
    let only_spanish: Vec<_> = spanish.difference(&english).collect();
    assert!(
        only_english.is_empty(),
        "only in English: {only_english:#?}"
    );
    assert!(
        only_spanish.is_empty(),
        "only in Spanish: {only_spanish:#?}"
    );
}

#[test]
fn both_languages_take_the_same_variables() {
    let spanish = words("es");
    let differing: Vec<_> = words("en")
        .into_iter()
        .filter_map(|(key, english)| {
            let spanish = spanish.get(&key)?;
            (variables(&english) != variables(spanish))
                .then(|| format!("{key}: {english} | {spanish}"))
        })
        .collect();
    assert!(differing.is_empty(), "variables differ: {differing:#?}");
}

#[test]
fn no_key_is_unused() {
    let used = used_keys();
    let unused: Vec<_> = words("en")
        .into_keys()
        .filter(|key| !used.contains(key))
        .collect();
    assert!(unused.is_empty(), "no macro names these keys: {unused:#?}");
}

#[test]
fn no_text_is_left_untranslated() {
    let spanish = words("es");
    let same: Vec<_> = words("en")
        .into_iter()
        .filter(|(key, text)| {
            text.chars().any(char::is_alphabetic) && spanish.get(key) == Some(text)
        })
        .map(|(key, _)| key)
        .filter(|key| !SAME_IN_BOTH.contains(&key.as_str()))
        .collect();
    assert!(
        same.is_empty(),
        "the same in both languages; translate, or list in SAME_IN_BOTH: {same:#?}"
    );
}

#[test]
fn no_text_is_empty() {
    for language in ["en", "es"] {
        let empty: Vec<_> = words(language)
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .collect();
        assert!(empty.is_empty(), "{language}: {empty:#?}");
    }
}

/// A reader library's own words once stood in the sentence about a damaged
/// workbook, in English on every page.
#[test]
fn a_damaged_workbook_is_told_in_our_own_words() {
    for language in ["en", "es"] {
        let words = words(language);
        let sentence = &words["import.table_damaged"];
        assert!(variables(sentence).is_empty(), "{language}: {sentence}");
    }
}

/// One word for each thing: these were once said beside the word that stays.
#[test]
fn the_words_that_gave_way_are_not_back() {
    let gone = ["dependencia", "mentoread"];
    let said: Vec<_> = words("es")
        .into_iter()
        .filter(|(_, text)| gone.iter().any(|word| text.to_lowercase().contains(word)))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
}

/// The navigation once said "Letters" and "Matches" for what the pages called
/// Outbox and pairings.
#[test]
fn the_navigation_names_a_page_as_the_page_names_itself() {
    for language in ["en", "es"] {
        let words = words(language);
        for (entry, title) in [
            ("people", "people"),
            ("rules", "rules"),
            ("pairings", "review"),
            ("outbox", "outbox"),
            ("form", "form"),
            ("approvals", "approvals"),
            ("offers", "offers"),
            ("levels", "levels"),
            ("gaps", "gaps"),
            ("files", "file"),
            ("trail", "trail"),
        ] {
            let (entry, title) = (format!("common.nav_{entry}"), format!("{title}.title"));
            assert_eq!(words[&entry], words[&title], "{language}: {entry}");
        }
        assert_eq!(words["common.nav_outbox"], words["help.outbox"]);
    }
}

#[test]
fn keys_are_found_as_the_macros_take_them() {
    let check = |source: &str, expected: &[&str]| {
        let found = keys_in(source);
        for key in expected {
            assert!(found.contains(*key), "{key} in {source}: {found:?}");
        }
    };
    check("t!(people.title)", &["people.title"]);
    check("view! { <p>{t!(people . title)}</p> }", &["people.title"]);
    check("text!(a.b.c, n = rows.len())", &["a.b.c"]);
    check(
        "tn!(rows.len(), people.ready_1, people.ready_n)",
        &["people.ready_1", "people.ready_n"],
    );
    assert!(keys_in("assert!(people.title)").is_empty());
    assert!(keys_in("// people.title").is_empty());
}

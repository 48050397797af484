//! The words headings use, English and Spanish, and how they are compared.
//!
//! Two headings say the same when they hold the same telling words: case,
//! accents, punctuation, order, plural s and polite words don't count. So
//! "What is your e-mail address?" says "email address". Leaves out choosing
//! between columns (`guess`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::kind::FieldKind;

/// Lower case, no accents, no punctuation, one space between words.
pub fn normalise(heading: &str) -> String {
    let plain: String = heading
        .nfkd()
        .filter(|c| {
            !unicode_normalization::char::is_combining_mark(*c)
                && !matches!(c, '\'' | '’' | '\u{FEFF}')
        })
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("e mail", "email")
}

/// The telling words of a heading.
pub fn core_words(heading: &str) -> BTreeSet<String> {
    normalise(heading)
        .split(' ')
        .filter(|word| !is_polite(word) && !is_question_number(word))
        .map(stem)
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_polite(word: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| POLITE.split(' ').collect());
    WORDS.contains(word)
}

/// "3" or "q3" before a question.
fn is_question_number(word: &str) -> bool {
    let digits = word.strip_prefix('q').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without the plural s; "managers" also stands for "manager's".
fn stem(word: &str) -> String {
    let is_plural =
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    if is_plural {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}

/// Words that carry no meaning in a heading: English, then Spanish.
const POLITE: &str = "\
    a an and any are as at be below by choose current currently do does enter for from fill \
    give have here i if in is it list me my of official on optional please primary provide \
    required select tell that the their this to type us we what which who with work would \
    write you your yours s apply business all will can could should participant person \
    actual al cual cuales con de del el elija desea deseo en es escriba favor ha indique \
    ingrese la laboral las le lo los marque me mi mis nos opcional para por puede puedo que quiere \
    quiero se seleccione ser son su sus te tu tus un una usted y yo tiene participante \
    persona";

/// Headings that name a field beyond doubt.
pub(super) static NAMES: LazyLock<Vec<(FieldKind, Vec<&str>)>> =
    LazyLock::new(|| lists(include_str!("names.txt")));

/// Words that make a field likely when all of one group stand in a heading.
pub(super) static HINTS: LazyLock<Vec<(FieldKind, Vec<&str>)>> =
    LazyLock::new(|| lists(include_str!("hints.txt")));

/// Reads `[field]` and below it texts between bars.
fn lists(text: &'static str) -> Vec<(FieldKind, Vec<&'static str>)> {
    let mut found: Vec<(FieldKind, Vec<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        if let Some(kind) = name.and_then(FieldKind::from_code) {
            found.push((kind, Vec::new()));
        } else if let Some((_, texts)) = found.last_mut() {
            texts.extend(
                line.split('|')
                    .map(str::trim)
                    .filter(|text| !text.is_empty()),
            );
        }
    }
    found
}

/// "Department" is the agency in one country and a unit within it in another:
/// the first kind unless another column claims it.
pub(super) const EITHER: &[(&str, FieldKind, FieldKind)] = &[
    ("department", FieldKind::Agency, FieldKind::Unit),
    ("dept", FieldKind::Agency, FieldKind::Unit),
    ("department name", FieldKind::Agency, FieldKind::Unit),
    ("departamento", FieldKind::Agency, FieldKind::Unit),
    ("direccion", FieldKind::Unit, FieldKind::Location),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fields_claim_one_name() {
        let mut taken: std::collections::BTreeMap<BTreeSet<String>, (FieldKind, &str)> =
            std::collections::BTreeMap::new();
        let mut clashes = Vec::new();
        for (kind, texts) in NAMES.iter() {
            for text in texts {
                assert!(!core_words(text).is_empty(), "{text} says nothing");
                let (first, as_text) = *taken.entry(core_words(text)).or_insert((*kind, text));
                if first != *kind {
                    clashes.push(format!("{first:?} {as_text}, {kind:?} {text}"));
                }
            }
        }
        assert_eq!(clashes, Vec::<String>::new());
    }

    #[test]
    fn every_line_of_the_lists_is_read() {
        for (text, lists) in [
            (include_str!("names.txt"), &*NAMES),
            (include_str!("hints.txt"), &*HINTS),
        ] {
            let n_heads = text.lines().filter(|line| line.starts_with('[')).count();
            assert_eq!(lists.len(), n_heads);
            assert!(lists.iter().all(|(_, texts)| !texts.is_empty()));
        }
    }
}

//! Names that look alike: NFKC, then a small fold of letters that are drawn
//! alike (a part of Unicode TS 39's confusables, for Latin, Cyrillic, Greek).
//!
//! Leaves out names that only sound alike. Too many matches are better here
//! than too few: a match stops a file until a person has looked.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Whether two names could be taken for one another at a glance. Blanks,
/// marks, accents and case do not tell names apart. Empty names never match.
///
/// # Example
/// ```
/// use civic_mentor::bundle::confusable;
/// assert!(confusable("Maria Cole", "Mаriа  Сole")); // Cyrillic а, С
/// assert!(!confusable("Maria Cole", "Mario Cole"));
/// ```
pub fn confusable(a: &str, b: &str) -> bool {
    // A capital I is drawn like l, yet is also the capital of i: try both.
    let as_letter = |name: &str| skeleton(name, str::to_lowercase);
    let as_drawn = |name: &str| skeleton(name, |name| name.replace('I', "l").to_lowercase());
    let same = |a: String, b: String| !a.is_empty() && a == b;
    same(as_letter(a), as_letter(b))
        || same(as_drawn(a), as_drawn(b))
        || same(as_letter(a), as_drawn(b))
        || same(as_drawn(a), as_letter(b))
}

fn skeleton(name: &str, lower: impl Fn(&str) -> String) -> String {
    let nfkc: String = name.nfkc().map(fold_capital).collect();
    let plain: String = lower(&nfkc)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(fold)
        .collect();
    let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    letters
        .replace("rn", "m")
        .replace("vv", "w")
        .replace("cl", "d")
}

/// Capitals that look like Latin ones though their small letters do not.
fn fold_capital(c: char) -> char {
    match c {
        'В' | 'Β' => 'B',
        'Н' | 'Η' => 'H',
        'М' | 'Μ' => 'M',
        'Т' | 'Τ' => 'T',
        'К' | 'Κ' => 'K',
        'Ν' => 'N',
        'Υ' | 'У' => 'Y',
        'Ζ' => 'Z',
        'І' | 'Ι' | 'Ӏ' => 'I',
        _ => c,
    }
}

/// Small letters and digits that look like Latin letters.
fn fold(c: char) -> char {
    match c {
        'а' | 'α' | 'ɑ' => 'a',
        'с' | 'ϲ' | 'ς' => 'c',
        'ԁ' | 'ɗ' => 'd',
        'е' | 'ҽ' => 'e',
        'ɡ' | 'ց' => 'g',
        'һ' => 'h',
        'і' | 'ι' | 'ı' | 'ɩ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' | '1' | '|' | 'ł' => 'l',
        'ո' => 'n',
        'о' | 'ο' | 'σ' | '0' | 'օ' | 'ø' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'ս' | 'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

//! What a combo box offers for the letters typed, and what becomes of words
//! that are left standing in it. Leaves out the view (`combo_box`).

use super::choice::Choice;
use super::combo_box::{OwnWords, Pick};

/// At most this many rows are shown; the sentence under the field says so.
pub(super) const MOST_SHOWN: usize = 60;

/// A row of the open list.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Offer {
    Listed(Choice),
    Own(String),
}

impl Offer {
    pub(super) fn value(&self) -> &str {
        match self {
            Self::Listed(choice) => &choice.value,
            Self::Own(words) => words,
        }
    }
}

/// What becomes of words when the field is left.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Left {
    /// Nothing was typed, or it is chosen already.
    Nothing,
    /// The field was emptied.
    Emptied,
    /// They mean this.
    Means(Offer),
    /// They are in no list, and must be.
    Unknown(String),
    /// Several choices read like this.
    Several(String),
}

/// What words left standing mean: the choice that reads exactly like them,
/// else themselves where own words are taken.
pub(super) fn left_standing(
    choices: &[Choice],
    chosen: &[String],
    typed: Option<&str>,
    pick: Pick,
    own_words: OwnWords,
) -> Left {
    let Some(typed) = typed else {
        return Left::Nothing;
    };
    let words = typed.trim();
    if words.is_empty() {
        return match pick {
            Pick::One if !chosen.is_empty() => Left::Emptied,
            Pick::One | Pick::Many => Left::Nothing,
        };
    }
    let wanted = words.to_lowercase();
    let mut same = choices
        .iter()
        .filter(|choice| choice.label.trim().to_lowercase() == wanted);
    match (same.next(), same.next()) {
        (Some(_), Some(_)) => Left::Several(words.to_owned()),
        (Some(choice), None) if chosen.contains(&choice.value) => Left::Nothing,
        (Some(choice), None) => Left::Means(Offer::Listed(choice.clone())),
        (None, _) if chosen.iter().any(|each| each == words) => Left::Nothing,
        (None, _) if own_words == OwnWords::Taken => Left::Means(Offer::Own(words.to_owned())),
        (None, _) => Left::Unknown(words.to_owned()),
    }
}

/// The rows that fit, those that start with the letters first.
pub(super) fn offers_for(
    choices: &[Choice],
    chosen: &[String],
    typed: Option<&str>,
    pick: Pick,
    own_words: OwnWords,
) -> Vec<Offer> {
    let words = typed.unwrap_or("").trim();
    let wanted = words.to_lowercase();
    let free = choices
        .iter()
        .filter(|choice| pick == Pick::One || !chosen.contains(&choice.value));
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for choice in free {
        let label = choice.label.to_lowercase();
        if label.starts_with(&wanted) {
            first.push(Offer::Listed(choice.clone()));
        } else if label.contains(&wanted) {
            later.push(Offer::Listed(choice.clone()));
        }
    }
    first.append(&mut later);
    first.truncate(MOST_SHOWN);
    let known = choices
        .iter()
        .any(|choice| choice.label.to_lowercase() == wanted);
    if own_words == OwnWords::Taken
        && !words.is_empty()
        && !known
        && !chosen.iter().any(|each| each == words)
    {
        first.push(Offer::Own(words.to_owned()));
    }
    first
}

/// The words of a value; own words are their own.
pub(super) fn label_of(choices: &[Choice], value: &str) -> String {
    choices
        .iter()
        .find(|choice| choice.value == value)
        .map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

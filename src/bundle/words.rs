//! A key as eight words, to be read out on the phone.
//!
//! Derivation: SHA-256 of the 32 bytes of the public key; its first 88 bits,
//! in eight groups of 11 bits, most significant first; each group is the
//! number of a word in the English list of BIP-39 (counting from 0). The words
//! are a short name of the key, not a backup: nothing can be restored by them.

use sha2::{Digest as _, Sha256};

use super::did::PublicKey;

/// How many words stand for a key.
const N_WORDS: usize = 8;

/// The eight words of a key.
pub fn words_of(key: &PublicKey) -> [&'static str; N_WORDS] {
    let list = bip39::Language::English.word_list();
    let hash = Sha256::digest(key.as_bytes());
    std::array::from_fn(|word| {
        let number = (11 * word..11 * (word + 1)).fold(0_usize, |number, bit| {
            let bit = hash[bit / 8] >> (7 - bit % 8) & 1;
            number << 1 | usize::from(bit)
        });
        list[number]
    })
}

/// Whether `typed` are the eight words of the key, whatever their case and
/// whatever stands between them.
///
/// # Example
/// ```
/// use civic_mentor::bundle::{OwnKey, same_words, words_of};
/// let key = OwnKey::from_entropy([7; 32]).public();
/// let typed = words_of(&key).join(" - ").to_uppercase();
/// assert!(same_words(&key, &typed));
/// ```
pub fn same_words(key: &PublicKey, typed: &str) -> bool {
    plain_words(typed).eq(words_of(key).iter().map(|word| (*word).to_owned()))
}

/// Whether `typed` is the word at `position` (from 0) of the key, whatever its
/// case and the blanks around it. `false` beyond the eighth word.
pub fn same_word_at(key: &PublicKey, position: usize, typed: &str) -> bool {
    let words = words_of(key);
    let expected = words.get(position).map(|word| (*word).to_owned());
    expected.is_some() && plain_words(typed).map(Some).eq([expected])
}

/// The runs of letters of a text, in small letters.
fn plain_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

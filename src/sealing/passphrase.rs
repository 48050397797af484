//! Passphrases of six words, to be said on the phone.
//!
//! Six words of the English list of BIP-39 are 66 bits: with 2^17 rounds for
//! each guess beyond what anybody can try. Entropy comes in as an argument.
//! Leaves out what is sealed with them.

/// How many words a passphrase has.
pub const N_WORDS: usize = 6;

/// The words for this entropy: its first 66 bits, eleven for each word, most
/// significant first.
pub fn words_of(entropy: [u8; 9]) -> [&'static str; N_WORDS] {
    let list = bip39::Language::English.word_list();
    std::array::from_fn(|word| {
        let bits = 11 * word..11 * (word + 1);
        let number = bits.fold(0_usize, |number, bit| {
            number << 1 | usize::from(entropy[bit / 8] >> (7 - bit % 8) & 1)
        });
        list[number]
    })
}

/// The passphrase made of words: small letters, hyphens between.
pub fn passphrase_of(words: &[&str]) -> String {
    words.join("-")
}

/// The passphrase meant by what somebody typed: for six words of the list
/// neither their case nor what stands between them counts; anything else is
/// taken as it is, without blanks around it.
///
/// # Example
/// ```
/// use civic_mentor::sealing::passphrase::meant;
/// assert_eq!(meant(" Zoo abandon, zoo ABLE\nzoo about "), "zoo-abandon-zoo-able-zoo-about");
/// assert_eq!(meant(" My cat's name "), "My cat's name");
/// ```
pub fn meant(typed: &str) -> String {
    let words = plain_words(typed);
    if words.len() == N_WORDS && words.iter().all(|word| is_listed(word)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        passphrase_of(&words)
    } else {
        typed.trim().to_owned()
    }
}

/// The words that are not of the list, where somebody typed six and most are:
/// slips of hearing or typing, to be told before the long work of trying.
pub fn slips(typed: &str) -> Vec<String> {
    let words = plain_words(typed);
    let n_listed = words.iter().filter(|word| is_listed(word)).count();
    if words.len() == N_WORDS && n_listed * 2 >= N_WORDS {
        let mut slips = words;
        slips.retain(|word| !is_listed(word));
        slips
    } else {
        Vec::new()
    }
}

fn is_listed(word: &str) -> bool {
    bip39::Language::English.find_word(word).is_some()
}

/// The runs of letters of a text, in small letters.
fn plain_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

//! Who signed a file: the name, how well the key is known, its eight words.

use leptos::prelude::*;

use crate::ui::i18n::{t, text};
use crate::ui::kit::{Tag, Tone};

/// A key as a badge needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerCard {
    /// The name its holder goes by; may be empty.
    pub name: String,
    /// The name it is known by here; empty when it is not.
    pub known_as: String,
    /// How well it is known: a code of `bundle::Trust`.
    pub trust: String,
    /// Its eight words.
    pub words: Vec<String>,
}

/// Whether the words of a key must be compared before a document is taken in.
pub fn needs_words(trust: &str) -> bool {
    trust == "trust_unknown"
}

/// How well a key is known, in a sentence.
pub fn trust_words(trust: &str, known_as: &str) -> String {
    match trust {
        "trust_you" => text!(file.trust_you),
        "trust_checked" => text!(file.trust_checked, name = known_as),
        "trust_seen_before" => text!(file.trust_seen, name = known_as),
        "trust_name_known_key_different" => text!(file.trust_other_key, name = known_as),
        "trust_withdrawn" => text!(file.trust_withdrawn, name = known_as),
        _ => text!(file.trust_unknown),
    }
}

fn tag_of(trust: &str) -> (String, Tone) {
    match trust {
        "trust_you" => (text!(file.tag_you), Tone::Good),
        "trust_checked" => (text!(file.tag_checked), Tone::Good),
        "trust_seen_before" => (text!(file.tag_seen), Tone::Plain),
        "trust_name_known_key_different" | "trust_withdrawn" => {
            (text!(file.tag_blocked), Tone::Bad)
        }
        _ => (text!(file.tag_unknown), Tone::Waiting),
    }
}

/// The badge.
#[component]
pub fn SignerBadge(
    /// Who signed.
    card: SignerCard,
    /// The places (from 0) of words that are not shown, since somebody must
    /// hear them from the signer.
    #[prop(optional)]
    left_out: Vec<usize>,
) -> impl IntoView {
    let trust = card.trust.clone();
    let tag = move || {
        let (words, tone) = tag_of(&trust);
        view! { <Tag text=words tone /> }
    };
    let (trust, known_as) = (card.trust, card.known_as);
    // A name that only looks like a known one must not take its place.
    let is_known = matches!(trust.as_str(), "trust_checked" | "trust_seen_before");
    let name_here = (is_known && !known_as.is_empty()).then(|| known_as.clone());
    let claimed = name_here
        .as_ref()
        .filter(|it| **it != card.name && !card.name.is_empty());
    let claimed = claimed.map(|_| card.name.clone());
    let name = name_here.unwrap_or(card.name);
    view! {
        <div class="cm-signer">
            <p>
                <strong>
                    {if name.is_empty() { text!(file.no_name) } else { name }}
                </strong>
                " "
                {tag}
            </p>
            <p>{move || trust_words(&trust, &known_as)}</p>
            {claimed.map(|name| view! { <p class="cm-note">{t!(file.calls_itself, name = name)}</p> })}
            <KeyWords words=card.words left_out />
        </div>
    }
}

/// The eight words of a key, to be read out.
#[component]
pub fn KeyWords(
    /// The words.
    words: Vec<String>,
    /// The places (from 0) of words that are not shown.
    #[prop(optional)]
    left_out: Vec<usize>,
) -> impl IntoView {
    let words = words.into_iter().enumerate().map(|(at, word)| {
        if left_out.contains(&at) {
            view! { <li class="cm-note">{t!(file.word_left_out)}</li> }.into_any()
        } else {
            view! { <li lang="en">{word}</li> }.into_any()
        }
    });
    view! {
        <ol class="cm-words" aria-label=t!(file.words_label)>{words.collect_view()}</ol>
    }
}

//! Rules that came in a file: reading them, and what they would change in a
//! programme, word by word. Leaves out where they come from and taking them in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{Kind, Message, RuleSetMessage};
use crate::domain::whole::Programme;
use crate::flow::rule_set::{LeftOut, NoPlace, RulesOffer};
use crate::session::{Looked, Session, Sought};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Notice, NoticeKind};
use crate::ui::trouble;
use crate::ui::widgets::rule_words::{
    difference_words, page_language, rule_sentence, set_name, usual_words,
};
use crate::ui::widgets::signer::SignerCard;
use crate::worker::bundles::OpenedFile;

/// Rules in a file whose signature holds.
#[derive(Clone)]
pub struct RuleFile {
    /// What came.
    pub message: Arc<RuleSetMessage>,
    /// Who signed it.
    pub signer: SignerCard,
}

/// The rules in bytes that came, or the sentence why there are none.
pub async fn read_rules(session: Session, bytes: Vec<u8>) -> Result<RuleFile, String> {
    let looked = session.look_into(bytes, None).await;
    match looked.map_err(|error| trouble::outside(&error))? {
        Looked::Opened { file, bytes } => rules_in(session, *file, bytes).await,
        Looked::AsksPassphrase { .. } => Err(trouble::file("sealed_needs_passphrase")),
    }
}

/// The rules in a file that was opened, or the sentence why there are none.
pub async fn rules_in(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
) -> Result<RuleFile, String> {
    if opened.kind != Kind::RuleSet.as_str() {
        return Err(text!(rules.file_other_kind, kind = opened.kind));
    }
    if opened.is_blocked {
        return Err(text!(file.blocked_text));
    }
    let sought = session.message_in(bytes, Kind::RuleSet).await;
    let message = match sought.map_err(|error| trouble::outside(&error))? {
        Sought::Found { message, .. } => *message,
        Sought::Refused(_) | Sought::Other => return Err(text!(rules.file_unreadable)),
    };
    let Message::RuleSet(message) = message else {
        return Err(text!(rules.file_unreadable));
    };
    let claimed = [opened.claimed_name, message.from.clone()];
    let name = claimed.into_iter().find(|name| !name.is_empty());
    Ok(RuleFile {
        message: Arc::from(message),
        signer: SignerCard {
            name: name.unwrap_or_default(),
            known_as: opened.known_as,
            trust: opened.trust,
            words: opened.signer.words,
        },
    })
}

/// The name of the rules in a file.
pub fn rule_file_name(file: &RuleFile) -> String {
    set_name(&file.message.rules)
}

/// Every rule of a file, in its reading order; a question by the words the file
/// has for it.
pub fn rule_file_lines(file: &RuleFile) -> Vec<String> {
    let named = named_by(file);
    let rules = file.message.rules.in_reading_order().into_iter();
    rules.map(|(_, rule)| rule_sentence(&named, rule)).collect()
}

/// A programme that has no more than the questions of a file, to word its rules.
fn named_by(file: &RuleFile) -> Programme {
    use crate::domain::form::Question;
    use crate::domain::id::Id;
    let mut named = Programme::default();
    for (id, words) in &file.message.questions {
        let id: Id<Question> = Id::new(id.as_str());
        let question = Question {
            id: id.clone(),
            label: words.clone(),
            ..Question::default()
        };
        named.questions.insert(id, Arc::new(question));
    }
    named
}

/// What taking the rules over would change, and what stays out.
#[component]
pub fn OfferLines(
    /// The programme as it stands.
    programme: Arc<Programme>,
    /// What the file comes to in it.
    offer: RulesOffer,
) -> impl IntoView {
    let differences = offer.differences.iter();
    let mut lines: Vec<String> = differences
        .map(|it| difference_words(&programme, it))
        .collect();
    lines.extend(usual_words(&programme, &offer.rules));
    let left_out: Vec<String> = offer.left_out.iter().map(left_out_words).collect();
    let items = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        lines.collect_view()
    };
    let is_same = lines.is_empty();
    view! {
        {if is_same {
            view! { <p>{t!(rules.diff_none)}</p> }.into_any()
        } else {
            view! { <h4>{t!(rules.diff_title)}</h4><ul class="cm-list">{items(lines)}</ul> }.into_any()
        }}
        {(!left_out.is_empty()).then(|| view! {
            <Notice kind=NoticeKind::Warning heading=t!(rules.left_out_title)>
                <ul class="cm-list">{items(left_out)}</ul>
            </Notice>
        })}
    }
}

fn left_out_words(left: &LeftOut) -> String {
    let question = left.question.in_language(page_language()).trim().to_owned();
    let question = if question.is_empty() {
        text!(rules.question_gone)
    } else {
        question
    };
    match left.why {
        NoPlace::NotAsked => text!(rules.left_out_not_asked, question = question),
        NoPlace::NotCompared => text!(rules.left_out_not_compared, question = question),
    }
}

//! A template's texts stand in both languages; what happens to the second one
//! when a coordinator rewrites the first.
//!
//! A translation is only kept beside the text it translates. Leaves out the
//! page that asks for a new one.

use super::{FactsPlan, Words, find};
use crate::domain::fact_text::FactText;
use crate::domain::facts::Facts;

impl FactsPlan {
    /// The template's words for a text; none where a template has none.
    pub const fn words_for(&self, which: FactText) -> Option<Words> {
        Some(match which {
            FactText::Purpose => self.purpose,
            FactText::SkillsToGrow => self.skills_to_grow,
            FactText::SuccessSigns => self.success_signs,
            FactText::Audience => self.audience,
            FactText::Eligibility => self.eligibility,
            FactText::PolicyText => self.policy_text,
            FactText::PaidTime => self.paid_time,
            FactText::ReviewContact => self.review_contact,
            FactText::HrContact => return None,
        })
    }
}

/// What the programme's template says in the language that is not that of
/// letters; none where there is no such text.
pub fn other_of_template(facts: &Facts, which: FactText) -> Option<&'static str> {
    let words = find(&facts.template)?.facts.words_for(which)?;
    let other = words.in_language(facts.letters_in.other());
    (!other.is_empty()).then_some(other)
}

/// Whether a text reads as its template has it, in the language of letters.
fn is_of_template(facts: &Facts, which: FactText) -> bool {
    let template = find(&facts.template);
    let words = template.and_then(|it| it.facts.words_for(which));
    words.is_some_and(|it| it.in_language(facts.letters_in) == which.usual(facts))
}

/// Takes away the template's translation of a text that no longer is the
/// template's: it would say something else.
pub fn drop_left_behind(facts: &mut Facts, which: FactText) {
    let translated = other_of_template(facts, which);
    if !is_of_template(facts, which) && translated == Some(which.other(facts)) {
        which.both_mut(facts)[1].clear();
    }
}

/// Writes the template's translation beside every text that is still the
/// template's and has none: programmes made before texts stood in both
/// languages.
pub fn add_translations(facts: &mut Facts) {
    for which in FactText::ALL {
        let Some(translated) = other_of_template(facts, *which) else {
            continue;
        };
        if which.other(facts).is_empty() && is_of_template(facts, *which) {
            translated.clone_into(which.both_mut(facts)[1]);
        }
    }
}

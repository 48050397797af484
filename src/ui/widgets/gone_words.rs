//! Pairings of a run that do not stand again, and why, in the page's language.

use leptos::prelude::*;

use super::match_words::barred_words;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{Gone, Unkept, rules_of};
use crate::matching::prepare::NotKept;
use crate::ui::i18n::{text, text_n};

/// Most pairings named in one list.
const MOST_NAMED: usize = 30;

/// One line a pairing.
pub fn gone_lines(programme: &Programme, gone: &[Unkept]) -> AnyView {
    let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
    let line = |it: &Unkept| {
        let words = text!(
            review.gone_line,
            mentee = programme.name_of(&it.mentee),
            mentor = programme.name_of(&it.mentor),
            why = why_words(programme, &rules, it)
        );
        view! { <li>{words}</li> }
    };
    let lines: Vec<_> = gone.iter().take(MOST_NAMED).map(line).collect();
    let n_more = gone.len().saturating_sub(MOST_NAMED);
    let more = (n_more > 0)
        .then(|| view! { <li>{text_n!(n_more, review.gone_more_1, review.gone_more_n)}</li> });
    view! { <ul class="cm-list">{lines}{more}</ul> }.into_any()
}

fn why_words(programme: &Programme, rules: &RuleSet, it: &Unkept) -> String {
    let mentee = || programme.name_of(&it.mentee);
    let mentor = || programme.name_of(&it.mentor);
    match &it.why {
        Gone::ForTheWhole => text!(review.gone_for_the_whole),
        Gone::NotAllowed(NotKept::MenteeAway) => text!(review.gone_away, name = mentee()),
        Gone::NotAllowed(NotKept::MentorAway) => text!(review.gone_away, name = mentor()),
        Gone::NotAllowed(NotKept::MenteeFull) => text!(review.gone_mentee_full, name = mentee()),
        Gone::NotAllowed(NotKept::MentorFull) => text!(review.gone_mentor_full, name = mentor()),
        Gone::NotAllowed(NotKept::UnitFull) => text!(review.gone_unit_full),
        Gone::NotAllowed(NotKept::Barred(barred)) => {
            let why = barred.iter();
            let why: Vec<String> = why
                .map(|barred| barred_words(programme, rules, barred))
                .collect();
            why.join(" ")
        }
    }
}

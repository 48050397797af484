//! A single change and what it does, in the page's language.

use super::rule_words::{label_name, page_language, rule_name, rule_sentence};
use crate::domain::rules::{Likeness, RuleSet};
use crate::domain::whole::Programme;
use crate::flow::round::{Changed, Effect, Newcomer, Remedy};
use crate::ui::i18n::{number, text, text_n};

/// "Eve Sol has one place more (3)."
pub fn remedy_words(programme: &Programme, rules: &RuleSet, name: &str, remedy: &Remedy) -> String {
    match remedy {
        Remedy::Place { mentor, places } => text!(
            whatif.remedy_place,
            mentor = programme.name_of(mentor),
            n = places
        ),
        Remedy::Rule {
            was,
            becomes: Some(becomes),
            ..
        } => text!(
            whatif.remedy_eased,
            was = rule_sentence(programme, was),
            becomes = rule_sentence(programme, becomes)
        ),
        Remedy::Rule {
            was, becomes: None, ..
        } => text!(whatif.remedy_gone, was = rule_sentence(programme, was)),
        Remedy::Needs { id, without } => text!(
            whatif.remedy_needs,
            name = name,
            rule = rule_name(programme, rules, id),
            without = without.join(", ")
        ),
        Remedy::Mentor(newcomer) => newcomer_words(programme, newcomer),
    }
}

/// "One mentor more, like Eve Sol: offers Budgeting; level: Manager."
fn newcomer_words(programme: &Programme, newcomer: &Newcomer) -> String {
    let mut parts = Vec::new();
    if !newcomer.offers.is_empty() {
        let offers = newcomer.offers.join(", ");
        parts.push(text!(whatif.newcomer_offers, what = offers));
    }
    if let Some(rank) = newcomer.level {
        let mut levels = programme.levels.values();
        let level = levels.find(|level| i32::try_from(level.rank) == Ok(rank));
        let level = level.map_or_else(
            || rank.to_string(),
            |level| level.name.in_language(page_language()).to_owned(),
        );
        parts.push(text!(whatif.newcomer_level, level = level));
    }
    for (label, must, own) in &newcomer.labels {
        let what = label_name(*label);
        parts.push(match must {
            Likeness::Same => text!(whatif.newcomer_same, what = what, own = own),
            Likeness::Different => text!(whatif.newcomer_other, what = what, own = own),
        });
    }
    let like = programme.name_of(&newcomer.like);
    if parts.is_empty() {
        text!(whatif.newcomer, like = like)
    } else {
        text!(whatif.newcomer_with, like = like, what = parts.join("; "))
    }
}

/// "+3", "0", "−2".
fn signed(n: i64) -> String {
    match n {
        0 => "0".to_owned(),
        n if n > 0 => format!("+{}", number(n)),
        n => format!("\u{2212}{}", number(-n)),
    }
}

/// "Ana Ruiz gets Eve Sol. Mentees with a mentor +1, pairings +1, points +32. 2
/// others get other mentors: …"
pub fn effect_words(programme: &Programme, name: &str, effect: &Effect) -> String {
    let mentors = effect.mentors.iter().map(|mentor| match mentor {
        Some(id) => programme.name_of(id),
        None => text!(whatif.the_new_mentor),
    });
    let mentors = mentors.collect::<Vec<_>>().join(", ");
    let gets = text!(whatif.effect_gets, name = name, mentors = mentors);
    let totals = text!(
        whatif.effect_totals,
        mentees = signed(effect.n_mentees),
        pairings = signed(effect.n_pairs),
        points = signed(effect.points)
    );
    let mut words = vec![gets, totals];
    if effect.even.is_less_even {
        words.push(text!(whatif.effect_less_even));
    }
    if let Some((was, is)) = effect.even.lowest_falls {
        words.push(text!(
            whatif.effect_lowest,
            was = number(was),
            is = number(is)
        ));
    }
    words.push(others_words(programme, &effect.others));
    words.join(" ")
}

/// Most others named.
const MOST_NAMED: usize = 5;

fn others_words(programme: &Programme, others: &[Changed]) -> String {
    let named = |it: &Changed| {
        let name = programme.name_of(&it.mentee);
        let after: Vec<String> = it.after.iter().map(|id| programme.name_of(id)).collect();
        if after.is_empty() {
            text!(whatif.other_none, name = name)
        } else {
            text!(whatif.other_gets, name = name, mentors = after.join(", "))
        }
    };
    let lines: Vec<String> = others.iter().take(MOST_NAMED).map(named).collect();
    match others.len() {
        0 => text!(whatif.others_none),
        n => text_n!(n, whatif.others_1, whatif.others_n, who = lines.join("; ")),
    }
}

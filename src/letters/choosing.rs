//! What a mentee reads of the mentors on a shortlist, before anybody is
//! matched: name, work, and the answers the form shares with a partner. No
//! address, no telephone, no points.

use std::sync::Arc;

use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::people::{Answers, Participation, Person, Role};
use crate::domain::text::{Language, LocalText};
use crate::domain::whole::Programme;

use super::say::list_in_words;
use super::why::is_shown_to_partner;

/// The mentors of somebody's list as they may be shown, with their numbers.
/// Whoever is not here any more, or must not be paired with them since, keeps
/// the number and is left out.
pub fn listed(
    programme: &Programme,
    mentee: &Id<Participation>,
) -> Vec<(u32, Id<Participation>, Arc<Person>)> {
    let Some(list) = programme.shortlist_of(mentee) else {
        return Vec::new();
    };
    let reader = programme.person_of(mentee).map(|it| &it.id);
    let shown = |(number, part): (u32, Id<Participation>)| {
        let person = programme.person_of(&part)?;
        let is_apart = programme.exclusions.values().any(|it| {
            let two = [Some(&it.first), Some(&it.second)];
            two.contains(&reader) && two.contains(&Some(&person.id))
        });
        let is_shown = person.hidden_on.is_none() && !is_apart;
        is_shown.then(|| (number, part, Arc::clone(person)))
    };
    (1..).zip(list.on_it()).filter_map(shown).collect()
}

/// The mentors of somebody's list, numbered as they answer by.
pub(super) fn shortlist(
    programme: &Programme,
    mentee: &Id<Participation>,
    language: Language,
) -> String {
    let mut lines = Vec::new();
    for (number, part, person) in listed(programme, mentee) {
        let work = person.work_line();
        let name = person.full_name();
        lines.push(if work.is_empty() {
            format!("{number}. {name}")
        } else {
            format!("{number}. {name}, {work}")
        });
        let answers = shared_answers(programme, &part, Role::Mentor, language);
        lines.extend(answers.into_iter().map(|line| format!("   {line}")));
    }
    lines.join("\n")
}

/// Answers the form shares with a partner, each as its question and what was
/// answered, in a language.
pub fn shared_pairs(
    programme: &Programme,
    part: &Id<Participation>,
    role: Role,
    language: Language,
) -> Vec<(LocalText, String)> {
    let Some(answers) = programme.answers.get(&part.cast::<Answers>()) else {
        return Vec::new();
    };
    let form = programme.form_of(role).into_iter();
    let shown = form.filter(|question| is_shown_to_partner(question));
    let pair = |question: &Arc<Question>| {
        let texts = answers.by_question.get(&question.id)?.texts();
        let shown = |text: &String| question.shown_option(text, language).to_owned();
        let shown: Vec<String> = texts.iter().map(shown).collect();
        (!texts.is_empty()).then(|| (question.label.clone(), list_in_words(&shown, language)))
    };
    shown.filter_map(pair).collect()
}

/// Answers the form shares with a partner, a line for each question.
pub(super) fn shared_answers(
    programme: &Programme,
    part: &Id<Participation>,
    role: Role,
    language: Language,
) -> Vec<String> {
    let line = |(label, answer): (LocalText, String)| {
        let label = label.in_language(language).trim_end_matches(':');
        format!("{label}: {answer}")
    };
    let pairs = shared_pairs(programme, part, role, language).into_iter();
    pairs.map(line).collect()
}

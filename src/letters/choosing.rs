//! What a mentee reads of the mentors on a shortlist, before anybody is
//! matched: name, work, and the answers the form shares with a partner. No
//! address, no telephone, no points.

use crate::domain::id::Id;
use crate::domain::people::{Answers, Participation, Role};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

use super::say::list_in_words;
use super::why::is_shown_to_partner;

/// The mentors of somebody's list, numbered as they answer by. Whoever is not
/// here any more, or must not be paired with them since, keeps the number and
/// is left out.
pub(super) fn shortlist(
    programme: &Programme,
    mentee: &Id<Participation>,
    language: Language,
) -> String {
    let Some(list) = programme.shortlist_of(mentee) else {
        return String::new();
    };
    let reader = programme.person_of(mentee).map(|it| &it.id);
    let mut lines = Vec::new();
    for (number, part) in (1..).zip(list.on_it()) {
        let person = programme.person_of(&part);
        let Some(person) = person.filter(|it| it.hidden_on.is_none()) else {
            continue;
        };
        let is_apart = programme.exclusions.values().any(|it| {
            let two = [Some(&it.first), Some(&it.second)];
            two.contains(&reader) && two.contains(&Some(&person.id))
        });
        if is_apart {
            continue;
        }
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

/// Answers the form shares with a partner, a line for each question.
pub(super) fn shared_answers(
    programme: &Programme,
    part: &Id<Participation>,
    role: Role,
    language: Language,
) -> Vec<String> {
    let Some(answers) = programme.answers.get(&part.cast::<Answers>()) else {
        return Vec::new();
    };
    let form = programme.form_of(role).into_iter();
    let shown = form.filter(|question| is_shown_to_partner(question));
    let line = |question: &std::sync::Arc<crate::domain::form::Question>| {
        let texts = answers.by_question.get(&question.id)?.texts();
        let label = question.label.in_language(language).trim_end_matches(':');
        let shown = |text: &String| question.shown_option(text, language).to_owned();
        let shown: Vec<String> = texts.iter().map(shown).collect();
        (!texts.is_empty()).then(|| format!("{label}: {}", list_in_words(&shown, language)))
    };
    shown.filter_map(line).collect()
}

//! A copy of a programme's set-up: everything but people, rounds, letters and
//! what was agreed with them.

use std::sync::Arc;

use jiff::civil::Date;

use super::create::days_after;
use crate::domain::change::Change;
use crate::domain::facts::{Facts, Life};
use crate::domain::form::{Grade, Level};
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::letters::Outreach;

/// What a coordinator says about the copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DuplicateInput {
    /// The id of the copy, a random UUID.
    pub programme_id: String,
    /// Its name.
    pub name: String,
    /// Its first day; phases move by as many days. Without it they keep no dates.
    pub starts_on: Option<Date>,
}

/// The change that makes a copy of `programme`'s set-up: facts, levels, level
/// map, competencies, phases, form, rules, milestones, surveys, wording of
/// letters and known headings. People, rounds, runs, pairings and letters stay
/// behind.
///
/// Records get new ids. Questions keep theirs, since a rule may name one, and an
/// id need only be unlike others within one programme; milestones and surveys
/// keep theirs too. These are counted in days and so move with the first day.
pub fn duplicate(
    programme: &Programme,
    input: DuplicateInput,
    ids: &mut impl FnMut() -> String,
) -> Change {
    let shift = shift_in_days(programme, input.starts_on);
    let moved = |day: Option<Date>| Some(days_after(day?, shift?));
    let facts = Facts {
        id: Id::new(input.programme_id),
        name: input.name,
        starts_on: input.starts_on,
        ends_on: moved(programme.facts.ends_on),
        life: Life::Live,
        ..(*programme.facts).clone()
    };
    let mut changes = vec![Change::save(facts)];
    let mut level_ids = std::collections::BTreeMap::new();
    for level in programme.levels.values() {
        let id: Id<Level> = Id::new(ids());
        level_ids.insert(level.id.clone(), id.clone());
        changes.push(Change::save(Level {
            id,
            ..(**level).clone()
        }));
    }
    for grade in programme.grades.values() {
        let level = grade
            .level
            .as_ref()
            .and_then(|level| level_ids.get(level).cloned());
        changes.push(Change::save(Grade {
            id: Id::new(ids()),
            level,
            ..(**grade).clone()
        }));
    }
    for it in programme.competencies.values() {
        let mut it = (**it).clone();
        it.id = Id::new(ids());
        changes.push(Change::save(it));
    }
    for phase in programme.phases.values() {
        let mut phase = (**phase).clone();
        phase.id = Id::new(ids());
        phase.starts_on = moved(phase.starts_on);
        phase.ends_on = moved(phase.ends_on);
        changes.push(Change::save(phase));
    }
    changes.extend(programme.questions.values().map(copy));
    changes.extend(programme.rules.values().map(copy));
    changes.extend(programme.milestones.values().map(copy));
    changes.extend(programme.survey_plans.values().map(copy));
    // What was changed by hand in a letter that looks for people names the days
    // of the programme it was written for.
    let texts = programme.letter_texts.values();
    let texts = texts.filter(|it| Outreach::of_text_id(it.id.as_str()).is_none());
    changes.extend(texts.map(copy));
    changes.extend(programme.headings.values().map(copy));
    Change::Many {
        what: "programme.duplicated",
        changes,
    }
}

fn copy<T: Clone + Into<crate::domain::whole::AnyRecord>>(record: &Arc<T>) -> Change {
    Change::save((**record).clone())
}

/// How many days the copy starts after the original, where both dates are known.
fn shift_in_days(programme: &Programme, starts_on: Option<Date>) -> Option<i32> {
    let from = programme.facts.starts_on?;
    let days = starts_on?.since(from).ok()?.get_days();
    Some(days)
}

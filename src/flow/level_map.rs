//! The level map as a coordinator works on it: which grades people have, what
//! each means, what could be suggested, and the changes that say so.
//!
//! A suggestion is only ever shown; nothing here maps a grade by itself.
//! Leaves out words (`ui`).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::form::{Grade, Level, fold_name};
use crate::domain::id::Id;
use crate::domain::whole::Programme;

/// How a grade came to its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MappedBy {
    /// Nobody said what it means.
    Nobody,
    /// By a line of this agency.
    Agency,
    /// By the line for every agency.
    EveryAgency,
}

/// A grade that people of one agency have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeLine {
    /// The agency as people write it; empty for those who named none.
    pub agency: String,
    /// The grade as people write it.
    pub grade: String,
    /// How many people have it.
    pub n_people: usize,
    /// The level it means.
    pub level: Option<Id<Level>>,
    /// Which line of the map says so.
    pub by: MappedBy,
}

impl GradeLine {
    /// A name that stays the same while the line is edited.
    pub fn key(&self) -> String {
        format!("{}|{}", fold_name(&self.agency), fold_name(&self.grade))
    }
}

/// Why a level is suggested for a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The level has the grade's name.
    SameName,
    /// Another agency's grade of this name means it.
    OtherAgency(String),
}

/// The levels of a programme, lowest first.
pub fn levels_in_order(programme: &Programme) -> Vec<&Arc<Level>> {
    let mut levels: Vec<_> = programme.levels.values().collect();
    levels.sort_by_key(|level| (level.rank, level.id.clone()));
    levels
}

/// Every grade that somebody has, once for each agency: those without a level
/// first, then by number of people, agency and grade.
pub fn grades_met(programme: &Programme) -> Vec<GradeLine> {
    let mut met: BTreeMap<(String, String), GradeLine> = BTreeMap::new();
    for person in programme.people.values() {
        if person.grade.trim().is_empty() {
            continue;
        }
        let key = (fold_name(&person.agency), fold_name(&person.grade));
        let line = met.entry(key).or_insert_with(|| {
            let level = programme.level_of(person).map(|level| level.id.clone());
            GradeLine {
                agency: person.agency.trim().to_owned(),
                grade: person.grade.trim().to_owned(),
                n_people: 0,
                by: match &level {
                    None => MappedBy::Nobody,
                    Some(_) if own_line(programme, &person.agency, &person.grade).is_some() => {
                        MappedBy::Agency
                    }
                    Some(_) => MappedBy::EveryAgency,
                },
                level,
            }
        });
        line.n_people += 1;
    }
    let mut lines: Vec<GradeLine> = met.into_values().collect();
    lines.sort_by_key(|line| {
        let n_fewer = usize::MAX - line.n_people;
        (line.level.is_some(), n_fewer, line.key())
    });
    lines
}

/// Agencies, by their folded names, that have people of this grade.
pub fn n_agencies_with(lines: &[GradeLine], grade: &str) -> usize {
    let grade = fold_name(grade);
    lines
        .iter()
        .filter(|line| fold_name(&line.grade) == grade)
        .count()
}

/// What an unmapped grade could mean; to be shown, never taken by itself.
pub fn suggestion(
    programme: &Programme,
    lines: &[GradeLine],
    line: &GradeLine,
) -> Option<(Id<Level>, Because)> {
    if line.level.is_some() {
        return None;
    }
    let grade = fold_name(&line.grade);
    let named = levels_in_order(programme).into_iter().find(|level| {
        [&level.name.en, &level.name.es]
            .map(|it| fold_name(it))
            .contains(&grade)
    });
    if let Some(level) = named {
        return Some((level.id.clone(), Because::SameName));
    }
    lines
        .iter()
        .find(|other| fold_name(&other.grade) == grade && other.level.is_some())
        .and_then(|other| {
            let level = other.level.clone()?;
            Some((level, Because::OtherAgency(other.agency.clone())))
        })
}

/// Says what a grade means at one agency; no level takes the agency's line away.
///
/// `new_id` names the line where there is none yet. Gives no change where
/// there is nothing to take away.
pub fn map_at_agency(
    programme: &Programme,
    line: &GradeLine,
    level: Option<Id<Level>>,
    new_id: &str,
) -> Option<Change> {
    let own = own_line(programme, &line.agency, &line.grade);
    match (own, level) {
        (None, None) => None,
        (Some(own), None) => Some(delete(own)),
        (own, level) => {
            let mut grade = own.map_or_else(
                || new_line(&line.agency, &line.grade, new_id),
                |own| (**own).clone(),
            );
            grade.level = level;
            Some(Change::save(grade))
        }
    }
}

/// Says what a grade means at every agency, in place of the agencies' own
/// lines for it.
pub fn map_everywhere(
    programme: &Programme,
    grade: &str,
    level: &Id<Level>,
    new_id: &str,
) -> Change {
    let folded = fold_name(grade);
    let mut changes: Vec<Change> = programme
        .grades
        .values()
        .filter(|it| fold_name(&it.name) == folded && !fold_name(&it.agency).is_empty())
        .map(|it| delete(it))
        .collect();
    let general = own_line(programme, "", grade);
    let mut line = general.map_or_else(|| new_line("", grade, new_id), |it| (**it).clone());
    line.level = Some(level.clone());
    changes.push(Change::save(line));
    Change::Many {
        what: "grades.mapped",
        changes,
    }
}

/// How many lines of the map mean this level; it can go only when none does.
pub fn n_lines_of(programme: &Programme, level: &Id<Level>) -> usize {
    programme
        .grades
        .values()
        .filter(|grade| grade.level.as_ref() == Some(level))
        .count()
}

/// A step up or down in the order of levels; ranks are counted anew from 1.
pub fn move_level(programme: &Programme, level: &Id<Level>, to: Direction) -> Option<Change> {
    let mut order: Vec<Level> = levels_in_order(programme)
        .into_iter()
        .map(|it| (**it).clone())
        .collect();
    let at = order.iter().position(|it| it.id == *level)?;
    let other = match to {
        Direction::Lower => at.checked_sub(1)?,
        Direction::Higher => at + 1,
    };
    if other >= order.len() {
        return None;
    }
    order.swap(at, other);
    let ranked = (1..).zip(order).map(|(rank, mut level)| {
        level.rank = rank;
        Change::save(level)
    });
    Some(Change::Many {
        what: "levels.ordered",
        changes: ranked.collect(),
    })
}

/// Where a level goes in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Below the one before it.
    Lower,
    /// Above the one after it.
    Higher,
}

/// The line of the map for exactly this agency and grade.
fn own_line<'a>(programme: &'a Programme, agency: &str, grade: &str) -> Option<&'a Arc<Grade>> {
    let (agency, grade) = (fold_name(agency), fold_name(grade));
    programme
        .grades
        .values()
        .find(|it| fold_name(&it.agency) == agency && fold_name(&it.name) == grade)
}

fn new_line(agency: &str, grade: &str, id: &str) -> Grade {
    Grade {
        id: Id::new(id),
        agency: agency.trim().to_owned(),
        name: grade.trim().to_owned(),
        level: None,
    }
}

fn delete(grade: &Grade) -> Change {
    Change::Delete {
        kind: Grade::KIND,
        id: grade.id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::apply::apply;
    use crate::domain::people::Person;
    use crate::domain::text::LocalText;

    fn programme() -> Programme {
        let mut programme = Programme::default();
        for (rank, id, name) in [(1, "low", "Officer"), (2, "high", "Manager")] {
            let name = LocalText::new(name, "");
            let level = Level {
                id: Id::new(id),
                name,
                rank,
            };
            programme.levels.insert(Id::new(id), Arc::new(level));
        }
        for (id, agency, grade) in [
            ("a", "Parks", "G5"),
            ("b", "parks ", "g5"),
            ("c", "Water", "G5"),
            ("d", "Water", "Manager"),
            ("e", "Water", " "),
        ] {
            let person = Person {
                id: Id::new(id),
                agency: agency.into(),
                grade: grade.into(),
                ..Person::default()
            };
            programme.people.insert(Id::new(id), Arc::new(person));
        }
        programme
    }

    fn done(programme: &Programme, change: &Change) -> Programme {
        let mut after = programme.clone();
        let mut fields: BTreeMap<(String, String), _> = BTreeMap::new();
        for write in apply(programme, change).unwrap() {
            let key = (write.kind.clone(), write.record.clone());
            let old = || {
                programme
                    .fields_of(&write.kind, &write.record)
                    .unwrap_or_default()
            };
            fields
                .entry(key)
                .or_insert_with(old)
                .insert(write.field, write.value);
        }
        for ((kind, id), fields) in fields {
            after.put(&kind, &id, &fields);
        }
        after
    }

    #[test]
    fn a_grade_is_one_line_for_each_agency_and_unmapped_ones_come_first() {
        let lines = grades_met(&programme());
        let told: Vec<_> = lines.iter().map(|it| (it.key(), it.n_people)).collect();
        let expected = [("parks|g5", 2), ("water|g5", 1), ("water|manager", 1)];
        assert_eq!(told, expected.map(|(key, n)| (key.to_owned(), n)));
        assert_eq!(n_agencies_with(&lines, "g5"), 2);
    }

    #[test]
    fn a_suggestion_says_why_and_maps_nothing() {
        let programme = programme();
        let lines = grades_met(&programme);
        let manager = suggestion(&programme, &lines, &lines[2]);
        assert_eq!(manager, Some((Id::new("high"), Because::SameName)));
        assert_eq!(suggestion(&programme, &lines, &lines[0]), None);

        let change = map_at_agency(&programme, &lines[0], Some(Id::new("low")), "new").unwrap();
        let programme = done(&programme, &change);
        let lines = grades_met(&programme);
        let water = lines.iter().find(|it| it.key() == "water|g5").unwrap();
        assert_eq!(water.level, None);
        let expected = (Id::new("low"), Because::OtherAgency("Parks".into()));
        assert_eq!(suggestion(&programme, &lines, water), Some(expected));
    }

    #[test]
    fn one_line_for_every_agency_takes_the_place_of_their_own() {
        let programme = programme();
        let parks = grades_met(&programme).remove(0);
        let change = map_at_agency(&programme, &parks, Some(Id::new("low")), "own").unwrap();
        let programme = done(&programme, &change);
        let change = map_everywhere(&programme, "g5", &Id::new("high"), "all");
        let programme = done(&programme, &change);
        assert_eq!(programme.grades.len(), 1);
        let by: Vec<_> = grades_met(&programme)
            .into_iter()
            .filter(|it| it.level == Some(Id::new("high")))
            .map(|it| (it.n_people, it.by))
            .collect();
        assert_eq!(by, [(2, MappedBy::EveryAgency), (1, MappedBy::EveryAgency)]);
        assert_eq!(n_lines_of(&programme, &Id::new("high")), 1);
    }

    #[test]
    fn levels_change_places_and_stop_at_the_ends() {
        let programme = programme();
        let low = Id::new("low");
        assert_eq!(move_level(&programme, &low, Direction::Lower), None);
        let change = move_level(&programme, &low, Direction::Higher).unwrap();
        let after = done(&programme, &change);
        let names: Vec<_> = levels_in_order(&after)
            .iter()
            .map(|it| it.name.en.clone())
            .collect();
        assert_eq!(names, ["Manager", "Officer"]);
    }
}

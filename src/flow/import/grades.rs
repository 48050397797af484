//! Grades met in an import and the programme levels they mean (A9). A grade
//! that no line of the level map knows is listed, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::Import;
use crate::domain::form::{Level, fold_name};
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::domain::whole::Programme;
use crate::flow::ladders::{self, Ladder};

/// A grade met in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeMet {
    /// As first written.
    pub grade: String,
    /// Agencies whose people have it, sorted.
    pub agencies: Vec<String>,
    /// How many grades this is in the level map: one for each agency that has it.
    pub n_lines: usize,
    /// Rows that have it.
    pub n_rows: usize,
    /// The level the coordinator gave it in this import.
    pub level: Option<Id<Level>>,
}

/// The ladder these grades and those of the programme stand on, where levels
/// count and no grade is mapped yet.
pub fn ladder_for<'a>(
    programme: &'a Programme,
    grades: impl Iterator<Item = &'a str>,
) -> Option<&'static Ladder> {
    let count = programme.facts.uses_levels;
    count.then(|| ladders::offered(programme, grades)).flatten()
}

/// Grades that neither the level map nor the ladder taken knows, by grade.
pub fn unmapped<'a>(
    import: &Import,
    programme: &Programme,
    ladder: Option<&Ladder>,
    people: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<GradeMet> {
    if import.takes_ladder && ladder.is_some() {
        return Vec::new();
    }
    let mut found: BTreeMap<String, (GradeMet, BTreeSet<String>)> = BTreeMap::new();
    let mut known: BTreeMap<(String, String), bool> = BTreeMap::new();
    for (agency, grade) in people.filter(|(_, grade)| !grade.is_empty()) {
        let folded = fold_name(grade);
        let line = (fold_name(agency), folded.clone());
        let is_first = !known.contains_key(&line);
        let is_mapped = *known.entry(line).or_insert_with(|| {
            let person = Person {
                agency: agency.to_owned(),
                grade: grade.to_owned(),
                ..Person::default()
            };
            programme.level_of(&person).is_some()
        });
        if is_mapped {
            continue;
        }
        let level = import.levels.get(&folded).cloned();
        let met = || GradeMet {
            grade: grade.to_owned(),
            agencies: Vec::new(),
            n_lines: 0,
            n_rows: 0,
            level,
        };
        let (met, agencies) = found
            .entry(folded)
            .or_insert_with(|| (met(), BTreeSet::new()));
        met.n_rows += 1;
        met.n_lines += usize::from(is_first);
        if !agency.is_empty() {
            agencies.insert(agency.to_owned());
        }
    }
    let with_agencies = |(met, agencies): (GradeMet, BTreeSet<String>)| GradeMet {
        agencies: agencies.into_iter().collect(),
        ..met
    };
    found.into_values().map(with_agencies).collect()
}

//! Orders of grades that are public knowledge, to be taken as a level map in
//! one act. Only taken when somebody asks; a grade outside is never guessed.

use std::collections::BTreeSet;

use crate::domain::change::Change;
use crate::domain::form::{Grade, Level, fold_name};
use crate::domain::id::Id;
use crate::domain::text::LocalText;
use crate::domain::whole::Programme;

/// An order of grades.
#[derive(Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Its stored word.
    pub word: &'static str,
    /// The grades, lowest first.
    pub grades: &'static [&'static str],
}

/// The grades of the United Kingdom's civil service.
pub const CIVIL_SERVICE: Ladder = Ladder {
    word: "uk_civil_service",
    grades: &[
        "AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4",
    ],
};

/// The General Schedule of the United States' federal government.
pub const GENERAL_SCHEDULE: Ladder = Ladder {
    word: "us_general_schedule",
    grades: &[
        "GS-1", "GS-2", "GS-3", "GS-4", "GS-5", "GS-6", "GS-7", "GS-8", "GS-9", "GS-10", "GS-11",
        "GS-12", "GS-13", "GS-14", "GS-15",
    ],
};

/// Every ladder.
pub const LADDERS: [&Ladder; 2] = [&CIVIL_SERVICE, &GENERAL_SCHEDULE];

/// The ladder that has every one of these grades; none for no grades.
///
/// # Example
/// ```
/// use civic_mentor::flow::ladders::fitting;
/// assert_eq!(fitting(["HEO", "grade 7"]).map(|ladder| ladder.word), Some("uk_civil_service"));
/// assert_eq!(fitting(["HEO", "Band 5"]), None);
/// ```
pub fn fitting<'a>(grades: impl IntoIterator<Item = &'a str>) -> Option<&'static Ladder> {
    let met: BTreeSet<String> = grades
        .into_iter()
        .map(fold_name)
        .filter(|grade| !grade.is_empty())
        .collect();
    let has_all = |ladder: &&&Ladder| {
        let known: BTreeSet<String> = ladder.grades.iter().map(|grade| fold_name(grade)).collect();
        !met.is_empty() && met.is_subset(&known)
    };
    LADDERS.iter().find(has_all).copied()
}

/// The ladder that fits every grade of a programme and `more` grades on their
/// way in, where no grade is mapped yet: a level map is somebody's work.
pub fn offered<'a>(
    programme: &'a Programme,
    more: impl IntoIterator<Item = &'a str>,
) -> Option<&'static Ladder> {
    if is_mapped(programme) {
        return None;
    }
    let known = programme.people.values().map(|it| it.grade.as_str());
    fitting(known.chain(more))
}

fn is_mapped(programme: &Programme) -> bool {
    programme.grades.values().any(|line| line.level.is_some())
}

/// Makes the ladder the programme's levels and level map, where no grade is
/// mapped yet; levels that nothing was mapped to give way. `None` where a level
/// map exists.
pub fn take(
    ladder: &Ladder,
    programme: &Programme,
    ids: &mut impl FnMut() -> String,
) -> Option<Change> {
    Some(Change::Many {
        what: "grades.mapped",
        changes: steps(ladder, programme, ids)?,
    })
}

/// The changes of [`take`], to stand among others.
pub fn steps(
    ladder: &Ladder,
    programme: &Programme,
    ids: &mut impl FnMut() -> String,
) -> Option<Vec<Change>> {
    if is_mapped(programme) {
        return None;
    }
    let old = programme.levels.keys().map(|id| Change::Delete {
        kind: "level",
        id: id.to_string(),
    });
    let mut changes: Vec<Change> = old.collect();
    let listed = |grade: &str| {
        programme
            .grades
            .values()
            .find(|line| line.agency.is_empty() && fold_name(&line.name) == fold_name(grade))
    };
    for (rank, grade) in (1_u32..).zip(ladder.grades) {
        let level = Id::new(ids());
        let name = LocalText::new(*grade, *grade);
        changes.push(Change::save(Level {
            id: level.clone(),
            name,
            rank,
        }));
        let id = listed(grade).map_or_else(|| Id::new(ids()), |line| line.id.clone());
        changes.push(Change::save(Grade {
            id,
            agency: String::new(),
            name: (*grade).to_owned(),
            level: Some(level),
        }));
    }
    Some(changes)
}

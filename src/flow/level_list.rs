//! The level map as a page lists it: grades that want a level, and those that
//! had one when the page met them.
//!
//! Leaves out words (`ui`).

use super::level_map::GradeLine;

/// The keys of grades in the order of the page.
///
/// Invariant: a grade stays where it was first seen, so that one just mapped
/// does not jump away under the hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelList {
    /// Grades that wanted a level.
    pub open: Vec<String>,
    /// Grades that had one.
    pub settled: Vec<String>,
}

impl LevelList {
    /// The list with these lines: what is gone leaves, what is new comes last.
    #[must_use]
    pub fn with(mut self, lines: &[GradeLine]) -> Self {
        let is_there = |key: &String| lines.iter().any(|line| line.key() == *key);
        self.open.retain(is_there);
        self.settled.retain(is_there);
        for line in lines {
            let key = line.key();
            if self.open.contains(&key) || self.settled.contains(&key) {
                continue;
            }
            match line.level {
                None => self.open.push(key),
                Some(_) => self.settled.push(key),
            }
        }
        self
    }

    /// Whether there is no grade at all.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.settled.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::flow::level_map::MappedBy;

    fn line(grade: &str, level: Option<&str>) -> GradeLine {
        GradeLine {
            agency: String::new(),
            grade: grade.to_owned(),
            n_people: 1,
            level: level.map(Id::new),
            by: MappedBy::Agency,
        }
    }

    #[test]
    fn a_grade_mapped_on_the_page_stays_where_it_was() {
        let first = [line("A", None), line("B", Some("1")), line("C", None)];
        let list = LevelList::default().with(&first);
        assert_eq!(
            (&list.open[..], &list.settled[..]),
            (
                &["|a".to_owned(), "|c".to_owned()][..],
                &["|b".to_owned()][..]
            )
        );

        // A is mapped, B loses its level, C goes, D comes with one.
        let then = [line("A", Some("1")), line("B", None), line("D", Some("2"))];
        let list = list.with(&then);
        assert_eq!(list.open, ["|a"]);
        assert_eq!(list.settled, ["|b", "|d"]);
        assert!(!list.is_empty() && LevelList::default().with(&[]).is_empty());
    }
}

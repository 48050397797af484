//! The mentees of a programme and the groups they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::{GroupName, Grouped};
use crate::domain::check::blockers;
use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind, fold_name};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Participation, Person, Role};
use crate::domain::whole::Programme;
use crate::evaluate::suppress::{SMALLEST_INSIDE, Table};

/// Most groups of one kind by themselves; the smallest beyond stand together.
const MAX_GROUPS: usize = 30;

/// Mentees who take part or have a mentor, in the order of their ids.
pub(super) struct Mentees<'a> {
    programme: &'a Programme,
    parts: Vec<(&'a Participation, &'a Person)>,
    /// Whether each has a mentor.
    pub has: Vec<bool>,
}

/// The groups of one kind.
pub(super) struct Sorting {
    pub by: Grouped,
    pub only_sizes: bool,
    pub groups: Vec<(GroupName, BTreeSet<usize>)>,
}

impl Sorting {
    /// The groups without their names.
    pub fn table(&self) -> Table {
        Table {
            groups: self
                .groups
                .iter()
                .map(|(_, members)| members.clone())
                .collect(),
            only_sizes: self.only_sizes,
        }
    }
}

impl<'a> Mentees<'a> {
    pub fn of(programme: &'a Programme) -> Self {
        let live = programme.pairings.values().filter(|it| it.state.is_live());
        let paired: BTreeSet<&Id<Participation>> = live.map(|it| &it.mentee).collect();
        let mut parts = Vec::new();
        let mut has = Vec::new();
        for part in programme.participations.values() {
            let is_paired = paired.contains(&part.id);
            let counts = is_paired || blockers(programme, part).is_empty();
            let person = programme.people.get(&part.person);
            if let (Role::Mentee, true, Some(person)) = (part.role, counts, person) {
                parts.push((&**part, &**person));
                has.push(is_paired);
            }
        }
        Self {
            programme,
            parts,
            has,
        }
    }

    /// Every way to group them that makes more than one group.
    pub fn sortings(&self) -> Vec<Sorting> {
        let mut sortings = vec![
            self.by_person(Grouped::Agency, |_, person| named(&[&person.agency])),
            self.by_person(Grouped::Unit, |_, person| {
                if person.unit.trim().is_empty() {
                    GroupName::NotSaid
                } else {
                    named(&[&person.unit, &person.agency])
                }
            }),
            self.by_person(Grouped::Level, |programme, person| {
                let level = programme.level_of(person);
                level.map_or(GroupName::NotSaid, |it| GroupName::Level(it.name.clone()))
            }),
            self.by_person(Grouped::Location, |_, person| named(&[&person.location])),
        ];
        let mut questions: Vec<&Question> =
            self.programme.questions.values().map(|it| &**it).collect();
        questions.sort_by_key(|question| (question.rank, question.id.clone()));
        let asked = questions.into_iter().filter(|question| is_choice(question));
        sortings.extend(asked.map(|question| self.by_question(question)));
        sortings.push(self.by_wish());
        sortings.retain(|sorting| sorting.groups.len() > 1);
        sortings
    }

    fn by_person(&self, by: Grouped, name: impl Fn(&Programme, &Person) -> GroupName) -> Sorting {
        let names = self
            .parts
            .iter()
            .map(|(_, person)| vec![name(self.programme, person)]);
        sorted(by, false, names)
    }

    fn by_question(&self, question: &Question) -> Sorting {
        let names = self.parts.iter().map(|(part, _)| {
            let answer = self.programme.answer(&part.id, &question.id);
            let texts = answer.map(Answer::texts).unwrap_or_default();
            let names: BTreeSet<GroupName> = texts.iter().map(|text| named(&[text])).collect();
            if names.is_empty() {
                vec![GroupName::NotSaid]
            } else {
                names.into_iter().collect()
            }
        });
        let by = Grouped::Question(question.id.clone());
        sorted(by, question.sensitive, names)
    }

    fn by_wish(&self) -> Sorting {
        let names = self.parts.iter().map(|(part, _)| {
            let wish = self.programme.answer_texts(&part.id, Meaning::IdentityWish);
            let is_stated = wish.iter().any(|wish| !wish.trim().is_empty());
            vec![if is_stated {
                GroupName::Wish
            } else {
                GroupName::NoWish
            }]
        });
        sorted(Grouped::Wish, true, names)
    }
}

/// Questions whose answers make groups: choices that are no matter of
/// matching, and characteristics.
fn is_choice(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::One | QuestionKind::Many)
        && matches!(
            question.meaning,
            Meaning::Nothing | Meaning::Characteristics
        )
        && question.asked_of != AskedOf::Mentors
}

/// A name as it is first written; nothing said where all parts are empty.
fn named(parts: &[&str]) -> GroupName {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() {
        GroupName::NotSaid
    } else {
        GroupName::Named(said.join(", "))
    }
}

/// Groups by name, names that differ in case or spaces together; `names` are
/// those of each mentee in turn. Groups too small to show stand together, and
/// so do the smallest of a long list.
fn sorted(by: Grouped, only_sizes: bool, names: impl Iterator<Item = Vec<GroupName>>) -> Sorting {
    let mut found: BTreeMap<GroupName, (GroupName, BTreeSet<usize>)> = BTreeMap::new();
    for (at, names) in names.enumerate() {
        for name in names {
            let key = match &name {
                GroupName::Named(text) => GroupName::Named(fold_name(text)),
                other => other.clone(),
            };
            let entry = found.entry(key).or_insert_with(|| (name, BTreeSet::new()));
            entry.1.insert(at);
        }
    }
    let by_itself = |(name, members): &(GroupName, BTreeSet<usize>)| {
        let can_join = matches!(name, GroupName::Named(_) | GroupName::Level(_));
        members.len() >= SMALLEST_INSIDE as usize || !can_join
    };
    let (mut groups, mut small): (Vec<_>, Vec<_>) = found.into_values().partition(by_itself);
    if groups.is_empty() || small.len() == 1 {
        groups.append(&mut small);
    }
    if groups.len() + usize::from(!small.is_empty()) > MAX_GROUPS {
        groups.sort_by_key(|(name, members)| (std::cmp::Reverse(members.len()), name.clone()));
        small.extend(groups.split_off(MAX_GROUPS - 1));
    }
    if !small.is_empty() {
        let n = u32::try_from(small.len()).unwrap_or(u32::MAX);
        let members = small.into_iter().flat_map(|(_, members)| members).collect();
        groups.push((GroupName::Others(n), members));
    }
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    Sorting {
        by,
        only_sizes,
        groups,
    }
}

//! What each person brings to each circle as the programme stands now.

use std::collections::{BTreeMap, BTreeSet};

use super::part_at;
use crate::domain::circle::{Circle, CircleKind, Seat};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::domain::whole::Programme;
use crate::flow::round::Scoring;
use crate::matching::groups::shared_by;
use crate::matching::inputs::{Inputs, Pair, Party};
use crate::matching::judge::Judge;
use crate::matching::transport::{Points as _, RulePoints};

/// What a circle is to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The rules keep them from its leaders or from its people, or they do not
    /// take part.
    Apart,
    /// So many points with its people.
    Points(i64),
}

/// Why somebody sits in no circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Without {
    /// The rules let them into no circle that is there.
    Rules,
    /// Every circle they may be in has all the people it may have.
    Room,
    /// Only a circle that lacks a leader has nobody they are kept from.
    Leader,
}

/// Everybody who takes part, ready to be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    scoring: Scoring,
    person_of: BTreeMap<Id<Participation>, Id<Person>>,
    excluded: BTreeSet<(Id<Person>, Id<Person>)>,
}

impl Live {
    /// Of a programme.
    pub fn new(programme: &Programme, scoring: Scoring) -> Self {
        let mut excluded = BTreeSet::new();
        for it in programme.exclusions.values() {
            excluded.insert((it.first.clone(), it.second.clone()));
            excluded.insert((it.second.clone(), it.first.clone()));
        }
        let parts = programme.participations.values();
        Self {
            person_of: parts
                .map(|part| (part.id.clone(), part.person.clone()))
                .collect(),
            excluded,
            scoring,
        }
    }

    /// The role in which somebody takes part.
    pub fn role_of(&self, part: &Id<Participation>) -> Option<Role> {
        let in_role = |role: &Role| self.scoring.has(*role, part);
        [Role::Mentee, Role::Mentor].into_iter().find(in_role)
    }

    /// Everybody who takes part in a role.
    pub fn everybody(&self, role: Role) -> Vec<Id<Participation>> {
        let n = match role {
            Role::Mentee => self.scoring.mentees().len(),
            Role::Mentor => self.scoring.mentors().len(),
        };
        let places = (0..u32::try_from(n).unwrap_or(u32::MAX)).map(|at| (role, at));
        places.map(|place| part_at(&self.scoring, place)).collect()
    }

    fn inputs(&self) -> &Inputs {
        self.scoring.inputs()
    }

    fn party(&self, part: &Id<Participation>) -> Option<&Party> {
        let role = self.role_of(part)?;
        let at = self.scoring.place(role, part)? as usize;
        match role {
            Role::Mentee => self.inputs().mentees.get(at),
            Role::Mentor => self.inputs().mentors.get(at),
        }
    }

    /// Whether two must not sit in one circle: one person, a reporting line,
    /// kept apart by the coordinator, or one does not take part.
    pub fn are_apart(&self, one: &Id<Participation>, other: &Id<Participation>) -> bool {
        let (Some(a), Some(b)) = (self.party(one), self.party(other)) else {
            return true;
        };
        let is_above = |a: &Party, b: &Party| a.above.binary_search(&b.person).is_ok();
        let people = (self.person_of.get(one), self.person_of.get(other));
        let is_excluded = match people {
            (Some(one), Some(other)) => self.excluded.contains(&(one.clone(), other.clone())),
            _ => true,
        };
        a.person == b.person || is_above(a, b) || is_above(b, a) || is_excluded
    }

    /// What a circle with these people is to somebody who would lead it or not.
    pub fn fit(
        &self,
        part: &Id<Participation>,
        leads: bool,
        kind: CircleKind,
        people: &[(Id<Participation>, bool)],
    ) -> Fit {
        if self.role_of(part).is_none() {
            return Fit::Apart;
        }
        // Whoever paused or left keeps nobody else out.
        let others = people
            .iter()
            .filter(|(other, _)| other != part && self.role_of(other).is_some());
        let judge = Judge::new(self.inputs());
        let mut points = 0;
        for (other, other_leads) in others {
            if self.are_apart(part, other) {
                return Fit::Apart;
            }
            let found = match (kind, leads, other_leads) {
                (CircleKind::Led, true, false) => self.pair_points(&judge, other, part),
                (CircleKind::Led, false, true) => self.pair_points(&judge, part, other),
                (CircleKind::Led, _, _) => Some(0),
                (CircleKind::Peers, _, _) => self.shared(part, other),
            };
            match found {
                Some(found) => points += i64::from(found),
                None => return Fit::Apart,
            }
        }
        Fit::Points(points)
    }

    fn pair_points(
        &self,
        judge: &Judge<'_>,
        mentee: &Id<Participation>,
        mentor: &Id<Participation>,
    ) -> Option<u32> {
        let mentee = self.scoring.place(Role::Mentee, mentee)?;
        let mentor = self.scoring.place(Role::Mentor, mentor)?;
        judge.points(Pair { mentee, mentor })
    }

    fn shared(&self, one: &Id<Participation>, other: &Id<Participation>) -> Option<u32> {
        Some(shared_by(self.party(one)?, self.party(other)?))
    }

    /// The points of a circle, and who of it must not be in it with somebody else
    /// or does not take part.
    pub fn points_of(
        &self,
        circle: &Circle,
        people: &[(Id<Participation>, bool)],
    ) -> (i64, Vec<Id<Participation>>) {
        let (mut twice, mut apart) = (0, Vec::new());
        for (part, leads) in people {
            match self.fit(part, *leads, circle.kind, people) {
                Fit::Points(points) => twice += points,
                Fit::Apart => apart.push(part.clone()),
            }
        }
        (twice / 2, apart)
    }

    /// Who takes part in these roles and sits in no circle, with why.
    pub fn without(
        &self,
        programme: &Programme,
        roles: &[Role],
    ) -> Vec<(Id<Participation>, Without)> {
        let circles: Vec<_> = programme
            .circles_in_order()
            .into_iter()
            .map(|it| (it.kind, programme.seated_in(&it.id)))
            .collect();
        let seated: BTreeSet<&Id<Participation>> = circles
            .iter()
            .flat_map(|(_, people)| people.iter().map(|(part, _)| part))
            .collect();
        let mut found = Vec::new();
        for role in roles {
            for part in self.everybody(*role) {
                if seated.contains(&part) {
                    continue;
                }
                let leads = |kind: CircleKind| kind == CircleKind::Led && *role == Role::Mentor;
                let mut why = Without::Rules;
                for (kind, people) in &circles {
                    let leads = leads(*kind);
                    if self.fit(&part, leads, *kind, people) == Fit::Apart {
                        continue;
                    }
                    let is_led = *kind == CircleKind::Peers || people.iter().any(|it| it.1);
                    if leads || is_led {
                        why = Without::Room;
                        break;
                    }
                    why = Without::Leader;
                }
                found.push((part, why));
            }
        }
        found
    }

    /// For each of these mentees the mentors who lead no circle and whom the rules
    /// would let lead them, most points first.
    pub fn would_lead(
        &self,
        programme: &Programme,
        mentees: &[Id<Participation>],
    ) -> Vec<Vec<Id<Participation>>> {
        let seats = programme.seats.values().map(|it| &**it);
        let leading: BTreeSet<&Id<Seat>> = seats
            .filter(|it| it.leads && it.circle.is_some())
            .map(|it| &it.id)
            .collect();
        let mut points = RulePoints::new(self.inputs());
        let mut row = Vec::new();
        let mut of_mentee = |mentee: &Id<Participation>| {
            row.clear();
            if let Some(at) = self.scoring.place(Role::Mentee, mentee) {
                points.row(at as usize, &mut row);
            }
            row.sort_by_key(|(mentor, points)| (std::cmp::Reverse(*points), *mentor));
            let mentors = row.iter();
            mentors
                .map(|(mentor, _)| part_at(&self.scoring, (Role::Mentor, *mentor)))
                .filter(|it| !leading.contains(&it.cast()) && !self.are_apart(mentee, it))
                .collect()
        };
        mentees.iter().map(&mut of_mentee).collect()
    }

    /// Mentors who were taken out of a circle and take part: they led one and lead
    /// none now.
    pub fn led_before(&self, programme: &Programme) -> Vec<Id<Participation>> {
        let seats = programme.seats.values();
        let out = seats.filter(|it| it.circle.is_none());
        let parts = out.map(|it| it.id.cast());
        parts
            .filter(|part| self.role_of(part) == Some(Role::Mentor))
            .collect()
    }
}

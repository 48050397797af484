//! From the inputs of a run to what is to be grouped.

use std::collections::BTreeMap;

use super::super::inputs::{Family, Inputs, Party};
use super::super::transport::{Points as _, RulePoints};
use super::{Asked, sizes};
use crate::domain::people::Role;
use crate::domain::rules::Label;

/// The most people grouped at once: what two of them share is kept for all pairs.
const MAX_PEERS: usize = 3_000;

/// What each two may share.
const SHARED: [Family; 4] = [
    Family::Skills,
    Family::Goals,
    Family::Interests,
    Family::Values,
];

/// Who is grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Mentees, in circles with these leaders: for each circle one or two
    /// mentors, by place in the inputs.
    Led(Vec<Vec<u32>>),
    /// People of these roles among themselves.
    Peers(Vec<Role>),
}

/// A call for groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who.
    pub who: Who,
    /// People of a group at least, leaders not counted; of circles it is only wished.
    pub least: u32,
    /// And at most.
    pub most: u32,
    /// People of one unit in a group at most.
    pub most_of_unit: Option<u32>,
    /// Who has a group already and stays there, by place in [`members`], each once.
    pub settled: Vec<u32>,
    /// Who else must not be in one group, by place in [`members`].
    pub apart: Vec<(u32, u32)>,
}

/// A call that cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Too many for peer groups.
    #[error("{0} people: at most {MAX_PEERS}")]
    TooMany(usize),
    /// A leader who is not there.
    #[error("no mentor {0}")]
    NoLeader(u32),
    /// The least size is above the most.
    #[error("sizes from {least} to {most}")]
    Sizes {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
}

/// Who is grouped, by role and place in the inputs.
pub fn members(who: &Who, inputs: &Inputs) -> Vec<(Role, u32)> {
    let of = |role: Role| {
        let n = match role {
            Role::Mentee => inputs.mentees.len(),
            Role::Mentor => inputs.mentors.len(),
        };
        (0..u32::try_from(n).unwrap_or(u32::MAX)).map(move |at| (role, at))
    };
    match who {
        Who::Led(_) => of(Role::Mentee).collect(),
        Who::Peers(roles) => roles.iter().flat_map(|role| of(*role)).collect(),
    }
}

impl Call {
    /// What is to be grouped.
    pub fn asked(&self, inputs: &Inputs) -> Result<Asked, CallError> {
        let (least, most) = (self.least, self.most);
        if least == 0 || least > most {
            return Err(CallError::Sizes { least, most });
        }
        let members = members(&self.who, inputs);
        let party = |(role, at): &(Role, u32)| match role {
            Role::Mentee => &inputs.mentees[*at as usize],
            Role::Mentor => &inputs.mentors[*at as usize],
        };
        let parties: Vec<&Party> = members.iter().map(party).collect();
        let mut asked = match &self.who {
            Who::Led(leaders) => self.led(leaders, inputs)?,
            Who::Peers(_) => self.peers(&parties)?,
        };
        asked.units = parties.iter().map(|it| it.label(Label::Unit)).collect();
        asked.most_of_unit = self.most_of_unit;
        asked.apart = self.apart(&parties);
        for settled in &self.settled {
            let row = asked.own.get_mut(*settled as usize);
            row.into_iter().flatten().for_each(|cell| *cell = None);
        }
        Ok(asked)
    }

    fn led(&self, leaders: &[Vec<u32>], inputs: &Inputs) -> Result<Asked, CallError> {
        let n_mentors = inputs.mentors.len();
        let gone = leaders
            .iter()
            .flatten()
            .find(|it| **it as usize >= n_mentors);
        if let Some(gone) = gone {
            return Err(CallError::NoLeader(*gone));
        }
        let mut points = RulePoints::new(inputs);
        let mut row = Vec::new();
        let mut own = Vec::with_capacity(inputs.mentees.len());
        for mentee in 0..inputs.mentees.len() {
            row.clear();
            points.row(mentee, &mut row);
            let with: BTreeMap<u32, u32> = row.iter().copied().collect();
            let of_circle = |leaders: &Vec<u32>| {
                let each = leaders.iter().map(|it| with.get(it).copied());
                each.sum::<Option<u32>>().filter(|_| !leaders.is_empty())
            };
            own.push(leaders.iter().map(of_circle).collect());
        }
        Ok(Asked {
            n_groups: leaders.len(),
            most: self.most,
            own,
            ..Asked::default()
        })
    }

    fn peers(&self, parties: &[&Party]) -> Result<Asked, CallError> {
        if parties.len() > MAX_PEERS {
            return Err(CallError::TooMany(parties.len()));
        }
        let n_people = parties.len().saturating_sub(self.settled.len());
        let (n_groups, most) = sizes(n_people, self.least, self.most);
        // Nobody shares anything with themselves.
        let cell = |one: usize, other: usize| {
            let differ = one != other;
            u32::from(differ) * shared_by(parties[one], parties[other])
        };
        let all = 0..parties.len();
        let row = |one: usize| all.clone().map(|other| cell(one, other)).collect();
        let shared = all.clone().map(row).collect();
        Ok(Asked {
            n_groups,
            most,
            own: vec![vec![Some(0); n_groups]; parties.len()],
            shared,
            ..Asked::default()
        })
    }

    /// One person in two roles, reporting lines, and those named beside.
    fn apart(&self, parties: &[&Party]) -> Vec<Vec<u32>> {
        let mut by_person: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, party) in (0..).zip(parties) {
            by_person.entry(party.person).or_default().push(at);
        }
        let mut apart = vec![Vec::new(); parties.len()];
        let mut keep = |one: u32, other: u32| {
            let n = parties.len();
            if one != other && (one as usize) < n && (other as usize) < n {
                apart[one as usize].push(other);
                apart[other as usize].push(one);
            }
        };
        for (at, party) in (0..).zip(parties) {
            let above = party.above.iter().chain([&party.person]);
            let others = above.filter_map(|person| by_person.get(person));
            others.flatten().for_each(|other| keep(at, *other));
        }
        for (one, other) in &self.apart {
            keep(*one, *other);
        }
        for others in &mut apart {
            others.sort_unstable();
            others.dedup();
        }
        apart
    }
}

/// A point for each skill, goal, interest and value that both name.
pub fn shared_by(one: &Party, other: &Party) -> u32 {
    let of = |family: &Family| n_both(one.set(*family), other.set(*family));
    SHARED.iter().map(of).sum()
}

/// How many numbers stand in both of two ascending lists.
fn n_both(one: &[u32], other: &[u32]) -> u32 {
    let both = one.iter().filter(|it| other.binary_search(it).is_ok());
    u32::try_from(both.count()).unwrap_or(u32::MAX)
}

//! As few rounds as there can be: an edge colouring of a bipartite graph.
//!
//! A meeting takes a round that is free for both. Where none is, a round `a`
//! free for the mentee and `b` free for the mentor: the meetings in `a` and `b`
//! that hang together from the mentor on form a path, which cannot reach the
//! mentee (it would arrive there in `a`); they change rounds with each other,
//! and `a` is free for both. So the most meetings of any one person are rounds
//! enough (Kőnig). Takes at most meetings × people steps.

/// No meeting.
pub(super) const NONE: u32 = u32::MAX;

/// Meetings in rounds. People are mentees first, then mentors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Rounds in use.
    pub n_rounds: u32,
    /// The two people of each meeting.
    pub ends: Vec<(u32, u32)>,
    /// For each person and round the meeting, or [`NONE`].
    pub at: Vec<u32>,
    /// Meetings of each person.
    pub n_meetings: Vec<u32>,
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "places of people and of their meetings: far below 2^32"
)]
pub(super) fn coloured(pairs: &[(u32, u32)], n_mentees: usize, n_mentors: usize) -> Plan {
    let n_people = n_mentees + n_mentors;
    let ends: Vec<(u32, u32)> = pairs
        .iter()
        .map(|(mentee, mentor)| (*mentee, n_mentees as u32 + mentor))
        .collect();
    let mut n_meetings = vec![0_u32; n_people];
    for (mentee, mentor) in &ends {
        n_meetings[*mentee as usize] += 1;
        n_meetings[*mentor as usize] += 1;
    }
    let n_rounds = n_meetings.iter().copied().max().unwrap_or(0);
    let mut plan = Plan {
        at: vec![NONE; n_people * n_rounds as usize],
        n_rounds,
        ends,
        n_meetings,
    };
    for meeting in 0..plan.ends.len() as u32 {
        plan.add(meeting);
    }
    plan
}

impl Plan {
    /// The round of each meeting.
    pub fn rounds(&self) -> Vec<u32> {
        let mut rounds = vec![0; self.ends.len()];
        for person in 0..self.n_meetings.len() {
            for (round, meeting) in (0..).zip(self.of(person)) {
                if *meeting != NONE {
                    rounds[*meeting as usize] = round;
                }
            }
        }
        rounds
    }

    /// A person's meetings by round.
    pub fn of(&self, person: usize) -> &[u32] {
        let n = self.n_rounds as usize;
        &self.at[person * n..(person + 1) * n]
    }

    fn slot(&self, person: u32, round: u32) -> usize {
        person as usize * self.n_rounds as usize + round as usize
    }

    fn put(&mut self, meeting: u32, round: u32) {
        let (mentee, mentor) = self.ends[meeting as usize];
        for person in [mentee, mentor] {
            let slot = self.slot(person, round);
            self.at[slot] = meeting;
        }
    }

    fn first_free(&self, person: u32) -> u32 {
        let mut rounds = (0..).zip(self.of(person as usize));
        let free = rounds.find(|(_, meeting)| **meeting == NONE);
        // Nobody has more meetings than there are rounds.
        free.map_or(0, |(round, _)| round)
    }

    fn add(&mut self, meeting: u32) {
        let (mentee, mentor) = self.ends[meeting as usize];
        let both = (0..self.n_rounds)
            .find(|round| [mentee, mentor].iter().all(|it| self.is_free(*it, *round)));
        let round = both.unwrap_or_else(|| {
            let (a, b) = (self.first_free(mentee), self.first_free(mentor));
            let path = self.path(mentor, a, b);
            self.exchange(&path, a, b);
            a
        });
        self.put(meeting, round);
    }

    fn is_free(&self, person: u32, round: u32) -> bool {
        self.at[self.slot(person, round)] == NONE
    }

    /// The meetings in `a` and `b` in turn, from a person on who has none in `b`.
    pub fn path(&self, from: u32, a: u32, b: u32) -> Vec<u32> {
        let (mut person, mut round) = (from, a);
        let mut path = Vec::new();
        loop {
            let meeting = self.at[self.slot(person, round)];
            if meeting == NONE {
                return path;
            }
            path.push(meeting);
            person = self.other(meeting, person);
            round = if round == a { b } else { a };
        }
    }

    /// The other person of a meeting.
    pub fn other(&self, meeting: u32, person: u32) -> u32 {
        let (mentee, mentor) = self.ends[meeting as usize];
        if mentee == person { mentor } else { mentee }
    }

    /// Moves the meetings of a path that begins in `a` to the other of the two
    /// rounds.
    pub fn exchange(&mut self, path: &[u32], a: u32, b: u32) {
        let rounds = [a, b].into_iter().cycle();
        for (meeting, round) in path.iter().zip(rounds.clone()) {
            let (mentee, mentor) = self.ends[*meeting as usize];
            for person in [mentee, mentor] {
                let slot = self.slot(person, round);
                if self.at[slot] == *meeting {
                    self.at[slot] = NONE;
                }
            }
        }
        for (meeting, round) in path.iter().zip(rounds.skip(1)) {
            self.put(*meeting, round);
        }
    }
}
